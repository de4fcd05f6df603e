public import Checks
public import Records
public import Store
public import Text

/// A problem that a check found, and its place in a file.
public struct Fault {
  /// The check that found it.
  public let rule: Rule
  /// One clause in lower case, without a full stop.
  public let message: String
  /// What to do about it, as an imperative clause.
  public var hint: String?
  /// `nil` if the fault has no place in a file.
  public let location: SourceRange?
  /// The key of the faulty record, if there is one.
  public var key: CitationKey?
  /// The automatic fix, if there is one.
  public var fix: FieldFix?
  /// A second place that the fault concerns.
  public var other: SourceRange?

  /// Makes a fault of a diagnostic.
  public init(_ diagnostic: Diagnostic, _ rule: Rule) {
    self.rule = rule
    message = diagnostic.message
    hint = diagnostic.hint
    location = diagnostic.location
  }

  /// Makes a fault of a finding in the text of a file.
  public init(_ finding: TextFinding, in document: RecDocument, _ rule: Rule) {
    self.rule = rule
    message = finding.message
    hint = finding.hint
    location = SourceRange(file: document.file, bytes: finding.bytes)
  }

  /// Makes a fault of a finding in a record.
  public init(
    _ finding: Finding, in place: LibraryText.PlacedEntry, of text: LibraryText, _ rule: Rule
  ) {
    self.rule = rule
    message = finding.message
    hint = finding.hint
    location = SourceRange(
      file: place.document.file, bytes: place.document.range(of: finding, in: place.entry))
    key = place.position.map { text.library.records[$0].key }
    if let position = place.position, let field = finding.field, let fix = finding.fix {
      self.fix = FieldFix(position: position, field: field, change: fix)
    }
    if let position = finding.other, let place = text.entry(at: position) {
      other = SourceRange(
        file: place.document.file,
        bytes: place.entry.first(.key)?.valueBytes ?? place.entry.lines)
    }
  }
}

/// A change of one field that removes a fault.
public struct FieldFix {
  /// The position of the record in the library.
  public var position: Int
  /// The index of the field in the record's entry.
  public var field: Int
  /// What to do with the field.
  public var change: Finding.Fix
}

extension RecDocument {
  /// The bytes at fault; those of the value if the quoted text is not found.
  fileprivate func range(of finding: Finding, in entry: Entry) -> Range<Int> {
    guard let index = finding.field else { return entry.lines }
    let field = entry.fields[index]
    switch finding.part {
    case .value: return field.valueBytes
    case .name:
      let start = bytes[field.lines].firstIndex { !$0.isBlank } ?? field.lines.lowerBound
      return start..<(bytes[start...].firstIndex(of: UInt8(ascii: ":")) ?? field.lines.upperBound)
    case .text(let text):
      let value = bytes[field.valueBytes.lowerBound..<field.lines.upperBound]
      return value.firstRange(of: Array(text.utf8)) ?? field.valueBytes
    }
  }
}
