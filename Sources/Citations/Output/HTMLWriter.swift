internal import RichText
internal import Text

/// HTML as the official test suite has it.
enum HTMLWriter: FormatWriter {
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var rest = text
    for index in text.indices where (0xC2...0xE3).contains(text[index]) {
      guard let (letters, length) = Superscripts.base(at: index, in: text) else { continue }
      HTMLEscaper.append(rest[..<index], references: .numeric, to: &output)
      output.append("<sup>")
      output += letters.utf8
      output.append("</sup>")
      rest = text[(index + length)...]
    }
    HTMLEscaper.append(rest, references: .numeric, to: &output)
  }

  /// A page that loads MathJax typesets it.
  static func write(math: ArraySlice<UInt8>, to output: inout [UInt8]) {
    HTMLEscaper.append(math: math, references: .numeric, to: &output)
  }

  static func write(mark index: Int, of run: Run, to output: inout [UInt8]) {
    output.append(tag(run.marks[index]))
  }

  private static func tag(_ mark: Run.Mark) -> StaticString {
    switch mark.kind {
    case .italic: mark.isOpening ? "<i>" : "</i>"
    case .oblique: mark.isOpening ? "<em>" : "</em>"
    case .bold: mark.isOpening ? "<b>" : "</b>"
    case .superscript: mark.isOpening ? "<sup>" : "</sup>"
    case .subscript: mark.isOpening ? "<sub>" : "</sub>"
    case .upright: mark.isOpening ? #"<span style="font-style:normal;">"# : "</span>"
    case .light: mark.isOpening ? #"<span style="font-weight:lighter;">"# : "</span>"
    case .normalWeight: mark.isOpening ? #"<span style="font-weight:normal;">"# : "</span>"
    case .smallCaps: mark.isOpening ? #"<span style="font-variant:small-caps;">"# : "</span>"
    case .normalVariant: mark.isOpening ? #"<span style="font-variant:normal;">"# : "</span>"
    case .underline: mark.isOpening ? #"<span style="text-decoration:underline;">"# : "</span>"
    case .noDecoration: mark.isOpening ? #"<span style="text-decoration:none;">"# : "</span>"
    case .baseline: mark.isOpening ? #"<span style="baseline">"# : "</span>"
    case .display(let display): display.tag(isOpening: mark.isOpening)
    case .quotation, .link, .math: ""
    }
  }

  static func openLink(_ target: LinkTarget, to output: inout [UInt8]) {
    output.append(#"<a href=""#)
    output.append(target.html)
    output.append("\">")
  }

  static func closeLink(_ target: LinkTarget, before following: UInt8?, to output: inout [UInt8]) {
    output.append("</a>")
  }
}

extension Display {
  /// The tag of a part of an entry, with the line ends of the test suite's results.
  fileprivate func tag(isOpening: Bool) -> StaticString {
    switch self {
    case .block:
      isOpening ? "\n\n    <div class=\"csl-block\">" : "</div>\n"
    case .leftMargin: isOpening ? "\n    <div class=\"csl-left-margin\">" : "</div>"
    case .rightInline: isOpening ? "<div class=\"csl-right-inline\">" : "</div>\n  "
    case .indent: isOpening ? "<div class=\"csl-indent\">" : "</div>\n  "
    }
  }
}
