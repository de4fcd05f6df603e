internal import Records
internal import Text

/// Merges two lists of the people of one work.
struct NameListMerge {
  /// The merged names, as values of fields.
  private(set) var names: [String]
  /// Whether the second list is the base, since the first is incomplete or has fewer of the same
  /// people.
  private(set) var isOtherFuller = false
  /// Whether the result has every name of the first list, in full or as an extension of its
  /// initials.
  private(set) var isFirstKept = true
  /// The same for the second list.
  private(set) var isSecondKept = true

  /// Takes the fuller form of each name, in the order of the complete list.
  init(_ current: [String], _ others: [String]) {
    let (first, second) = (Self.people(current), Self.people(others))
    let isCut = first.count < current.count
    let isOtherCut = second.count < others.count
    let shared = first.count { one in second.contains { one.profile.isAlike($0.profile) } }
    isOtherFuller =
      (isCut && !isOtherCut && second.count >= first.count)
      || (!isOtherCut && shared == first.count && second.count > first.count)
    let (base, rest) = isOtherFuller ? (second, first) : (first, second)
    var isUsed = Array(repeating: false, count: rest.count)
    var merged: [String] = []
    for person in base {
      guard
        let index = rest.indices.first(where: {
          !isUsed[$0] && person.profile.isAlike(rest[$0].profile)
        })
      else {
        merged.append(person.field)
        continue
      }
      isUsed[index] = true
      let (name, isOther, isWhole) = Self.fuller(person, rest[index])
      merged.append(name)
      if !isWhole {
        // The unused form is from the base list if `isOther`, else from the other list.
        if isOther == isOtherFuller { isSecondKept = false } else { isFirstKept = false }
      }
    }
    if isUsed.contains(false) {
      if isOtherFuller { isFirstKept = false } else { isSecondKept = false }
    }
    // "and others" stays unless the other list is complete.
    if isCut, isOtherCut || !isOtherFuller, let mark = current.last { merged.append(mark) }
    names = merged
  }

  private struct Person {
    var field: String
    var name: Name
    var profile: PersonProfile
  }

  private static func people(_ fields: [String]) -> [Person] {
    fields.compactMap { field in
      let name = Name(field: field)
      return PersonProfile(name).map { Person(field: field, name: name, profile: $0) }
    }
  }

  /// The fuller of two forms of a name with the attributes of both; whether it is the second form;
  /// and whether it includes the other form.
  private static func fuller(_ one: Person, _ other: Person) -> (
    field: String, isOther: Bool, isWhole: Bool
  ) {
    var name = one.name
    let isFuller =
      length(other.name) > length(one.name) && !other.name.isLiteral == !one.name.isLiteral
    if isFuller { name = other.name }
    let lesser = isFuller ? one.name : other.name
    var attributes = one.name.attributes
    for attribute in other.name.attributes.all where !attributes.has(attribute.name) {
      attributes.all.append(attribute)
    }
    let hasAll = other.name.attributes.all.allSatisfy { attributes.all.contains($0) }
    name.attributes = attributes
    let field = name == one.name ? one.field : name == other.name ? other.field : name.field
    return (field, isFuller, hasAll && isImplied(lesser, by: name))
  }

  private static func length(_ name: Name) -> Int {
    let words = FoldedWords(name.given)
    return 10 * words.indices.count { words[$0].count > 1 } + words.count
      + (name.suffix.isEmpty ? 0 : 1)
      + (name.displayed.utf8.count > name.displayed.unicodeScalars.count ? 1 : 0)
  }

  /// Whether a form of a name is the other with given names abbreviated to initials.
  private static func isImplied(_ lesser: Name, by name: Name) -> Bool {
    guard Folding.areEqual(lesser.fullFamily, name.fullFamily),
      lesser.suffix.isEmpty || lesser.suffix == name.suffix
    else { return false }
    let (few, many) = (FoldedWords(lesser.given), FoldedWords(name.given))
    guard few.count <= many.count else { return false }
    return zip(few.indices, many.indices).allSatisfy { many[$1].starts(with: few[$0]) }
  }
}
