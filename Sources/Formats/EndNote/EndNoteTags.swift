internal import Records
internal import Text

/// Maps EndNote's tags to those of RIS, which have the same fields.
///
/// - Source: EndNote 20, "EndNote Import Format"; EndNote's export styles "RefMan (RIS)" and
///   "EndNote Export".
enum EndNoteTags {
  /// RIS's tag and EndNote's, in the order in which EndNote writes them.
  private static let pairs: [(ris: String, endNote: Unicode.Scalar)] = [
    ("TY", "0"), ("AU", "A"), ("ED", "E"), ("A3", "Y"), ("A4", "?"), ("PY", "D"), ("TI", "T"),
    ("T2", "B"), ("JF", "J"), ("T3", "S"), ("J2", "O"), ("VL", "V"), ("IS", "N"), ("SP", "P"),
    ("NV", "6"), ("ET", "7"), ("DA", "8"), ("M3", "9"), ("PB", "I"), ("CY", "C"), ("SN", "@"),
    ("ST", "!"), ("DO", "R"), ("UR", "U"), ("Y2", "["), ("LA", "G"), ("CN", "L"), ("AN", "M"),
    ("ID", "F"), ("KW", "K"), ("AB", "X"), ("N1", "Z"), ("TT", "Q"), ("TA", "H"), ("AD", "+"),
    ("CA", "^"), ("DB", "~"), ("DP", "W"), ("SE", "&"), ("OP", "("), ("RP", ")"), ("RN", "<"),
    ("L1", ">"), ("C1", "1"), ("C2", "2"), ("C3", "3"), ("C4", "4"), ("C5", "5"), ("C6", "#"),
    ("C7", "$"), ("C8", "]"),
  ]

  /// RIS's tag for EndNote's; an unknown sign becomes `%` and the sign.
  static func ris(_ sign: UInt8) -> String {
    let pair = pairs.first { UInt8(ascii: $0.endNote) == sign }
    return pair?.ris ?? "%\(Unicode.Scalar(sign))"
  }

  /// The text of a record, and the tags of RIS without an equivalent in EndNote.
  static func lines(_ lines: [TaggedLine]) -> (text: String, left: [String]) {
    let type = lines.first { $0.tag == "TY" }.flatMap { TaggedType.ris($0.value) }
    let isArticle = type.map { $0.record == "article" } ?? false
    var text = ""
    var left: [String] = []
    var pages = ""
    for line in lines {
      var value = line.value.split(whereSeparator: \.isNewline).joined(separator: " ")
      var tag = line.tag
      switch tag {
      case "TY": value = type?.endNote ?? value
      case "T2" where isArticle: tag = "JF"
      case "SP":
        pages = value
        let end = lines.first { $0.tag == "EP" }?.value
        value = end.map { "\(pages)-\($0)" } ?? pages
      case "EP": continue
      default: break
      }
      if tag.hasPrefix("%") {
        text += "\(tag) \(value)\n"
      } else if let sign = pairs.first(where: { $0.ris == tag })?.endNote {
        text += "%\(sign) \(value)\n"
      } else {
        left.append(tag)
      }
    }
    return (text, left)
  }
}
