internal import Text

/// Plain text as LaTeX source that prints it, in a document and in values of `.bib` files.
///
/// Commands stand in braces, `{\textless}`: no space after them is lost, and BibTeX, which counts
/// braces, finds them balanced. No package is needed.
public enum LaTeXEscaper {
  /// Appends a text to a document in UTF-8.
  public static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = PlainText.line(text)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      switch byte {
      // After `\\` or `\item` these would be an option of that command.
      case UInt8(ascii: "["), UInt8(ascii: "*"):
        if output.allSatisfy({ $0 == 0x20 }) {
          output += [UInt8(ascii: "{"), byte, UInt8(ascii: "}")]
        } else {
          output.append(byte)
        }
      case 0xC2 where index < text.endIndex && text[index] == 0xA0:
        index += 1
        output.append(UInt8(ascii: "~"))
      case 0x80...: output.append(byte)
      default:
        switch form(of: byte, after: output.last) {
        case .itself: output.append(byte)
        case .command(let command): output.append(command)
        case .separated: output += [UInt8(ascii: "{"), UInt8(ascii: "}"), byte]
        case .space: output.append(UInt8(ascii: " "))
        case .nothing: break
        }
      }
    }
  }

  /// How an ASCII character is written.
  enum Form {
    case itself
    case command(StaticString)
    /// The character after `{}`, without which it would form a ligature with the one before.
    case separated
    case space
    case nothing
  }

  /// How an ASCII byte is written after the last byte of the source.
  static func form(of byte: UInt8, after last: UInt8?) -> Form {
    switch byte {
    case UInt8(ascii: "$"): .command("\\$")
    case UInt8(ascii: "&"): .command("\\&")
    case UInt8(ascii: "%"): .command("\\%")
    case UInt8(ascii: "#"): .command("\\#")
    case UInt8(ascii: "_"): .command("\\_")
    case UInt8(ascii: "\\"): .command("{\\textbackslash}")
    case UInt8(ascii: "{"): .command("{\\textbraceleft}")
    case UInt8(ascii: "}"): .command("{\\textbraceright}")
    case UInt8(ascii: "~"): .command("{\\textasciitilde}")
    case UInt8(ascii: "^"): .command("{\\textasciicircum}")
    case UInt8(ascii: "`"): .command("{\\textasciigrave}")
    // In OT1, which is LaTeX's default, fonts have other characters there.
    case UInt8(ascii: "<"): .command("{\\textless}")
    case UInt8(ascii: ">"): .command("{\\textgreater}")
    case UInt8(ascii: "|"): .command("{\\textbar}")
    // `--` is a dash, and `''` a quotation mark.
    case UInt8(ascii: "-"), UInt8(ascii: "'"): byte == last ? .separated : .itself
    case let byte where byte.isASCIIWhitespace: .space
    // To TeX a control character is invalid, or a command such as `\par`.
    case let byte where byte.isASCIIControl: .nothing
    default: .itself
    }
  }
}
