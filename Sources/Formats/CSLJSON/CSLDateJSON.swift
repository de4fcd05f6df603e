internal import Records
internal import Text

/// Dates as CSL-JSON has them.
extension CSLDate {
  var json: JSON {
    if let literal { return .object([.init("literal", .string(literal))]) }
    let lists = parts.map { JSON.array($0.map(JSON.number)) }
    var members = [JSON.Member("date-parts", .array(lists))]
    if let season { members.append(.init("season", .number(season))) }
    if isCirca { members.append(.init("circa", .bool(true))) }
    return .object(members)
  }

  /// Reads an object with `date-parts`, `raw`, `literal` or `edtf`, or text alone, which is EDTF.
  ///
  /// `nil` for what says nothing. Parts out of range make a literal date rather than none.
  init?(_ value: JSON) {
    if let text = value.scalarText {
      self.init(mending: text)
      return
    }
    let isCirca = CSLNames.isTrue(value["circa"])
    if case .array(let lists)? = value["date-parts"], let date = CSLDate(lists) {
      self = date
      self.isCirca = isCirca
      season = season ?? value["season"]?.scalarText.flatMap(Self.season)
      if EDTF(ifValid: field) == nil { self = CSLDate(field) }
      return
    }
    let texts = ["edtf", "raw", "literal"].lazy.compactMap { value[$0]?.scalarText }
    guard let text = texts.first(where: { !$0.trimmed.isEmpty }) else { return nil }
    self.init(mending: text)
    self.isCirca = self.isCirca || (isCirca && literal == nil)
  }

  private init?(mending text: String) {
    let text = CSLNames.line(text)
    guard !text.isEmpty else { return nil }
    self.init(EDTF(ifValid: text) == nil ? BibTeXDates.mended(text) ?? text : text)
  }

  /// Reads lists of numbers or of text; an empty one, or `[0]`, is a side without a date.
  private init?(_ lists: [JSON]) {
    let parts = lists.prefix(2).map { list -> [Int] in
      guard case .array(let values) = list else { return [] }
      let texts = values.prefix(3).map { $0.scalarText?.trimmed ?? "" }
      return texts.prefix { !$0.isEmpty }.map { Int($0) ?? .max }
    }
    guard let first = parts.first, !first.isEmpty else { return nil }
    let isReadable = parts.joined().allSatisfy { $0.magnitude < 1_000_000 }
    guard isReadable else {
      let sides = lists.prefix(2).map { list in
        guard case .array(let values) = list else { return "" }
        return values.compactMap(\.scalarText).joined(separator: "-")
      }
      self.init(sides.joined(separator: "/"))
      return
    }
    self.init(parts: parts)
    // pandoc writes a season as a month from 21 on, citeproc-js as one from 13 on.
    if parts.count == 1, first.count == 2, let season = Self.season("\(first[1])"), first[1] > 12 {
      self.parts = [[first[0]]]
      self.season = season
    }
  }

  private static func season(_ text: String) -> Int? {
    switch text.asciiLowercased {
    case "1", "13", "21", "spring": 1
    case "2", "14", "22", "summer": 2
    case "3", "15", "23", "autumn", "fall": 3
    case "4", "16", "24", "winter": 4
    default: nil
    }
  }
}
