internal import Records
internal import Text

/// Years with words of doubt or an era, as catalogues and `ibid` itself write them.
///
/// `c. 1850` and `[ca. 1850]` are approximate, `1850?` is uncertain, `1850s` is a decade, `335 BC` is
/// before Christ. `c1988` is none of these: catalogues write the year of the copyright so.
enum DoubtfulYear {
  /// The year in EDTF; `nil` if the text is anything else.
  static func edtf(_ text: String) -> String? {
    guard text.utf8.count <= maximumLength else { return nil }
    var isApproximate = false
    var isBefore = false
    var hasEra = false
    var year: String?
    var mark = ""
    let plain = text.split { (sign: Character) in " []()\u{A0}".contains(sign) }
    for word in plain.map(String.init) {
      switch word.asciiLowercased {
      case "c.", "c", "ca.", "ca", "circa", "cca.", "um", "vers", "about": isApproximate = true
      case "bc", "b.c.", "bce", "b.c.e.": (isBefore, hasEra) = (true, true)
      case "ad", "a.d.", "ce", "c.e.": hasEra = true
      default:
        guard year == nil else { return nil }
        (year, mark) = (word, "")
        if let last = year?.last, "?~%".contains(last) {
          mark = String(last)
          year?.removeLast()
        }
      }
    }
    guard var year else { return nil }
    if isApproximate { mark = mark == "?" ? "%" : mark.isEmpty ? "~" : mark }
    if year.utf8.count == 5, year.hasSuffix("0s") { year = year.dropLast(2) + "X" }
    let isDecade = year.hasSuffix("X")
    guard year.utf8.dropLast(isDecade ? 1 : 0).allSatisfy(\.isASCIIDigit),
      let first = year.utf8.first,
      first != UInt8(ascii: "0")
    else { return nil }
    // Fewer digits are a year only with an era.
    guard hasEra || year.utf8.count == 4 else { return nil }
    if isBefore {
      guard !isDecade, let number = Int(year) else { return nil }
      // The year before 1 is 0.
      year = number == 1 ? "0000" : "-\(padded(number - 1))"
    } else if !isDecade {
      year = Int(year).map(padded) ?? year
    }
    let date = year + mark
    return EDTF(ifValid: date) == nil ? nil : date
  }

  /// The maximum length of a year with its words in bytes.
  private static let maximumLength = 30

  private static func padded(_ year: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(year)".utf8.count)) + "\(year)"
  }
}
