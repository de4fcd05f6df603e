internal import Text

/// How the scanner reads the arguments of commands.
extension TeXScanner {
  mutating func read(_ argument: TeXArgument) -> Bool {
    switch argument {
    case .same: return braced(as: top.mode)
    case .text: return braced(as: .text)
    case .math: return braced(as: .math)
    case .free: return braced(as: .free)
    case .units: return braced(as: .units)
    case .rows, .box:
      skipSpaces()
      guard skip("{") else { return false }
      var frame = Frame(closer: .brace, mode: argument == .rows ? .math : .text)
      frame.hasRows = argument == .rows
      return open(frame)
    case .hbox:
      skipSpaces()
      guard bytes[offset...].starts(with: "\\hbox".utf8) else { return false }
      offset += 5
      return read(.box)
    case .star:
      return optional("*")
    case .optionalText, .optionalMath:
      guard isNext("[") else { return true }
      skipSpaces()
      offset += 1
      return open(Frame(closer: .bracket, mode: argument == .optionalMath ? .math : .text))
    case .optionalLength:
      guard isNext("[") else { return true }
      skipSpaces()
      return enclosed("[", "]") { $0.length() }
    case .length: return enclosed("{", "}") { $0.length() }
    case .bareLength: return length()
    case .options:
      guard isNext("[") else { return true }
      return enclosed("[", "]") { scanner in
        while let byte = scanner.peek, byte.isASCIILetter || "-=,~/ ".utf8.contains(byte) {
          scanner.offset += 1
        }
        return true
      }
    case .mathKern: return length(in: ["mu"])
    case .optionalAlignment:
      guard isNext("[") else { return true }
      return enclosed("[", "]") { $0.skip("l") || $0.skip("c") || $0.skip("r") }
    case .number: return enclosed("{", "}") { $0.number() }
    case .code: return characterCode()
    case .delimiter: return delimiter()
    case .word: return characters(in: 1...64) { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D }
    case .keys: return characters(in: 1...400, Self.belongsToKeys)
    case .address: return address() != nil
    case .link: return address().map { LinkRule.target(of: $0) != nil } ?? false
    }
  }

  // MARK: Source

  /// Reads source in braces, or a single atom without them.
  mutating func braced(as mode: TeXMode, isScript: Bool = false) -> Bool {
    skipSpaces()
    if skip("{") { return open(Frame(closer: .brace, mode: mode)) }
    guard let byte = peek, byte > 0x20, byte < 0x7F else { return false }
    if byte == UInt8(ascii: "\\") { return atom(in: mode, isScript: isScript) }
    guard !"}]$&#^_%~'\"".utf8.contains(byte) else { return false }
    offset += 1
    return true
  }

  /// Reads a command that is one character, such as the `\alpha` of `x^\alpha`.
  private mutating func atom(in mode: TeXMode, isScript: Bool) -> Bool {
    let start = offset + 1
    var end = start
    while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    if end < bytes.count, bytes[end] == UInt8(ascii: "@") || bytes[end] >= 0x80 { return false }
    guard let command = list.command(name), !command.isSwitch else { return false }
    if mode == .math {
      // A command with arguments may be a script, but not another command's argument.
      guard command.isAtom, command.arguments.isEmpty || isScript else { return false }
    } else {
      guard command.place != .math, command.arguments.isEmpty else { return false }
    }
    offset = end
    if !command.arguments.isEmpty { pending = command.arguments[...] }
    return true
  }

