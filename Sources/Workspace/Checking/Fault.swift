public import Checks
public import Records
public import Store
public import Text

/// What a check found, at its place in a file.
public struct Fault {
  public let rule: Rule
  public let message: String
  public var hint: String?
  /// `nil` for what stands in no file.
  public let location: SourceRange?
  /// The key of the record at fault, if it is one.
  public var key: CitationKey?
  /// What mends it: the record's position, its field, and what becomes of it.
  public var mending: (position: Int, field: Int, fix: Finding.Fix)?
  /// A place elsewhere that the fault is about as well.
  public var other: SourceRange?

  public init(_ diagnostic: Diagnostic, _ rule: Rule) {
    self.rule = rule
    message = diagnostic.message
    hint = diagnostic.hint
    location = diagnostic.location
  }

  public init(_ finding: TextFinding, in document: RecDocument, _ rule: Rule) {
    self.rule = rule
    message = finding.message
    hint = finding.hint
    location = SourceRange(file: document.file, bytes: finding.bytes)
  }

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
      mending = (position, field, fix)
    }
    if let position = finding.other, let place = text.entry(at: position) {
      other = SourceRange(
        file: place.document.file,
        bytes: place.entry.first(.key)?.valueBytes ?? place.entry.lines)
    }
  }
}

extension RecDocument {
  /// The bytes at fault; the first line of the value, where the words are not found as they are.
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
