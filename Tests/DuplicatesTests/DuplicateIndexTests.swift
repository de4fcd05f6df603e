import Duplicates
import Records
import Testing

/// What is there already.
struct DuplicateIndexTests {
  private static let known = [
    "title=The Book of Sorted Things", "author=Knuth, Donald", "author=Lee, Ann", "date=1984-02",
    "doi=10.1000/AbC", "arxiv=2202.11678", "volume=1",
  ]
  private static let byHand = [known[0], known[1], "date=1984"]

  private static func record(_ key: String, _ type: RecordType, _ fields: [String]) throws -> Record
  {
    let pairs = fields.map { $0.split(separator: "=").map(String.init) }
    return Record(
      key: try CitationKey(key), type: type, fields: pairs.map { Field(FieldName($0[0]), $0[1]) })
  }

  @Test(arguments: [
    (["doi=10.1000/abc"], "the same DOI 10.1000/abc"),
    (["arxiv=2202.11678v2", "title=Else"], "the same arXiv paper 2202.11678"),
    (byHand, "the same title"),
    (["title=the {book} of sörted things!", "author=D. E. Knuth", "date=1984"], "the same title"),
  ])
  func isKnown(_ fields: [String], _ reason: String) throws {
    var acquaintance = DuplicateIndex([try Self.record("k", "book", Self.known)])
    let match = acquaintance.match(for: try Self.record("new", "book", fields))
    #expect(match?.key.text == "k")
    #expect(match?.reasons.contains(reason) == true)
  }

  @Test(arguments: [
    [], ["doi=10.1000/abd"], [known[0]], [known[0], known[1], "date=1999"],
    ["title=The Book of Lost Things", known[1], "date=1984"],
    [known[0], "author=Rowe, Kim", "date=1984"],
    ["title=The Book of Sorted Things, Part 2", known[1], "date=1984"],
    ["title=Erratum to The Book of Sorted Things", known[1], "date=1984", "doi=10.1000/else"],
  ])
  func isNew(_ fields: [String]) throws {
    var acquaintance = DuplicateIndex([try Self.record("k", "book", Self.known)])
    let match = acquaintance.match(for: try Self.record("new", "book", fields))
    #expect(match?.isOneWork != true)
  }

  @Test(arguments: [
    ["doi=10.1000/abc", "title=A Wholly Other Title", "author=Rowe, Kim"],
    [known[0], known[1], "date=1999"], [known[0]],
  ])
  func resembles(_ fields: [String]) throws {
    var acquaintance = DuplicateIndex([try Self.record("k", "book", Self.known)])
    let match = acquaintance.match(for: try Self.record("new", "book", fields))
    #expect(match?.key.text == "k")
    #expect(match?.isOneWork == false)
  }

  @Test func learnsWhatIsAdded() throws {
    var acquaintance = DuplicateIndex([])
    let record = try Self.record("k", "book", Self.known)
    #expect(acquaintance.match(for: record) == nil)
    acquaintance.add(record)
    #expect(acquaintance.match(for: record)?.key == record.key)
  }

  /// After some questions an index answers in place of a search; the answers are the same.
  @Test func answersManyQuestionsAlike() throws {
    var records = [try Self.record("k", "book", Self.known)]
    for number in 0..<50 {
      let title = "title=The Volume \(number) of Wandering Subjects"
      records.append(try Self.record("r\(number)", "book", [title, "author=Poe, Al", "date=1990"]))
    }
    var acquaintance = DuplicateIndex(records)
    for _ in 0..<40 {
      let match = acquaintance.match(for: try Self.record("new", "book", Self.byHand))
      #expect(match?.key.text == "k")
      let other = try Self.record(
        "new", "book", ["title=The Volume 7 of Wandering Subjects", "author=Poe, A.", "date=1990"])
      #expect(acquaintance.match(for: other)?.key.text == "r7")
    }
  }
}
