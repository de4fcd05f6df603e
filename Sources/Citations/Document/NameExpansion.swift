/// The people who are cited, by family name and initials.
struct NameExpansion {
  /// By family name: how many people there are, and how many with each initials.
  private var people: [String: (count: Int, byInitials: [String: Int])] = [:]
  private var initials: [ItemName: String] = [:]

  mutating func add(_ name: ItemName) {
    guard !name.isLiteral, !name.given.isEmpty, initials[name] == nil else { return }
    let letters = Initials(sign: ".", isOnlyNormalizing: false, hasHyphens: true).text(
      of: name.given)
    initials[name] = letters
    people[Self.family(of: name), default: (0, [:])].count += 1
    people[Self.family(of: name), default: (0, [:])].byInitials[letters, default: 0] += 1
  }

  /// How much of a given name distinguishes a person from all others with the family name.
  func level(
    of name: ItemName, _ list: NameListTrace, hasInitialsOnly: Bool
  ) -> GivenNameLevel {
    guard !name.isLiteral, let others = people[Self.family(of: name)], others.count > 1 else {
      return .style
    }
    let same = others.byInitials[initials[name] ?? ""] ?? 0
    switch list.styleLevel {
    case .full: return .style
    case .initials:
      return same > 1 && !hasInitialsOnly ? .full : .style
    case .none:
      guard list.hasInitials else { return hasInitialsOnly ? .style : .full }
      if same == 1 { return .initials }
      if hasInitialsOnly { return same < others.count ? .initials : .style }
      return .full
    }
  }

  private static func family(of name: ItemName) -> String {
    name.nonDroppingParticle + " " + name.family
  }
}
