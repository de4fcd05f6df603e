/// Puts a text such as `———` in the place of names that the entry before has too.
///
/// - Source: CSL 1.0.2 specification, "Reference Grouping".
struct AuthorSubstitution {
  private let rule: BibliographySpec.SubstituteRule
  /// The first names of the entry before: the whole, and one by one.
  private var previous: (whole: String, names: [String])?

  init(_ spec: BibliographySpec) { rule = spec.subsequentAuthorSubstituteRule }

  mutating func apply(_ text: String, to entry: [Output], locale: LocaleText) -> [Output] {
    guard let names = entry.firstNames else {
      previous = nil
      return entry
    }
    let lists = [names].nameLists
    let whole = (lists.isEmpty ? [names] : lists).text(locale: locale)
    let each = [names].nameParts.map { [$0].text(locale: locale) }
    defer { previous = (whole, each) }
    guard let previous else { return entry }
    let substitute: [Output] = text.isEmpty ? [] : [.text(text)]
    let shared = zip(each, previous.names).prefix { $0 == $1 }.count
    // What stands for names, such as a title, is one whole.
    switch each.isEmpty ? .completeAll : rule {
    case .completeAll:
      guard whole == previous.whole else { return entry }
      return entry.changingFirstNames { $0.replacingNameList(by: substitute) }
    case .completeEach:
      guard whole == previous.whole else { return entry }
      return entry.changingFirstNames { $0.replacingNames(upTo: each.count, by: substitute) }
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
  /// The part that a tag marks, wherever it stands first.
  func first(where holds: (Output) -> Bool) -> Output? {
    for output in self {
      if holds(output) { return output }
      if let found = output.children.first(where: holds) { return found }
    }
    return nil
  }

  /// What the first names are, with what stands for them.
  var firstNames: Output? { first(where: \.isNames) }

  /// The lists of names that stand in it, without their labels.
  var nameLists: [Output] {
    flatMap { output -> [Output] in
      if case .tagged(.nameList, _) = output { return [output] }
      return output.children.nameLists
    }
  }

  /// The names that stand in it, one by one.
  var nameParts: [Output] {
    flatMap { output -> [Output] in
      if case .tagged(.name, _) = output { return [output] }
      return output.children.nameParts
    }
  }

  /// Changes each part that `holds` says, from the outside in; the first `limit` of them.
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

  /// Puts something in the place of the list of names; a label beside it stays.
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

  /// Puts something in the place of each of the first names.
  func replacingNames(upTo count: Int, by substitute: [Output]) -> [Output] {
    replacing(
      limit: count,
      where: { if case .tagged(.name, _) = $0 { true } else { false } }, by: { _ in substitute })
  }
}
