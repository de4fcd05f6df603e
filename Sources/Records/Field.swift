internal import Text

/// The name of a field: lower-case letters, digits and `_`, beginning with a letter.
///
/// Names are biblatex's (manual, section 2.2), or BibTeX's where LaTeX users know it better.
public struct FieldName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  public var description: String { text }

  /// A name as it stands in a file; it need not be one that ibid writes.
  @inlinable
  public init(_ text: String) { self.text = text }

  /// Whether the name is `[a-z][a-z0-9_]*`.
  ///
  /// ibid writes no other names.
  public var isWritable: Bool {
    let bytes = text.utf8
    guard let first = bytes.first, (0x61...0x7A).contains(first) else { return false }
    return bytes.allSatisfy {
      (0x61...0x7A).contains($0) || $0.isASCIIDigit || $0 == UInt8(ascii: "_")
    }
  }

  public static func < (one: Self, other: Self) -> Bool { one.text < other.text }

  /// Compares lengths first, since most names differ in length.
  @inlinable
  public static func == (one: Self, other: Self) -> Bool {
    one.text.utf8.count == other.text.utf8.count && one.text == other.text
  }
}

/// One `name: value` of a record.
public struct Field: Hashable, Sendable {
  public var name: FieldName
  /// Unicode text without spaces at either end; lines are separated by LF.
  public var value: String

  public init(_ name: FieldName, _ value: String) {
    self.name = name
    self.value = value
  }
}
