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
    guard let month else { return self.year(year).map { ($0, ["year"]) } }
    if let doubtful = DoubtfulYear.edtf(year), let mark = doubtful.last, "~?%".contains(mark) {
      // `c. 2019` and `May 3`.
      let plain = date(year: String(doubtful.dropLast()), month: month, day: day)
      return plain.flatMap { plain in valid(plain.value + "\(mark)").map { ($0, plain.parts) } }
    }
    let years = years(in: year)
    guard years.count <= 2, years.allSatisfy(isYear) else { return nil }
    let isOpen = years.count == 1 && years[0] != year
    let number = Month(named: month)
    let value =
      number.map { "\(years[0])-\($0.twoDigits)" } ?? WrittenDate.edtf(month, years: years)
    guard !isOpen, years.count == 1 || number == nil, let value else { return nil }
    guard value.utf8.count == 7, let day else { return (value, ["year", "month"]) }
    let name = number?.name ?? month
    let full =
      self.number(day).flatMap { valid("\(value)-\(twoDigits($0))") }
      ?? WrittenDate.edtf("\(day) \(name)", years: years)
    return full.map { ($0, ["year", "month", "day"]) } ?? (value, ["year", "month"])
  }

  /// The value of `year` alone: a year, a range of years, or one with words of doubt or an era.
  private static func year(_ text: String) -> String? {
    let years = years(in: text)
    if years.count <= 2, years.allSatisfy(isYear) {
      let isOpen = years.count == 1 && years[0] != text
      if !isOpen { return valid(years.joined(separator: "/")) }
      if text.hasPrefix(years[0]) { return valid("\(years[0])/") }
      if text.hasSuffix(years[0]), text.first == "\u{2013}" { return valid("../\(years[0])") }
    }
    // Some programs put the whole date here. `2001-02` may be two years, and is left alone.
    let isDay = text.utf8.count == 10 && EDTF(ifValid: text) != nil
    return isDay ? text : DoubtfulYear.edtf(text) ?? WrittenDate.edtf(text)
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

  /// Four digits; the year 0000 is how databases write that there is none.
  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && text.utf8.allSatisfy(\.isASCIIDigit) && text != "0000"
  }

  /// The EDTF form of a date in a common notation that biblatex does not accept.
  public static func corrected(_ text: String) -> String? {
    var text = text.trimmed
    if text.hasPrefix("{"), text.hasSuffix("}") { text = String(text.dropFirst().dropLast()) }
    if WrittenDate.isNone(text) { return nil }
    if let date = WrittenDate.edtf(text) ?? DoubtfulYear.edtf(text) { return date }
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
    return withTime(text) ?? numeric(text)
  }

  /// `2016-06-06 15:26:37 +1000`, with a space for the letter that separates the time.
  private static func withTime(_ text: String) -> String? {
    guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")),
      text.containsByte(UInt8(ascii: ":"))
    else { return nil }
    let day = String(text[..<space])
    let time = text[space...].filter { $0 != " " }
    guard let date = EDTF(ifValid: day) == nil ? numeric(day) : day else { return nil }
    return valid("\(date)T\(time)") ?? valid(date)
  }

  /// A date in numbers, such as `2020/5/7`, `2020.05` and `17.5.2020`; `00` is a missing part.
  ///
  /// `5/17/2020` is read, since no month has the number 17; `5/7/2020` is not.
  private static func numeric(_ text: String) -> String? {
    var parts = text.split(omittingEmptySubsequences: false) {
      $0 == "-" || $0 == "/" || $0 == "."
    }.map(String.init)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    if parts[0].utf8.count <= 2, parts.count == 3, isYear(parts[2]),
      let first = number(parts[0]), let second = number(parts[1])
    {
      let isDayFirst = text.containsByte(UInt8(ascii: ".")) || first > 12
      guard isDayFirst || second > 12 else { return nil }
      parts = isDayFirst ? [parts[2], parts[1], parts[0]] : [parts[2], parts[0], parts[1]]
    }
    guard isYear(parts[0]) else { return nil }
    while let last = parts.last, last.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) {
      parts.removeLast()
    }
    let padded = parts.dropFirst().map { $0.utf8.count == 1 ? "0\($0)" : $0 }
    return valid(([parts[0]] + padded).joined(separator: "-"))
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
