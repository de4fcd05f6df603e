internal import Records
internal import Text

/// A date as CSL has it: one day, month or year or two, or else words.
///
/// - Source: csl-data.json (CSL 1.0.2), `date-variable`.
public struct CSLDate: Equatable, Sendable {
  /// One list, or two for a range; each has a year, then a month and a day if they are known.
  ///
  /// Years before Christ are negative, and there is no year 0.
  public var parts: [[Int]] = []
  /// 1 for spring to 4 for winter.
  public var season: Int?
  public var isCirca = false
  /// What cannot be said in numbers.
  public var literal: String?

  /// - Parameter text: EDTF, or words such as `in press`.
  public init(_ text: String) {
    guard let date = EDTF(ifValid: text), takeParts(of: date) else {
      parts = []
      literal = text
      return
    }
  }

  init(parts: [[Int]], season: Int? = nil, isCirca: Bool = false) {
    self.parts = parts
    self.season = season
    self.isCirca = isCirca
  }

  /// Takes what numbers can say; a range without an end, a decade or a quarter they cannot.
  private mutating func takeParts(of date: EDTF) -> Bool {
    for bound in [date.start] + (date.end.map { [$0] } ?? []) {
      guard case .point(let point) = bound, point.unspecifiedDigits == 0 else { return false }
      isCirca = isCirca || point.isApproximate || point.isUncertain
      if let season = point.season {
        guard date.end == nil, let number = Self.number(of: season) else { return false }
        self.season = number
      }
      let year = point.year > 0 ? point.year : point.year - 1
      let month = point.month.map { [$0] } ?? []
      parts.append([year] + month + (point.day.map { [$0] } ?? []))
    }
    return true
  }

  private static func number(of season: EDTF.Season) -> Int? {
    switch season {
    case .spring, .northernSpring, .southernSpring: 1
    case .summer, .northernSummer, .southernSummer: 2
    case .autumn, .northernAutumn, .southernAutumn: 3
    case .winter, .northernWinter, .southernWinter: 4
    case .firstQuarter, .secondQuarter, .thirdQuarter, .fourthQuarter, .firstThird, .secondThird,
      .lastThird, .firstHalf, .secondHalf:
      nil
    }
  }

  /// The date as a record holds it: EDTF, or the words that there are.
  var field: String {
    if let literal { return literal }
    var points = parts.map { Self.point($0) }
    if let season, points.count == 1, parts[0].count == 1 { points[0] += "-2\(season)" }
    if isCirca { points = points.map { $0.isEmpty ? "" : "\($0)~" } }
    return points.joined(separator: "/")
  }

  private static func point(_ parts: [Int]) -> String {
    guard let first = parts.first, first != 0 else { return ".." }
    let year = first > 0 ? first : first + 1
    let digits = "\(year.magnitude)"
    let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    let sign = year < 0 ? "-" : ""
    let text = digits.utf8.count > 4 ? "Y\(sign)\(digits)" : sign + padded
    return ([text] + parts.dropFirst().map { $0 < 10 ? "0\($0)" : "\($0)" })
      .joined(separator: "-")
  }
}
