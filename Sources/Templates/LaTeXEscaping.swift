/// Values in LaTeX.
enum LaTeXEscaping {
  static func escape(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in PlainText.line(text) {
      if let command = command(byte, isFirst: result.isEmpty) {
        result.append(contentsOf: command.utf8)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// What writes a special character as itself; `|`, `<` and `>` are others in the font encoding OT1.
  private static func command(_ byte: UInt8, isFirst: Bool) -> String? {
    switch byte {
    case UInt8(ascii: "\\"): "\\textbackslash{}"
    case UInt8(ascii: "~"): "\\textasciitilde{}"
    case UInt8(ascii: "^"): "\\textasciicircum{}"
    case UInt8(ascii: "<"): "\\textless{}"
    case UInt8(ascii: ">"): "\\textgreater{}"
    case UInt8(ascii: "|"): "\\textbar{}"
    case UInt8(ascii: "{"): "\\{"
    case UInt8(ascii: "}"): "\\}"
    case UInt8(ascii: "$"): "\\$"
    case UInt8(ascii: "&"): "\\&"
    case UInt8(ascii: "#"): "\\#"
    case UInt8(ascii: "%"): "\\%"
    case UInt8(ascii: "_"): "\\_"
    // After `\\` or `\item` these would be an option of that command.
    case UInt8(ascii: "["): isFirst ? "{[}" : nil
    case UInt8(ascii: "*"): isFirst ? "{*}" : nil
    default: nil
    }
  }
}
