import Support
import Formats
import Records
import Testing
import Text

/// Records as lines of comma-separated values.
struct CSVTests {
  private func text(_ fields: [[Field]]) throws -> String {
    try CSV.text(
      of: fields.enumerated().map { index, fields in
        Record(key: try CitationKey("k\(index)"), type: "misc", fields: fields)
      })
  }

  /// ibid's own tables have `date` and `tag`; here people are separated by semicolons.
  @Test func readsTablesOfOthersThatBeginWithKeyAndType() {
    let table = "key,type,title,author,year\na,article,T,\"Doe, Jane; Roe, K\",2001\n"
    let records = CSV.read(Array(table.utf8), file: "a.csv") { _ in }.records
    #expect(
      records.first?.fields == [
        Field("title", "T"), Field("author", "Doe, Jane"), Field("author", "Roe, K"),
        Field("date", "2001"),
      ])
  }

  @Test func columnsAreInTheOrderOfTheSchema() throws {
    let text = try text([
      [Field("tag", "t"), Field("mine", "m"), Field("date", "2020")],
      [Field("title", "T"), Field("author", "A, B; equal"), Field("author", "C, D")],
    ])
    #expect(
      text == """
        key,type,title,author,date,mine,tag
        k0,misc,,,2020,m,t
        k1,misc,T,"A, B; equal | C, D",,,

        """)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a \"b\"", "\"a \"\"b\"\"\""), ("a\nb", "\"a\nb\""),
    ("a;b", "a;b"), ("a | b|c | d", "a \\| b|c \\| d"), ("| a |", "\\| a \\|"),
    ("a \\| b", "a \\\\| b"), ("a|b", "a|b"),
    ("'=1", "''=1"), ("'a", "'a"), ("=1+1", "'=1+1"),
    ("-x", "'-x"), ("+x", "'+x"), ("@x", "'@x"),
    ("\tx", "'\tx"), ("=\"x\"", "\"'=\"\"x\"\"\""), ("数", "数"), ("", ""),
  ])
  func writesACell(_ value: String, _ cell: String) throws {
    #expect(try text([[Field("note", value)]]) == "key,type,note\nk0,misc,\(cell)\n")
  }

  /// Values that come back as they are, alone and beside another one.
  @Test(
    arguments: [
      "plain", "a,b", "a \"b\"", "a\nb", "a | b|c | d", "| a |", "a |", "| b", "|", "\\|",
      "a \\| b",
      "a \\\\| b", "a \\", "=1+1", "'=1", "''=1", "'a", "-x", "\"", "\"\"", ",", "a;b", "数", "x\ty",
    ])
  func readsWhatItWrites(_ value: String) throws {
    let records = [
      Record(key: try CitationKey("k"), type: "book", fields: [Field("title", value)]),
      Record(
        key: try CitationKey("l"), type: "book",
        fields: [Field("title", "T"), Field("keyword", value), Field("keyword", "other")]),
    ]
    let file = CSV.read(Array(CSV.text(of: records).utf8), file: "x.csv") { problem in
      Issue.record("\(problem.message)")
    }
    #expect(file.records.map { $0.record(key: .pending) } == records)
  }

  @Test(
    arguments: [
      ("title,author\nT,\"Lee, Ann\"", "Lee, Ann"), ("title;author\nT;Lee, Ann", "Lee, Ann"),
      ("title\tauthor\nT\tLee, Ann\r\n", "Lee, Ann"),
      ("Title,Authors\nT,\"Lee, A.; van der Kim, B.\"", "Lee, A. | van der Kim, B."),
      ("Title,Authors\nT,\"Lee A., Kim B.-K.\"", "Lee, A. | Kim, B.-K."),
      ("Title,Authors\nT,\"Lee AB, Kim B\"", "Lee, A. B. | Kim, B."),
      ("Title,Authors\nT,\"Ann Lee, Bo Kim\"", "Lee, Ann | Kim, Bo"),
      ("Title,Authors\nT,Ann Lee and Bo Kim", "Lee, Ann | Kim, Bo"),
      ("Title,Authors\nT,\"Lee, A., Kim, B.\"", "Lee, A. | Kim, B."),
      ("Title,Authors\nT,{Pond Group}", "{Pond Group}"), ("Title,Authors\nT,Plato", "Plato"),
    ])
  func readsNamesOfATable(_ text: String, _ names: String) throws {
    let file = CSV.read(Array(text.utf8), file: "x.csv") { _ in }
    let record = try #require(file.records.first).record(key: .pending)
    #expect(record.values(of: .author).joined(separator: " | ") == names)
  }

  @Test func withoutRecordsThereIsAHead() throws { #expect(try text([]) == "key,type\n") }
}
