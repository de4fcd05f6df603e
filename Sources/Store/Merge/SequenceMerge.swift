internal import Records

/// The merge of two versions of a sequence into one order.
///
///     base      A   B   C
///     ours      A x B   C        x is new
///     theirs    C   A y B        y is new, C was moved
///     merged    C A x y B
///
/// The elements that both sides have are ordered first. Each other element then follows its
/// neighbour on its own side, ours before theirs.
struct SequenceMerge {
  /// The numbers of all elements that a side has.
  private(set) var order: [Int] = []
  /// Whether the sides moved the same elements differently; the order is then that of ours.
  private(set) var isAmbiguous = false

  private let kind: (Int) -> FieldName?

  /// Puts the elements of both sides in order.
  ///
  /// `kind` keeps values of one field together; elements without a kind stay with the next one.
  init(_ alignment: Alignment, kind: @escaping (Int) -> FieldName? = { _ in nil }) {
    self.kind = kind
    let numbers = alignment.numbers
    let common = Set(numbers.ours).intersection(numbers.theirs)
    let skeleton = skeleton(of: numbers, common)
    let ours = Self.gaps(in: numbers.ours, between: common)
    let theirs = Self.gaps(in: numbers.theirs, between: common)
    order = gap(after: nil, ours[nil] ?? [], theirs[nil] ?? [])
    for anchor in skeleton {
      order.append(anchor)
      order += gap(after: anchor, ours[anchor] ?? [], theirs[anchor] ?? [])
    }
  }

  /// The order of the elements that both sides have.
  private mutating func skeleton(of numbers: ThreeWay<[Int]>, _ common: Set<Int>) -> [Int] {
    let ours = numbers.ours.filter(common.contains)
    let theirs = numbers.theirs.filter(common.contains)
    if ours == theirs { return ours }
    let base = numbers.base.filter(common.contains)
    let old = Set(base)
    let movedByOurs = Self.moved(from: base, to: ours.filter(old.contains))
    let movedByTheirs = Self.moved(from: base, to: theirs.filter(old.contains))
    let isAddedTwice = Self.haveOtherPlaces(in: ours, theirs) { !old.contains($0) }
    if isAddedTwice || !movedByOurs.isDisjoint(with: movedByTheirs) {
      isAmbiguous = isAddedTwice || ours.filter(old.contains) != theirs.filter(old.contains)
      return ours
    }
    if movedByOurs.isEmpty { return theirs }
    return ours.refilled(with: theirs.filter(movedByTheirs.contains), where: movedByTheirs.contains)
  }

  /// Whether an element, for which `isMeant` holds, comes after others in one side than in the
  /// other; both have the same elements.
  private static func haveOtherPlaces(
    in ours: [Int], _ theirs: [Int], where isMeant: (Int) -> Bool
  ) -> Bool {
    var place: [Int: Int] = [:]
    for (index, number) in theirs.enumerated() { place[number] = index }
    // The elements before are the same if all of them stand among the first in theirs too.
    var greatest = -1
    for (index, number) in ours.enumerated() {
      let theirIndex = place[number] ?? index
      if theirIndex != index || greatest >= index, isMeant(number) { return true }
      greatest = max(greatest, theirIndex)
    }
    return false
  }

  /// The elements that no longer stand between the same ones.
  ///
  /// A run of places that keeps its elements, but not their order, is moved as a whole; the
  /// smallest such runs are those where the greatest place so far is the current one.
  private static func moved(from base: [Int], to side: [Int]) -> Set<Int> {
    var place: [Int: Int] = [:]
    for (index, number) in base.enumerated() { place[number] = index }
    var moved: Set<Int> = []
    var start = 0
    var greatest = -1
    for (index, number) in side.enumerated() {
      greatest = max(greatest, place[number] ?? index)
      guard greatest == index else { continue }
      if index > start { moved.formUnion(side[start...index]) }
      start = index + 1
    }
    return moved
  }

  /// The elements between the common ones of a side, by the common element before them; `nil` is
  /// the start.
  private static func gaps(in side: [Int], between common: Set<Int>) -> [Int?: [Int]] {
    var gaps: [Int?: [Int]] = [:]
    var anchor: Int?
    for number in side {
      if common.contains(number) {
        anchor = number
      } else {
        gaps[anchor, default: []].append(number)
      }
    }
    return gaps
  }

  /// Both sides' elements after an anchor: ours, and theirs after the last of their kind or else at
  /// the end.
  private func gap(after anchor: Int?, _ ours: [Int], _ theirs: [Int]) -> [Int] {
    var gap = Chain(ours)
    var last: [FieldName: Int] = [:]
    for number in ours {
      if let kind = kind(number) { last[kind] = number }
    }
    var waiting: [Int] = []
    for number in theirs {
      waiting.append(number)
      guard let kind = kind(number) else { continue }
      if let last = last[kind] {
        gap.insert(waiting, after: last)
      } else if let anchor, self.kind(anchor) == kind {
        gap.insert(waiting, after: nil)
      } else {
        gap.append(waiting)
      }
      last[kind] = number
      waiting = []
    }
    gap.append(waiting)
    return gap.elements
  }
}

/// A linked list of distinct elements, into which others are inserted in constant time.
private struct Chain {
  /// The element after each one; the first follows `nil`.
  private var next: [Int?: Int] = [:]
  private var last: Int?

  init(_ elements: [Int]) { append(elements) }

  mutating func append(_ elements: [Int]) { insert(elements, after: last) }

  mutating func insert(_ elements: [Int], after place: Int?) {
    guard let end = elements.last else { return }
    let rest = next[place]
    var place = place
    for element in elements {
      next[place] = element
      place = element
    }
    next[end] = rest
    if rest == nil { last = end }
  }

  var elements: [Int] {
    var elements: [Int] = []
    var place = next[nil]
    while let element = place {
      elements.append(element)
      place = next[element]
    }
    return elements
  }
}

extension [Int] {
  /// The elements, with those for which `isReplaced` holds replaced one by one.
  func refilled(with replacements: [Int], where isReplaced: (Int) -> Bool) -> [Int] {
    var next = replacements.makeIterator()
    return map { isReplaced($0) ? next.next() ?? $0 : $0 }
  }
}
