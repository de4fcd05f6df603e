internal import OperatingSystem

/// Makes cites of different items distinct.
///
/// It compares the cites of subsequent references. It tries the methods in the order of the
/// specification, each on the cites that are still ambiguous, and undoes what does not help.
///
/// - Source: CSL 1.0.2 specification, "Disambiguation".
struct Disambiguator {
  private let processor: Processor
  private let spec: CitationSpec
  private var states: [CiteState]
  private var lists: [[NameListTrace]] = []
  private var conditions: [Int] = []

  init(_ processor: Processor) {
    self.processor = processor
    spec = processor.style.citation
    states = processor.items.indices.map { index in
      var state = processor.state(of: index)
      state.position = .subsequent
      return state
    }
  }

  private var isNeeded: Bool {
    spec.addsNames || spec.addsGivenNames || spec.addsYearSuffix
      || processor.style.testsDisambiguation
  }

  /// The disambiguation of each item, in the order of the items.
  ///
  /// - Complexity: O(*n*) renderings, and a few more for each item that is ambiguous.
  mutating func disambiguations() -> [Disambiguation] {
    guard isNeeded else { return states.map(\.disambiguation) }
    var keys = renderAll()
    if spec.addsGivenNames, spec.givenNameRule != .byCite {
      expandAllNames()
      keys = renderAll()
    }
    var groups = Self.groups(Array(states.indices), by: keys)
    if spec.addsNames { groups = groups.flatMap { addNames($0, beyond: 0) } }
    if spec.addsGivenNames, spec.givenNameRule == .byCite {
      groups = groups.flatMap { addGivenNames($0) }
    }
    groups = groups.flatMap { meetConditions($0, beyond: 0) }
    if spec.addsYearSuffix { for group in groups { addYearSuffixes(group) } }
    return states.map(\.disambiguation)
  }

  // MARK: - Groups

  /// The rendered cite of an item, and its names.
  private struct Trial: Sendable {
    var text: String
    var lists: [NameListTrace]
    var conditions: Int

    init(_ state: CiteState, _ processor: Processor) {
      var evaluation = processor.citationEvaluation(state)
      evaluation.isComparing = true
      let rendering = evaluation.render(processor.style.citation.layout.elements)
      text = rendering.output.text(locale: processor.localeText)
      lists = evaluation.nameLists
      conditions = evaluation.conditionsSeen
    }
  }

  /// Renders the cites of all items in their present state, and stores their names.
  private mutating func renderAll() -> [String] {
    let trials = Parallel.map(states.indices, leastPerThread: 100) { [states, processor] places in
      places.map { Trial(states[$0], processor) }
    }
    lists = trials.map(\.lists)
    conditions = trials.map(\.conditions)
    return trials.map(\.text)
  }

  /// Renders the cite of an item in its present state, and stores its names.
  private mutating func render(_ index: Int) -> String {
    let trial = Trial(states[index], processor)
    lists[index] = trial.lists
    conditions[index] = trial.conditions
    return trial.text
  }

