/// What XML has between its tags and quotes: text, references, comments and the like.
extension XMLReader {
  /// Refuses what is not UTF-8.
  mutating func checkEncoding() throws(Diagnostic) {
    let bytes = cursor.bytes
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      throw problem("the file is in UTF-16", hint: "save it as UTF-8", at: 0..<2)
    }
    cursor.offset = bytes.withoutByteOrderMark.startIndex
    if String(validating: bytes, as: UTF8.self) == nil {
      let fault = Self.firstFault(of: bytes)
      throw problem(
        "a byte is not UTF-8", hint: "save the file as UTF-8", at: fault)
    }
  }

  /// The offset of the first byte that is no part of a scalar.
  private static func firstFault(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return offset
  }

  /// Reads `<?xml … ?>` if the file begins with it.
  ///
  /// The encoding that it names is of no concern: the bytes are known to be UTF-8.
  mutating func declaration() throws(Diagnostic) {
    let isDeclaration = cursor.peek(ahead: 5).map { $0.isASCIIWhitespace } ?? false
    if isNext("<?xml"), isDeclaration { try skip("<?", to: "?>") }
  }

  /// Skips white space, comments and processing instructions outside the root.
  mutating func skipAside() throws(Diagnostic) {
    skipSpaces()
    while cursor.peek == UInt8(ascii: "<") {
      switch cursor.peek(ahead: 1) {
      case UInt8(ascii: "!"): try aside()
      case UInt8(ascii: "?"): try instruction()
      default: return
      }
      skipSpaces()
    }
  }

  mutating func instruction() throws(Diagnostic) {
    let start = cursor.offset
    try skip("<?", to: "?>")
    let word = cursor.bytes[start..<cursor.offset].prefix { !$0.isASCIIWhitespace }
    if word.elementsEqual("<?xml".utf8) {
      throw problem(
        "<?xml does not stand at the beginning of the file", hint: "remove what is before it",
        at: start..<start + 5)
    }
  }

  /// Skips a comment, and refuses anything else that begins with `<!`.
  mutating func aside() throws(Diagnostic) {
    if isNext("<!--") { return try skip("<!--", to: "-->") }
    let start = cursor.offset
    cursor.offset += 2
    let word = cursor.range(while: \.isASCIILetter)
    if cursor.text(word) == "DOCTYPE" {
      throw problem(
        "the file has a document type declaration, which is not read",
        hint: "remove \"<!DOCTYPE …>\"", at: start..<word.upperBound)
    }
    throw problem(
      "\"<!\" begins neither a comment nor CDATA", hint: "write &lt; for a \"<\" in text",
      at: start..<word.upperBound)
  }

  mutating func addCDATA() throws(Diagnostic) {
    let start = cursor.offset
    try skip("<![CDATA[", to: "]]>")
    let text = start + 9..<cursor.offset - 3
    add(cursor.text(text), at: text)
  }

  mutating func addText() throws(Diagnostic) {
    let start = cursor.offset
    skipSpaces()
    if cursor.peek == UInt8(ascii: "<") { return addSpace(start..<cursor.offset) }
    cursor.offset = start
    let plain = cursor.range { byte in
      byte >= 0x20 ? byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&") : byte == 0x0A
    }
    if cursor.peek == UInt8(ascii: "<") { return add(cursor.text(plain), at: plain) }
    var text = Array(cursor.bytes[plain])
    while let byte = cursor.peek, byte != UInt8(ascii: "<") {
      if byte == 0x0D {
        cursor.offset += 1
        if cursor.peek != 0x0A { text.append(0x0A) }
      } else if byte == 0x09 || byte == 0x0A {
        cursor.offset += 1
        text.append(byte)
      } else {
        try addByte(to: &text)
      }
    }
    add(String(decoding: text, as: UTF8.self), at: start..<cursor.offset)
  }

  /// Reads the value of an attribute up to its closing quote, in which a line end is a space.
  mutating func value(in quote: UInt8, of name: String) throws(Diagnostic) -> String {
    let start = cursor.offset
    let plain = cursor.range { byte in
      byte >= 0x20 && byte != quote && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&")
    }
    if cursor.peek == quote { return cursor.text(plain) }
    var text = Array(cursor.bytes[plain])
    while let byte = cursor.peek, byte != quote {
      if byte == UInt8(ascii: "<") {
        throw problem(
          "\"<\" stands in the value of \"\(name)\"", hint: "write &lt;, or add the closing quote",
          at: cursor.offset)
      }
      if byte == 0x09 || byte.isLineEnd {
        cursor.offset += byte == 0x0D && cursor.peek(ahead: 1) == 0x0A ? 2 : 1
        text.append(0x20)
      } else {
        try addByte(to: &text)
      }
    }
    if cursor.isAtEnd {
      throw problem(
        "the value of \"\(name)\" does not end", hint: "add the closing quote", at: start)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads a byte that stands for itself, or a reference.
  private mutating func addByte(to text: inout [UInt8]) throws(Diagnostic) {
    guard let byte = cursor.peek else { return }
    if byte == UInt8(ascii: "&") { return try addReference(to: &text) }
    if byte < 0x20 {
      throw problem(
        "a control character (byte \(byte)) is not allowed in XML", hint: "remove it",
        at: cursor.offset)
    }
    cursor.offset += 1
    text.append(byte)
  }

  /// Reads `&amp;`, `&#38;` or `&#x26;`.
  private mutating func addReference(to text: inout [UInt8]) throws(Diagnostic) {
    let start = cursor.offset
    cursor.offset += 1
    let range = cursor.range { byte in
      byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "#")
    }
    let name = cursor.text(range)
    guard !name.isEmpty, cursor.skip(UInt8(ascii: ";")) else {
      throw problem(
        "\"&\" begins no reference", hint: "write &amp; for a \"&\"", at: start..<range.upperBound)
    }
    let place = start..<cursor.offset
    switch name {
    case "amp": text.append(UInt8(ascii: "&"))
    case "lt": text.append(UInt8(ascii: "<"))
    case "gt": text.append(UInt8(ascii: ">"))
    case "quot": text.append(UInt8(ascii: "\""))
    case "apos": text.append(UInt8(ascii: "'"))
    case _ where name.hasPrefix("#"):
      guard let scalar = Self.scalar(named: name.dropFirst()) else {
        throw problem(
          "\"&\(name);\" is not a character of XML", hint: "write another, or the character itself",
          at: place)
      }
      text += String(scalar).utf8
    default:
      throw problem(
        "\"&\(name);\" is not one of the five entities of XML",
        hint: "write the character itself, or its number as in &#160;", at: place)
    }
  }

  /// The character that `38` or `x26` stands for.
  private static func scalar(named number: Substring) -> Unicode.Scalar? {
    let isHexadecimal = number.hasPrefix("x")
    let digits = isHexadecimal ? number.dropFirst() : number
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
      value >= 0x20 || value == 0x09 || value == 0x0A || value == 0x0D,
      value != 0xFFFE, value != 0xFFFF
    else { return nil }
    return Unicode.Scalar(value)
  }

  /// Reads the name of an element or attribute.
  mutating func name(hint: String?) throws(Diagnostic) -> Range<Int> {
    let start = cursor.offset
    let range = cursor.range { byte in
      byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    }
    guard let first = cursor.bytes[range].first else {
      throw problem("a name is expected", hint: hint, at: start)
    }
    if first.isASCIIDigit || first == UInt8(ascii: "-") || first == UInt8(ascii: ".") {
      let name = cursor.text(range)
      throw problem("the name \"\(name)\" does not begin with a letter", hint: hint, at: range)
    }
    return range
  }

  mutating func skipSpaces() {
    while let byte = cursor.peek, byte == 0x20 || byte == 0x09 || byte.isLineEnd {
      cursor.offset += 1
    }
  }

  mutating func expect(
    _ sign: Unicode.Scalar, after what: @autoclosure () -> String
  ) throws(Diagnostic) {
    if cursor.skip(UInt8(ascii: sign)) { return }
    throw problem("no \"\(sign)\" follows \(what())", hint: "add it", at: cursor.offset)
  }

  func isNext(_ text: StaticString) -> Bool {
    cursor.bytes[cursor.offset...].starts(with: "\(text)".utf8)
  }

  /// Skips from one delimiter to the end of another.
  private mutating func skip(_ start: StaticString, to end: StaticString) throws(Diagnostic) {
    let begin = cursor.offset
    let end = Array("\(end)".utf8)
    cursor.offset += "\(start)".utf8.count
    while !cursor.isAtEnd {
      if cursor.peek == end[0], cursor.bytes[cursor.offset...].starts(with: end) {
        cursor.offset += end.count
        return
      }
      cursor.offset += 1
    }
    let text = String(decoding: end, as: UTF8.self)
    throw problem("\"\(start)\" is not closed", hint: "add \"\(text)\"", at: begin)
  }

  func problem(_ message: String, hint: String?, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message.escapingControls, hint: hint?.escapingControls,
      at: SourceRange(file: file, bytes: range))
  }

  /// A problem with one byte, or with the end of the file.
  func problem(_ message: String, hint: String?, at offset: Int) -> Diagnostic {
    problem(message, hint: hint, at: offset..<min(offset + 1, cursor.bytes.count))
  }
}
