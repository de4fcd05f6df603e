import Support
import Formats
import Records
import Testing
import Text

/// Real databases of every dialect and kind of damage.
///
/// They stand beside the project and are not part of it; without them there is nothing to do.
@Suite(.enabled(if: SharedFiles.areThere, "there is no ../shared/bib"))
struct CorporaTests {
  /// Files of which BibTeX reads less than stands in them.
  static let betterThanBibTeX: Set<String> = ["inukshuk+bibtex-ruby/test__fixtures__errors.bib"]

  @Test func readsEveryEntryThatBibTeXReads() {
    for row in SharedFiles.table("gold.tsv") {
      guard let bytes = SharedFiles.read("corpora/\(row[0])"), let gold = Int(row[1]),
        let repeated = Int(row[3])
      else { continue }
      let file = BibTeX.read(bytes, file: row[0]) { _ in }
      let count = file.entries.count
      #expect(count >= gold, "\(row[0])")
      #expect(count <= gold + repeated || Self.betterThanBibTeX.contains(row[0]), "\(row[0])")
      #expect(BibTeX.records(of: file) { _ in }.count == count, "\(row[0])")
    }
  }

  /// The names that every tool was asked for: ours agree with what is expected of us.
  @Test func readsNamesAsExpected() {
    for row in SharedFiles.table("names_expected.tsv") {
      let expected = Self.exceptions[row[0]] ?? row[2].filter { $0 != "{" && $0 != "}" }
      let source = Array("@misc{k, author = {\(row[0])}}".utf8)
      let imports = BibTeX.records(of: BibTeX.read(source, file: "") { _ in }) { _ in }
      let names = imports.flatMap(\.fields).filter { $0.name == "author" }.map { field in
        let name = Name(field: field.value)
        return [name.given, name.prefix, name.family, name.suffix].map { $0.isEmpty ? "∅" : $0 }
          .joined(separator: "·")
      }
      #expect(names.joined(separator: " ; ") == expected, "\(row[0])")
    }
  }

  /// Where the expected reading is not biber's; the table's notes and edge_cases.md say why.
  static let exceptions = [
    #"{\uppercase{d}e la} Cierva y Codorn{\'\i}u, Juan"#: "Juan·∅·De la Cierva y Codorníu·∅",
    ", Donald": "Donald·∅·∅·∅",
    "others": "∅·∅·others·∅",
    #"{\oe}uvre Dupont"#: "∅·œuvre·Dupont·∅",
    #"al-Ghaz\={a}l\={\i}, Ab\={u} \d{H}\=amid"#: "Abū Ḥāmid·∅·al-Ghazālī·∅",
    "иванов, иван": "иван·∅·иванов·∅",
    "Smith, John and others": "John·∅·Smith·∅ ; ∅·∅·others·∅",
    "Smith, John, Doe, Jane, Roe, Rick": "∅·∅·Smith, John, Doe, Jane, Roe, Rick·∅",
    "Smith, John and and Doe, Jane": "John·∅·Smith·∅ ; Jane·∅·Doe·∅",
    "Smith, John and": "John·∅·Smith·∅",
    "and Smith, John": "John·∅·Smith·∅",
    "Smith, J and Doe, J et al.": "J·∅·Smith·∅ ; J·∅·Doe·∅ ; ∅·∅·others·∅",
    // `\relax` does nothing and goes, so that the prefix shows.
    #"\relax van Foo, Bar"#: "Bar·van·Foo·∅",
    #"{\relax van} Gogh, Vincent"#: "Vincent·van·Gogh·∅",
    #"{\relax Ch}arles Dickens"#: "Charles·∅·Dickens·∅",
    #"{\texttt{foo}} Bar"#: "foo·∅·Bar·∅",
    "{family=Foo, given=Bar}": "∅·∅·family=Foo, given=Bar·∅",
  ]
}
