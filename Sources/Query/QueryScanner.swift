internal import Records
internal import Text

/// A token of a query.
enum Token: Equatable {
  case open
  case close
  case not
  case or
  case and
  case key(CitationKey)
  case word(String)
  case phrase(String)
  case regex(String)
  case field(String, Value)

  /// The value after a field's colon; an empty word tests whether the field exists.
  enum Value: Equatable {
    case word(String)
    case phrase(String)
    case regex(String)
  }
}

/// Splits one word of the command line into tokens.
struct QueryScanner {
  private var cursor: Cursor

  static func tokens(of word: String, allowsMinus: Bool) throws(Diagnostic) -> [Token] {
    var scanner = QueryScanner(cursor: Cursor(Array(word.utf8)))
    var tokens: [Token] = []
    while let token = try scanner.next(allowsMinus: allowsMinus) { tokens.append(token) }
    return tokens
  }

  private mutating func next(allowsMinus: Bool) throws(Diagnostic) -> Token? {
    _ = cursor.range(while: \.isASCIIWhitespace)
    guard let byte = cursor.peek else { return nil }
    switch byte {
    case UInt8(ascii: "("):
      cursor.offset += 1
      return .open
    case UInt8(ascii: ")"):
      cursor.offset += 1
      return .close
    case UInt8(ascii: "-") where allowsMinus && cursor.peek(ahead: 1) != nil:
      cursor.offset += 1
      return .not
    case UInt8(ascii: "\""):
      return .phrase(try phrase())
    default:
      if let source = try regex() { return .regex(source) }
      return try word()
    }
  }

  /// A word, or a field with its value; `)` ends it unless it has the opening parenthesis too.
  private mutating func word() throws(Diagnostic) -> Token {
    let start = cursor.offset
    var depth = 0
    var isNameSoFar = true
    while let byte = cursor.peek, !byte.isASCIIWhitespace {
      if byte == UInt8(ascii: ":"), isNameSoFar, cursor.offset > start {
        let name = cursor.text(start..<cursor.offset)
        cursor.offset += 1
        return .field(name, try value())
      }
      if byte == UInt8(ascii: "(") {
        if let connective = Self.connective(cursor.text(start..<cursor.offset)) {
          return connective
        }
        depth += 1
      }
      if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      isNameSoFar =
        isNameSoFar && (byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_"))
      cursor.offset += 1
    }
    let word = cursor.text(start..<cursor.offset)
    return Self.connective(word) ?? .word(word)
  }

  /// The operator that the word is, in lower case or capitals; `nil` for any other word.
  static func connective(_ word: String) -> Token? {
    switch word {
    case "or", "OR": .or
    case "and", "AND": .and
    case "not", "NOT": .not
    default: nil
    }
  }

  private mutating func value() throws(Diagnostic) -> Token.Value {
    switch cursor.peek {
    case UInt8(ascii: "\""): return .phrase(try phrase())
    default:
      if let source = try regex() { return .regex(source) }
      let start = cursor.offset
      var depth = 0
      while let byte = cursor.peek, !byte.isASCIIWhitespace {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if depth == 0 { break }
          depth -= 1
        }
        cursor.offset += 1
      }
      return .word(cursor.text(start..<cursor.offset))
    }
  }

  /// The pattern between two slashes; `nil` for a path or an address, in which no slash ends a
  /// word.
  private mutating func regex() throws(Diagnostic) -> String? {
    let bytes = cursor.bytes
    guard cursor.peek == UInt8(ascii: "/"), cursor.peek(ahead: 1) != UInt8(ascii: "/") else {
      return nil
    }
    var source: [UInt8] = []
    var index = cursor.offset + 1
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: " ")
      if bytes[index] == UInt8(ascii: "/"), next.isASCIIWhitespace || next == UInt8(ascii: ")") {
        cursor.offset = index + 1
        return String(decoding: source, as: UTF8.self)
      }
      let isEscape = bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count
      if !isEscape || next != UInt8(ascii: "/") { source.append(bytes[index]) }
      if isEscape { source.append(next) }
      index += isEscape ? 2 : 1
    }
    let word = bytes[(cursor.offset + 1)...].prefix { !$0.isASCIIWhitespace }
    guard !word.contains(UInt8(ascii: "/")) else { return nil }
    throw Diagnostic(
      "a pattern is never closed: /\(String(decoding: source, as: UTF8.self).escapingControls)",
      hint: "add a slash at its end, or put it in double quotes to look for it as it is")
  }

  /// The text between two double quotes; a backslash escapes a quote.
  private mutating func phrase() throws(Diagnostic) -> String {
    let mark = cursor.next()
    var text: [UInt8] = []
    while let byte = cursor.next() {
      if byte == mark { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), let next = cursor.next() {
        text += next == mark ? [next] : [byte, next]
      } else {
        text.append(byte)
      }
    }
    throw Diagnostic(
      "a phrase is never closed: \"\(String(decoding: text, as: UTF8.self).escapingControls)",
      hint: "add a double quote at its end")
  }
}
