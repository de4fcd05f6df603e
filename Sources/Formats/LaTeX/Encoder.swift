internal import Records
internal import Text

extension LaTeX {
  /// Writes a record's value as TeX source.
  ///
  /// Every command word stands in braces or has an argument, so that no blank after it is lost, and
  /// every value is balanced as BibTeX counts braces, which takes `\{` for one.
  struct Encoder {
    var cursor: Cursor
    private let pieces: [ValueStructure.Piece]
    private var next = 0
    private let target: Target
    private(set) var output: [UInt8] = []
    /// Whether a protecting brace was just written: a backslash there would undo the protection.
    private var isAtGroupStart = false
    /// What the open markup closes with.
    private var closings: [String] = []

    init(_ value: String, for target: Target) {
      let bytes = Array(value.utf8)
      cursor = Cursor(bytes)
      pieces = ValueStructure(bytes).pieces
      self.target = target
      output.reserveCapacity(bytes.count)
    }

    /// Whether the value has to change at all.
    static func needsEncoding(_ value: String, for target: Target) -> Bool {
      var last = UInt8(ascii: "x")
      for byte in value.utf8 {
        switch byte {
        case 0x20: break
        case UInt8(ascii: "-"), UInt8(ascii: "'"): if byte == last { return true }
        case 0x80...:
          // C2 begins U+00A0, which is a tie.
          if target == .bibtex || byte == 0xC2 { return true }
        default: if !isPlain(byte) { return true }
        }
        last = byte
      }
      return false
    }

