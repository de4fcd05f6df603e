public import Text

/// Reads dates from CSL-JSON.
extension ItemDate {
  /// Reads an object with `date-parts`, `raw`, `edtf` or `literal`, or text alone.
  ///
  /// Numbers that are no date are kept as words. The date is empty if nothing can be read.
  public init(_ json: JSON) {
    if let text = json.scalarText {
      self.init(raw: text)
      return
    }
    self.init()
    if case .array(let lists)? = json["date-parts"] { take(lists) }
    if isEmpty, let text = json["edtf"]?.scalarText ?? json["raw"]?.scalarText {
      self.init(raw: text)
    }
    if isEmpty { literal = json["literal"]?.scalarText?.trimmed ?? "" }
    if let season = json["season"]?.scalarText, start?.month == nil, start?.season == nil {
      start?.season = Self.season(season)
    }
    isCirca = start != nil && (isCirca || ItemName.isTrue(json["circa"]))
  }

  private static func season(_ text: String) -> Season? {
    switch text.asciiLowercased {
    case "": nil
    case "1", "spring": .numbered(1)
    case "2", "summer": .numbered(2)
    case "3", "autumn", "fall": .numbered(3)
    case "4", "winter": .numbered(4)
    default: Int(text) == nil ? .named(text) : nil
    }
  }

  /// Takes one list of numbers, or two for a range; `[]` or `[0]` is a side without a date.
  private mutating func take(_ lists: [JSON]) {
    let sides = lists.prefix(2).map { list -> [String] in
      guard case .array(let values) = list else { return [] }
      let parts = values.prefix(3).map { $0.scalarText?.trimmed ?? "" }
      return parts.first == "0" ? [] : Array(parts.prefix { !$0.isEmpty })
    }
    guard sides.contains(where: { !$0.isEmpty }) else { return }
    let points = sides.map(Self.point)
    let isReadable = zip(sides, points).allSatisfy { $0.isEmpty || $1 != nil }
    guard isReadable, let first = points.first, let start = first else {
      literal = sides.map { $0.isEmpty ? ".." : $0.joined(separator: "-") }.joined(separator: "/")
      return
    }
    self.start = start
    guard points.count == 2 else { return }
    end = points[1]
    isOpen = points[1] == nil
  }

  /// A point; months and days out of range are left out.
  private static func point(_ parts: [String]) -> Point? {
    let numbers = Array(parts.map { Int($0) }.prefix { $0 != nil }.compactMap(\.self))
    guard let year = numbers.first, year != 0, Point.years ~= year else { return nil }
    return Point(parts: numbers, year: year)
  }

  /// Whether `date-parts` has a month or a day that no calendar has.
  static func hasInvalidParts(_ json: JSON) -> Bool {
    guard case .array(let lists)? = json["date-parts"] else { return false }
    return lists.contains { list in
      guard case .array(let values) = list, values.count > 1 else { return false }
      let numbers = values.prefix(3).dropFirst().map { $0.scalarText?.trimmed ?? "" }
      return zip(numbers, [0...24, 0...31]).contains { text, range in
        !text.isEmpty && !(Int(text).map(range.contains) ?? false)
      }
    }
  }
}
