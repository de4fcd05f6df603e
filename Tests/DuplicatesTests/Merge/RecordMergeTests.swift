import Duplicates
import Records
import Testing

/// What becomes of two values of a field when their records are merged.
struct RecordMergeTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var why: String
    /// `field=value`, separated by ` | `.
    var leader: String
    var other: String
    var merged: String

    init(_ why: String, _ leader: String, _ other: String, _ merged: String) {
      (self.why, self.leader, self.other, self.merged) = (why, leader, other, merged)
    }

    var testDescription: String { why }
  }

  private static func record(_ key: String, _ text: String) throws -> Record {
    let fields = text.split(separator: "|").map { part in
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      return Field(FieldName(pair[0].filter { $0 != " " }), pair[1].trimmingBlanks)
    }
    return Record(key: try CitationKey(key), type: "article", fields: fields)
  }

  static let cases = [
    Case(
      "full names over initials", "author=Lee, A. | author=Kim, Bo",
      "author=Lee, Ann | author=Kim, B.",
      "alias=b | author=Lee, Ann | author=Kim, Bo"),
    Case(
      "the list that is complete", "author=Lee, Ann | author=others",
      "author=Lee, A. | author=Kim, B.",
      "alias=b | author=Lee, Ann | author=Kim, B."),
    Case(
      "people whom only the other knows", "author=Lee, Ann | author=Kim, Bo", "author=Roe, Al",
      "alias=b | author=Lee, Ann | author=Kim, Bo | merged=b; author=Roe, Al"),
    Case(
      "mixed case over capitals", "title=ON GROWTH", "title=On Growth", "alias=b | title=On Growth"),
    Case(
      "a title with its subtitle", "title=On Growth", "title=On Growth: A Study",
      "alias=b | title=On Growth: A Study"),
    Case("a whole range of pages", "pages=831–5", "pages=831–835", "alias=b | pages=831–835"),
    Case(
      "pages that differ", "pages=1–9", "pages=21–29", "alias=b | pages=1–9 | merged=b; pages=21–29"
    ),
    Case(
      "one DOI in two cases", "doi=10.1000/ABC", "doi=10.1000/abc", "alias=b | doi=10.1000/abc"),
    Case(
      "two DOIs", "doi=10.1000/abc", "doi=10.1000/xyz",
      "alias=b | doi=10.1000/abc | merged=b; doi=10.1000/xyz"),
    Case(
      "the DOI of the preprint", "doi=10.1000/abc", "doi=10.1101/2020.01",
      "alias=b | doi=10.1000/abc | link=preprint https://doi.org/10.1101/2020.01"),
    Case(
      "a second address", "url=https://a.org", "url=https://b.org",
      "alias=b | url=https://a.org | link=copy https://b.org"),
    Case(
      "tags of both", "tag=one | tag=two", "tag=Two | tag=three",
      "alias=b | tag=one | tag=two | tag=three"),
    Case(
      "two notes, and a field of the user's", "note=first; more", "note=second; most | shelf=12",
      "alias=b | note=first; more | shelf=12 | merged=b; note=second\\; most"),
    Case(
      "former keys", "alias=x", "alias=y | alias=a", "alias=x | alias=b | alias=y"),
    Case(
      "the place of a preprint", "journal=Nature | volume=3 | doi=10.1000/abc",
      "journal=arXiv preprint | number=7 | arxiv=1901.00001",
      "alias=b | journal=Nature | volume=3 | doi=10.1000/abc | arxiv=1901.00001"
        + " | merged=b; journal=arXiv preprint; number=7"),
  ]

  @Test(arguments: cases)
  func merges(_ test: Case) throws {
    let (leader, other) = (try Self.record("a", test.leader), try Self.record("b", test.other))
    var merged = RecordMerge(leader, absorbing: other).record
    merged.arrangeFields()
    var expected = try Self.record("a", test.merged)
    expected.arrangeFields()
    #expect(merged.fields.map(\.line) == expected.fields.map(\.line))
  }

  @Test func thePublishedRecordLeads() throws {
    let preprint = try Self.record("a", "title=T | arxiv=1901.00001 | note=n | abstract=a | tag=t")
    let published = try Self.record("b", "title=T | journal=Nature")
    #expect(RecordMerge.leader(among: [preprint, published]) == 1)
    #expect(RecordMerge.leader(among: [published, published]) == 0)
  }

  @Test func mergingAgainKeepsAllKeys() throws {
    let records = [
      try Self.record("a", "title=T"), try Self.record("b", "title=T | alias=old"),
      try Self.record("c", "title=T"),
    ]
    let merged = RecordMerge.merging(records, under: records[2].key).record
    #expect(merged.key.text == "c")
    #expect(Set(merged.aliases) == ["a", "b", "old"])
  }
}

extension Field {
  fileprivate var line: String { "\(name)=\(value)" }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(String(drop { $0 == " " }).reversed().drop { $0 == " " }.reversed())
  }
}
