internal import RichText

/// Plain text, in which only quotation marks are left of all formatting.
enum TextWriter: FormatWriter {
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    output += PlainText.line(text)
  }

  static func write(mark index: Int, of run: Run, to output: inout [UInt8]) {
    guard run.marks[index].isOpening, case .display(let display) = run.marks[index].kind else {
      return
    }
    switch display {
    // What stands to the right of a margin must not run into it.
    case .rightInline: if !output.isEmpty { output.append(0x20) }
    case .block, .indent, .leftMargin:
      if let last = output.last, last != 0x0A { output.append(0x0A) }
    }
  }

  static func openLink(_ target: LinkTarget, to output: inout [UInt8]) {}

  static func closeLink(_ target: LinkTarget, before following: UInt8?, to output: inout [UInt8]) {}
}
