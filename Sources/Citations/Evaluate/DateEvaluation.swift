/// `cs:date`.
///
/// - Source: CSL 1.0.2 specification, "Date" and "Date Ranges".
extension Evaluation {
  mutating func render(_ element: DateElement) -> Rendering {
    guard takes(element.variable), let date = item.date(element.variable) else { return .missing }
    // When an item was looked at does not tell it from another.
    if isComparing, element.variable == .accessed { return .missing }
    if case .sortKey = area { return .variable([.text(sortKey(of: date, element))]) }
    var output: [Output]
    if let start = date.start {
      let (parts, delimiter, formatting, affixes) = layout(of: element)
      output = render(date, from: start, parts, delimiter: delimiter)
      output = wrapped(output, formatting, affixes)
    } else {
      // A style that shows month and year by two elements shows the words once.
      guard let year = layout(of: element).parts.first(where: { $0.name == .year }) else {
        return .missing
      }
      output = [.tagged(.year, Output.parsed(date.literal))]
      if element.variable == .issued { appendYearSuffix(to: &output) }
      output = wrapped(output, year.formatting, year.affixes)
    }
    let wrapped = wrapped(
      cased(output, element.textCase), element.formatting, element.affixes, element.display)
    return Rendering(wrapped, callsVariable: true, hasVariable: !wrapped.isEmpty)
  }

  /// The sort key of a date: digits, for only those parts that the element shows.
  private func sortKey(of date: ItemDate, _ element: DateElement) -> String {
    guard let start = date.start else { return date.literal }
    let parts = Set(layout(of: element).parts.map(\.name))
    return DateKey.text(of: start, parts)
      + (date.end.map { "-" + DateKey.text(of: $0, parts) } ?? "")
  }

  /// The parts to show, in order, with their delimiter and affixes.
  private func layout(of element: DateElement)
    -> (parts: [DatePart], delimiter: String, formatting: Formatting, affixes: Affixes)
  {
    guard let form = element.form, let localized = locale.date(form) else {
      return (element.dateParts, element.delimiter, .none, .none)
    }
    let parts = localized.parts.filter { part in
      switch element.parts {
      case .year: part.name == .year
      case .yearMonth: part.name != .day
      case .yearMonthDay: true
      }
    }
    let changed = parts.map { part in
      element.dateParts.first { $0.name == part.name }.map { Self.part(part, changedBy: $0) }
        ?? part
    }
    return (changed, localized.delimiter, localized.formatting, localized.affixes)
  }

  /// A part of a locale's format with the style's changes.
  private static func part(_ part: DatePart, changedBy own: DatePart) -> DatePart {
    var result = part
    result.form = own.form ?? part.form
    result.rangeDelimiter = own.rangeDelimiter ?? part.rangeDelimiter
    if own.formatting != .none { result.formatting = own.formatting }
    result.textCase = own.textCase ?? part.textCase
    result.stripsPeriods = own.stripsPeriods || part.stripsPeriods
    return result
  }

  /// Renders a date or a range of dates; parts that both ends share are shown once.
  private mutating func render(
    _ date: ItemDate, from start: ItemDate.Point, _ parts: [DatePart], delimiter: String
  ) -> [Output] {
    let shown = parts.filter { part in
      Self.has(start, part.name) || date.end.map { Self.has($0, part.name) } ?? false
    }
    guard let end = date.end else {
      var output = shown.map { render($0, of: start) }
      if date.isOpen { output.append([.text("\u{2013}")]) }
      return Self.joined(output, delimiter)
    }
    guard let differing = Self.differingPart(start, end, in: shown) else {
      return Self.joined(shown.map { render($0, of: start) }, delimiter)
    }
    // The run of parts that are not the same at both ends.
    let isShared = { (name: DatePart.Name) in Self.rank(name) > Self.rank(differing) }
    let first = shown.firstIndex { !isShared($0.name) } ?? 0
    let last = shown.lastIndex { !isShared($0.name) } ?? shown.count - 1
    let run = shown[first...last]
    var opening = Array(run).filter { Self.has(start, $0.name) }
    if let index = opening.indices.last { opening[index].affixes.suffix = "" }
    var closing = Array(run).filter { Self.has(end, $0.name) }
    if let index = closing.indices.first { closing[index].affixes.prefix = "" }
    let dash = run.first { $0.name == differing }?.rangeDelimiter ?? "\u{2013}"
    let wasDue = isYearSuffixDue
    isYearSuffixDue = isYearSuffixDue && !closing.contains { $0.name == .year }
    let from = Self.joined(opening.map { render($0, of: start) }, delimiter)
    isYearSuffixDue = wasDue
    let to = Self.joined(closing.map { render($0, of: end) }, delimiter)
    let middle: [Output] = from + [.text(dash)] + to
    return Self.joined(
      shown[..<first].map { render($0, of: start) } + [middle]
        + shown[(last + 1)...].map { render($0, of: end) }, delimiter)
  }

