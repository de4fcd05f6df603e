/// Replaces names that the previous entry has too by a text such as `———`.
///
/// - Source: CSL 1.0.2 specification, "Reference Grouping".
struct AuthorSubstitution {
  private let rule: BibliographySpec.SubstituteRule
  /// The first list of names of the previous entry: as a whole, and each person.
  private var previous: (whole: String, people: [String])?

  init(_ spec: BibliographySpec) { rule = spec.subsequentAuthorSubstituteRule }

  mutating func apply(_ text: String, to entry: [Output], locale: LocaleText) -> [Output] {
    guard let names = entry.firstNames else {
      previous = nil
      return entry
    }
    let lists = [names].nameLists
    let whole = (lists.isEmpty ? [names] : lists).text(locale: locale)
    let people = [names].people
    defer { previous = (whole, people) }
    // Terms such as "Anonymous" are no name, and two of them need not be the same author.
    let isTerm = [names].first { if case .tagged(.term, _) = $0 { true } else { false } } != nil
    guard let previous, !people.isEmpty || !isTerm else { return entry }
    let substitute: [Output] = text.isEmpty ? [] : [.text(text)]
    let shared = zip(people, previous.people).prefix { $0 == $1 }.count
    let isSame = whole == previous.whole && people == previous.people
    // What stands for names, such as a title, is one whole.
    switch people.isEmpty ? .completeAll : rule {
    case .completeAll:
      guard isSame else { return entry }
      return entry.changingFirstNames { $0.replacingNameList(by: substitute) }
    case .completeEach:
      guard isSame else { return entry }
      return entry.changingFirstNames { $0.replacingNames(upTo: people.count, by: substitute) }
    case .partialEach:
      guard shared > 0 else { return entry }
      return entry.changingFirstNames { $0.replacingNames(upTo: shared, by: substitute) }
    case .partialFirst:
      guard shared > 0 else { return entry }
      return entry.changingFirstNames { $0.replacingNames(upTo: 1, by: substitute) }
    }
  }
}

extension Output {
  var isNames: Bool { if case .tagged(.names, _) = self { true } else { false } }
}

extension [Output] {
  /// The first part, at any depth, for which `holds` is true.
  func first(where holds: (Output) -> Bool) -> Output? {
    for output in self {
      if holds(output) { return output }
      if let found = output.children.first(where: holds) { return found }
    }
    return nil
  }

  /// Whether the first visible part is a term.
  var beginsWithTerm: Bool {
    guard let first = first(where: { !$0.isEmpty } as (Output) -> Bool) else { return false }
    switch first {
    case .tagged(.term, _): return true
    case .text: return false
    case .affixed(let affixes, let parts): return affixes.prefix.isEmpty && parts.beginsWithTerm
    default: return first.children.beginsWithTerm
    }
  }

  /// The first names, or their substitute.
  var firstNames: Output? { first(where: \.isNames) }

  /// The lists of names in the output, without their labels.
  var nameLists: [Output] {
    flatMap { output -> [Output] in
      if case .tagged(.nameList, _) = output { return [output] }
      return output.children.nameLists
    }
  }

  /// The full names of the people and bodies in the output, for comparison.
  var people: [String] {
    flatMap { output -> [String] in
      if case .tagged(.name(let name), _) = output {
        return [[name.nonDroppingParticle, name.family, name.literal, name.given].joined()]
      }
      return output.children.people
    }
  }

  /// Replaces the first `limit` parts for which `holds` is true, outer parts first.
  func replacing(
    limit: Int = .max, where holds: (Output) -> Bool, by change: (Output) -> [Output]
  ) -> [Output] {
    var left = limit
    return replacing(left: &left, where: holds, by: change)
  }

  private func replacing(
    left: inout Int, where holds: (Output) -> Bool, by change: (Output) -> [Output]
  ) -> [Output] {
    var result: [Output] = []
    for output in self {
      if left > 0, holds(output) {
        left -= 1
        result += change(output)
      } else if left > 0 {
        result.append(
          output.mappingChildren { $0.replacing(left: &left, where: holds, by: change) })
      } else {
        result.append(output)
      }
    }
    return result
  }

  func changingFirstNames(_ change: ([Output]) -> [Output]) -> [Output] {
    replacing(limit: 1, where: \.isNames) { names in
      [names.mappingChildren(change)]
    }
  }

  /// Replaces the list of names; its label stays.
  func replacingNameList(by substitute: [Output]) -> [Output] {
    let isList = { (output: Output) in
      if case .tagged(.nameList, _) = output { true } else { false }
    }
    guard first(where: isList) != nil else { return substitute }
    var count = 0
    return replacing(where: isList) { _ in
      count += 1
      return count == 1 ? substitute : []
    }
  }

  /// Replaces each of the first `count` names.
  func replacingNames(upTo count: Int, by substitute: [Output]) -> [Output] {
    replacing(
      limit: count,
      where: { if case .tagged(.name, _) = $0 { true } else { false } }, by: { _ in substitute })
  }
}
