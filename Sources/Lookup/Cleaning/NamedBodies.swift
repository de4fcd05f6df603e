internal import Text

/// Recognises names that are not of persons: bodies, placeholders, and "et al.".
enum NamedBodies {
  /// Whether the name has a word that occurs only in names of bodies.
  static func isBody(_ name: String) -> Bool {
    name.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" || $0 == "-" }
      .contains { words.contains(String($0).asciiLowercased) }
  }

  /// Whether the name is a placeholder for a missing one, such as DataCite's `:unav`.
  static func isPlaceholder(_ name: String) -> Bool {
    name.isEmpty || placeholders.contains(name.asciiLowercased)
  }

  /// Whether the name stands for further names, such as "others".
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
