internal import RichText
internal import Text

/// Markdown that CommonMark and pandoc read alike.
///
/// Emphasis is written with asterisks where every reader takes them for emphasis, and with tags
/// elsewhere; superscripts, subscripts and small capitals are always tags.
///
/// - Source: CommonMark 0.31.2; pandoc's manual, "Pandoc's Markdown".
enum MarkdownWriter: FormatWriter {
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    MarkdownEscaper.append(text, for: .pandoc, to: &output)
  }

  static func write(math: ArraySlice<UInt8>, to output: inout [UInt8]) {
    MarkdownEscaper.append(math: math, to: &output)
  }

  static func write(mark index: Int, of run: Run, to output: inout [UInt8]) {
    let mark = run.marks[index]
    guard mark.isEffective else { return }
    switch mark.kind {
    case .italic: emphasize("*", "em", index, run, to: &output)
    case .bold: emphasize("**", "strong", index, run, to: &output)
    case .display(let display): write(display, isOpening: mark.isOpening, to: &output)
    case .oblique, .upright, .light, .normalWeight, .smallCaps, .normalVariant, .underline,
      .noDecoration, .superscript, .subscript, .baseline, .quotation, .link, .math:
      HTMLWriter.write(mark: index, of: run, to: &output)
    }
  }

  private static func emphasize(
    _ sign: StaticString, _ tag: StaticString, _ index: Int, _ run: Run,
    to output: inout [UInt8]
  ) {
    let isOpening = run.marks[index].isOpening
    let partner = run.partner(of: index)
    let pair = isOpening ? (index, partner) : (partner, index)
    if isPlain(pair, in: run) { return output.append(sign) }
    output.append(isOpening ? "<" : "</")
    output.append(tag)
    output.append(">")
  }

  /// Whether asterisks around a part are read as emphasis: words are within, and no word adjoins.
  private static func isPlain(_ pair: (open: Int, close: Int), in run: Run) -> Bool {
    let range = run.marks[pair.open].offset..<run.marks[pair.close].offset
    guard let first = run.text[range].first, let last = run.text[range].last else { return false }
    let isAlone = !run.marks.indices.contains { index in
      let mark = run.marks[index]
      guard index != pair.open, index != pair.close,
        range.contains(mark.offset) || mark.offset == range.upperBound
      else { return false }
      if case .quotation = mark.kind {
        return mark.offset == range.lowerBound || mark.offset == range.upperBound
      }
      if case .link = mark.kind { return false }
      return true
    }
    let before = range.lowerBound > 0 ? run.text[range.lowerBound - 1] : 0x20
    let after = range.upperBound < run.text.count ? run.text[range.upperBound] : 0x20
    return isAlone && isInside(first) && isInside(last) && isOutside(before) && isOutside(after)
  }

  private static func isWordCharacter(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit
  }

  private static func isInside(_ byte: UInt8) -> Bool {
    isWordCharacter(byte) || (byte >= 0xC3 && byte != 0xE2) || (0x80...0xBF).contains(byte)
  }

  private static func isOutside(_ byte: UInt8) -> Bool {
    byte < 0x80 && !isWordCharacter(byte) && byte != UInt8(ascii: "*")
  }

  private static func write(_ display: Display, isOpening: Bool, to output: inout [UInt8]) {
    guard !output.isEmpty else { return }
    switch (display, isOpening) {
    case (.block, _), (.indent, _): output.append("\\\n")
    case (.rightInline, true): output.append(" ")
    case (.leftMargin, _), (.rightInline, false): break
    }
  }

  static func openLink(_ target: LinkTarget, to output: inout [UInt8]) { output.append("[") }

  static func closeLink(_ target: LinkTarget, before following: UInt8?, to output: inout [UInt8]) {
    output.append("](")
    output.append(target.markdown)
    output.append(")")
  }
}
