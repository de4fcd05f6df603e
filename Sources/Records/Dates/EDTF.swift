public import Text

/// A date, or an interval of dates, as precise as its source.
///
/// EDTF levels 0 and 1 (ISO 8601-2:2019, annex A) as biblatex 3.20 takes them for `date` (manual,
/// section 2.3.8): `2022`, `2022-07-17`, `2022-21` (spring), `2022/2023`, `2022~`, `199X`, `../2022`;
/// and the divisions of a year that level 2 adds (`2022-33` is its first quarter).
public struct EDTF: Hashable, Sendable {
  public struct Point: Hashable, Sendable {
    /// Astronomical, so that 1 BCE is 0; an unspecified digit, as in `199X`, counts as 0.
    public var year: Int
    /// 1 to 12.
    public var month: Int?
    /// 1 to 31.
    public var day: Int?
    public var season: Season?
    /// How many digits of the year are unspecified: 1 for `199X`.
    public var unspecifiedDigits = 0
    public var isApproximate = false
    public var isUncertain = false
  }

  /// A season, quarter or other division of a year, by its number in EDTF (ISO 8601-2:2019, section
  /// 4.8).
  public enum Season: Int, Hashable, Sendable {
    case spring = 21
    case summer, autumn, winter
    case northernSpring, northernSummer, northernAutumn, northernWinter
    case southernSpring, southernSummer, southernAutumn, southernWinter
    case firstQuarter, secondQuarter, thirdQuarter, fourthQuarter
    case firstThird, secondThird, lastThird
    case firstHalf, secondHalf

    /// The months of the year that it covers.
    ///
    /// A summer or winter that continues in the next year has its first month only.
    public var months: ClosedRange<Int> {
      switch self {
      case .spring, .northernSpring, .southernAutumn: 3...5
      case .summer, .northernSummer, .southernWinter: 6...8
      case .autumn, .northernAutumn, .southernSpring: 9...11
      case .winter, .northernWinter, .southernSummer: 12...12
      case .firstQuarter: 1...3
      case .secondQuarter: 4...6
      case .thirdQuarter: 7...9
      case .fourthQuarter: 10...12
      case .firstThird: 1...4
      case .secondThird: 5...8
      case .lastThird: 9...12
      case .firstHalf: 1...6
      case .secondHalf: 7...12
      }
    }
  }

  /// One end of an interval.
  public enum Bound: Hashable, Sendable {
    case point(Point)
    /// `..`: the interval is open at this end.
    case open
    /// Empty: the interval ends, but the date is unknown.
    case unknown
  }

  public var start: Bound
  /// `nil` if the date is not an interval.
  public var end: Bound?

  /// The first year of the date; the year of the end if an interval has no start.
  public var year: Int? { startPoint?.year ?? endPoint?.year }

  public var startPoint: Point? { if case .point(let point) = start { point } else { nil } }
  public var endPoint: Point? { if case .point(let point) = end { point } else { nil } }

  /// Reads a date without spaces around it.
  public init(_ text: String) throws(Diagnostic) {
    guard let date = EDTF(ifValid: text) else {
      throw Diagnostic(
        "\(text.quoted) is not a date",
        hint: "write it as 2022, 2022-07, 2022-07-17 or 2022/2023")
    }
    self = date
  }