  // MARK: Signs

  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: sign) else { return false }
    offset += 1
    return true
  }

  /// Whether a sign comes next, after spaces.
  private func isNext(_ sign: Unicode.Scalar) -> Bool {
    bytes[offset...].first { !$0.isBlank && !$0.isLineEnd } == UInt8(ascii: sign)
  }

  private mutating func optional(_ sign: Unicode.Scalar) -> Bool {
    if isNext(sign) {
      skipSpaces()
      offset += 1
    }
    return true
  }

  private mutating func enclosed(
    _ opening: Unicode.Scalar, _ closing: Unicode.Scalar,
    _ body: (inout Self) -> Bool
  ) -> Bool {
    skipSpaces()
    guard skip(opening) else { return false }
    skipSpaces()
    guard body(&self) else { return false }
    skipSpaces()
    return skip(closing)
  }

  /// Reads characters of a kind in braces.
  private mutating func characters(
    in count: ClosedRange<Int>, _ belongs: (UInt8) -> Bool
  ) -> Bool {
    skipSpaces()
    guard skip("{") else { return false }
    let start = offset
    while let byte = peek, belongs(byte) { offset += 1 }
    return count.contains(offset - start) && skip("}")
  }

  private static func belongsToKeys(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || ":._+/-,&'".utf8.contains(byte)
  }

  mutating func delimiter() -> Bool {
    skipSpaces()
    guard let byte = peek else { return false }
    if "()[]/|.<>".utf8.contains(byte) {
      if byte == UInt8(ascii: "]"), top.closer == .bracket { return false }
      offset += 1
      return true
    }
    guard skip("\\"), let next = peek else { return false }
    if "{}|".utf8.contains(next) {
      offset += 1
      return true
    }
    let start = offset
    while let byte = peek, byte.isASCIILetter { offset += 1 }
    let name = String(decoding: bytes[start..<offset], as: UTF8.self)
    return TeXMathCommands.delimiters.contains(name) && peek != UInt8(ascii: "@")
  }

  // MARK: Numbers and lengths

  /// Reads a length that is no larger than a page.
  private mutating func length(in units: Set<String> = ["pt", "em", "ex", "mm", "bp", "sp"]) -> Bool
  {
    skipSpaces()
    if !skip("-") { _ = skip("+") }
    let start = offset
    while let byte = peek, byte.isASCIIDigit || byte == UInt8(ascii: ".") { offset += 1 }
    let number = bytes[start..<offset]
    let whole = number.prefix { $0 != UInt8(ascii: ".") }
    let points = number.count { $0 == UInt8(ascii: ".") }
    guard number.count > points, points <= 1, whole.count <= 3, number.count <= 12 else {
      return false
    }
    skipSpaces()
    guard offset + 2 <= bytes.count else { return false }
    let unit = String(decoding: bytes[offset..<offset + 2], as: UTF8.self)
    let isLarge = whole.count <= 1 && ["cm", "in", "pc"].contains(unit) && !units.contains("mu")
    guard units.contains(unit) || isLarge else { return false }
    offset += 2
    _ = skip(" ")
    return true
  }

  /// Reads a whole number, in digits or in Roman numerals.
  private mutating func number() -> Bool {
    let start = offset
    while let byte = peek, byte.isASCIIDigit { offset += 1 }
    if offset > start { return offset - start <= 3 }
    while let byte = peek, "ivxIVX".utf8.contains(byte) { offset += 1 }
    return (1...6).contains(offset - start)
  }

  /// Reads the number of a character: `65`, `'101` or `"41`.
  private mutating func characterCode() -> Bool {
    skipSpaces()
    let isHexadecimal = skip("\"")
    let isOctal = !isHexadecimal && skip("'")
    let start = offset
    while let byte = peek, isHexadecimal ? byte.isCapitalHexDigit : byte.isASCIIDigit {
      offset += 1
    }
    let digits = String(decoding: bytes[start..<offset], as: UTF8.self)
    let code = Int(digits, radix: isHexadecimal ? 16 : isOctal ? 8 : 10)
    _ = skip(" ")
    return code.map { (0x21...0xFF).contains($0) } ?? false
  }

  /// Reads the columns of `array`, and returns how many there are.
  mutating func columns() -> Int? {
    skipSpaces()
    guard skip("{") else { return nil }
    var count = 0
    while let byte = peek, "lcr| ".utf8.contains(byte) {
      if byte.isASCIILetter { count += 1 }
      offset += 1
    }
    return (1...40).contains(count) && skip("}") ? count : nil
  }

  // MARK: Addresses

  /// Reads an address in braces, in which `\%`, `\#`, `\&`, `\_` and `\~` stand for the signs.
  private mutating func address() -> String? {
    skipSpaces()
    guard skip("{") else { return nil }
    var address: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "}") {
      offset += 1
      if byte == UInt8(ascii: "\\") {
        guard let next = peek, "%#&_~".utf8.contains(next) else { return nil }
        address.append(next)
        offset += 1
      } else if byte.isASCIILetter || byte.isASCIIDigit || "-._~:/?@!()*+,;=&[]".utf8.contains(byte)
      {
        address.append(byte)
      } else {
        return nil
      }
    }
    return skip("}") ? String(decoding: address, as: UTF8.self) : nil
  }
}

extension UInt8 {
  /// TeX takes capitals alone for hexadecimal digits.
  fileprivate var isCapitalHexDigit: Bool {
    hexadecimalValue != nil && !(0x61...0x66).contains(self)
  }
}
