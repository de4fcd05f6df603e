/// The date of an item: a day, month, season or year, a range of two of them, or words.
///
/// - Source: csl-data.json (CSL 1.0.2), `date-variable`.
public struct ItemDate: Equatable, Sendable {
  public struct Point: Equatable, Sendable {
    /// Negative before Christ; there is no year 0.
    public var year: Int
    /// From 1 to 12.
    public var month: Int?
    public var day: Int?
    public var season: Season?

    public init(year: Int, month: Int? = nil, day: Int? = nil, season: Season? = nil) {
      self.year = year
      self.month = month
      self.day = day
      self.season = season
    }
  }

  public enum Season: Equatable, Sendable {
    /// From 1, spring, to 4, winter.
    case numbered(Int)
    /// One that locales have no term for, such as "Michaelmas".
    case named(String)
  }

  public var start: Point?
  public var end: Point?
  /// A range that has not ended.
  public var isOpen = false
  public var isCirca = false
  /// What cannot be said in numbers.
  public var literal = ""

  public init() {}

  public init(_ start: Point, to end: Point? = nil) {
    self.start = start
    self.end = end
  }

  public var isEmpty: Bool { start == nil && literal.isEmpty }

  /// Reads ISO 8601 dates and ranges (`2001-05/2001-06`), and dates with an English month.
  ///
  /// Anything else is kept as words. CSL defines no syntax for this.
  public init(raw text: String) {
    var text = Substring(text)
    while text.utf8.first == UInt8(ascii: " ") { text.removeFirst() }
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    let isCirca = text.utf8.last == UInt8(ascii: "~") || text.utf8.last == UInt8(ascii: "?")
    let ends = (isCirca ? text.dropLast() : text)
      .split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    // Databases write no date as `0000-00-00`.
    if text.utf8.contains(UInt8(ascii: "0")), text.utf8.allSatisfy({ "0-/".utf8.contains($0) }) {
      return
    }
    guard let first = ends.first.flatMap(Self.point) else {
      literal = String(text)
      return
    }
    start = first
    self.isCirca = isCirca
    guard ends.count == 2 else { return }
    if ends[1].isEmpty || ends[1] == ".." {
      isOpen = true
    } else if let last = Self.point(ends[1]) {
      end = last
    } else {
      self = ItemDate()
      literal = String(text)
    }
  }

  private static func point(_ text: Substring) -> Point? {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if let first = numbers.first, let year = first, numbers.count <= 3, Point.years ~= year {
      let parts = numbers.compactMap(\.self)
      return parts.count == numbers.count ? Point(parts: parts, year: year) : nil
    }
    return wordy(text)
  }

  /// Reads `May 1, 2001`, `1 May 2001` and `May 2001`.
  private static func wordy(_ text: Substring) -> Point? {
    let words = text.split { $0 == " " || $0 == "," }
    guard (2...3).contains(words.count), let year = words.last.flatMap({ Int($0) }),
      Point.years ~= year
    else { return nil }
    guard let month = words.lazy.compactMap(Self.month).first else { return nil }
    let days = words.dropLast().compactMap { Int($0) }
    guard days.count == words.count - 2 else { return nil }
    return Point(year: year, month: month, day: days.first)
  }

  private static func month(_ word: Substring) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    let word = word.lowercased()
    guard word.utf8.count >= 3 else { return nil }
    return names.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }
}

extension ItemDate.Point {
  /// The years that are taken for years; a date with any other number is kept as words.
  public static let years = -400_000...400_000

  /// A point from a year, a month or season, and a day; what is out of range is left out.
  ///
  /// Seasons stand as months from 13 on (citeproc-js) or from 21 on (EDTF).
  init(parts: [Int], year: Int) {
    self.init(year: year)
    guard parts.count > 1 else { return }
    switch parts[1] {
    case 1...12:
      month = parts[1]
      if parts.count > 2, (1...31).contains(parts[2]) { day = parts[2] }
    case 13...24: season = .numbered((parts[1] - 13) % 4 + 1)
    default: break
    }
  }
}
