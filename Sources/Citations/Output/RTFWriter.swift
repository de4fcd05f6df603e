internal import RichText
internal import Text

/// Rich Text Format, as word processors paste it.
///
/// - Source: Microsoft, Rich Text Format (RTF) Specification 1.9.1.
enum RTFWriter: FormatWriter {
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    RTFEscaper.append(text, to: &output)
  }

  static func write(mark index: Int, of run: Run, to output: inout [UInt8]) {
    let mark = run.marks[index]
    if case .display(let display) = mark.kind {
      return write(display, isOpening: mark.isOpening, to: &output)
    }
    guard mark.isEffective else { return }
    guard mark.isOpening else { return output.append("}") }
    switch mark.kind {
    case .italic, .oblique: output.append("{\\i ")
    case .upright: output.append("{\\i0 ")
    case .bold: output.append("{\\b ")
    case .normalWeight, .light: output.append("{\\b0 ")
    case .smallCaps: output.append("{\\scaps ")
    case .normalVariant: output.append("{\\scaps0 ")
    case .underline: output.append("{\\ul ")
    case .noDecoration: output.append("{\\ulnone ")
    case .superscript: output.append("{\\super ")
    case .subscript: output.append("{\\sub ")
    case .baseline: output.append("{\\nosupersub ")
    case .quotation, .display, .link, .math: output.append("{")
    }
  }

  private static func write(_ display: Display, isOpening: Bool, to output: inout [UInt8]) {
    guard !output.isEmpty else { return }
    switch (display, isOpening) {
    case (.block, _), (.indent, false): output.append("\\line ")
    case (.indent, true): output.append("\\line\\tab ")
    case (.rightInline, true): output.append(" ")
    case (.leftMargin, _), (.rightInline, false): break
    }
  }

  static func openLink(_ target: LinkTarget, to output: inout [UInt8]) {
    output.append("{\\field{\\*\\fldinst{HYPERLINK \"")
    output.append(target.rtf)
    output.append("\"}}{\\fldrslt{")
  }

  static func closeLink(_ target: LinkTarget, before following: UInt8?, to output: inout [UInt8]) {
    output.append("}}}")
  }
}
