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

  @Test func withoutRecordsThereIsAHead() throws { #expect(try text([]) == "key,type\n") }
}
