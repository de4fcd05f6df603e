import Formats
import Records
import Support
import Testing
import Text

/// Input that would make a parser recurse, trap, or read the same bytes again and again.
@Suite struct BibTeXHostileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// Repeated many times.
    let unit: String
    var before = ""
    var after = ""

    var testDescription: String { name }
  }

  @Test(
    arguments: [
      Case(name: "braces that open", unit: "{", before: "@a{b, c = "),
      Case(name: "braces that close", unit: "}", before: "@a{b, c = "),
      Case(name: "deep nesting", unit: "{", before: "@a{b, c = ", after: "x"),
      Case(name: "entries that end in a value", unit: "@a{b, c = {x\n"),
      Case(name: "entries that end in quotes", unit: "@a{b, c = \"x\n"),
      Case(name: "entries in parentheses that end in quotes", unit: "@a(b, c = \"x\n"),
      Case(name: "fields that open a brace", unit: "c = {x, ", before: "@a{b,"),
      Case(name: "fields that open a quote", unit: "c = \"x, ", before: "@a{b,"),
      Case(name: "quotes within quotes", unit: "\"x\" y ", before: "@a{b, c = "),
      Case(name: "fields followed by words", unit: "c = \"x\" y, ", before: "@a{b, "),
      Case(name: "comments that open", unit: "@comment{\n"),
      Case(name: "at signs", unit: "@"),
      Case(name: "lines of at signs", unit: "\n @ a"),
      Case(name: "words for values", unit: "c = x y z ", before: "@a{b, "),
      Case(name: "words for fields", unit: "x ", before: "@a{b, "),
      Case(name: "number signs", unit: "# ", before: "@a{b, c = "),
      Case(name: "strings", unit: "@string{a = a # a}\n", before: "@string{a = {x}}"),
      Case(name: "names", unit: "A and ", before: "@a{b, author = {", after: "}}"),
      Case(name: "and alone", unit: "and ", before: "@a{b, author = {", after: "}}"),
      Case(name: "commas in a name", unit: "A, ", before: "@a{b, author = {", after: "}}"),
      Case(name: "one field again and again", unit: "%\n", before: "@a{b, ", after: "}"),
      Case(name: "nulls", unit: "\0", before: "@a{b, c = {", after: "}}"),
    ])
  func takesTimeInProportion(_ test: Case) {
    expectWorkInProportion(upTo: 20_000) { size in
      let source = test.before + String(repeating: test.unit, count: size) + test.after
      let file = BibTeX.read(Array(source.utf8), file: "a.bib") { _ in }
      let imports = BibTeX.records(of: file) { _ in }
      #expect(imports.count == file.entries.count)
    }
  }

  /// Every text that one byte away from a good one is read, and says something of each entry.
  @Test func readsWhatIsLeftOfAnEntry() {
    let entry = #"@article{k, author = "A {\"o} and B", month = jan # "~1", title={x {y} z}, % c"#
    let source = Array("\(entry)\n}\n@book(l, year = 2000)\n".utf8)
    for index in source.indices {
      for byte in Array("{}\"@,%\n".utf8) {
        var changed = source
        changed[index] = byte
        Self.check(changed)
        changed.insert(source[index], at: index)
        Self.check(changed)
      }
      Self.check(Array(source[..<index]))
    }
  }

  private static func check(_ source: [UInt8]) {
    let file = BibTeX.read(source, file: "a.bib") { problem in
      let range = problem.location?.bytes ?? 0..<0
      #expect(range.upperBound <= source.count)
    }
    for imported in BibTeX.records(of: file, report: { _ in }) {
      let record = imported.record(key: key)
      for dialect in [BibTeX.Dialect.bibtex, .biblatex] {
        let text = BibTeX.Writer(dialect).text(of: [record])
        // What is written can be read without a complaint about its form.
        let again = BibTeX.read(Array(text.utf8), file: "b.bib") { problem in
          let isKey = problem.message.hasPrefix("biber cannot read the key")
          #expect(
            isKey, "\(problem.message) in \(text) from \(String(decoding: source, as: UTF8.self))")
        }
        #expect(again.entries.count == 1)
      }
    }
  }

  private static let key: CitationKey = {
    guard let key = CitationKey(ifValid: "k") else { preconditionFailure("a key") }
    return key
  }()
}
