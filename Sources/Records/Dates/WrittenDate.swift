internal import Text

/// Dates with the name of a month or season, as programs and people write them.
///
/// `15 May 2020`, `May 15, 2020`, `2018 Dec-2019 Jan`, `Nov.-Dec. 2019`, `28 février - 2 mars 1999`,
/// `Spring 2001`, `4th Quarter 1998`, `2015/october`, `12-Mar-2014`, `2020年5月`.
public enum WrittenDate {
  /// The date in EDTF; `nil` if the text has no month or season by name, or is no date.
  ///
  /// - Parameters:
  ///   - text: The date, in any of the languages of the locales.
  ///   - years: The year, or the two years of a range, if the text has none.
  /// - Returns: A date or an interval that `EDTF` reads.
  /// - Complexity: O(*n*).
  public static func edtf(_ text: String, years: [String] = []) -> String? {
    guard let words = DateWord.words(of: text), words.contains(where: \.isName) else { return nil }
    let sides = joiningYears(words.split(separator: .separator).map(Array.init))
    let years = years.compactMap { Int($0) }
    guard let first = years.first else { return edtf(of: sides, from: nil, to: nil) }
    return edtf(of: sides, from: first, to: years.last)
  }

  /// Whether a text is how databases write that there is no date: `0000`, `0000/00/00`.
  public static func isNone(_ text: String) -> Bool {
    var zeros = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "0") {
        zeros += 1
      } else if !"/-. ".utf8.contains(byte) {
        return false
      }
    }
    return zeros >= 4
  }

  /// The sides of `Nov-Dec-2019` and `2019/Nov/Dec`, with the year in one of them.
  private static func joiningYears(_ sides: [[DateWord]]) -> [[DateWord]] {
    guard sides.count == 3 else { return sides }
    if Side(sides[2])?.isYearAlone ?? false { return [sides[0], sides[1] + sides[2]] }
    if Side(sides[0])?.isYearAlone ?? false { return [sides[0] + sides[1], sides[2]] }
    return sides
  }

  private static func edtf(of sides: [[DateWord]], from first: Int?, to last: Int?) -> String? {
    // `12-Mar-2014` and `2015/october`: separators within one date.
    let joined = sides.flatMap(\.self)
    if sides.count != 2 || isOneDate(sides) {
      guard var point = Side(joined) else { return nil }
      if point.year == nil {
        // One month is not of two years.
        guard first == last else { return nil }
        point.year = first
      }
      return point.edtf.flatMap(valid)
    }
    guard var start = Side(sides[0]), var end = Side(sides[1]) else { return nil }
    if start.day != nil { start.month = start.month ?? end.month }
    if end.day != nil { end.month = end.month ?? start.month }
    let ownEnd = end.year
    end.year = end.year ?? last ?? start.year
    start.year = start.year ?? first ?? ownEnd
    guard let from = start.edtf, let to = end.edtf else { return nil }
    return from == to ? valid(from) : valid("\(from)/\(to)")
  }

  /// Whether two texts with a separator between them are parts of one date.
  private static func isOneDate(_ sides: [[DateWord]]) -> Bool {
    guard let start = Side(sides[0]), let end = Side(sides[1]) else { return true }
    let parts = [start, end]
    // A year beside the rest of the date.
    if parts.contains(where: { $0.isYearAlone }) { return true }
    // `12-Mar`: a day alone before a month alone.
    return start.isDayAlone && end.day == nil
      || end.isDayAlone && start.day == nil && start.month != nil
  }

  private static func valid(_ text: String) -> String? {
    guard let date = EDTF(ifValid: text) else { return nil }
    if let end = date.endPoint, let start = date.startPoint, order(end) < order(start) {
      return nil
    }
    return text
  }

  /// A number by which points sort; seasons sort by their first month.
  private static func order(_ point: EDTF.Point) -> Int {
    let month = point.month ?? point.season?.months.lowerBound ?? 0
    return point.year * 10_000 + month * 100 + (point.day ?? 0)
  }

  /// The parts of one date.
  private struct Side {
    var year: Int?
    var month: Int?
    var day: Int?
    var season: EDTF.Season?

    /// `nil` if a part occurs twice.
    init?(_ words: [DateWord]) {
      for word in words {
        switch word {
        case .number(let number, digits: 4) where year == nil && number > 0: year = number
        case .number(let number, digits: 1...2) where day == nil && number > 0: day = number
        // A zero is a missing part.
        case .number(0, _): break
        case .month(let value) where month == nil && season == nil: month = value.number
        case .season(let value) where month == nil && season == nil: season = value
        case .number, .month, .season, .separator: return nil
        }
      }
    }

    var isYearAlone: Bool { year != nil && month == nil && day == nil && season == nil }
    var isDayAlone: Bool { day != nil && year == nil && month == nil && season == nil }

    var edtf: String? {
      guard let year else { return nil }
      let digits = String(repeating: "0", count: max(0, 4 - "\(year)".utf8.count)) + "\(year)"
      if let season { return day == nil ? "\(digits)-\(season.rawValue)" : nil }
      guard let month else { return day == nil ? digits : nil }
      return ([month] + (day.map { [$0] } ?? [])).reduce(digits) { text, part in
        "\(text)-\(part < 10 ? "0" : "")\(part)"
      }
    }
  }
}

extension DateWord {
  /// Whether the word is the name of a month or season.
  fileprivate var isName: Bool {
    switch self {
    case .month, .season: true
    case .number, .separator: false
    }
  }
}