  /// The groups of two or more items with the same key, in order.
  private static func groups(_ members: [Int], by keys: [String]) -> [[Int]] {
    var places: [String: Int] = [:]
    var groups: [[Int]] = []
    for (member, key) in zip(members, keys) {
      if let place = places[key] {
        groups[place].append(member)
      } else {
        places[key] = groups.count
        groups.append([member])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  /// Changes the state of all members, and returns the groups that are still ambiguous.
  ///
  /// `nil`, and nothing is changed, if that distinguishes no two of them.
  private mutating func split(
    _ group: [Int], _ change: (inout Disambiguation, Int) -> Void
  ) -> [[Int]]? {
    let before = group.map { states[$0].disambiguation }
    for member in group { change(&states[member].disambiguation, member) }
    let keys = group.map { render($0) }
    guard Set(keys).count > 1 else {
      for (member, disambiguation) in zip(group, before) {
        states[member].disambiguation = disambiguation
        _ = render(member)
      }
      return nil
    }
    return Self.groups(group, by: keys)
  }

  // MARK: - Names

  /// Shows more names, one at a time where the lists differ.
  private mutating func addNames(_ group: [Int], beyond shown: Int) -> [[Int]] {
    for count in differingCounts(group, beyond: shown, by: { ($0.family, $0.literal) }) {
      let lists = lists
      let left = split(group) { disambiguation, member in
        Self.show(count, in: &disambiguation, lists: lists[member].count)
      }
      if let left { return left.flatMap { addNames($0, beyond: count) } }
    }
    return [group]
  }

  private static func show(_ count: Int, in disambiguation: inout Disambiguation, lists: Int) {
    while disambiguation.names.count < lists { disambiguation.names.append(NamesDisambiguation()) }
    for index in disambiguation.names.indices { disambiguation.names[index].shown = count }
  }

  /// The numbers of shown names at which the lists of a group begin to differ.
  private func differingCounts<Key: Equatable>(
    _ group: [Int], beyond shown: Int, by key: (ItemName) -> (Key, Key)
  ) -> [Int] {
    var counts: Set<Int> = []
    guard let first = group.first else { return [] }
    for place in lists[first].indices {
      let names = group.compactMap { member in
        place < lists[member].count ? lists[member][place].names : nil
      }
      let shownNow = group.compactMap { member in
        place < lists[member].count ? lists[member][place].shown : nil
      }
      let maximumCount = names.map(\.count).max() ?? 0
      let start = max(shown, shownNow.min() ?? 0)
      guard start < maximumCount else { continue }
      for position in start..<maximumCount {
        let keys = names.map { position < $0.count ? key($0[position]) : nil }
        let areEqual = keys.dropFirst().allSatisfy { other in
          switch (keys[0], other) {
          case (nil, nil): true
          case (let one?, let two?): one == two
          default: false
          }
        }
        // A list that ends here, where others go on, differs by its lack of et al.
        if !areEqual || names.contains(where: { $0.count == position + 1 }) {
          counts.insert(position + 1)
        }
      }
    }
    return counts.sorted()
  }

  // MARK: - Given names

  /// Shows more of given names within the cites of one group, one name at a time.
  private mutating func addGivenNames(_ group: [Int]) -> [[Int]] {
    for (place, position) in differingGivenNames(group) {
      for level in [GivenNameLevel.initials, .full] {
        let lists = lists
        let addsNames = spec.addsNames
        let left = split(group) { disambiguation, member in
          guard place < lists[member].count, position < lists[member][place].names.count else {
            return
          }
          Self.show(
            level, of: position, in: place, &disambiguation, lists: lists[member].count,
            addsNames: addsNames)
        }
        if let left { return left.flatMap { addGivenNames($0) } }
      }
    }
    return [group]
  }

  private static func show(
    _ level: GivenNameLevel, of position: Int, in place: Int,
    _ disambiguation: inout Disambiguation, lists: Int, addsNames: Bool
  ) {
    while disambiguation.names.count < lists { disambiguation.names.append(NamesDisambiguation()) }
    var change = disambiguation.names[place]
    while change.givenNames.count <= position { change.givenNames.append(.style) }
    change.givenNames[position] = max(change.givenNames[position], level)
    if addsNames { change.shown = max(change.shown, position + 1) }
    disambiguation.names[place] = change
  }

  /// The places of names whose given names differ within a group.
  private func differingGivenNames(_ group: [Int]) -> [(place: Int, position: Int)] {
    // A cite without names may read like one whose names are not seen.
    guard let first = group.max(by: { lists[$0].count < lists[$1].count }) else { return [] }
    var result: [(place: Int, position: Int)] = []
    for place in lists[first].indices {
      let shown = lists[first][place].shown
      let names = lists[first][place].names
      for position in names.indices.prefix(spec.addsNames ? names.count : shown) {
        let differs = group.contains { member in
          guard place < lists[member].count, position < lists[member][place].names.count else {
            return names[position].family.isEmpty
          }
          return lists[member][place].names[position] != names[position]
        }
        if differs { result.append((place, position)) }
      }
    }
    return result
  }

  /// Shows more of the given names that people of one family name do not share, in all cites.
  private mutating func expandAllNames() {
    let isPrimary =
      spec.givenNameRule == .primaryName || spec.givenNameRule == .primaryNameWithInitials
    let hasInitialsOnly =
      spec.givenNameRule == .allNamesWithInitials || spec.givenNameRule == .primaryNameWithInitials
    var expansion = NameExpansion()
    for list in lists.joined() {
      for name in isPrimary ? list.names.prefix(1) : list.names[...] { expansion.add(name) }
    }
    for index in states.indices {
      for (place, list) in lists[index].enumerated() {
        for (position, name) in list.names.enumerated() where position == 0 || !isPrimary {
          let level = expansion.level(of: name, list, hasInitialsOnly: hasInitialsOnly)
          guard level != .style else { continue }
          Self.show(
            level, of: position, in: place, &states[index].disambiguation,
            lists: lists[index].count, addsNames: false)
        }
      }
    }
  }

  // MARK: - Conditions and years

  /// Makes `disambiguate="true"` tests true, one more at a time.
  private mutating func meetConditions(_ group: [Int], beyond met: Int) -> [[Int]] {
    let most = group.map { conditions[$0] }.max() ?? 0
    guard met < most else { return [group] }
    for count in (met + 1)...most {
      let left = split(group) { disambiguation, _ in disambiguation.conditionsMet = count }
      if let left { return left.flatMap { meetConditions($0, beyond: count) } }
    }
    for member in group { states[member].disambiguation.conditionsMet = most }
    return [group]
  }

  /// Adds year suffixes, in the order of the bibliography.
  private mutating func addYearSuffixes(_ group: [Int]) {
    let members = Set(group)
    let ranks = processor.ranks
    for (number, member) in members.sorted(by: { ranks[$0] < ranks[$1] }).enumerated() {
      states[member].disambiguation.yearSuffix = number
    }
  }
}
