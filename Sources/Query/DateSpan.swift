internal import Records

/// A span of days from the first to the last, both inclusive, such as `year:2020..2023`.
public struct DateSpan: Equatable, Sendable {
  /// Days as year × 10,000 + month × 100 + day.
  private let first: Int
  private let last: Int

  /// Reads `2022`, `2022-07`, `2020..2023`, `2022-07..` or `..2019`; `nil` for anything else.
  init?(_ text: String) {
    if let dots = text.range(of: "..") {
      let from = text[..<dots.lowerBound]
      let to = text[dots.upperBound...]
      guard !from.isEmpty || !to.isEmpty else { return nil }
      var first = Int.min
      var last = Int.max
      if !from.isEmpty {
        guard let days = EDTF(ifValid: String(from))?.startPoint?.days else { return nil }
        first = days.first
      }
      if !to.isEmpty {
        guard let days = EDTF(ifValid: String(to))?.startPoint?.days else { return nil }
        last = days.last
      }
      (self.first, self.last) = (first, last)
    } else {
      guard let days = EDTF(ifValid: text)?.days else { return nil }
      (first, last) = days
    }
  }

  /// Whether a date, or an interval of dates, has a day in the span.
  func overlaps(_ date: EDTF) -> Bool {
    guard let days = date.days else { return false }
    return days.first <= last && days.last >= first
  }
}

extension EDTF {
  /// The first and the last day that the date can mean; `nil` if neither is known.
  fileprivate var days: (first: Int, last: Int)? {
    guard let end else { return startPoint?.days }
    guard startPoint != nil || endPoint != nil else { return nil }
    let last = end == .unknown ? startPoint?.days.last : endPoint?.days.last
    let first = start == .unknown ? endPoint?.days.first : startPoint?.days.first
    return (first ?? Int.min, last ?? Int.max)
  }
}

extension EDTF.Point {
  fileprivate var days: (first: Int, last: Int) {
    var span = 1
    for _ in 0..<unspecifiedDigits { span *= 10 }
    let lastYear = year + span - 1
    let months = season?.months ?? (month ?? 1)...(month ?? 12)
    return (
      year * 10_000 + months.lowerBound * 100 + (day ?? 1),
      lastYear * 10_000 + months.upperBound * 100 + (day ?? 31)
    )
  }
}

extension String {
  fileprivate func range(of dots: String) -> Range<String.Index>? {
    var index = utf8.startIndex
    while index < utf8.endIndex {
      let rest = self[index...]
      if rest.hasPrefix(dots) { return index..<utf8.index(index, offsetBy: dots.utf8.count) }
      utf8.formIndex(after: &index)
    }
    return nil
  }
}