    /// Whether a byte is text in TeX and in a value, whatever stands next to it.
    private static func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"),
        UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "_"),
        UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "-"),
        UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"):
        false
      default: byte > 0x20 && byte < 0x7F
      }
    }

    mutating func encode() -> String {
      while let byte = cursor.peek {
        if next < pieces.count, pieces[next].range.lowerBound == cursor.offset {
          markup(pieces[next])
          next += 1
        } else if Self.isPlain(byte) {
          put(cursor.bytes[cursor.range(while: Self.isPlain)])
        } else if byte >= 0x80 {
          nonASCII()
        } else if byte == UInt8(ascii: "\\") {
          backslash()
        } else {
          cursor.offset += 1
          sign(byte)
        }
      }
      return String(decoding: output, as: UTF8.self)
    }

    // MARK: Markup

    private mutating func markup(_ piece: ValueStructure.Piece) {
      let isOpening = piece.end != nil
      cursor.offset = piece.range.upperBound
      switch piece.kind {
      case .math:
        put(Self.balanced(cursor.bytes[piece.range]))
      case .brace, .tag(nil):
        put(isOpening ? "{" : "}")
        isAtGroupStart = isOpening
      case .tag(let style?):
        guard isOpening else { return put(closings.popLast() ?? "}") }
        closings.append(isAtGroupStart ? "}}" : "}")
        put(isAtGroupStart ? "{" : "")
        put("\\\(Self.command(for: style)){")
      }
    }

    private static func command(for style: RichText.Style) -> String {
      switch style {
      case .italic: "emph"
      case .bold: "textbf"
      case .superscript: "textsuperscript"
      case .subscript: "textsubscript"
      case .smallCaps: "textsc"
      }
    }

    /// TeX source with as many closing braces as opening ones, `\{` counted as one: signs that
    /// have no partner become commands.
    private static func balanced(_ source: ArraySlice<UInt8>) -> [UInt8] {
      if isBalanced(source) { return Array(source) }
      var result: [UInt8] = []
      for byte in source {
        guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
          result.append(byte)
          continue
        }
        if result.last == UInt8(ascii: "\\") { result.removeLast() }
        result += Array((byte == UInt8(ascii: "{") ? "\\lbrace " : "\\rbrace ").utf8)
      }
      return result
    }

    private static func isBalanced(_ source: ArraySlice<UInt8>) -> Bool {
      var depth = 0
      for byte in source {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
        if depth < 0 { return false }
      }
      return depth == 0
    }

    // MARK: TeX in the value

    /// Reads a backslash: an escaped sign, TeX that the value kept, or a backslash that is meant.
    private mutating func backslash() {
      let start = cursor.offset
      guard let byte = cursor.peek(ahead: 1), byte != UInt8(ascii: "\\"), byte > 0x20, byte < 0x7F,
        !byte.isASCIIDigit
      else {
        cursor.offset += 1
        return put("{\\textbackslash}")
      }
      cursor.offset += 2
      if ValueStructure.isEscapable(byte) { return sign(byte) }
      if byte.isASCIILetter { _ = cursor.range(while: \.isASCIILetter) }
      skipArguments()
      isAtGroupStart = false
      output += Self.balanced(cursor.bytes[start..<cursor.offset])
    }

    /// Passes over the arguments of a command, which are no markup.
    private mutating func skipArguments() {
      while true {
        while next < pieces.count, pieces[next].range.lowerBound < cursor.offset { next += 1 }
        if next < pieces.count, pieces[next].range.lowerBound == cursor.offset,
          pieces[next].kind == .brace, let end = pieces[next].end
        {
          cursor.offset = end + 1
        } else if !cursor.skipOptionalArgument() {
          return
        }
      }
    }

    // MARK: Text

    /// Writes an ASCII sign that is meant itself.
    private mutating func sign(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "#"),
        UInt8(ascii: "_"):
        put("\\\(Unicode.Scalar(byte))")
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"):
        // In OT1, which is LaTeX's default, fonts have other characters there.
        if target == .bibtex { command(for: Unicode.Scalar(byte)) } else { put([byte]) }
      case UInt8(ascii: "-"), UInt8(ascii: "'"):
        ligature([byte])
      case let byte where byte.isASCIIWhitespace:
        put(" ")
      default:
        command(for: Unicode.Scalar(byte))
      }
    }

    private mutating func command(for scalar: Unicode.Scalar) {
      if let name = TextSymbols.commands[scalar] {
        put("{\\\(name)}")
      } else {
        put(String(scalar))
      }
    }

    /// Writes what would join with the same sign before it, or with `!` and `?`.
    private mutating func ligature(_ text: [UInt8]) {
      let isOpening = text.first == UInt8(ascii: "`")
      let isJoining =
        output.last == text.first
        || isOpening && (output.last == UInt8(ascii: "!") || output.last == UInt8(ascii: "?"))
      if isJoining { put("{}") }
      put(text)
    }

    private mutating func nonASCII() {
      let start = cursor.offset
      let scalar = nextScalar()
      switch (target, scalar) {
      case (_, "\u{A0}"): put("~")
      case (.biblatex, _): put(cursor.bytes[start..<cursor.offset])
      case (.bibtex, "“"): ligature(Array("``".utf8))
      case (.bibtex, "”"): ligature(Array("''".utf8))
      case (.bibtex, "–"): ligature(Array("--".utf8))
      case (.bibtex, "—"): ligature(Array("---".utf8))
      case (.bibtex, "\u{AD}"): put("\\-")
      case (.bibtex, "\u{2009}"): put("\\,")
      case (.bibtex, _): letter(scalar, from: start)
      }
    }

    private mutating func letter(_ scalar: Unicode.Scalar, from start: Int) {
      var marks: [Unicode.Scalar] = []
      var base: Unicode.Scalar? = scalar
      if Accents.commands[scalar] != nil {
        marks.append(scalar)
        base = lastLetter(before: start)
      }
      while let mark = mark() { marks.append(mark) }
      let raw = cursor.bytes[start..<cursor.offset]
      guard let base else { return put(raw) }
      let isInGreekWord = Letters.isInGreekWord(cursor.bytes, start..<cursor.offset)
      guard
        var text = Letters.command(for: base, marks: marks, isInGreekWord: isInGreekWord)
      else { return put(raw) }
      if base.isASCII { output.removeLast() }
      if marks == ["\u{361}"], let second = cursor.peek, second.isASCIILetter {
        // A tie stands over two letters.
        cursor.offset += 1
        text = "\\t{\(base)\(Unicode.Scalar(second))}"
      }
      put("{\(text)}")
    }

    /// The ASCII letter that was written last, for the marks that follow it.
    private func lastLetter(before start: Int) -> Unicode.Scalar? {
      guard start > 0, cursor.bytes[start - 1].isASCIILetter,
        output.last == cursor.bytes[start - 1]
      else { return nil }
      return Unicode.Scalar(cursor.bytes[start - 1])
    }

    /// Consumes the next scalar if it is a mark that has a command.
    private mutating func mark() -> Unicode.Scalar? {
      guard let byte = cursor.peek, byte == 0xCC || byte == 0xCD else { return nil }
      let start = cursor.offset
      let scalar = nextScalar()
      if Accents.commands[scalar] != nil { return scalar }
      cursor.offset = start
      return nil
    }

    private mutating func nextScalar() -> Unicode.Scalar {
      let start = cursor.offset
      cursor.offset += 1
      _ = cursor.range { $0 & 0xC0 == 0x80 }
      return cursor.text(start..<cursor.offset).unicodeScalars.first ?? "\u{FFFD}"
    }

    private mutating func put(_ text: String) { put(Array(text.utf8)) }

    private mutating func put(_ text: some Collection<UInt8>) {
      guard let first = text.first else { return }
      let isUndoing = isAtGroupStart && first == UInt8(ascii: "\\")
      isAtGroupStart = false
      if isUndoing { output.append(UInt8(ascii: "{")) }
      output += text
      if isUndoing { output.append(UInt8(ascii: "}")) }
    }
  }
}
