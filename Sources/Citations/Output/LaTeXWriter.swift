internal import RichText
internal import Text

/// LaTeX that needs no package but `hyperref`, and that only for links.
enum LaTeXWriter: FormatWriter {
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\\"): output.append("\\textbackslash{}")
      case UInt8(ascii: "~"): output.append("\\textasciitilde{}")
      case UInt8(ascii: "^"): output.append("\\textasciicircum{}")
      case UInt8(ascii: "<"): output.append("\\textless{}")
      case UInt8(ascii: ">"): output.append("\\textgreater{}")
      case UInt8(ascii: "|"): output.append("\\textbar{}")
      case UInt8(ascii: "`"): output.append("\\textasciigrave{}")
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"), UInt8(ascii: "&"),
        UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "_"):
        output += [UInt8(ascii: "\\"), byte]
      // After `\\` or `\item` this would be an option of that command.
      case UInt8(ascii: "[") where output.isEmpty || output.last == UInt8(ascii: " "):
        output.append("{[}")
      case UInt8(ascii: "*") where output.isEmpty: output.append("{*}")
      // Two hyphens would become a dash.
      case UInt8(ascii: "-") where output.last == byte: output.append("{}-")
      case UInt8(ascii: "'") where output.last == byte: output.append("{}'")
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        output.append(UInt8(ascii: " "))
      case 0xC2 where index < text.endIndex && text[index] == 0xA0:
        index += 1
        output.append(UInt8(ascii: "~"))
      // To TeX a control character is invalid, or a command such as `\par`.
      case 0..<0x20, 0x7F: break
      default: output.append(byte)
      }
    }
  }

  static func write(math: ArraySlice<UInt8>, to output: inout [UInt8]) { output += math }

  static func write(mark index: Int, of run: Run, to output: inout [UInt8]) {
    let mark = run.marks[index]
    if case .display(let display) = mark.kind {
      return write(display, isOpening: mark.isOpening, to: &output)
    }
    guard mark.isEffective else { return }
    guard mark.isOpening else { return output.append("}") }
    switch mark.kind {
    case .italic: output.append("\\emph{")
    case .oblique: output.append("\\textsl{")
    case .upright, .normalVariant: output.append("\\textup{")
    case .bold: output.append("\\textbf{")
    case .normalWeight: output.append("\\textmd{")
    case .smallCaps: output.append("\\textsc{")
    case .underline: output.append("\\underline{")
    case .superscript: output.append("\\textsuperscript{")
    case .subscript: output.append("\\textsubscript{")
    case .light, .noDecoration, .baseline, .quotation, .display, .link, .math:
      output.append("{")
    }
  }

  private static func write(_ display: Display, isOpening: Bool, to output: inout [UInt8]) {
    guard !output.isEmpty else { return }
    switch (display, isOpening) {
    case (.block, true): output.append("\\par\\noindent ")
    case (.indent, true): output.append("\\par\\hspace*{1.5em}")
    case (.block, false), (.indent, false): output.append("\\par ")
    case (.rightInline, true): output.append(" ")
    case (.leftMargin, _), (.rightInline, false): break
    }
  }

  static func openLink(_ target: LinkTarget, to output: inout [UInt8]) {
    output.append("\\href{")
    output.append(target.latex)
    output.append("}{")
  }

  static func closeLink(_ target: LinkTarget, before following: UInt8?, to output: inout [UInt8]) {
    output.append("}")
  }
}
