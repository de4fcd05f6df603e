import Formats
import Foundation
import Records
import Support
import Testing
import Text

/// Every file of `Tests/Fixtures`, and beside it what is read of it: records, then messages.
@Suite struct FixtureTests {
  static let files: [URL] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Fixtures").standardized
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    return names.filter { name in
      let isText = ![".read", ".pdf"].contains { name.hasSuffix($0) } && name.contains(".")
      return isText && Exchange.all.contains { name.hasPrefix("\($0.folder)/") }
    }.sorted().map(root.appendingPathComponent)
  }()

  @Test func areThere() { #expect(Self.files.count > 20) }

  @Test(arguments: files)
  func reads(_ file: URL) throws {
    let format = try #require(Exchange.all.first { $0.has(file) })
    var problems: [Diagnostic] = []
    let bytes = Array(try Data(contentsOf: file))
    let result = format.read(bytes, file.lastPathComponent) { problems.append($0) }
    let messages = problems.map { $0.described(in: result.text) + "\n" }.joined()
    let text = result.records.map(Exchange.lines).joined(separator: "\n")
    try expectFile(
      file.appendingPathExtension("read"), holds: "\(text)\n\(messages)",
      at: SourceLocation(fileID: #fileID, filePath: #filePath, line: #line, column: #column))
    let isValid = file.path.contains("/valid/")
    let isQuiet = problems.allSatisfy { $0.severity == .warning }
    #expect(isQuiet || !isValid)
    #expect(!problems.isEmpty || isValid)
  }
}

/// The formats that are read and written through `ImportedFile`.
struct Exchange: Sendable {
  /// The folder of the format's fixtures.
  let folder: String
  let read: @Sendable ([UInt8], String, (Diagnostic) -> Void) -> ImportedFile
  /// `nil` for a format that is only read.
  let text: (@Sendable ([Record], ExportContext, (Diagnostic) -> Void) -> String)?

  static let all = [
    Exchange(
      folder: "csl-json", read: { CSLJSON.read($0, file: $1, report: $2) },
      text: { CSLJSON.text(of: $0, in: $1, report: $2) }),
    Exchange(
      folder: "ris", read: { RIS.read($0, file: $1, report: $2) },
      text: { RIS.text(of: $0, in: $1, report: $2) }),
    Exchange(
      folder: "enw", read: { EndNote.read($0, file: $1, report: $2) },
      text: { EndNote.text(of: $0, in: $1, report: $2) }),
    Exchange(folder: "nbib", read: { MEDLINE.read($0, file: $1, report: $2) }, text: nil),
    Exchange("hayagriva", .hayagriva), Exchange("csv", .csv), Exchange("endnote-xml", .endNoteXML),
    Exchange("wos", .webOfScience), Exchange("zotero", .zotero), Exchange("cff", .cff),
    Exchange("papis", .papis), Exchange("cobib", .coBib),
    Exchange("academicpages", .academicPages),
  ]

  init(
    folder: String,
    read: @escaping @Sendable ([UInt8], String, (Diagnostic) -> Void) -> ImportedFile,
    text: (@Sendable ([Record], ExportContext, (Diagnostic) -> Void) -> String)?
  ) {
    self.folder = folder
    self.read = read
    self.text = text
  }

  init(_ folder: String, _ format: FileFormat) {
    self.folder = folder
    read = { bytes, file, report in
      format.reader?(bytes, file, report) ?? ImportedFile(text: bytes)
    }
    text =
      if case .text(let writer)? = format.writer { { writer($0, $1, $2) } } else { nil }
  }

  /// Whether a fixture is of the format.
  func has(_ file: URL) -> Bool { file.path.contains("/Fixtures/\(folder)/") }

  static let csl = all[0]
  static let ris = all[1]
  static let endNote = all[2]

  /// A record a field a line.
  static func lines(of record: ImportedRecord) -> String {
    let fields = record.fields.map { field in
      let value = field.value.split(separator: "\n", omittingEmptySubsequences: false)
      return "\(field.name): \(value.joined(separator: "\n+ "))\n"
    }
    return "key: \(record.givenKey)\ntype: \(record.type)\n\(fields.joined())"
  }
}
