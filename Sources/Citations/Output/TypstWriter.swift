internal import RichText
internal import Text

/// Typst markup.
///
/// - Source: the Typst reference, "Syntax".
enum TypstWriter: FormatWriter {
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    TypstEscaper.append(text, to: &output)
  }

  static func write(mark index: Int, of run: Run, to output: inout [UInt8]) {
    let mark = run.marks[index]
    if case .display(let display) = mark.kind {
      return write(display, isOpening: mark.isOpening, to: &output)
    }
    guard mark.isEffective else { return }
    guard mark.isOpening else { return close(before: run.byte(after: index), to: &output) }
    switch mark.kind {
    // Within itself it takes the emphasis off.
    case .italic, .upright: output.append("#emph[")
    case .oblique: output.append("#text(style: \"oblique\")[")
    case .bold: output.append("#strong[")
    case .normalWeight: output.append("#strong(delta: -300)[")
    case .light: output.append("#text(weight: \"light\")[")
    case .smallCaps: output.append("#smallcaps[")
    case .underline: output.append("#underline[")
    case .superscript: output.append("#super[")
    case .subscript: output.append("#sub[")
    case .normalVariant, .noDecoration, .baseline, .quotation, .display, .link, .math:
      output.append("#[")
    }
  }

  /// What follows must not be taken for an argument or a field of what ends here.
  private static func close(before following: UInt8?, to output: inout [UInt8]) {
    output.append("]")
    switch following {
    case UInt8(ascii: "("), UInt8(ascii: "."), UInt8(ascii: ";"): output.append(";")
    default: break
    }
  }

  private static func write(_ display: Display, isOpening: Bool, to output: inout [UInt8]) {
    guard !output.isEmpty else { return }
    switch (display, isOpening) {
    case (.block, _), (.indent, false): output.append(" \\ ")
    case (.indent, true): output.append(" \\ #h(1.5em) ")
    case (.rightInline, true): output.append(" ")
    case (.leftMargin, _), (.rightInline, false): break
    }
  }

  static func openLink(_ target: LinkTarget, to output: inout [UInt8]) {
    output.append("#link(\"")
    output.append(target.typst)
    output.append("\")[")
  }

  static func closeLink(_ target: LinkTarget, before following: UInt8?, to output: inout [UInt8]) {
    close(before: following, to: &output)
  }
}
