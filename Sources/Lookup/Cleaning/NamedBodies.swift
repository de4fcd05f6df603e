internal import Text

/// Names that are no person's: of bodies, of nobody, and of all the others.
enum NamedBodies {
  /// Whether the name has a word that bodies have and persons have not.
  static func isBody(_ name: String) -> Bool {
    name.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" || $0 == "-" }
      .contains { words.contains(String($0).asciiLowercased) }
  }

  /// Whether the name stands for a missing one, as DataCite's `:unav` does.
  static func isNobody(_ name: String) -> Bool {
    name.isEmpty || placeholders.contains(name.asciiLowercased)
  }

  /// Whether the name says that there are more.
  static func isOthers(_ name: String) -> Bool { others.contains(name.asciiLowercased) }

  private static let placeholders: Set<String> = [
    "unav", "unal", "unkn", "none", "null", "n/a", "na", "anonymous", "anon", "anon.", "unknown",
    "[no author]", "no author", "-", ".",
  ]

  private static let others: Set<String> = ["et al", "et al.", "others", "and others"]

  private static let words: Set<String> = Set(
    """
    university institute institut group consortium collaboration committee team network association \
    society department ministry agency council centre center organization organisation project \
    initiative investigators foundation corporation inc inc. ltd ltd. gmbh company office bureau \
    commission laboratory laboratories study trial alliance the of for college school hospital bank \
    federation union force program programme community developers contributors staff editors authors \
    llc press board academy working survey service database division
    """.split(separator: " ").map(String.init))
}
