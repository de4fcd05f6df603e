internal import Text

extension LaTeX {
  /// Writes a record's value as TeX source.
  ///
  /// Every command word stands in braces or has an argument, so that no space after it is lost, and
  /// every value is balanced as BibTeX counts braces, which takes `\{` for one.
  struct Encoder {
    var cursor: Cursor
    let pieces: [ValueStructure.Piece]
    var next = 0
    let target: Target
    let list: HarmlessTeX
    /// The number of groups that are open.
    var depth = 0
    /// Whether the value holds TeX that the list does not allow.
    var printsTeX = false
    var output: [UInt8] = []
    /// Whether a protecting brace was just written: a backslash there would undo the protection.
    var isAtGroupStart = false
    /// The end of the last TeX of the value, which would take a group after it for its argument.
    var endOfCommand = -1
    var isAfterCommand: Bool { endOfCommand == output.count }
    /// The text that closes each open markup.
    private var closings: [String] = []

    init(_ value: String, for target: Target, allowing list: HarmlessTeX) {
      let bytes = Array(value.utf8)
      cursor = Cursor(bytes)
      pieces = ValueStructure(bytes).pieces
      self.target = target
      self.list = list
      output.reserveCapacity(bytes.count)
    }

    /// Whether the value has to change at all.
    static func needsEncoding(_ value: String, for target: Target) -> Bool {
      value.containsByte(after: UInt8(ascii: "x")) { byte, last in
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "'"): byte == last
        // C2 begins U+00A0, which is a tie.
        case 0x80...: target == .bibtex || byte == 0xC2
        default: !isPlain(byte)
        }
      }
    }

    /// Whether a byte means itself in TeX and in a value, whatever is next to it.
    static func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"),
        UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "_"),
        UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "-"),
        UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"):
        false
      default: byte >= 0x20 && byte < 0x7F
      }
    }

    mutating func encode() -> String {
      while let byte = cursor.peek {
        if next < pieces.count, pieces[next].range.lowerBound == cursor.offset {
          next += 1
          markup(pieces[next - 1])
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
      if piece.kind == .math { return math(piece.range) }
      cursor.offset = piece.range.upperBound
      switch piece.kind {
      case .math: break
      case .brace where isOpening && logo(of: piece): break
      case .brace, .tag(nil):
        put(isOpening ? "{" : "}")
        depth += isOpening ? 1 : -1
        isAtGroupStart = isOpening
      case .tag(let style?):
        guard isOpening else { return put(closings.popLast() ?? "}") }
        closings.append(isAtGroupStart ? "}}" : "}")
        put(isAtGroupStart ? "{" : "")
        put("\\\(Self.command(for: style)){")
      }
    }

    /// Writes a group that holds the name of a program which LaTeX has a logo for.
    private mutating func logo(of piece: ValueStructure.Piece) -> Bool {
      guard let end = piece.end, next < pieces.count, pieces[next].range.lowerBound == end,
        let command = Self.logos[String(decoding: cursor.bytes[cursor.offset..<end], as: UTF8.self)]
      else { return false }
      put("{\(command)}")
      cursor.offset = pieces[next].range.upperBound
      next += 1
      return true
    }

    private static let logos = [
      "TeX": "\\TeX", "LaTeX": "\\LaTeX", "LaTeX2ε": "\\LaTeXe",
    ]

    private static func command(for style: MarkedText.Style) -> String {
      switch style {
      case .italic: "emph"
      case .bold: "textbf"
      case .superscript: "textsuperscript"
      case .subscript: "textsubscript"
      case .smallCaps: "textsc"
      }
    }

    /// TeX source with as many closing braces as opening ones, `\{` counted as one: where they
    /// do not pair, the escaped ones become commands, and if need be the others.
    static func balanced(_ source: ArraySlice<UInt8>) -> [UInt8] {
      if isBalanced(source) { return Array(source) }
      let result = withoutBraces(source, escapedOnly: true)
      return isBalanced(result[...]) ? result : withoutBraces(source, escapedOnly: false)
    }

    private static func withoutBraces(
      _ source: ArraySlice<UInt8>, escapedOnly: Bool
    ) -> [UInt8] {
      var result: [UInt8] = []
      var isEscaped = false
      for byte in source {
        let isBrace = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
        if isBrace, isEscaped || !escapedOnly {
          if isEscaped { result.removeLast() }
          result += Array((byte == UInt8(ascii: "{") ? "\\lbrace{}" : "\\rbrace{}").utf8)
        } else {
          result.append(byte)
        }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
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

    // MARK: Bytes

    mutating func put(_ text: String) {
      var text = text
      text.withUTF8 { unsafe put($0) }
    }

    mutating func put(_ text: some BidirectionalCollection<UInt8>) {
      guard let first = text.first else { return }
      let isUndoing = isAtGroupStart && first == UInt8(ascii: "\\")
      let isArgument = isAfterCommand && text.count > 1 && first == UInt8(ascii: "{")
      isAtGroupStart = false
      if isUndoing {
        output.append(UInt8(ascii: "{"))
        output += text
        output.append(UInt8(ascii: "}"))
      } else if isArgument {
        output += text.dropFirst().dropLast()
        output += Array("{}".utf8)
      } else {
        output += text
      }
    }
  }
}
