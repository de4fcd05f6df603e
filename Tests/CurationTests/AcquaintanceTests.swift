import Curation
import Records
import Testing

/// What is there already.
struct AcquaintanceTests {
  private static let known = [
    "title=The Book", "author=Knuth, Donald", "author=Lee, Ann", "date=1984-02", "doi=10.1000/AbC",
    "arxiv=2202.11678", "volume=1",
  ]

  private static func record(_ key: String, _ type: RecordType, _ fields: [String]) throws -> Record
  {
    let pairs = fields.map { $0.split(separator: "=").map(String.init) }
    return Record(
      key: try CitationKey(key), type: type, fields: pairs.map { Field(FieldName($0[0]), $0[1]) })
  }

  @Test(arguments: [
    (["doi=10.1000/abc"], "the same DOI, 10.1000/abc"),
    (["arxiv=2202.11678", "title=Else"], "the same arXiv paper, 2202.11678"),
    (
      ["title=the {book}", "author=D. E. Knuth", "date=1984"],
      "the same title, author and year"
    ),
    (
      ["title=The Böok!", "author=Knuth, D.", "author=Else", "year=1984", "volume=1", "number=3"],
      "the same title, author and year"
    ),
  ])
  func isKnown(_ fields: [String], _ reason: String) throws {
    let acquaintance = Acquaintance([try Self.record("k", "book", Self.known)])
    let match = acquaintance.match(for: try Self.record("new", "book", fields))
    #expect(match?.key.text == "k")
    #expect(match?.reason == reason)
  }

  @Test(arguments: [
    [], ["doi=10.1000/abd"], ["title=The Book"], ["title=The Book", "author=Knuth, Donald"],
    ["title=The Book", "author=Knuth, Donald", "date=1985"],
    ["title=The Books", "author=Knuth, Donald", "date=1984"],
    ["title=The Book", "author=Lee, Ann", "author=Knuth, Donald", "date=1984"],
    ["title=The Book", "author=Knuth, Donald", "date=1984", "volume=2"],
    ["title=The Book", "author=Knuth, Donald", "date=1984", "doi=10.1000/else"],
  ])
  func isNew(_ fields: [String]) throws {
    let acquaintance = Acquaintance([try Self.record("k", "book", Self.known)])
    #expect(acquaintance.match(for: try Self.record("new", "book", fields)) == nil)
  }

  @Test func anotherTypeIsAnotherWork() throws {
    let acquaintance = Acquaintance([try Self.record("k", "book", Array(Self.known[..<4]))])
    let paper = try Self.record("new", "article", Array(Self.known[..<4]))
    #expect(acquaintance.match(for: paper) == nil)
  }

  @Test func learnsWhatIsAdded() throws {
    var acquaintance = Acquaintance([])
    let record = try Self.record("k", "book", Self.known)
    #expect(acquaintance.match(for: record) == nil)
    acquaintance.add(record)
    #expect(acquaintance.match(for: record)?.key == record.key)
  }
}
