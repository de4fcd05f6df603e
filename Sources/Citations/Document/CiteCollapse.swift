/// Joins the cites of one citation, grouped by names and collapsed as the style says.
///
/// - Source: CSL 1.0.2 specification, "Cite Grouping" and "Cite Collapsing".
struct CiteCollapse {
  private let spec: CitationSpec
  /// The delimiter between the cites of one group.
  private let groupDelimiter: String

  init(_ style: Style) {
    spec = style.citation
    groupDelimiter =
      spec.citeGroupDelimiter
      ?? (style.styleClass == .note
        ? spec.layout.delimiter : spec.afterCollapseDelimiter ?? ", ")
  }

  func joined(_ cites: [RenderedCite]) -> [Output] {
    let cites = cites.filter { cite in cite.output.contains { !$0.isEmpty } }
    switch spec.collapse {
    case .citationNumber: return numbered(cites)
    case .year, .yearSuffix, .yearSuffixRanged: return grouped(cites)
    case nil: return spec.citeGroupDelimiter == nil ? plain(cites) : grouped(cites)
    }
  }

  private func plain(_ cites: [RenderedCite]) -> [Output] {
    separated(cites.map { ($0.whole, spec.layout.delimiter) })
  }

  /// Joins parts; the delimiter of each comes before the next one.
  ///
  /// A comma in the prefix or suffix at that place replaces the delimiter.
  private func separated(_ parts: [(output: [Output], delimiter: String)]) -> [Output] {
    var result: [Output] = []
    for (index, part) in parts.enumerated() {
      if index > 0 {
        let before = parts[index - 1]
        let delimiter =
          Self.userAffix(part.output.first)?.utf8.first == UInt8(ascii: ",")
          ? ""
          : Self.userAffix(before.output.last)?.utf8.last == UInt8(ascii: ",")
            ? " " : before.delimiter
        result.append(.tagged(.citeDelimiter, [.text(delimiter)]))
      }
      result.append(.list(part.output, delimiter: ""))
    }
    return result
  }

  private static func userAffix(_ output: Output?) -> String? {
    guard case .tagged(.userAffix, let parts)? = output, case .text(let text)? = parts.first else {
      return nil
    }
    return text
  }

  // MARK: - Citation numbers

  /// Joins runs of three or more numbers by a dash.
  private func numbered(_ cites: [RenderedCite]) -> [Output] {
    let after = spec.afterCollapseDelimiter ?? spec.layout.delimiter
    var parts: [(output: [Output], delimiter: String)] = []
    var start = 0
    while start < cites.count {
      var end = start
      while end + 1 < cites.count, follows(cites[end + 1], cites[end]) { end += 1 }
      if end - start >= 2 {
        let run = cites[start].whole + [.text("\u{2013}")] + cites[end].whole
        parts.append((run, after))
      } else {
        parts += cites[start...end].map { ($0.whole, spec.layout.delimiter) }
      }
      start = end + 1
    }
    return separated(parts)
  }

  private func follows(_ cite: RenderedCite, _ before: RenderedCite) -> Bool {
    guard let number = cite.citationNumber, let last = before.citationNumber else { return false }
    return number == last + 1 && !cite.hasAdditions && !before.hasAdditions
  }

  // MARK: - Names and years

  private func grouped(_ cites: [RenderedCite]) -> [Output] {
    var groups: [[RenderedCite]] = []
    var places: [String: Int] = [:]
    for cite in cites {
      // Behind a user's words the names are wanted again.
      if groups.last?.last?.cite.suffix.isEmpty == false || !cite.cite.prefix.isEmpty {
        places = [:]
      }
      // Cites that the style has sorted stay in that order.
      let isBeside = spec.sort.isEmpty || places[cite.names] == groups.count - 1
      if let place = places[cite.names], !cite.names.isEmpty, isBeside {
        groups[place].append(cite)
      } else {
        places[cite.names] = groups.count
        groups.append([cite])
      }
    }
    return separated(
      groups.map { group in
        let isCollapsed = group.count > 1 && spec.collapse != nil
        let after = isCollapsed ? spec.afterCollapseDelimiter : nil
        return (members(of: group), after ?? spec.layout.delimiter)
      })
  }

  /// The cites of one group: names once, and years once if year suffixes are collapsed.
  private func members(of group: [RenderedCite]) -> [Output] {
    let delimiter = groupDelimiter
    guard spec.collapse != nil else { return separated(group.map { ($0.whole, delimiter) }) }
    var parts: [(output: [Output], delimiter: String)] = []
    for years in runs(of: group) {
      var first = years[0]
      if !parts.isEmpty { first.output = withoutNames(first.output) }
      let after = years.count > 1 ? spec.afterCollapseDelimiter ?? spec.layout.delimiter : delimiter
      parts.append((suffixes(first, years.dropFirst()), after))
    }
    return separated(parts)
  }

  /// Splits a group into runs of the same year, if year suffixes are collapsed.
  private func runs(of group: [RenderedCite]) -> [[RenderedCite]] {
    var runs: [[RenderedCite]] = []
    for cite in group {
      let joins =
        spec.collapse != .year && cite.yearSuffix != nil
        && (runs.last?.last.map { $0.yearSuffix != nil && $0.year == cite.year } ?? false)
      if joins { runs[runs.count - 1].append(cite) } else { runs.append([cite]) }
    }
    return runs
  }

  /// A cite, and the suffixes of the following cites of the same year.
  private func suffixes(_ first: RenderedCite, _ rest: ArraySlice<RenderedCite>) -> [Output] {
    let delimiter = spec.yearSuffixDelimiter ?? spec.layout.delimiter
    var result = first.whole
    var last = first
    var index = rest.startIndex
    while index < rest.endIndex {
      var end = index
      if spec.collapse == .yearSuffixRanged {
        var before = last
        end = index
        while end < rest.endIndex, isNext(rest[end], before) {
          before = rest[end]
          end += 1
        }
        if end - index >= 2 {
          result.append(.text("\u{2013}"))
          result += onlySuffix(rest[end - 1])
          last = rest[end - 1]
          index = end
          continue
        }
      }
      result.append(.tagged(.citeDelimiter, [.text(delimiter)]))
      result += onlySuffix(rest[index])
      last = rest[index]
      index += 1
    }
    return result
  }

  private func isNext(_ cite: RenderedCite, _ before: RenderedCite) -> Bool {
    guard let suffix = cite.yearSuffix, let last = before.yearSuffix else { return false }
    return suffix == last + 1 && !cite.hasAdditions && !before.hasAdditions
  }

  /// A cite without its names and year.
  private func onlySuffix(_ cite: RenderedCite) -> [Output] {
    var cite = cite
    let suffix = cite.output.first(where: \.isYearSuffix)
    if cite.cite.locator.isEmpty, let suffix {
      cite.output = [suffix]
    } else {
      cite.output = withoutNames(cite.output).replacing(
        limit: 1, where: { if case .tagged(.year, _) = $0 { true } else { false } },
        by: { _ in [] })
    }
    return cite.whole
  }

  private func withoutNames(_ output: [Output]) -> [Output] {
    output.replacing(limit: 1, where: \.isNames) { _ in [] }
  }
}

extension Output {
  /// Whether it is only a year suffix, with its affixes.
  fileprivate var isYearSuffix: Bool {
    switch self {
    case .tagged(.yearSuffix, _): true
    case .formatted(_, let parts), .affixed(_, let parts):
      parts.count == 1 && parts[0].isYearSuffix
    case .text, .markup, .quoted, .nocase, .list, .display, .link, .tagged: false
    }
  }
}
