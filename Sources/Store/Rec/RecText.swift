internal import Text
public import Records

/// Writing rec syntax.
public enum RecText {
  /// The lines of one field, each with its line end.
  ///
  ///     abstract: A first line
  ///     + and a second one
  static func lines(_ name: FieldName, _ value: String, lineEnd: String) -> String {
    var result = ""
    var prefix = "\(name):"
    for line in normalized(value).split(separator: "\n", omittingEmptySubsequences: false) {
      result += line.isEmpty ? prefix : "\(prefix) \(guarded(line))"
      result += lineEnd
      prefix = "+"
    }
    return result
  }

  /// A whole record, `key` and `type` first.
  public static func text(of record: Record, lineEnd: String = "\n") -> String {
    var result = lines(.key, record.key.text, lineEnd: lineEnd)
    result += lines(.type, record.type.name, lineEnd: lineEnd)
    for field in record.fields { result += lines(field.name, field.value, lineEnd: lineEnd) }
    return result
  }

  /// The value with LF between its lines and without NUL, which rec files cannot contain.
  private static func normalized(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 == UInt8(ascii: "\r") || $0 == 0 }) else { return value }
    var result: [UInt8] = []
    var previous: UInt8?
    for byte in value.utf8 {
      switch byte {
      case 0: break
      case UInt8(ascii: "\r"): result.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
      default: result.append(byte)
      }
      previous = byte
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The line with a space appended if it ends in a backslash, or in a backslash and spaces: in rec
  /// syntax the backslash would escape the line end.
  private static func guarded(_ line: Substring) -> String {
    let last = line.utf8.last { $0 != UInt8(ascii: " ") }
    return last == UInt8(ascii: "\\") ? "\(line) " : String(line)
  }
}
