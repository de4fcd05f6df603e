internal import Text

extension LaTeX {
  /// Writes a record's value: text that is escaped where it would read as markup, and markup.
  ///
  /// Accents wait here for the letter that they stand on, so that `\'{\^e}` needs no second look.
  struct ValueWriter {
    private(set) var bytes: [UInt8] = []
    /// Accents whose letter has not come yet, the outermost first.
    var marks: [Unicode.Scalar] = []

    /// Offsets in `bytes` that a backslash is to precede, ascending.
    private var escapes: [Int] = []
    /// The last `$` that is no math, and the end of the last math.
    private var lastDollar = -1
    private var mathEnd = -1
    /// The last `<` that is text.
    private var lastLess = -1
    /// The end of a brace that protects nothing as yet.
    private var emptyGroup = -1
    private var hasPendingBackslash = false
    private var isAfterCommand = false

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// The last byte written, or a space at the start.
    var last: UInt8 { hasPendingBackslash ? UInt8(ascii: "\\") : bytes.last ?? 0x20 }

    /// The value, in which a `$` without a partner has no backslash.
    mutating func finish() -> String {
      if hasPendingBackslash {
        bytes.append(UInt8(ascii: "\\"))
        hasPendingBackslash = false
      }
      if lastDollar > mathEnd { escapes.removeAll { $0 == lastDollar } }
      guard !escapes.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + escapes.count)
      var start = 0
      for offset in escapes {
        result += bytes[start..<offset]
        result.append(UInt8(ascii: "\\"))
        start = offset
      }
      result += bytes[start...]
      return String(decoding: result, as: UTF8.self)
    }

    // MARK: Text

    /// Writes text in which nothing can read as markup.
    mutating func plain(_ text: ArraySlice<UInt8>) {
      guard !marks.isEmpty else { return put(text) }
      let length = text.first.map(Self.lengthOfScalar) ?? 0
      let split = min(text.startIndex + length, text.endIndex)
      if let scalar = String(decoding: text[..<split], as: UTF8.self).unicodeScalars.first {
        accented(scalar)
      }
      put(text[split...])
    }

    /// Writes what a command prints.
    mutating func text(_ text: String) {
      for scalar in text.unicodeScalars { self.scalar(scalar) }
    }

    mutating func scalar(_ scalar: Unicode.Scalar) {
      if !marks.isEmpty {
        accented(scalar)
      } else if scalar.isASCII {
        literal(UInt8(scalar.value))
      } else {
        put(scalar)
      }
    }

