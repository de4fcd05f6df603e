public import Text

/// MEDLINE's tagged format, which PubMed saves as `.nbib`.
///
/// ibid only reads it.
///
///     PMID- 23193287
///     TI  - GenBank.
///     FAU - Benson, Dennis A
///
/// - Source: "MEDLINE/PubMed Data Element (Field) Descriptions", National Library of Medicine.
public enum MEDLINE {
  /// Reads a file.
  ///
  /// Each fault gives a message, and loses at most the line that contains it.
  ///
  /// Tags without an equivalent field become fields `nbib_xx`, except for PubMed's administrative
  /// tags, such as the date, source and status of a record.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var reader = MEDLINEReader(text, file: file)
    let entries = reader.entries()
    for problem in reader.problems { report(problem) }
    let records = entries.map { entry in
      var importer = MEDLINEImport(entry)
      return importer.record()
    }
    return ImportedFile(text: text, records: records)
  }
}

/// Splits MEDLINE's format into records and their lines.
struct MEDLINEReader {
  private var lines: LineReader
  private let bytes: [UInt8]
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var found: [TaggedEntry] = []
  private var entry = TaggedEntry()
  private var isOutsideReported = false

  init(_ text: [UInt8], file: String) {
    lines = LineReader(text)
    bytes = text
    self.file = file
  }

  mutating func entries() -> [TaggedEntry] {
    while let line = lines.next() {
      if line.isEmpty {
        end()
      } else if let tag = Self.tag(in: bytes[line]) {
        if tag == "PMID", entry["PMID"] != nil { end() }
        let value = lines.text(min(line.lowerBound + 5, line.upperBound)..<line.upperBound).trimmed
        entry.lines.append(TaggedLine(tag, value, range: line))
      } else if entry.lines.isEmpty {
        warnOutside(line)
      } else {
        entry.extend(with: lines.text(line), to: line.upperBound)
      }
    }
    end()
    return found
  }

  /// The tag of a line: two to four capitals or digits, spaces up to the fifth character, and a
  /// hyphen there.
  static func tag(in line: ArraySlice<UInt8>) -> String? {
    let start = line.startIndex
    guard line.count >= 5, line[start + 4] == UInt8(ascii: "-"), (0x41...0x5A).contains(line[start])
    else { return nil }
    let tag = line[start..<start + 4].prefix { (0x41...0x5A).contains($0) || $0.isASCIIDigit }
    guard tag.count >= 2, line[start + tag.count..<start + 4].allSatisfy(\.isBlank) else {
      return nil
    }
    return String(decoding: tag, as: UTF8.self)
  }

  private mutating func end() {
    if !entry.lines.isEmpty { found.append(entry) }
    entry = TaggedEntry()
  }

  private mutating func warnOutside(_ line: Range<Int>) {
    guard !isOutsideReported else { return }
    isOutsideReported = true
    problems.append(
      Diagnostic(
        "a line stands outside of any record", hint: "begin a record with \"PMID- \"",
        at: SourceRange(file: file, bytes: line), severity: .warning))
  }
}
