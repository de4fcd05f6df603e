internal import Text

extension LaTeX {
  /// Reads TeX source once from left to right; groups are kept on a stack, never by recursion.
  ///
  /// What each command does is in `DecoderCommands.swift`.
  struct Decoder {
    var cursor: Cursor
    var structure: Structure
    var output: ValueWriter
    var remarks: [Remark] = []
    private let tie: String
    private let layout: Layout

    /// A group that is open, and what closing it writes.
    struct Frame {
      enum Kind {
        /// Its braces were those of an argument or of a special character.
        case transparent
        /// Its braces stay if anything comes between them.
        case protected
        case closing(String)
        case changeCase(start: Int, toUpper: Bool)
      }

      var kind: Kind
      /// How many styles and accents were open outside.
      var styles: Int
      var marks: Int
    }

    private var frames: [Frame] = []
    /// The styles that are open, by the tags that close them.
    private var styles: [MarkedText.Style] = []
    private(set) var protectedDepth = 0
    private var caseDepth = 0
    /// Up to where no capital stands in an argument that was searched.
    var endOfSmall = 0
    /// How many conditionals wait for their `\fi`.
    var openConditionals = 0
    /// How many single quotation marks are open.
    var openQuotes = 0

    init(_ bytes: [UInt8], tie: String = "\u{A0}", layout: Layout = .line) {
      self.layout = layout
      cursor = Cursor(bytes)
      structure = Structure(bytes)
      output = ValueWriter(capacity: bytes.count)
      self.tie = tie
    }

    mutating func decode() -> String {
      while let byte = cursor.peek {
        switch byte {
        case UInt8(ascii: "\\"): command()
        case UInt8(ascii: "{"): openGroup()
        case UInt8(ascii: "}"): closeGroup()
        case UInt8(ascii: "$"): dollar()
        case UInt8(ascii: "~"):
          cursor.offset += 1
          if tie == " " { output.space() } else { output.text(tie) }
        case UInt8(ascii: "-"): dashes()
        case UInt8(ascii: "`"), UInt8(ascii: "'"): quotes(byte)
        case UInt8(ascii: "!"), UInt8(ascii: "?"): invertedMark(byte)
        case UInt8(ascii: "^"): circumflex()
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
          cursor.offset += 1
          output.literal(byte)
        case let byte where byte.isASCIIWhitespace:
          let range = cursor.range(while: \.isASCIIWhitespace)
          space(isParagraph: layout == .paragraphs && hasBlankLine(range))
        default:
          output.plain(cursor.bytes[cursor.range { !Self.isSpecial($0) }])
        }
      }
      output.flushMarks(downTo: 0)
      closeStyles(downTo: 0)
      return output.finish()
    }

    /// Writes a space or, where the layout has paragraphs, the end of one.
    mutating func space(isParagraph: Bool) {
      if isParagraph, layout == .paragraphs { output.paragraph() } else { output.space() }
    }

    private func hasBlankLine(_ range: Range<Int>) -> Bool {
      cursor.bytes[range].count { $0 == UInt8(ascii: "\n") } > 1
    }

    mutating func skipSpaces() { _ = cursor.range(while: \.isASCIIWhitespace) }

    // MARK: Groups

    private mutating func openGroup() {
      let start = cursor.offset
      guard let end = structure.closing(of: start) else {
        cursor.offset += 1
        return output.literal(UInt8(ascii: "{"))
      }
      cursor.offset += 1
      push(kindOfGroup(from: start + 1, to: end))
    }

    /// What becomes of a group's braces; the group's content begins and ends there.
    private func kindOfGroup(from start: Int, to end: Int) -> Frame.Kind {
      // An accent's argument.
      if output.marks.count > (frames.last?.marks ?? 0) { return .transparent }
      let bytes = cursor.bytes
      guard bytes[start..<end].first(where: { !$0.isASCIIWhitespace }) != nil else {
        return .transparent
      }
      guard bytes[start] == UInt8(ascii: "\\"), start + 1 < end else { return .protected }
      switch meaning(at: start) {
      case .accent, .accents, .symbol, .logo, .fontSwitch, .nothing, .space, .paragraph, .hide,
        .url, .verbatim,
        .math, .characterCode, .symbolCode, .mathConditional, .endOfConditional:
        return .transparent
      case .style, .argument, .between, .changeCase, .href:
        return protectedDepth > 0 ? .transparent : .protected
      case nil:
        return .protected
      }
    }

    mutating func push(_ kind: Frame.Kind) {
      switch kind {
      case .protected:
        output.flushMarks(downTo: 0)
        output.openBrace()
        protectedDepth += 1
      case .changeCase: caseDepth += 1
      case .transparent, .closing: break
      }
      let marks = max(0, output.marks.count - 1)
      frames.append(Frame(kind: kind, styles: styles.count, marks: marks))
    }

    private mutating func closeGroup() {
      cursor.offset += 1
      guard let frame = frames.popLast() else { return output.literal(UInt8(ascii: "}")) }
      output.flushMarks(downTo: frame.marks)
      closeStyles(downTo: frame.styles)
      switch frame.kind {
      case .transparent: break
      case .protected:
        output.closeBrace()
        protectedDepth -= 1
      case .closing(let text): output.markup(text)
      case .changeCase(let start, let isUpper):
        caseDepth -= 1
        if caseDepth == 0 { output.changeCase(from: start, toUpper: isUpper) }
      }
    }

    // MARK: Styles

    mutating func begin(_ style: MarkedText.Style) {
      styles.append(style)
      output.markup("<\(style.rawValue)>")
    }

    mutating func closeStyles(downTo count: Int) {
      while styles.count > count { output.markup("</\(styles.removeLast().rawValue)>") }
    }

    /// Bytes that end a run of plain text.
    static func isSpecial(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"),
        UInt8(ascii: "~"), UInt8(ascii: "-"), UInt8(ascii: "`"), UInt8(ascii: "'"),
        UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "<"),
        UInt8(ascii: ">"):
        true
      default: byte.isASCIIWhitespace
      }
    }
  }
}
