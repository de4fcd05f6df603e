internal import Records
internal import Text

/// The owner of a list, in the spellings of records.
struct Me {
  private let spellings: [(family: String, given: [String])]

  init(_ names: [Name]) { spellings = names.map(Self.spelling) }

  /// Whether a name is the owner's: the same family name, and given names that agree as far as both
  /// are written out, so that `Hopper, G.` matches `Hopper, Grace`.
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
