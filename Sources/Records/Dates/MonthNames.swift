internal import Text

/// The names of months in English, German, French, Spanish, Italian, Portuguese, Dutch, Chinese and
/// Japanese, in full and abbreviated.
enum MonthNames {
  /// The number of the month with this name, whatever its case, accents and full stop.
  static func number(of name: String) -> Int? {
    guard (2...maximumLength).contains(name.utf8.count) else { return nil }
    let stopped = name.utf8.last == UInt8(ascii: ".")
    return numbers[Folding.fold(stopped ? String(name.dropLast()) : name)]
  }

  /// The longest names have 12 bytes, and a full stop.
  private static let maximumLength = 16

  /// By month; folded, without full stops.
  private static let names = [
    "january jan januar janner jänner janvier janv enero ene gennaio gen janeiro januari 一月 1月",
    "february feb februar feber fevrier fevr fev febrero febbraio fevereiro februari febr 二月 2月",
    "march mar marz maerz mrz mars marzo março marco maart mrt 三月 3月",
    "april apr avril avr abril abr aprile 四月 4月",
    "may mai mayo maggio mag maio mei 五月 5月",
    "june jun juni juin junio giugno giu junho 六月 6月",
    "july jul juli juillet juil julio luglio lug julho 七月 7月",
    "august aug aout agosto ago augustus 八月 8月",
    "september sep sept septembre septiembre setiembre settembre set sett setembro 九月 9月",
    "october oct oktober okt octobre octubre ottobre ott outubro out 十月 10月",
    "november nov novembre noviembre novembro 十一月 11月",
    "december dec dezember dez decembre diciembre dic dicembre dezembro 十二月 12月",
  ]

  private static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for (index, list) in names.enumerated() {
      for name in list.split(separator: " ") { numbers[Folding.fold(String(name))] = index + 1 }
    }
    return numbers
  }()
}
