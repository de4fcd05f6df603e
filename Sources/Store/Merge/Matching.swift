/// The correspondence between the elements of an old and a new sequence.
struct Matching {
  /// For each old element the index of the new element, if it has one.
  private(set) var newIndex: [Int?]
  /// For each new element the index of the old element, if it has one.
  private(set) var oldIndex: [Int?]

  init(oldCount: Int, newCount: Int) {
    newIndex = Array(repeating: nil, count: oldCount)
    oldIndex = Array(repeating: nil, count: newCount)
  }

  mutating func pair(_ old: Int, _ new: Int) {
    newIndex[old] = new
    oldIndex[new] = old
  }

  /// Pairs the remaining elements with equal keys, the first with the first; `nil` is not a key.
  mutating func pairEqual<Key: Hashable>(_ oldKeys: [Key?], _ newKeys: [Key?]) {
    var candidates: [Key: [Int]] = [:]
    for (new, key) in newKeys.enumerated() where oldIndex[new] == nil {
      if let key { candidates[key, default: []].append(new) }
    }
    for key in candidates.keys { candidates[key]?.reverse() }
    for (old, key) in oldKeys.enumerated() where newIndex[old] == nil {
      guard let key, let new = candidates[key]?.popLast() else { continue }
      pair(old, new)
    }
  }

  /// Pairs the remaining elements that follow the same neighbour, in order, where `isLikely` is
  /// true.
  mutating func pairNeighbours(where isLikely: (_ old: Int, _ new: Int) -> Bool) {
    var candidates: [Int: ArraySlice<Int>] = [:]
    var neighbour = -1
    for new in oldIndex.indices {
      if let old = oldIndex[new] {
        neighbour = old
      } else {
        candidates[neighbour, default: []].append(new)
      }
    }
    neighbour = -1
    var pairs: [(Int, Int)] = []
    for old in newIndex.indices {
      guard newIndex[old] == nil else {
        neighbour = old
        continue
      }
      guard let left = candidates[neighbour],
        let index = left.firstIndex(where: { isLikely(old, $0) })
      else { continue }
      let new = left[index]
      // Most often it is the first, which is removed without moving the others.
      if index == left.startIndex {
        candidates[neighbour] = left.dropFirst()
      } else {
        candidates[neighbour]?.remove(at: index)
      }
      pairs.append((old, new))
    }
    for (old, new) in pairs { pair(old, new) }
  }
}

/// Three versions of a sequence as numbers; an element has the same number in each version.
struct Alignment {
  private(set) var numbers: ThreeWay<[Int]>
  /// For each number the index of its element in each version; `nil` where a version lacks it.
  let places: [ThreeWay<Int?>]

  /// - Parameters:
  ///   - toOurs: The matching from base to ours.
  ///   - toTheirs: The matching from base to theirs.
  ///   - added: The matching from ours to theirs of the elements that both sides added.
  init(toOurs: Matching, toTheirs: Matching, added: Matching) {
    let baseCount = toOurs.newIndex.count
    let oursCount = toOurs.oldIndex.count
    let ours = toOurs.oldIndex.enumerated().map { index, old in old ?? baseCount + index }
    let theirs = toTheirs.oldIndex.enumerated().map { index, old in
      old ?? added.oldIndex[index].map { baseCount + $0 } ?? baseCount + oursCount + index
    }
    numbers = ThreeWay(base: Array(0..<baseCount), ours: ours, theirs: theirs)
    var places = Array(
      repeating: ThreeWay<Int?>(base: nil, ours: nil, theirs: nil),
      count: baseCount + oursCount + theirs.count)
    for index in 0..<baseCount { places[index].base = index }
    for (index, number) in ours.enumerated() { places[number].ours = index }
    for (index, number) in theirs.enumerated() { places[number].theirs = index }
    self.places = places
  }

  /// A separate alignment for the elements of each kind.
  func grouped<Kind: Hashable>(by kind: (Int) -> Kind) -> [Kind: Alignment] {
    let groups = numbers.map { Dictionary(grouping: $0, by: kind) }
    let kinds = Set(groups.base.keys).union(groups.ours.keys).union(groups.theirs.keys)
    return Dictionary(
      uniqueKeysWithValues: kinds.map { kind in
        var alignment = self
        alignment.numbers = groups.map { $0[kind] ?? [] }
        return (kind, alignment)
      })
  }
}