    /// Writes an ASCII sign that is meant itself.
    mutating func literal(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "\\"):
        settle(before: byte)
        hasPendingBackslash = true
      case UInt8(ascii: "{"), UInt8(ascii: "}"):
        put([UInt8(ascii: "\\"), byte])
      case UInt8(ascii: "$"):
        settle(before: byte)
        lastDollar = bytes.count
        escapes.append(lastDollar)
        bytes.append(byte)
      case UInt8(ascii: "<"):
        put([byte])
        lastLess = bytes.count - 1
      case UInt8(ascii: ">"):
        put([byte])
        if lastLess >= 0, InlineTag.Token(at: Cursor(bytes, at: lastLess)) != nil {
          escapes.append(lastLess)
        }
        lastLess = -1
      default:
        put([byte])
      }
    }

    /// Writes a space, unless one stands there already.
    mutating func space() {
      let isAfterSpace = bytes.last == 0x20 || bytes.last == 0x0A
      if marks.isEmpty, !isAfterSpace || hasPendingBackslash { put([0x20]) }
    }

    /// Writes a blank line, unless one stands there already.
    mutating func paragraph() {
      guard marks.isEmpty, !hasPendingBackslash else { return space() }
      if bytes.last == 0x20 { bytes.removeLast() }
      if !bytes.isEmpty, bytes.last != 0x0A { bytes += [0x0A, 0x0A] }
    }

    /// Writes the name of a program in braces of its own, unless it has some already.
    mutating func logo(_ name: String) {
      let isWhole = emptyGroup == bytes.count && emptyGroup > 0
      put(Array((isWhole ? name : "{\(name)}").utf8))
    }

    // MARK: Markup

    /// Writes what is not text: a tag, a brace, a command.
    mutating func markup(_ source: String) { put(Array(source.utf8)[...]) }

    /// Begins a group that protects case.
    mutating func openBrace() {
      put([UInt8(ascii: "{")])
      emptyGroup = bytes.count
    }

    /// Ends a group that protects case; without letters or signs it leaves no trace.
    mutating func closeBrace() {
      let isBlank = emptyGroup == bytes.count - 1 && bytes.last == 0x20
      if hasPendingBackslash || !(isBlank || emptyGroup == bytes.count) {
        put([UInt8(ascii: "}")])
      } else {
        bytes.removeSubrange((emptyGroup - 1)...)
        if isBlank { space() }
      }
      emptyGroup = -1
    }

    mutating func math(_ source: [UInt8]) {
      put([UInt8(ascii: "$")])
      bytes += source
      bytes.append(UInt8(ascii: "$"))
      mathEnd = bytes.count
    }

    /// Writes a command that stays TeX, with its arguments.
    mutating func command(_ name: ArraySlice<UInt8>, arguments: [UInt8]) {
      put(name)
      bytes += arguments
      isAfterCommand = arguments.isEmpty && name.last?.isASCIILetter == true
    }

    /// Changes the case of what was written from `start` on, if it is text alone.
    mutating func changeCase(from start: Int, toUpper isUpper: Bool) {
      let region = bytes[min(start, bytes.count)...]
      let isText = region.allSatisfy {
        $0 != UInt8(ascii: "$") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "<")
      }
      guard isText else { return }
      let text = String(decoding: region, as: UTF8.self)
      bytes.removeSubrange(region.indices)
      bytes += Array((isUpper ? text.uppercased() : text.lowercased()).utf8)
    }

    // MARK: Accents

    private mutating func accented(_ scalar: Unicode.Scalar) {
      var base = scalar
      if base == "\u{131}" { base = "i" }  // TeX takes the dot away to make room for the accent
      if base == "\u{237}" { base = "j" }
      let inside = Array(marks.reversed())
      marks.removeAll()
      let text = Composition.text(base, marks: inside)
      for (index, scalar) in text.enumerated() {
        if index == 0, scalar.isASCII { literal(UInt8(scalar.value)) } else { put(scalar) }
      }
    }

    /// Writes the accents beyond the first `count` by themselves: they have no letter.
    mutating func flushMarks(downTo count: Int) {
      while marks.count > count {
        let mark = marks.removeLast()
        scalar(Accents.spacing[mark] ?? mark)
      }
    }

    // MARK: Bytes

    private mutating func put(_ text: [UInt8]) { put(text[...]) }

    /// Writes a scalar that is not ASCII.
    private mutating func put(_ scalar: Unicode.Scalar) {
      settle(before: 0x80)
      bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }

    private mutating func put(_ text: ArraySlice<UInt8>) {
      guard let first = text.first else { return }
      settle(before: first)
      bytes += text
    }

    /// Writes what depends on the byte that comes next.
    private mutating func settle(before next: UInt8) {
      if hasPendingBackslash {
        hasPendingBackslash = false
        // A bare backslash would read as a command or an escape there.
        let isSign = (0x21...0x7E).contains(next) && !next.isASCIIDigit
        bytes += Array((isSign ? "\\textbackslash{}" : "\\").utf8)
      }
      if isAfterCommand {
        isAfterCommand = false
        // LuaTeX takes all letters of Unicode for a part of the name.
        if next.isASCIILetter || next >= 0x80 { bytes.append(0x20) }
      }
      // `MarkedText` takes `$…$` before a digit for prices.
      if mathEnd == bytes.count, next.isASCIIDigit { bytes += Array("{}".utf8) }
    }

    private static func lengthOfScalar(_ lead: UInt8) -> Int {
      switch lead {
      case 0xF0...: 4
      case 0xE0...: 3
      case 0xC0...: 2
      default: 1
      }
    }
  }
}
