import Formats
import Foundation
import Records
import Support
import Testing
import Text
import Workspace

/// Records of other programs, written by ibid and read again: no value is lost or changed.
@Suite struct ReaderRoundTripTests {
  static let folders = [
    "hayagriva", "csv", "endnote-xml", "wos", "zotero", "cff", "papis", "cobib", "academicpages",
  ]

  static let files = FixtureTests.files.filter { file in
    file.path.contains("/valid/") && folders.contains { file.path.contains("/Fixtures/\($0)/") }
  }

  /// The records of a fixture under keys of their own.
  private func records(of file: URL) throws -> [Record] {
    let format = try #require(Exchange.all.first { $0.has(file) })
    let result = format.read(Array(try Data(contentsOf: file)), file.lastPathComponent) { _ in }
    return result.records.enumerated().map { index, record in
      record.record(key: CitationKey(stored: "k\(index)"))
    }
  }

  private func read(_ text: String, _ format: FileFormat) throws -> [Record] {
    let reader = try #require(format.reader)
    return reader(Array(text.utf8), "x") { problem in
      Issue.record("\(problem.message) in \(text)")
    }.records.map { $0.record(key: .pending) }
  }

  @Test(arguments: files, [FileFormat.rec, .json, .csv].map(\.name))
  func throughAnExactFormat(_ file: URL, _ name: String) throws {
    let format = try #require(FileFormat.writable(named: name))
    guard case .text(let writer)? = format.writer else { return }
    let records = try records(of: file)
    #expect(!records.isEmpty)
    var found = try read(writer(records, ExportContext()) { _ in }, format)
    // Columns of unknown fields have one order for all records.
    for index in found.indices { found[index].fields.sort { $0.name < $1.name } }
    let expected = records.map { record in
      var record = record
      record.fields.sort { $0.name < $1.name }
      return record
    }
    #expect(found == expected)
  }

  @Test(arguments: files)
  func throughBiblatex(_ file: URL) throws {
    let records = try records(of: file)
    let text = BibTeX.Writer(.biblatex).text(of: records)
    for (record, found) in zip(records, try read(text, .biblatex)) {
      let values = Set(found.fields.map { Self.value($0) })
      let lost = record.fields.filter { field in
        !values.contains(Self.value(field)) && !Self.isNotInBibTeX(field, of: record)
      }
      #expect(lost.isEmpty, "\(text)")
    }
  }

  /// A field as BibTeX has it: with one name for `address` and `location`, and on one line.
  private static func value(_ field: Field) -> String {
    let name = field.name == .address ? .location : field.name
    let words = field.value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "\(name): \(words.replacing("\\$", with: "$"))"
  }

  /// Fields that a `.bib` file has no place for, or has in another form.
  private static func isNotInBibTeX(_ field: Field, of record: Record) -> Bool {
    switch field.name {
    // Exported on demand alone, and in al-folio's fields.
    case .link, .award, .tag, .file, .annote: true
    // Commas separate keywords there.
    case .keyword: field.value.contains(",")
    // biblatex has the attributes of names in annotations, but not all of them.
    case .author, .editor: field.value.contains(";")
    // A second field of a name is kept as text for BibTeX.
    default: record.values(of: field.name).count > 1
    }
  }

  @Test func hayagrivaThroughHayagriva() throws {
    for file in Self.files where file.path.contains("/hayagriva/") {
      let records = try records(of: file)
      var notes: [String] = []
      let text = Hayagriva.text(of: records) { notes.append($0.message) }
      let found = try read(text, .hayagriva)
      for (record, found) in zip(records, found) {
        let lost = Set(record.fields).subtracting(found.fields).map(\.name.text).sorted()
        // What the writer says that Hayagriva has no place for.
        let said = notes.joined(separator: " ")
        #expect(lost.filter { !said.contains($0) } == [], "\(record) \(found)")
        #expect(record.type == found.type)
      }
    }
  }

  /// Every text of a file stands in some field of its records.
  @Test(arguments: files)
  func keepsEveryText(_ file: URL) throws {
    let bytes = Array(try Data(contentsOf: file))
    let records = try records(of: file)
    let all = records.map { record in
      record.type.name + record.fields.map { "\($0.name.text) \($0.value)" }.joined()
    }.joined()
    let format = try #require(Exchange.all.first { $0.has(file) })
    let keys = format.read(bytes, "x") { _ in }.records.map(\.givenKey).joined(separator: " ")
    let haystack = Self.squeezed(all + keys)
    for text in Self.texts(of: bytes, file).flatMap({ $0.split(separator: ",") }) {
      let needle = Self.squeezed(String(text))
      #expect(needle.isEmpty || haystack.contains(needle), "\(text)")
    }
  }

  /// Letters and digits alone.
  private static func squeezed(_ text: String) -> String {
    String(
      text.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
      }
      .map(Character.init))
  }

  /// The texts of a YAML file, but for those that are another form of what a record has.
  private static func texts(of bytes: [UInt8], _ file: URL) -> [String] {
    guard ["papis", "cff", "hayagriva"].contains(where: { file.path.contains("/Fixtures/\($0)/") })
    else { return [] }
    let other: Set<String> = [
      "type", "author", "editor", "month", "citations", "archiveprefix", "cff-version", "role",
      "orcid",
      "date-start", "date-end", "start", "end", "page-range", "pages", "country", "year",
      "_papis_local_folder", "abstract", "verbatim",
    ]
    func texts(_ node: YAMLNode) -> [String] {
      switch node.content {
      case .plain, .quoted: [node.text].compactMap(\.self)
      case .sequence(let elements): elements.flatMap(texts)
      case .mapping(let members):
        members.filter {
          !other.contains($0.name) || $0.name == "author" && $0.value.text == nil
        }
        .flatMap { texts($0.value) }
      }
    }
    return YAMLReader.documents(of: bytes, file: "x") { _ in }.flatMap(texts)
  }
}
