internal import Records
internal import Text

/// Converts the dates of `.bib` files to EDTF.
public enum BibTeXDates {
  /// The date from `year`, `month` and `day`, and the names of those that it contains.
  ///
  /// Months are numbers, names or BibTeX's macros; `1~January`, `January~1`, `May/June` and `30 May
  /// -- 2 June` are read too, since BibTeX has no other way to give a day.
  static func date(year: String, month: String?, day: String?) -> (value: String, parts: [String])?
  {
    let years = years(in: year)
    guard years.count <= 2, years.allSatisfy(isYear) else { return nil }
    let isOpen = years.count == 1 && years[0] != year
    guard let month else {
      let value = isOpen ? "\(years[0])/" : years.joined(separator: "/")
      return isOpen && !year.hasPrefix(years[0]) ? nil : valid(value).map { ($0, ["year"]) }
    }
    if let season = season(month), years == [year] {
      return ("\(year)-\(season.rawValue)", ["year", "month"])
    }
    guard !isOpen, var points = points(in: month), points.count >= years.count else { return nil }
    var parts = ["year", "month"]
    if points.count == 1, points[0].day == nil, let number = day.flatMap(number) {
      points[0].day = number
      parts.append("day")
    }
    let value = zip(points, [years[0], years[years.count - 1]]).map { point, year in
      let day = point.day.map { "-\(twoDigits($0))" } ?? ""
      return "\(year)-\(point.month.twoDigits)\(day)"
    }.joined(separator: "/")
    return valid(value).map { ($0, parts) }
  }

  /// One year or two, as in `1998/2000`, `2001--02` and `1889-90`; otherwise the parts of the text.
  ///
  /// `2001-02` may be a month, and is not read as two years.
  private static func years(in text: String) -> [String] {
    if isYear(text) { return [text] }
    let parts = split(text)
    guard parts.count == 2, isYear(parts[0]), let end = number(parts[1]) else { return parts }
    let mayBeMonth =
      parts[1].utf8.count == 2 && end <= 12 && text.utf8.count == 7
      && text.containsByte(UInt8(ascii: "-"))
    let last = parts[0].dropLast(parts[1].utf8.count) + parts[1]
    return mayBeMonth || last <= parts[0] ? parts : [parts[0], String(last)]
  }

  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && text.utf8.allSatisfy(\.isASCIIDigit)
  }

  private static func season(_ text: String) -> EDTF.Season? {
    switch text.asciiLowercased {
    case "spring": .spring
    case "summer": .summer
    case "autumn": .autumn
    case "winter": .winter
    default: nil
    }
  }

  /// The EDTF form of a date in a common notation that biblatex does not accept.
  public static func corrected(_ text: String) -> String? {
    var text = text.trimmed
    if text.hasPrefix("{"), text.hasSuffix("}") { text = String(text.dropFirst().dropLast()) }
    let words = text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
    let years = words.filter(isYear)
    if words.count > 1, years.count == 1 {
      let rest = words.filter { $0 != years[0] }.joined(separator: " ")
      return date(year: years[0], month: rest, day: nil)?.value
    }
    for (old, end) in [("/open", "/.."), ("/unknown", "/"), ("?~", "%")] where text.hasSuffix(old) {
      return valid(String(text.dropLast(old.utf8.count)) + end)
    }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    if digits.utf8.count == 3, digits.utf8.allSatisfy(\.isASCIIDigit) {
      return valid("\(text.hasPrefix("-") ? "-" : "")0\(digits)")
    }
    let sides = split(text)
    if sides.count == 2, sides.allSatisfy(isYear) {
      return valid(sides.joined(separator: "/"))
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" || $0 == "." }
    guard (2...3).contains(parts.count), parts[0].utf8.count == 4 else { return nil }
    let padded = parts.dropFirst().map { $0.utf8.count == 1 ? "0\($0)" : String($0) }
    return valid(([String(parts[0])] + padded).joined(separator: "-"))
  }

  /// A decoded text with plain spaces and hyphens.
  static func plain(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{A0}", "~", "\u{2009}", "\u{202F}": result.append(" ")
      case "{", "}": break
      // An en dash stays, since it is never a hyphen within a date.
      case "\u{2010}"..."\u{2012}", "\u{2014}"..."\u{2015}": result.append("-")
      default: result.append(scalar)
      }
    }
    return String(result).trimmed
  }

  private struct Point {
    var month: Month
    var day: Int?
  }

  /// One month or two, each with or without a day.
  private static func points(in text: String) -> [Point]? {
    if let month = Month(named: text) { return [Point(month: month)] }
    let sides = split(text).map { side in
      side.split { $0 == " " || $0 == "," }.map { word in
        word.last == "." ? String(word.dropLast()) : String(word)
      }
    }
    guard sides.count <= 2 else { return nil }
    let months = sides.map { $0.lazy.compactMap(monthName).first }
    var points: [Point] = []
    for (words, month) in zip(sides, months) {
      let numbers = words.filter { monthName($0) == nil }
      guard words.count <= 2, numbers.count <= 1 else { return nil }
      guard let month = month ?? months.lazy.compactMap(\.self).first else {
        // A number alone is a month; `4/5` may be two months, or a month and a day.
        guard sides.count == 1, words.count == 1,
          let month = number(words[0]).flatMap(Month.init(_:))
        else { return nil }
        return [Point(month: month)]
      }
      let day = numbers.first.flatMap(number)
      if !numbers.isEmpty, day == nil { return nil }
      points.append(Point(month: month, day: day))
    }
    return points
  }

  /// A month by its name, not its number.
  private static func monthName(_ word: String) -> Month? {
    word.utf8.first.map(\.isASCIILetter) ?? false ? Month(named: word) : nil
  }

  private static func number(_ text: String) -> Int? {
    let isShort = (1...2).contains(text.utf8.count) && text.utf8.allSatisfy(\.isASCIIDigit)
    return isShort ? Int(text) : nil
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// The parts between slashes or hyphens; several in a row count as one.
  private static func split(_ text: String) -> [String] {
    let parts = text.split { $0 == "/" || $0 == "-" || $0 == "\u{2013}" }.map { String($0).trimmed }
    return parts.isEmpty ? [""] : parts
  }

  private static func valid(_ text: String) -> String? { EDTF(ifValid: text) == nil ? nil : text }
}
