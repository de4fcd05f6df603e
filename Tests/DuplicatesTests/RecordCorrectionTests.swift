import Duplicates
import Records
import Support
import Testing

/// How one record corrects another of the same work.
struct RecordCorrectionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let known: [Field]
    let other: [Field]
    let result: [Field]

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "a value replaces another", known: [Field("title", "Tpyo"), Field("volume", "3")],
      other: [Field("title", "Typo")], result: [Field("title", "Typo"), Field("volume", "3")]),
    Case(
      name: "a date replaces a year and a month",
      known: [Field("year", "2001"), Field("month", "5")], other: [Field("date", "2002")],
      result: [Field("date", "2002")]),
    Case(
      name: "people are replaced, and keep attributes of one's own",
      known: [Field("author", "Lee, A.; equal"), Field("author", "Poe, Al")],
      other: [Field("author", "Lee, Ann; url=https://example.org"), Field("author", "Roe, Di")],
      result: [
        Field("author", "Lee, Ann; url=https://example.org; equal"), Field("author", "Roe, Di"),
      ]),
    Case(
      name: "editors are no authors", known: [Field("author", "Lee, Ann")],
      other: [Field("editor", "Lee, Ann")],
      result: [Field("author", "Lee, Ann"), Field("editor", "Lee, Ann")]),
    Case(
      name: "tags are united, without regard to case", known: [Field("tag", "Art")],
      other: [Field("tag", "art"), Field("tag", "new")],
      result: [Field("tag", "Art"), Field("tag", "new")]),
    Case(
      name: "files, links and awards are united",
      known: [Field("award", "A"), Field("link", "code x"), Field("file", "a.pdf")],
      other: [Field("award", "B"), Field("link", "code y"), Field("file", "b.pdf")],
      result: [
        Field("award", "A"), Field("award", "B"), Field("link", "code x"), Field("link", "code y"),
        Field("file", "a.pdf"), Field("file", "b.pdf"),
      ]),
    Case(
      name: "a note follows another", known: [Field("note", "mine")],
      other: [Field("note", "theirs")], result: [Field("note", "mine\ntheirs")]),
    Case(
      name: "a note is not repeated", known: [Field("note", "mine\ntheirs")],
      other: [Field("note", "theirs")], result: [Field("note", "mine\ntheirs")]),
    Case(
      name: "a relation to itself is none", known: [], other: [Field("related", "known; type=x")],
      result: []),
  ]

  @Test(arguments: cases)
  func corrects(_ test: Case) throws {
    let known = Record(key: CitationKey(stored: "known"), type: "misc", fields: test.known)
    let other = Record(key: CitationKey(stored: "known"), type: "book", fields: test.other)
    let record = try #require(RecordCorrection(of: known, by: other)).record
    #expect(record.key == known.key && record.type == "book")
    let values = { (fields: [Field]) in fields.map { "\($0.name): \($0.value)" }.sorted() }
    #expect(values(record.fields) == values(test.result))
    let again = try #require(RecordCorrection(of: record, by: other)).record
    #expect(again == record)
  }

  @Test func theOtherKeyBecomesAnAlias() throws {
    let known = Record(key: CitationKey(stored: "known"), type: "misc")
    let other = Record(key: CitationKey(stored: "theirs"), type: "misc")
    let record = try #require(RecordCorrection(of: known, by: other)).record
    #expect(record.aliases == ["theirs"])
  }

  @Test func aPreprintDoesNotCorrectItsPublication() {
    let known = Record(
      key: .pending, type: "article",
      fields: [Field("journal", "Journal of Tests"), Field("doi", "10.1000/xyz")])
    let other = Record(key: .pending, type: "misc", fields: [Field("arxiv", "1801.00001")])
    #expect(RecordCorrection(of: known, by: other) == nil)
    #expect(RecordCorrection(of: other, by: known) != nil)
  }
}