  /// The same, but `nil` instead of an error.
  public init?(ifValid text: String) {
    let bytes = text.utf8
    if bytes.count == 4, bytes.allSatisfy(\.isASCIIDigit) {
      // Most dates are a year alone.
      start = .point(Point(year: bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }))
      return
    }
    let sides = text.split(separator: "/", omittingEmptySubsequences: false)
    guard sides.count <= 2, let start = Self.bound(sides[0], isInterval: sides.count == 2) else {
      return nil
    }
    self.start = start
    guard sides.count == 2 else { return }
    guard let end = Self.bound(sides[1], isInterval: true) else { return nil }
    if case .point = start {} else if case .point = end {} else { return nil }
    self.end = end
  }

  private static func bound(_ text: Substring, isInterval: Bool) -> Bound? {
    if isInterval, text.isEmpty { return .unknown }
    if isInterval, text == ".." { return .open }
    return point(Array(text.utf8)).map(Bound.point)
  }

  private static func point(_ text: [UInt8]) -> Point? {
    var text = text[...]
    var point = Point(year: 0)
    switch text.last {
    case UInt8(ascii: "~"): point.isApproximate = true
    case UInt8(ascii: "?"): point.isUncertain = true
    case UInt8(ascii: "%"): (point.isApproximate, point.isUncertain) = (true, true)
    default: text.append(UInt8(ascii: " "))
    }
    text.removeLast()
    // A time of day is valid, but no bibliography shows it.
    if let time = text.firstIndex(of: UInt8(ascii: "T")) {
      guard isTime(text[(time + 1)...]) else { return nil }
      text = text[..<time]
    }
    guard let yearEnd = readYear(text, into: &point) else { return nil }
    let parts = text[yearEnd...].split(
      separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count <= 3, parts.first?.isEmpty ?? true else { return nil }
    if parts.count > 1, !readMonth(parts[1], hasDay: parts.count == 3, into: &point) { return nil }
    if parts.count == 3, !readDay(parts[2], into: &point) { return nil }
    return point
  }

  /// The maximum number of digits in a year, such that the year times 10,000 fits an `Int`.
  private static let maximumDigits = 13

  /// Reads `2022`, `199X`, `-0043` or `Y17000000`, and returns the index after it.
  private static func readYear(_ text: ArraySlice<UInt8>, into point: inout Point) -> Int? {
    var index = text.startIndex
    let isLong = text.first == UInt8(ascii: "Y")
    if isLong { index += 1 }
    let isNegative = index < text.endIndex && text[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let start = index
    while index < text.endIndex, index - start < maximumDigits {
      if text[index].isASCIIDigit, point.unspecifiedDigits == 0 {
        point.year = point.year * 10 + Int(text[index] - UInt8(ascii: "0"))
      } else if text[index] == UInt8(ascii: "X") {
        point.year *= 10
        point.unspecifiedDigits += 1
      } else {
        break
      }
      index += 1
    }
    guard isLong ? index - start > 4 : index - start == 4 else { return nil }
    if isNegative { point.year.negate() }
    return index
  }

  private static func readMonth(
    _ text: ArraySlice<UInt8>, hasDay: Bool, into point: inout Point
  ) -> Bool {
    if text.elementsEqual("XX".utf8) { return true }
    guard let number = twoDigits(text) else { return false }
    if let season = Season(rawValue: number), !hasDay {
      point.season = season
      return true
    }
    guard (1...12).contains(number) else { return false }
    point.month = number
    return true
  }

  private static func readDay(_ text: ArraySlice<UInt8>, into point: inout Point) -> Bool {
    if text.elementsEqual("XX".utf8) { return true }
    guard let day = twoDigits(text), let month = point.month else { return false }
    guard (1...Month.days(in: month, of: point.year)).contains(day) else { return false }
    point.day = day
    return true
  }

  private static func twoDigits(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.count == 2, text.allSatisfy(\.isASCIIDigit) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Whether the text looks like `12:00`, `12:00:00`, `…Z` or `…+01:00`.
  private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= 5
      && text.allSatisfy { $0.isASCIIDigit || ":+-Z.".utf8.contains($0) }
      && twoDigits(text.prefix(2)).map { $0 < 24 } ?? false
  }
}

extension EDTF {
  /// A number that sorts dates by their start; a year alone sorts before the months of that year.
  public var sortKey: Int {
    guard let point = startPoint ?? endPoint else { return Int.min / 2 }
    return point.year * 10_000 + (point.month ?? 0) * 100 + (point.day ?? 0)
  }
}
