/// Classes of ASCII bytes.
extension UInt8 {
  /// A space or a tab.
  @inlinable public var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// A space, tab, line feed, vertical tab, form feed or carriage return.
  @inlinable public var isASCIIWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// A line feed or a carriage return.
  @inlinable public var isLineEnd: Bool { self == 0x0A || self == 0x0D }

  @inlinable public var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

  @inlinable public var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  /// A control character: C0 or DEL.
  @inlinable public var isASCIIControl: Bool { self < 0x20 || self == 0x7F }

  /// The value of a hexadecimal digit of either case; `nil` for any other byte.
  @inlinable public var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// The byte as two hexadecimal digits with capitals: `0A`.
  public var hexadecimal: String {
    (self < 0x10 ? "0" : "") + String(self, radix: 16, uppercase: true)
  }

  /// The lower-case letter for an ASCII capital, and every other byte unchanged.
  @inlinable public var asciiLowercased: UInt8 {
    (0x41...0x5A).contains(self) ? self | 0x20 : self
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a text, which is copied at once rather than byte by byte.
  @inlinable
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append(contentsOf: $0) }
  }

  /// Appends the UTF-8 of a text that is known when the program is compiled.
  @inlinable
  public mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }
}

extension String {
  /// The text without ASCII white space at either end.
  public var trimmed: String {
    let bytes = utf8
    guard let start = bytes.firstIndex(where: { !$0.isASCIIWhitespace }),
      let last = bytes.lastIndex(where: { !$0.isASCIIWhitespace })
    else { return "" }
    if start == bytes.startIndex && bytes.index(after: last) == bytes.endIndex { return self }
    return String(self[start...last])
  }

  /// Whether the condition holds for a byte and the byte before it, which is `first` for the first.
  ///
  /// It reads the bytes in place, which is four times as fast as iterating over the view.
  @inlinable
  public func containsByte(
    after first: UInt8 = 0, where holds: (_ byte: UInt8, _ previous: UInt8) -> Bool
  ) -> Bool {
    var copy = self
    return copy.withUTF8 { bytes in
      var previous = first
      for index in bytes.indices {
        let byte = unsafe bytes[index]
        if holds(byte, previous) { return true }
        previous = byte
      }
      return false
    }
  }

  /// Whether the text has a byte.
  @inlinable
  public func containsByte(_ byte: UInt8) -> Bool { containsByte { other, _ in other == byte } }

  /// The text with ASCII capitals made small, and nothing else changed.
  public var asciiLowercased: String {
    guard containsByte(where: { byte, _ in (0x41...0x5A).contains(byte) }) else { return self }
    return String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self)
  }
}

/// Classes of characters, with a fast path for ASCII.
extension Unicode.Scalar {
  @inlinable public var isLowercaseLetter: Bool {
    isASCII ? ("a"..."z").contains(self) : properties.isLowercase
  }

  @inlinable public var isUppercaseLetter: Bool {
    isASCII ? ("A"..."Z").contains(self) : properties.isUppercase
  }

  @inlinable public var isLetter: Bool {
    isASCII ? UInt8(value).isASCIILetter : properties.isAlphabetic
  }

  @inlinable public var isSpace: Bool {
    isASCII ? UInt8(value).isASCIIWhitespace : properties.isWhitespace
  }
}
