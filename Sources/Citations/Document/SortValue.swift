internal import OperatingSystem
internal import Text

/// The value of a sort key for an item.
enum SortValue: Comparable, Sendable {
  case number(Int)
  case text(CollationKey)
  /// Sorts last in either direction.
  case missing
}

/// The order of items and cites.
///
/// - Source: CSL 1.0.2 specification, "Sorting".
extension Processor {
  /// Sorts indexes of `items` by the keys of a style, and returns positions in `indexes`.
  ///
  /// The sort is stable.
  func sorted(_ indexes: [Int], by keys: [SortKey], names: NameOptions) -> [Int] {
    guard !keys.isEmpty, indexes.count > 1 else { return Array(indexes.indices) }
    let values = Parallel.map(indexes.indices, leastPerThread: 100) { places in
      places.map { place in keys.map { value(of: $0, item: indexes[place], names: names) } }
    }
    return indexes.indices.sorted { one, two in
      for (position, key) in keys.enumerated() {
        let (first, second) = (values[one][position], values[two][position])
        if first == second { continue }
        if first == .missing { return false }
        if second == .missing { return true }
        return key.isDescending ? first > second : first < second
      }
      return one < two
    }
  }

  private func value(of key: SortKey, item index: Int, names: NameOptions) -> SortValue {
    let item = items[index]
    switch key.source {
    case .variable(let variable): return value(of: variable, key, item: index, names: names)
    case .macro(let macro):
      var state = state(of: index)
      state.disambiguation = Disambiguation()
      var evaluation = Evaluation(
        context, area: .sortKey(key), state: state, nameOptions: names,
        hasExplicitYearSuffix: true)
      return text(evaluation.render(style.macros[macro]).output, language: item)
    }
  }

  private func value(
    of variable: Variable, _ key: SortKey, item index: Int, names: NameOptions
  ) -> SortValue {
    let item = items[index]
    switch variable.kind {
    case .number:
      if variable == .citationNumber { return .number(numbers[index]) }
      guard let text = item.text(variable) else { return .missing }
      return NumberText(text).value.map { .number($0) } ?? self.text([.text(text)], language: item)
    case .date:
      guard let date = item.date(variable), date.start != nil else { return .missing }
      return text([.text(DateKey.text(of: date))], language: item)
    case .names:
      guard item.has(variable) else { return .missing }
      var names = names
      names.initializeWith = nil
      var element = NamesElement(variables: [variable])
      element.options.form = .long
      element.options.nameAsSortOrder = .all
      var evaluation = Evaluation(
        context, area: .sortKey(key), state: state(of: index), nameOptions: names,
        hasExplicitYearSuffix: true)
      return text(evaluation.render(.names(element)).output, language: item)
    case .standard:
      if variable == .citationLabel { return text([.text(labels[index])], language: item) }
      guard let text = item.text(variable) else { return .missing }
      return self.text(Output.parsed(text), language: item)
    }
  }

  private func text(_ output: [Output], language item: CSLItem) -> SortValue {
    let text = output.text(locale: localeText)
    return text.isEmpty ? .missing : .text(CollationKey(text, language: locale.language))
  }
}

/// Dates as text that sorts as the dates do.
enum DateKey {
  /// Eight or more digits for the start, and as many for the end of a range.
  static func text(of date: ItemDate) -> String {
    guard let start = date.start else { return date.literal }
    let parts: Set<DatePart.Name> = [.year, .month, .day]
    return text(of: start, parts) + (date.end.map { "-" + text(of: $0, parts) } ?? "")
  }

  /// Years are counted from 500,000 BC, so that they need no sign.
  static func text(of point: ItemDate.Point, _ parts: Set<DatePart.Name>) -> String {
    let year = parts.contains(.year) ? point.year + 500_000 : 0
    let month = parts.contains(.month) ? point.month ?? 0 : 0
    let day = parts.contains(.day) ? point.day ?? 0 : 0
    return padded(year, 6) + padded(month, 2) + padded(day, 2)
  }

  static func padded(_ value: Int, _ count: Int) -> String {
    let digits = "\(value)"
    return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
  }
}
