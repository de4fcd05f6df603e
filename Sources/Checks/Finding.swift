public import Records

/// A fault that a check found in an entry.
public struct Finding: Equatable, Sendable {
  /// A correction of the field that is certain to be right.
  public enum Fix: Equatable, Sendable {
    case replace(String)
    /// Puts other fields in the field's place.
    case become([Field])
    /// Removes the field.
    case remove
  }

  /// The part of a field that is at fault.
  public enum Part: Equatable, Sendable {
    case name, value
    /// Some words of the value.
    case text(String)
  }

  /// The index of the field at fault; `nil` for the entry as a whole.
  public var field: Int?
  public var part: Part
  /// One clause in lower case that quotes the offending text.
  public var message: String
  public var hint: String?
  public var fix: Fix?
  /// The position of another record that the finding concerns too.
  public var other: Int?

  public init(
    _ message: String, hint: String? = nil, in field: Int? = nil, at part: Part = .value,
    fix: Fix? = nil, other: Int? = nil
  ) {
    self.message = message
    self.hint = hint
    self.field = field
    self.part = part
    self.fix = fix
    self.other = other
  }
}

/// A fault that a check found in the bytes of a file.
public struct TextFinding: Equatable, Sendable {
  public var bytes: Range<Int>
  public var message: String
  public var hint: String?

  public init(_ message: String, hint: String? = nil, at bytes: Range<Int>) {
    self.message = message
    self.hint = hint
    self.bytes = bytes
  }
}
