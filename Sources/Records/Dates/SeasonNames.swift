internal import Text

extension EDTF.Season {
  /// Reads the name of a season in the languages of the locales.
  ///
  /// `Fall` is autumn. Divisions of a year that have two words, such as `4th Quarter`, are read by
  /// ``init(division:ordinal:)``.
  public init?(named text: String) {
    guard let season = Self.names[Folding.fold(text)] else { return nil }
    self = season
  }

  /// Reads a division of the year: the first quarter, the last third, the second half.
  ///
  /// - Parameters:
  ///   - name: `quarter`, `third` or `half`; `quart` is PubMed's abbreviation.
  ///   - ordinal: Which one, from 1.
  init?(division name: String, ordinal: Int) {
    let first: (season: EDTF.Season, count: Int)?
    switch Folding.fold(name) {
    case "quarter", "quart", "qtr", "quartal", "trimestre", "kwartaal": first = (.firstQuarter, 4)
    case "third": first = (.firstThird, 3)
    case "half", "halbjahr", "semestre": first = (.firstHalf, 2)
    default: first = nil
    }
    guard let first, (1...first.count).contains(ordinal) else { return nil }
    self.init(rawValue: first.season.rawValue + ordinal - 1)
  }

  private static let names: [String: EDTF.Season] = {
    let lists: [(EDTF.Season, String)] = [
      (.spring, "spring fruhling fruhjahr printemps primavera voorjaar lente 春 春季"),
      (.summer, "summer sommer ete verano estate verao zomer 夏 夏季"),
      (.autumn, "autumn fall herbst automne otono autunno outono herfst najaar 秋 秋季"),
      (.winter, "winter hiver invierno inverno 冬 冬季"),
      // IEEE writes the quarters as one word.
      (.firstQuarter, "q1 firstquarter"), (.secondQuarter, "q2 secondquarter"),
      (.thirdQuarter, "q3 thirdquarter"), (.fourthQuarter, "q4 fourthquarter"),
    ]
    var names: [String: EDTF.Season] = [:]
    for (season, list) in lists {
      for name in list.split(separator: " ") { names[Folding.fold(String(name))] = season }
    }
    return names
  }()
}
