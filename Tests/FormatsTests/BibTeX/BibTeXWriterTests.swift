import Support
import Formats
import Records
import Testing
import Text

/// How records are written for BibTeX and for biblatex.
@Suite struct BibTeXWriterTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// The type, then a field a line.
    let record: String
    let bibtex: String
    let biblatex: String
    /// What BibTeX has no place for.
    var notes: [String] = []

    var testDescription: String { name }
  }

  @Test(arguments: cases)
  func writes(_ test: Case) {
    let record = Record(lines: test.record)
    var notes: [String] = []
    let bibtex = Self.fields(record, .bibtex) { notes.append($0.message) }
    #expect(bibtex == test.bibtex)
    #expect(notes == test.notes)
    #expect(Self.fields(record, .biblatex) { _ in } == test.biblatex)
  }

  /// The entry without its first and last lines.
  private static func fields(
    _ record: Record, _ dialect: BibTeX.Dialect, report: (Diagnostic) -> Void
  ) -> String {
    var writer = BibTeX.Writer(dialect)
    // Notes are shown here, so that the names under which each dialect has them can be seen.
    writer.privateFields.subtract(["annote", "annotation"])
    writer.venue = {
      $0.name == "icml" ? .init(name: "ICML", short: "ICML", isJournal: false) : nil
    }
    let lines = writer.text(of: [record], report: report).split(separator: "\n")
    return lines.dropFirst().dropLast().map { String($0.dropFirst(2)) }.joined(separator: "\n")
  }

  static let cases = [
    Case(
      name: "an article with a date, accents and pages",
      record: """
        article
        title: Über {BERT} & co
        author: Gödel, Kurt
        author: van der Berg, Jan
        author: others
        date: 2022-07-17
        journal: J
        pages: 1–20, 31-40
        """,
      bibtex: #"""
        author = {G{\"o}del, Kurt and van der Berg, Jan and others},
        title = {{\"U}ber {BERT} \& co},
        journal = {J},
        pages = {1--20, 31--40},
        year = {2022},
        month = jul # "~17",
        """#,
      biblatex: #"""
        author = {Gödel, Kurt and van der Berg, Jan and others},
        title = {Über {BERT} \& co},
        journaltitle = {J},
        pages = {1--20, 31--40},
        date = {2022-07-17},
        """#),
    Case(
      name: "a paper with a venue and arXiv",
      record: """
        inproceedings
        venue: jmlr 2023
        venue: icml 2022; presentation=oral
        arxiv: 2202.11678
        eprintclass: cs.LG
        """,
      bibtex: """
        booktitle = {jmlr},
        year = {2023},
        eprint = {2202.11678},
        archiveprefix = {arXiv},
        primaryclass = {cs.LG},
        """,
      biblatex: """
        booktitle = {jmlr},
        date = {2023},
        eprint = {2202.11678},
        eprinttype = {arxiv},
        eprintclass = {cs.LG},
        """),
    Case(
      name: "names that BibTeX would part elsewhere",
      record: """
        misc
        author: Ortega y Gasset, José
        author: {Barnes and Noble, Inc.}
        author: al-Ghazālī, Abū
        author: van der Berg,
        author: {da Vinci}, Leonardo
        author: King, Jr, Martin
        author: and D, C
        """,
      bibtex: #"""
        author = {{Ortega y Gasset}, Jos{\'e} and {Barnes and Noble, Inc.} and {al-Ghaz{\=a}l{\=\i}}, Ab{\=u} and van der Berg and {da Vinci}, Leonardo and King, Jr, Martin and {and D}, C},
        """#,
      biblatex: """
        author = {{Ortega y Gasset}, José and {Barnes and Noble, Inc.} and {al-Ghazālī}, Abū and van der Berg and {da Vinci}, Leonardo and King, Jr, Martin and {and D}, C},
        """),
    Case(
      name: "a reference for a name, its brace without a partner",
      record: #"""
        misc
        author: A, B
        author: xdata=a\{b-author
        """#,
      bibtex: #"author = {A, B and xdata=a\%7Bb-author},"#,
      biblatex: #"author = {A, B and xdata=a\%7Bb-author},"#),
    Case(
      name: "what is said of people, and their other parts",
      record: """
        misc
        author: A, B; equal
        author: von C, D; equal; orcid=0000; useprefix=true
        """,
      bibtex: "author = {A, B and von C, D},",
      biblatex: """
        author = {A, B and family={C}, given={D}, prefix={von}, useprefix={true}},
        author+an = {1=equal; 2=equal},
        author+an:orcid = {2="0000"},
        """,
      notes: ["\"k\": BibTeX has no place for the attributes of each author"]),
    Case(
      name: "fields of other names",
      record: """
        thesis
        genre: mathesis
        institution: I
        location: Rome
        alias: old
        keyword: one
        keyword: two, three
        status: submitted
        annotation: A
        tag: mine
        """,
      bibtex: """
        school = {I},
        address = {Rome},
        type = {mathesis},
        keywords = {one, {two, three}},
        pubstate = {submitted},
        annote = {A},
        """,
      biblatex: """
        institution = {I},
        location = {Rome},
        type = {mathesis},
        ids = {old},
        keywords = {one, {two, three}},
        pubstate = {submitted},
        annotation = {A},
        """),
    Case(
      name: "fields kept for BibTeX, and a type it lacks",
      record: """
        dataset
        bibtex: bdsk-url-1 = http://a/b\\_c
        bibtex: größe = 5
        url: http://x/~a_b%20{
        title: On $O(n)$
        """,
      bibtex: """
        title = {On {$O(n)$}},
        url = {http://x/~a_b%20%7B},
        bdsk-url-1 = {http://a/b\\_c},
        größe = {5},
        key = {On $O(n)$},
        """,
      biblatex: """
        title = {On $O(n)$},
        url = {http://x/~a_b%20%7B},
        bdsk-url-1 = {http://a/b\\_c},
        größe = {5},
        """,
      notes: ["\"k\": BibTeX has no type \"dataset\"; it is written as misc"]),
    Case(
      name: "a preprint that is only an article",
      record: "article\ntitle: T\narxiv: 2202.11678\ndate: 2022/2023",
      bibtex: """
        title = {T},
        journal = {arXiv preprint arXiv:2202.11678},
        year = {2022--2023},
        eprint = {2202.11678},
        archiveprefix = {arXiv},
        key = {T},
        """,
      biblatex: """
        title = {T},
        date = {2022/2023},
        eprint = {2202.11678},
        eprinttype = {arxiv},
        """),
  ]

  /// The short way for plain names gives what the long way does.
  @Test(arguments: [
    "Knuth, Donald E.", "Knuth, D.E.", "Knuth, D", "Lloyd-Jones, Hugh", "Doe, Jean-Paul A. B.",
    "Andrews, Andrew", "O, O", "Doe, J.-P.", "Smith, A AND B",
  ])
  func writesPlainNamesAsTheyAre(_ name: String) {
    let source = Array("@misc{k, author = {\(name) and Zoë, É.}}".utf8)
    let imports = BibTeX.records(of: BibTeX.read(source, file: "") { _ in }) { _ in }
    let fields = imports.flatMap(\.fields).map(\.value)
    let isList = name == "Smith, A AND B"
    #expect(fields == (isList ? ["Smith, A", "B", "Zoë, É."] : [name, "Zoë, É."]))
    #expect(fields.allSatisfy { Name(parsing: $0).field == $0 })
    for record in imports.compactMap({ entry in entry.key.map { entry.record(key: $0) } }) {
      let text = BibTeX.Writer(.biblatex).text(of: [record])
      let again = BibTeX.records(of: BibTeX.read(Array(text.utf8), file: "") { _ in }) { _ in }
      #expect(again.flatMap(\.fields).map(\.value) == fields)
    }
  }

  /// A parent that is not written along lends its fields, renamed as biblatex does.
  @Test(arguments: [
    (
      "incollection\ncrossref: p\ntitle: C\nbibtex: year =",
      "collection\ntitle: P\nsubtitle: S\neditor: E, F\nyear: 2001\npublisher: Pub\nalias: x",
      """
      editor = {E, F},
      title = {C},
      booktitle = {P},
      publisher = {Pub},
      year = {},
      booksubtitle = {S},
      key = {C},
      """
    ),
    (
      "article\nxdata: p\ntitle: C\njournal: J", "xdata\njournal: K\nauthor: A, B\nxdata: k",
      "author = {A, B},\ntitle = {C},\njournal = {J},"
    ),
    (
      "book\nauthor: xdata=p-author-2\nauthor: C, D\ntitle: T\npublisher: xdata=p-publisher\n"
        + "location: xdata=p-location-2 and L\nnote: xdata=q-note",
      "xdata\nauthor: A, B\nauthor: E, F\npublisher: P & Q\nlocation: M and N",
      """
      author = {E, F and C, D},
      title = {T},
      publisher = {P \\& Q},
      address = {N and L},
      note = {xdata=q-note},
      """
    ),
  ])
  func inherits(_ child: String, from parent: String, giving fields: String) {
    var writer = BibTeX.Writer(.bibtex)
    let parent = Record(lines: parent, key: "p")
    writer.parent = { $0 == "p" ? parent : nil }
    let child = Record(lines: child)
    let written = writer.text(of: [child])
    let entry = written.split(separator: "{k,\n").last ?? ""
    let lines = entry.split(separator: "\n").dropLast().map { String($0.dropFirst(2)) }
    #expect(lines.joined(separator: "\n") == fields)
  }

  @Test func laysOutAFile() {
    var writer = BibTeX.Writer(.bibtex)
    writer.venueNames = .macro
    writer.venue = { _ in .init(name: "Conf. on Ü", short: "CU", isJournal: false) }
    writer.includesAwards = true
    writer.includesLinks = true
    let parent = Record(lines: "proceedings\ntitle: P", key: "parent")
    let child = Record(
      lines: """
        inproceedings
        crossref: parent
        venue: icml 2022
        bibtex: % a note
        award: Best; url=u
        link: code https://x.y/z_1
        """, key: "child")
    #expect(
      writer.text(of: [parent, child]) == #"""
        @string{icml = {Conf. on {\"U}}}

        % a note
        @inproceedings{child,
          booktitle = icml,
          year = {2022},
          crossref = {parent},
          award = {[Best](u)},
          code = {https://x.y/z_1},
        }

        @proceedings{parent,
          title = {P},
          key = {P},
        }

        """#)
  }
}

extension Record {
  /// A record of type and fields, a line each.
  init(lines: String, key: String = "k") {
    let lines = lines.split(separator: "\n")
    let fields = lines.dropFirst().map { line in
      let parts = line.split(separator: ": ", maxSplits: 1)
      return Field(FieldName(String(parts[0])), String(parts[1]))
    }
    self.init(
      key: CitationKey(ifValid: key) ?? CitationKey.placeholder,
      type: RecordType(String(lines[0])), fields: fields)
  }
}

extension CitationKey {
  fileprivate static let placeholder = BibTeX.records(
    of: BibTeX.read(Array("@misc{k}".utf8), file: "") { _ in }
  ) { _ in }.compactMap(\.key)[0]
}
