internal import RichText
internal import Text

/// LaTeX that needs no package but `hyperref`, and that only for links.
enum LaTeXWriter: FormatWriter {
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    LaTeXEscaper.append(text, to: &output)
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