  private static func joined(_ parts: [[Output]], _ delimiter: String) -> [Output] {
    let parts = parts.filter { !$0.isEmpty }
    if delimiter.isEmpty { return parts.flatMap(\.self) }
    return [
      .list(parts.map { $0.count == 1 ? $0[0] : .list($0, delimiter: "") }, delimiter: delimiter)
    ]
  }

  private static func rank(_ name: DatePart.Name) -> Int {
    switch name {
    case .year: 3
    case .month: 2
    case .day: 1
    }
  }

  private static func has(_ point: ItemDate.Point, _ name: DatePart.Name) -> Bool {
    switch name {
    case .year: true
    case .month: point.month != nil || point.season != nil
    case .day: point.day != nil
    }
  }

  /// The largest shown part in which the two ends of a range differ.
  private static func differingPart(
    _ one: ItemDate.Point, _ two: ItemDate.Point, in parts: [DatePart]
  ) -> DatePart.Name? {
    let shown = parts.map(\.name)
    if shown.contains(.year), one.year != two.year { return .year }
    let isSameMonth = one.month == two.month && one.season == two.season
    if shown.contains(.month), one.year != two.year || !isSameMonth { return .month }
    if shown.contains(.day), one != two { return .day }
    return nil
  }

  private mutating func render(_ part: DatePart, of point: ItemDate.Point) -> [Output] {
    var output: [Output]
    switch part.name {
    case .year:
      output = [.tagged(.year, [.text(year(point.year, part.form))])]
      appendYearSuffix(to: &output)
    case .month:
      guard let text = month(of: point, part.form) else { return [] }
      output = [.text(text)]
    case .day:
      guard let day = point.day else { return [] }
      output = [.text(self.day(day, part.form, month: point.month))]
    }
    if part.stripsPeriods { output = output.strippingPeriods() }
    return wrapped(cased(output, part.textCase), part.formatting, part.affixes)
  }

  /// Appends the year suffix, as in 2020a, to the first year of a cite.
  mutating func appendYearSuffix(to output: inout [Output]) {
    guard isYearSuffixDue, let number = state.disambiguation.yearSuffix else { return }
    isYearSuffixDue = false
    output.append(.tagged(.yearSuffix, [.text(Self.letters(number))]))
  }

  private func year(_ year: Int, _ form: DatePart.Form?) -> String {
    if form == .short, year > 0 {
      let digits = "\(year)"
      return String(digits.suffix(2))
    }
    if year < 0 { return "\(-year)" + (locale.term("bc") ?? "") }
    return year < 1000 ? "\(year)" + (locale.term("ad") ?? "") : "\(year)"
  }

  private func month(of point: ItemDate.Point, _ form: DatePart.Form?) -> String? {
    guard let month = point.month else {
      return switch point.season {
      case .numbered(let number)?: locale.term("season-0\(number)")
      case .named(let name)?: name
      case nil: nil
      }
    }
    let padded = month < 10 ? "0\(month)" : "\(month)"
    switch form ?? .long {
    case .numeric: return "\(month)"
    case .numericLeadingZeros: return padded
    case .short: return locale.term("month-\(padded)", form: .short) ?? padded
    case .long, .ordinal: return locale.term("month-\(padded)") ?? padded
    }
  }

  private func day(_ day: Int, _ form: DatePart.Form?, month: Int?) -> String {
    switch form ?? .numeric {
    case .numericLeadingZeros: return day < 10 ? "0\(day)" : "\(day)"
    case .ordinal where day == 1 || !locale.limitsDayOrdinalsToDay1:
      let padded = month.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "01"
      return "\(day)"
        + locale.ordinalSuffix(for: day, gender: locale.gender(of: "month-\(padded)"))
    case .numeric, .ordinal, .long, .short: return "\(day)"
    }
  }
}
