internal import RichText
internal import Text

/// HTML as the official test suite has it.
enum HTMLWriter: FormatWriter {
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "&"): output.append("&#38;")
      case UInt8(ascii: "<"): output.append("&#60;")
      case UInt8(ascii: ">"): output.append("&#62;")
      // A page that loads MathJax reads TeX in text too.
      case UInt8(ascii: "\\") where TeXDelimiter.mayBegin(text[index...]):
        output.append("<span>\\</span>")
      case 0xC2...0xE3:
        if let (letters, length) = Superscripts.base(at: index, in: text) {
          output.append("<sup>")
          output += letters.utf8
          output.append("</sup>")
          index += length
          continue
        }
        output.append(byte)
      default: output.append(byte)
      }
      index += 1
    }
  }

  /// A page that loads MathJax typesets it.
  static func write(math: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for part in math.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false) {
      if part.startIndex > math.startIndex { output.append("\\") }
      write(part, to: &output)
    }
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
