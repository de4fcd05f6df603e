/// What a check found in an entry.
public struct Finding: Equatable, Sendable {
  /// What makes the field right, where that is certain.
  public enum Fix: Equatable, Sendable {
    case replace(String)
    /// Takes the field out.
    case remove
  }

  /// Which part of a field is at fault.
  public enum Part: Equatable, Sendable {
    case name, value
    /// Some words of the value.
    case text(String)
  }

  /// The index of the field at fault; `nil` when it is the entry as a whole.
  public var field: Int?
  public var part: Part
  /// One clause in lower case that quotes the offending text.
  public var message: String
  public var hint: String?
  public var fix: Fix?
  /// The position of another record that the finding is about as well.
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

/// What a check found in the bytes of a file.
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
