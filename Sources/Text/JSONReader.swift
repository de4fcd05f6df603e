/// Reads JSON (RFC 8259) strictly, a value at a time.
///
/// The toolchain's decoder is not used: on Linux it says of bad input only that it is bad, not where,
/// gives the members of an object in an order that changes from run to run, and takes `1.10` for
/// `1.1`.
public struct JSONReader: Sendable {
  private var cursor: Cursor
  private let file: String
  private var depth = 0

  /// Deeper values than any real file has are refused, so that the stack stays small.
  public static let maximumDepth = 256

  /// - Parameters:
  ///   - bytes: UTF-8 without a byte order mark.
  ///   - file: The name for messages, as the user would type it.
  public init(_ bytes: [UInt8], file: String) {
    cursor = Cursor(bytes)
    self.file = file
  }

  /// How many bytes have been read.
  public var offset: Int { cursor.offset }

  /// Where the next value begins; moves there.
  public mutating func start() -> Int {
    _ = cursor.range { $0 == 0x20 || $0 == 0x09 || $0.isLineEnd }
    return cursor.offset
  }

  /// Consumes the byte if it comes next after white space.
  public mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    _ = start()
    return cursor.skip(UInt8(ascii: sign))
  }

  /// Reads the value that comes next.
  ///
  /// - Throws: A `Diagnostic` that says what was expected in the place where something else stands.
  /// - Complexity: O(*n*).
  public mutating func value() throws(Diagnostic) -> JSON {
    let start = start()
    switch cursor.peek {
    case UInt8(ascii: "{"): return try nested { reader throws(Diagnostic) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(Diagnostic) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"): return try number()
    case let byte? where byte.isASCIIDigit: return try number()
    case let byte? where byte.isASCIILetter:
      let word = cursor.text(cursor.range { $0.isASCIILetter || $0.isASCIIDigit })
      switch word {
      case "true": return .bool(true)
      case "false": return .bool(false)
      case "null": return .null
      default:
        cursor.offset = start
        throw unexpected("a value", hint: "put text into double quotes")
      }
    default: throw unexpected("a value")
    }
  }

  /// Says that nothing may follow.
  public mutating func end() throws(Diagnostic) {
    _ = start()
    if !cursor.isAtEnd { throw unexpected("the end of the file") }
  }

  /// Goes on after an element of an array or object: past a comma, or past the closing sign.
  ///
  /// - Returns: Whether another element follows.
  public mutating func continues(to close: Unicode.Scalar) throws(Diagnostic) -> Bool {
    if skip(close) { return false }
    guard skip(",") else { throw unexpected("a comma or \"\(close)\"") }
    _ = start()
    if cursor.peek == UInt8(ascii: close) {
      throw unexpected("a value", hint: "remove the comma before the \"\(close)\"")
    }
    return true
  }

  private mutating func nested(
    _ read: (inout Self) throws(Diagnostic) -> JSON
  ) throws(Diagnostic) -> JSON {
    guard depth < Self.maximumDepth else {
      throw problem(
        "values are nested more than \(Self.maximumDepth) deep", hint: "flatten the file")
    }
    depth += 1
    cursor.offset += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func array() throws(Diagnostic) -> JSON {
    var values: [JSON] = []
    if skip("]") { return .array([]) }
    repeat { values.append(try value()) } while try continues(to: "]")
    return .array(values)
  }

  private mutating func object() throws(Diagnostic) -> JSON {
    var members: [JSON.Member] = []
    if skip("}") { return .object([]) }
    repeat {
      _ = start()
      guard cursor.peek == UInt8(ascii: "\"") else {
        throw unexpected("a name in double quotes")
      }
      let name = try string()
      guard skip(":") else { throw unexpected("a colon after \(name.quoted)") }
      members.append(JSON.Member(name, try value()))
    } while try continues(to: "}")
    return .object(members)
  }

  private mutating func number() throws(Diagnostic) -> JSON {
    let start = cursor.offset
    var isWhole = true
    _ = cursor.skip(UInt8(ascii: "-"))
    let digits = try digits()
    if digits.count > 1, cursor.bytes[digits.lowerBound] == UInt8(ascii: "0") {
      cursor.offset = start
      throw problem("a number begins with 0", hint: "put it into double quotes, or drop the 0")
    }
    if cursor.skip(UInt8(ascii: ".")) {
      isWhole = false
      _ = try self.digits()
    }
    if cursor.skip(UInt8(ascii: "e")) || cursor.skip(UInt8(ascii: "E")) {
      isWhole = false
      if !cursor.skip(UInt8(ascii: "+")) { _ = cursor.skip(UInt8(ascii: "-")) }
      _ = try self.digits()
    }
    let text = cursor.text(start..<cursor.offset)
    guard isWhole, let value = Int(text) else { return .decimal(text) }
    return .number(value)
  }

  private mutating func digits() throws(Diagnostic) -> Range<Int> {
    let digits = cursor.range(while: \.isASCIIDigit)
    if digits.isEmpty { throw unexpected("a digit") }
    return digits
  }

  private mutating func string() throws(Diagnostic) -> String {
    let start = cursor.offset
    cursor.offset += 1
    let whole = cursor.range {
      $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20
    }
    if cursor.skip(UInt8(ascii: "\"")) { return cursor.text(whole) }
    var text = Array(cursor.bytes[whole])
    while true {
      let plain = cursor.range {
        $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20
      }
      text += cursor.bytes[plain]
      switch cursor.peek {
      case UInt8(ascii: "\""):
        cursor.offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case nil:
        cursor.offset = start
        throw problem("text in double quotes does not end", hint: "add the closing quote")
      default:
        throw problem(
          "a line end or control character stands within double quotes",
          hint: "close the quote, or write \\n for a line end")
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(Diagnostic) {
    cursor.offset += 1
    switch cursor.peek {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      text.append(cursor.bytes[cursor.offset])
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return try unicode(into: &text)
    default:
      throw unexpected(
        "one of \" \\ / b f n r t u after the backslash", hint: "write \\\\ for a backslash")
    }
    cursor.offset += 1
  }

  /// Reads `\u0041`, and two of them for a scalar beyond U+FFFF; half a pair becomes U+FFFD.
  private mutating func unicode(into text: inout [UInt8]) throws(Diagnostic) {
    var units = [try unit()]
    while cursor.peek == UInt8(ascii: "\\"), cursor.peek(ahead: 1) == UInt8(ascii: "u") {
      cursor.offset += 1
      units.append(try unit())
    }
    text += String(decoding: units, as: UTF16.self).utf8
  }

  /// Reads `u0041`.
  private mutating func unit() throws(Diagnostic) -> UInt16 {
    cursor.offset += 1
    let end = min(cursor.offset + 4, cursor.bytes.count)
    let digits = cursor.text(cursor.offset..<end)
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }),
      let unit = UInt16(digits, radix: 16)
    else { throw unexpected("four hexadecimal digits after \\u") }
    cursor.offset = end
    return unit
  }

  /// Where a text of JSON first spells the character NUL as `\u0000`.
  ///
  /// - Complexity: O(*n*).
  public static func nulEscape(in bytes: [UInt8]) -> Range<Int>? {
    let nul = Array("\\u0000".utf8)
    var index = 0
    while let escape = bytes[index...].firstIndex(of: UInt8(ascii: "\\")) {
      if bytes[escape...].starts(with: nul) { return escape..<escape + nul.count }
      index = min(escape + 2, bytes.count)
    }
    return nil
  }

  private func unexpected(_ expected: String, hint: String? = nil) -> Diagnostic {
    guard let byte = cursor.peek else {
      return problem(
        "the file ends where \(expected) is expected", hint: hint ?? "complete the file")
    }
    var end = cursor.offset + 1
    let isWord = { (byte: UInt8) in byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 }
    if isWord(byte) {
      while end < cursor.bytes.count, end - cursor.offset < 24, isWord(cursor.bytes[end]) {
        end += 1
      }
    }
    let found = cursor.text(cursor.offset..<end).escapingControls
    return problem(
      "\"\(found)\" stands where \(expected) is expected", hint: hint ?? Self.hint(for: byte),
      bytes: cursor.offset..<end)
  }

  private static func hint(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: ","): "remove the comma"
    case UInt8(ascii: "'"): "write \" in place of '"
    case UInt8(ascii: "/"), UInt8(ascii: "#"): "remove the comment, which JSON does not have"
    default: nil
    }
  }

  private func problem(_ message: String, hint: String?, bytes: Range<Int>? = nil) -> Diagnostic {
    let end = min(cursor.offset + 1, cursor.bytes.count)
    let bytes = bytes ?? min(cursor.offset, end)..<end
    return Diagnostic(message, hint: hint, at: SourceRange(file: file, bytes: bytes))
  }
}
