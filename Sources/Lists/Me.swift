internal import Records
internal import Text

/// The person whose list it is, as records may spell them.
struct Me {
  private let spellings: [(family: String, given: [String])]

  init(_ names: [Name]) { spellings = names.map(Self.spelling) }

  /// Whether a name is this person's: the same family name, and given names that agree as far as
  /// both are spelt, so that `Hopper, G.` is `Hopper, Grace`.
  func isMe(_ name: Name) -> Bool {
    let (family, given) = Self.spelling(of: name)
    return spellings.contains { spelling in
      guard spelling.family == family else { return false }
      if given.isEmpty || spelling.given.isEmpty { return given.isEmpty == spelling.given.isEmpty }
      return zip(spelling.given, given).allSatisfy { one, other in
        one == other || (min(one.count, other.count) == 1 && one.first == other.first)
      }
    }
  }

  private static func spelling(of name: Name) -> (family: String, given: [String]) {
    let given = Folding.fold(name.given)
      .split { !$0.isLetter && $0 != "'" }
      .map(String.init)
    return (Folding.fold(name.fullFamily), given)
  }
}
