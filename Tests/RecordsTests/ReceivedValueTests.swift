import Records
import Support
import Testing

@Suite struct ReceivedValueTests {
  struct Case: CustomTestStringConvertible {
    let field: FieldName
    let value: String
    let cleaned: String

    init(_ field: FieldName, _ value: String, _ cleaned: String) {
      (self.field, self.value, self.cleaned) = (field, value, cleaned)
    }

    var testDescription: String { "\(field): \(value)" }
  }

  static let braces = [
    Case(.volume, "{91}", "91"), Case(.pages, "{{674-675}}", "674-675"),
    Case(.doi, "{10.1000/xyz}", "10.1000/xyz"), Case(.issn, "{0009-2770}", "0009-2770"),
    Case(.address, "{NEW YORK, NY}", "NEW YORK, NY"), Case(.language, "{English}", "English"),
    Case(.number, #"\{9\}"#, "9"), Case(.note, "{a} and {b}", "{a} and {b}"),
    Case(.title, "{A Page}", "{A Page}"), Case(.journal, "{CHEM LISTY}", "{CHEM LISTY}"),
    Case(.author, "{World Health Organization}", "{World Health Organization}"),
    Case(.publisher, "{}", "{}"), Case(.pages, "{S}1-{S}5", "S1-S5"),
    Case(.date, #"{"year": 1999}"#, #"{"year": 1999}"#),
  ]

  static let editions = [
    Case(.edition, "Third", "3"), Case(.edition, "{Third}", "3"), Case(.edition, "2nd", "2"),
    Case(.edition, "2nd ed.", "2"), Case(.edition, "the twelfth edition", "12"),
    Case(.edition, "3. Auflage", "3"), Case(.edition, "2e", "2"), Case(.edition, "21st", "21"),
    Case(.edition, "Revised", "Revised"), Case(.edition, "2nd revised", "2nd revised"),
    Case(.edition, "2nd <i>rev.</i>", "2nd <i>rev.</i>"), Case(.version, "2nd", "2nd"),
  ]

  static let text = [
    Case(.journal, #"\mnras"#, "Monthly Notices of the Royal Astronomical Society"),
    Case(.journal, #"{\apj}"#, "The Astrophysical Journal"),
    Case(.journal, #"\foo"#, #"\foo"#), Case(.note, #"\mnras"#, #"\mnras"#),
    Case(.title, "R &amp; D <em>in</em>\nvivo", "R & D <i>in</i> vivo"),
    Case(.abstract, "<p>One.</p><p>Two &lt; 3.</p>", "One.\n\nTwo < 3."),
    Case(.url, #"http://a.b/{\_}x&amp;y"#, "http://a.b/_x&y"),
    Case(FieldName("html_of_mine"), "&amp; <em>x</em>", "&amp; <em>x</em>"),
    Case(.file, "files/{a}&amp;b.pdf", "files/{a}&amp;b.pdf"),
  ]

  @Test(arguments: braces + editions + text)
  func cleans(_ test: Case) {
    #expect(ReceivedValue.cleaned(test.value, of: test.field) == test.cleaned)
    #expect(ReceivedValue.cleaned(test.cleaned, of: test.field) == test.cleaned)
  }

  @Test(arguments: [("3", "Third"), ("20", "Twentieth"), ("21", "21st"), ("112", "112th")])
  func ordinals(_ number: String, _ ordinal: String) {
    #expect(EditionNumber.ordinal(of: number) == ordinal)
    #expect(EditionNumber.ordinal(of: "Revised") == nil)
  }
}

@Suite struct MisplacedIdentifiersTests {
  @Test(arguments: [
    (["note: doi: 10.1000/ab"], ["doi: 10.1000/ab"]),
    (["doi: 10.1000/AB", "note: DOI 10.1000/ab"], ["doi: 10.1000/AB"]),
    (["doi: 10.1000/ab", "note: 10.1000/cd"], ["doi: 10.1000/ab", "note: 10.1000/cd"]),
    (["number: 10.1000/cd"], ["doi: 10.1000/cd"]),
    (["note: see 10.1000/cd"], ["note: see 10.1000/cd"]),
    (["note: https://doi.org/10.1000/cd"], ["note: https://doi.org/10.1000/cd"]),
    (["isbn: 00280836"], ["issn: 00280836"]),
    (["isbn: 9780306406157"], ["isbn: 9780306406157"]),
  ])
  func moves(_ given: [String], _ expected: [String]) {
    var fields = given.map { line in
      let parts = line.split(separator: ":", maxSplits: 1).map { String($0) }
      return Field(FieldName(parts[0]), String(parts[1].dropFirst()))
    }
    fields.moveIdentifiers()
    #expect(fields.map { "\($0.name): \($0.value)" } == expected)
  }
}
