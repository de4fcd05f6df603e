import Formats
import Records
import Support
import Testing
import Text

/// Fields of other programs: what they become in a record, and how they are written again.
@Suite struct ProgramFieldTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// The fields of one entry.
    let input: String
    /// The fields of the record, a line each.
    let record: String
    var mapped: String?

    var testDescription: String { name }
  }

  @Test(arguments: awards + links + tags + files)
  func maps(_ test: Case) {
    let entry = Self.entry(test.input)
    #expect(Self.lines(entry?.fields) == test.record)
    #expect(entry?.mapped.summary == test.mapped)
  }

  private static func entry(_ fields: String) -> BibTeX.Import? {
    let source = Array("@misc{k,\n\(fields)}".utf8)
    return BibTeX.records(of: BibTeX.read(source, file: "a.bib") { _ in }) { _ in }.first
  }

  private static func lines(_ fields: [Field]?) -> String? {
    fields?.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
  }

  static let awards = [
    Case(
      name: "an award", input: #"award = {Best Paper, \emph{runner-up}}"#,
      record: "award: Best Paper, <i>runner-up</i>", mapped: "1 award"),
    Case(
      name: "several awards", input: "award = {Test of Time; Best Student Paper}",
      record: "award: Test of Time\naward: Best Student Paper", mapped: "2 awards"),
    Case(
      name: "al-folio's button and text",
      input: "award = {Given in 1921; for the photoelectric effect}, award_name = {Nobel Prize}",
      record: #"award: Nobel Prize; note=Given in 1921\; for the photoelectric effect"#,
      mapped: "1 award"),
    Case(
      name: "a button that says as much as the text",
      input: "award_name = {Oral}, award = {true}", record: "award: Oral", mapped: "1 award"),
    Case(
      name: "a button alone", input: "award_name = {Spotlight}", record: "award: Spotlight",
      mapped: "1 award"),
    Case(
      name: "a link in Markdown", input: "award = {[Best Demo](https://c.example.org/a_b(1)#x)}",
      record: "award: Best Demo; url=https://c.example.org/a_b(1)#x", mapped: "1 award"),
    Case(
      name: "a semicolon in braces", input: "award = {{Prize; second class}; Medal}",
      record: "award: Prize\\; second class\naward: Medal", mapped: "2 awards"),
  ]

  static let links = [
    Case(
      name: "al-folio's buttons",
      input: #"code = {https://c.org/x\_1}, slides = {talk.pdf}, html = {\url{https://h.org/~y}}"#,
      record: "link: code https://c.org/x_1\nlink: slides talk.pdf\nlink: html https://h.org/~y",
      mapped: "3 links"),
    Case(
      name: "a path with spaces", input: "poster = {My Poster (final).pdf}",
      record: "link: poster My%20Poster%20(final).pdf", mapped: "1 link"),
    Case(
      name: "words instead of an address", input: "code = {Available soon.}, supp = {yes}",
      record: "code: Available soon.\nsupp: yes"),
    Case(
      name: "an address that is no link", input: "video = {javascript:x.y()}",
      record: "video: javascript:x.y()"),
    Case(
      name: "a file of this machine", input: "pdf = {/home/ann/p.pdf}",
      record: "file: /home/ann/p.pdf", mapped: "1 file"),
    Case(
      name: "BibDesk's addresses, one of them the DOI's",
      input: "doi = {10.1000/182}, bdsk-url-1 = {https://doi.org/10.1000/182},"
        + " bdsk-url-2 = {https://x.org/}",
      record: "doi: 10.1000/182\nlink: url https://x.org/", mapped: "1 link"),
  ]

  static let tags = [
    Case(
      name: "JabRef's groups", input: "groups = {To read, Thesis > Ch. 1}",
      record: "tag: To read\ntag: Thesis > Ch. 1", mapped: "2 tags"),
    Case(
      name: "Mendeley's tags and groups, one of them twice",
      input: #"mendeley-tags = {R{\&}D,nlp}, mendeley-groups = {Work/nlp}, groups = {nlp}"#,
      record: "tag: R&D\ntag: nlp\ntag: Work/nlp", mapped: "3 tags"),
    Case(
      name: "al-folio's selected papers", input: "selected = {true}", record: "tag: selected",
      mapped: "1 tag"),
    Case(
      name: "a paper that is not selected", input: "selected = {false}", record: "selected: false"),
    Case(
      name: "fields without a place", input: "abbr = {ICML}, preview = {p.png}, ranking = {rank5}",
      record: "abbr: ICML\npreview: p.png\nranking: rank5"),
  ]

  static let files = [
    Case(
      name: "JabRef's", input: #"file = {Draft:a/b.pdf:PDF;:C\:\\x\\y\;z.ps:PostScript}"#,
      record: "file: a/b.pdf; name=Draft\nfile: C:\\x\\y\\;z.ps", mapped: "2 files"),
    Case(
      name: "Zotero's",
      input: "file = {Full Text:files/1/a--b~c.pdf:application/pdf;"
        + "Snapshot:files/2/x.html:text/html}",
      record: "file: files/1/a--b~c.pdf; name=Full Text\nfile: files/2/x.html; name=Snapshot",
      mapped: "2 files"),
    Case(
      name: "Mendeley's",
      input: ##"""
        file = {:home/ann/A{\_}b {\&} {\"{u}}.pdf:pdf;:C$\backslash$:/Users/c{\#}.pdf:pdf}
        """##,
      record: "file: /home/ann/A_b & ü.pdf\nfile: C:/Users/c#.pdf", mapped: "2 files"),
    Case(
      name: "paths alone", input: "file = {papers/x.pdf;/abs/y.djvu; C:/z.pdf}",
      record: "file: papers/x.pdf\nfile: /abs/y.djvu\nfile: C:/z.pdf", mapped: "3 files"),
    Case(
      name: "a drive without an escape", input: "file = {:D:/x.pdf:PDF}", record: "file: D:/x.pdf",
      mapped: "1 file"),
    Case(
      name: "a type that the ending does not say", input: "file = {Data:x.bin:application/x-hdf}",
      record: "file: x.bin; name=Data; type=application/x-hdf", mapped: "1 file"),
    Case(
      name: "addresses",
      input: "local-url = {file://localhost/Users/a%20b/c.pdf},"
        + " file = {:https\\://x.org/p.pdf:PDF}",
      record: "file: /Users/a b/c.pdf\nlink: pdf https://x.org/p.pdf", mapped: "1 link, 1 file"),
    Case(name: "no path", input: "file = {::PDF}", record: "file: ::PDF"),
    Case(
      name: "BibDesk's dictionary and archive",
      input: "bdsk-file-1 = {\(bibDeskDictionary)}, bdsk-file-2 = {\(bibDeskArchive)}",
      record: "file: p/a.pdf\nbibtex: bdsk-file-1 = \(bibDeskDictionary)\n"
        + "file: Ü.pdf\nbibtex: bdsk-file-2 = \(bibDeskArchive)", mapped: "2 files"),
    Case(
      name: "a damaged value of BibDesk's", input: "bdsk-file-1 = {YnBsaXN0MDDSAQ}",
      record: "bibtex: bdsk-file-1 = YnBsaXN0MDDSAQ"),
  ]

  // {'relativePath': 'p/a.pdf'} and an NSKeyedArchiver's {'relativePath': 'Ü.pdf'}, by plistlib.
  static let bibDeskDictionary =
    "YnBsaXN0MDDRAQJccmVsYXRpdmVQYXRoV3AvYS5wZGYICxgAAAAAAAABAQAAAAAAAAADAAAAAAAAAAAA"
    + "AAAAAAAAIA=="
  static let bibDeskArchive =
    "YnBsaXN0MDDSAQIDCVgkb2JqZWN0c1QkdG9wowQFCFUkbnVsbNEGB1xyZWxhdGl2ZVBhdGiAAmUA3AAu"
    + "AHAAZABm0QoLVHJvb3SAAQgNFhsfJSg1N0JFSgAAAAAAAAEBAAAAAAAAAAwAAAAAAAAAAAAAAAAAAABM"

  // MARK: Writing

  @Test(arguments: [
    (BibTeX.FileForm.plain, #"Draft:a\:b.pdf:PDF;D:/x\;y.ps;/home/ann/c_d.html"#),
    (.jabref, #"Draft:a\:b.pdf:PDF;:D\:/x\;y.ps:PostScript;:/home/ann/c_d.html:URL"#),
    (
      .zotero,
      #"Draft:a\:b.pdf:application/pdf;x\;y.ps:D\:/x\;y.ps:application/postscript;"#
        + "c_d.html:/home/ann/c_d.html:text/html"
    ),
    (
      .mendeley,
      #":a$\backslash$:b.pdf:pdf;:D$\backslash$:/x$\backslash$;y.ps:ps;:home/ann/c{\_}d.html:html"#
    ),
  ])
  func writesFiles(_ form: BibTeX.FileForm, _ expected: String) {
    let record = Record(
      lines: "misc\nfile: a:b.pdf; name=Draft\nfile: D:/x\\;y.ps\nfile: /home/ann/c_d.html")
    var writer = BibTeX.Writer(.bibtex)
    writer.includedPrivateFields = [.file]
    writer.fileForm = form
    let text = writer.text(of: [record])
    #expect(text == "@misc{k,\n  file = {\(expected)},\n}\n")
    let again = BibTeX.records(of: BibTeX.read(Array(text.utf8), file: "") { _ in }) { _ in }
    let names = form == .mendeley || form == .zotero
    #expect(names || again.first?.fields == record.fields)
  }

  @Test(arguments: [
    "award: A; url=https://x.org/(1)", "award: A; url=https://x.org/; note=Why",
    "award: A; note=B\\; C",
    "award: A\naward: B\\; C; url=https://x.org/y", "link: code https://x.org/a_b",
    "link: url https://x.org/", "tag: selected\ntag: R&D\ntag: 50 % > x", "arxiv: 1707.08567",
    "selected: false",
  ])
  func isReadAsWritten(_ fields: String) {
    let record = Record(lines: "misc\n\(fields)")
    var writer = BibTeX.Writer(.bibtex)
    writer.includesAwards = true
    writer.includesLinks = true
    writer.includesPrivateFields = true
    let text = writer.text(of: [record])
    let again = BibTeX.records(of: BibTeX.read(Array(text.utf8), file: "") { _ in }) { _ in }
    let expected = fields.replacing("(1)", with: "%281%29")
    #expect(Self.lines(again.first?.fields) == expected)
  }

  /// Offsets beyond the end of a property list are no crash.
  @Test func survivesDamage() {
    for length in stride(from: 0, to: Self.bibDeskArchive.count, by: 4) {
      for filler in ["////", "AAAA"] {
        let text =
          Self.bibDeskArchive.prefix(length) + filler
          + Self.bibDeskArchive.dropFirst(length + 4)
        #expect(Self.entry("bdsk-file-1 = {\(text)}")?.fields.last?.name == .bibtex)
      }
    }
  }

  /// Many names in one field are read in linear time.
  @Test func isBounded() {
    let many = (0..<20_000).map { "t\($0)" }.joined(separator: ",")
    let semicolons = String(repeating: "&a;", count: 20_000)
    let entry = Self.entry("groups = {\(many)}, award = {\(semicolons)}, file = {\(semicolons)}")
    #expect(entry?.mapped.tags == 20_000)
    #expect(entry?.mapped.awards == 1)
  }
}
