import Formats
import Records
import Support
import Testing
import Text
import Workspace

/// The registry of file formats.
@Suite struct FileFormatTests {
  static let record = Record(
    key: CitationKey(stored: "lovelace1843notes"), type: "article",
    fields: [
      Field("title", "Notes on the Engine"), Field("author", "Lovelace, Ada"),
      Field("date", "1843"), Field("journal", "Scientific Memoirs"), Field("volume", "3"),
    ])

  @Test func namesAreUnique() {
    #expect(Set(FileFormat.all.map(\.name)).count == FileFormat.all.count)
    for format in FileFormat.all { #expect(format.name == format.name.asciiLowercased) }
  }

  /// An ending belongs to one format.
  ///
  /// The exceptions are dialects, which have the same reader, and JSON and YAML, where the beginning
  /// of the text decides.
  @Test func endingsAreUnique() {
    var formats: [String: [String]] = [:]
    for format in FileFormat.all {
      for ending in format.endings {
        #expect(ending.hasPrefix(".") && ending == ending.asciiLowercased)
        formats[ending, default: []].append(format.name)
      }
    }
    let shared = formats.filter { $0.value.count > 1 }
    #expect(
      shared == [
        ".bib": ["bibtex", "biblatex"], ".json": ["csl-json", "json", "zotero"],
        ".yaml": ["hayagriva", "papis", "cobib"],
      ])
  }

  @Test(arguments: FileFormat.all.map(\.name))
  func isDocumentedInOneLine(_ name: String) throws {
    let format = try #require(FileFormat.all.first { $0.name == name })
    #expect(!format.documentation.isEmpty && format.documentation.utf8.count <= 80)
    #expect(!format.documentation.contains("\n") && !format.documentation.hasSuffix("."))
    #expect(format.reader != nil || format.writer != nil)
  }

  @Test(arguments: FileFormat.writableNames)
  func readsWhatItWrites(_ name: String) throws {
    let format = try #require(FileFormat.writable(named: name))
    guard let reader = format.reader else { return }
    let text = try #require(Self.text(in: format))
    var problems: [Diagnostic] = []
    let file = reader(Array(text.utf8), "x") { problems.append($0) }
    var record = try #require(file.records.first).record(key: .pending)
    // BibTeX has an order of its own.
    record.arrangeFields()
    #expect(record == Self.record && file.records.count == 1)
    #expect(problems.isEmpty && !file.isIncomplete)
  }

  /// What a format writes is recognized without a file name; biblatex is read as BibTeX.
  @Test(arguments: FileFormat.writableNames)
  func isRecognizedByContent(_ name: String) throws {
    let format = try #require(FileFormat.writable(named: name))
    guard format.reader != nil else { return }
    let text = try #require(Self.text(in: format))
    let found = FileFormat.recognized(fileName: "-", contents: Array(text.utf8))
    #expect(found == (format == .biblatex ? .bibtex : format))
  }

  @Test(arguments: [
    // By the name, whatever the text is.
    ("x.bib", "[]", "bibtex"), ("X.RIS", "", "ris"), ("x.nbib", "", "medline"),
    ("x.enw", "@", "endnote"), ("x.rec", "@", "rec"), ("x.json", "@", "csl-json"),
    ("x.json", #"{"key": "a", "type": "book"}"#, "json"),
    // By the beginning of the text, before what stands in it.
    ("-", " \n[{\"id\": \"@\"}]", "csl-json"), ("-", "PMID- 1\n", "medline"),
    ("-", "%A Lee, Ann\n@", "endnote"), ("-", "TY  - JOUR\n@", "ris"),
    ("x.txt", #"[{"key": "a", "type": "book"}]"#, "json"),
    // By an entry.
    ("-", "% a comment\n@book{a,}", "bibtex"), ("-", "Export\nTY  - JOUR\n@", "ris"),
    ("-", "@comment{\nTY  - JOUR\n}", "bibtex"), ("-", "key: a\nurl: x@y.org\n", "rec"),
    ("-", "key: a\ntype: book\n\nTY  - JOUR\n", "rec"),
    // YAML by its first entry or its keys.
    ("x.yaml", "a:\n  type: book\n", "hayagriva"), ("-", "# c\na:\n  title: @\n", "hayagriva"),
    ("x.yaml", "---\na:\n  ENTRYTYPE: book\n", "cobib"), ("-", "a:\n ENTRYTYPE: x\n", "cobib"),
    ("x.yaml", "ref: a\ntitle: T\n", "papis"), ("-", "title: T\npapis_id: 1\n", "papis"),
    ("-", "title: T\nauthor_list:\n- family: F\n", "papis"), ("-", "cff-version: 1.2.0\n", "cff"),
    ("x.yml", "a: b\n", "hayagriva"), ("-", "key: a\nref: b\ntitle: T\n", "rec"),
    ("-", "---\ntitle: T\ncollection: publications\n---\n", "academicpages"),
    ("-", "---\ntitle: T\nvenue: V\n---\n@", "academicpages"),
    // Others.
    ("x.json", #"{"items": [{"itemType": "book"}]}"#, "zotero"),
    ("-", #"[{"data": {"itemType" : "book"}}]"#, "zotero"),
    ("x.json", #"[{"id": "a", "note": "\"itemType\""}]"#, "csl-json"),
    ("-", "<?xml version=\"1.0\"?>\n<xml><records><record>", "endnote-xml"),
    ("-", "FN Clarivate\nVR 1.0\nPT J\n", "wos"), ("x.txt", "PT J\nAU A\n", "wos"),
    ("-", "PT\tAU\tTI\nJ\tA\tT\n", "wos"), ("-", "key,type,title\n", "csv"),
    ("-", "\"Title\",\"Authors\"\n@,x\n", "csv"), ("x.tsv", "a\tb\n", "csv"),
  ])
  func recognizes(_ fileName: String, _ text: String, _ name: String) {
    let format = FileFormat.recognized(fileName: fileName, contents: Array(text.utf8))
    #expect(format?.name == name)
  }

  @Test(
    arguments: [
      "a: b\n", "services:\n  web: 1\n", "name,price\napple,3\n", "title\nx\n", "<html></html>",
      "---\ntitle: A post\n---\n", "# Heading\n", "PT is a word\n", "title: T\n  - x\n",
    ])
  func recognizesNothingElse(_ text: String) {
    for name in ["-", "x.txt"] {
      #expect(FileFormat.recognized(fileName: name, contents: Array(text.utf8)) == nil)
    }
  }

  private static func text(in format: FileFormat) -> String? {
    switch format.writer {
    case .text(let writer)?: writer([record], ExportContext()) { _ in }
    case .bibTeX(let dialect)?: BibTeX.Writer(dialect).text(of: [record])
    case nil: nil
    }
  }
}
