public import Formats
public import Records
public import Text
internal import RichText

/// An entry of a bibliography file, in a form to check whether another entry has all its values.
public struct ComparableEntry {
  /// Empty if the file gives none.
  public let key: String
  /// The type of the entry.
  public let type: RecordType
  /// The title in plain text; empty if there is none.
  public let title: String
  /// The values of each field, in their order.
  private let values: [FieldName: [String]]
  /// The bytes of the entry in its file; empty for a record.
  public var spelling: ArraySlice<UInt8> = []
  /// Whether the whole entry was read without faults.
  var isSound = true

  /// - Parameters:
  ///   - key: Its key, or an empty text.
  ///   - type: Its type.
  ///   - fields: Its fields.
  ///   - marksOrganizations: Whether an organization with a name of one word differs from a person
  ///     in the format.
  init(key: String, type: RecordType, fields: [Field], marksOrganizations: Bool = true) {
    self.key = key
    self.type = type
    title = fields.first { $0.name == .title }?.value ?? ""
    var values: [FieldName: [String]] = [:]
    for field in fields.withCanonicalNames {
      let value = Self.normalized(field.value)
      let isName = !marksOrganizations && field.name.kind == .name
      values[field.name, default: []].append(isName ? Self.withoutBraces(value) : value)
    }
    self.values = values
  }

  init(_ record: Record, marksOrganizations: Bool = true) {
    self.init(
      key: record.key.text, type: record.type, fields: record.fields,
      marksOrganizations: marksOrganizations)
  }

  /// What identifies the entry: its key, or its title if it has no key.
  var identity: String { key.isEmpty ? "title \(title)" : "key \(key)" }

  /// The name of the entry in messages.
  public var name: String { key.isEmpty ? title : key }

  /// Whether one of several versions of the entry has the type and all values of each field in
  /// order.
  func isPresent(in versions: [ComparableEntry]) -> Bool {
    versions.contains { $0.type == type }
      && values.allSatisfy { name, list in versions.contains { $0.values[name] == list } }
  }

  /// The value with each run of white space as one space; line breaks in it are insignificant.
  private static func normalized(_ value: String) -> String {
    let parts = value.utf8.split(whereSeparator: \.isASCIIWhitespace)
    return parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// A one-word name without braces: `WHO` for `{WHO}`.
  private static func withoutBraces(_ name: String) -> String {
    guard name.hasPrefix("{"), name.hasSuffix("}") else { return name }
    let word = name.dropFirst().dropLast()
    let isWord = !word.utf8.contains { $0.isASCIIWhitespace || "{},".utf8.contains($0) }
    return isWord ? String(word) : name
  }

  /// The entries of a text in any format but BibTeX.
  public static func all(
    in text: [UInt8], _ format: FileFormat, _ session: Session
  ) throws(Diagnostic) -> [ComparableEntry] {
    let source = SourceText(name: "the file", bytes: text, format: format)
    return try session.candidates(in: source).map { candidate in
      ComparableEntry(
        key: candidate.key ?? "", type: candidate.record.type, fields: candidate.record.fields,
        marksOrganizations: format.marksOrganizations)
    }
  }
}

/// The contents of a `.bib` file, to compare with another.
public struct BibTeXContent {
  /// An `@string`.
  public struct Macro: Hashable {
    /// The name in lower case.
    public let name: String
    /// The text that it stands for.
    public let text: String
  }

  /// The entries, in their order.
  public let entries: [ComparableEntry]
  let macros: Set<Macro>
  /// Everything except entries and `@string`s, with one line for each piece.
  let rest: [UInt8]

  /// Whether the file has neither entries nor macros.
  public var isEmpty: Bool { entries.isEmpty && macros.isEmpty }

  init(_ bytes: [UInt8]) {
    var faults: [Int] = []
    let note = { (problem: Diagnostic) in
      if let place = problem.location?.bytes.lowerBound { faults.append(place) }
    }
    let file = BibTeX.read(bytes, file: "", report: note)
    let imports = BibTeX.records(of: file, report: note)
    faults.sort()
    entries = zip(file.entries, imports).map { entry, imported in
      var comparable = ComparableEntry(
        key: imported.givenKey, type: imported.type, fields: imported.fields)
      comparable.spelling = file.text[entry.range]
      comparable.isSound = !Self.hasAny(of: faults, in: entry.range)
      return comparable
    }
    macros = Set(
      file.macros.flatMap { definition in
        definition.fields.map { field in
          Macro(
            name: field.name.asciiLowercased,
            text: LaTeX.decode(String(decoding: file.source(of: field.value), as: UTF8.self)))
        }
      })
    var rest: [UInt8] = []
    var end = 0
    let ranges = (file.entries.map(\.range) + file.macros.map(\.range))
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > end { rest += file.text[end..<range.lowerBound] }
      rest.append(UInt8(ascii: "\n"))
      end = max(end, range.upperBound)
    }
    for comment in file.entries.flatMap(\.comments) {
      rest += file.text[comment] + [UInt8(ascii: "\n")]
    }
    self.rest = rest + file.text[end...]
  }

  /// Whether one of some ascending offsets lies in a range.
  ///
  /// - Complexity: O(log *n*).
  private static func hasAny(of offsets: [Int], in range: Range<Int>) -> Bool {
    var (low, high) = (0, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < offsets.count && offsets[low] < range.upperBound
  }
}
