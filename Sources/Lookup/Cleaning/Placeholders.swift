internal import Text

/// Words that services give in place of a missing name, such as DataCite's `:unav`.
enum Placeholders {
  static func contains(_ name: String) -> Bool {
    name.isEmpty || all.contains(name.asciiLowercased)
  }

  private static let all: Set<String> = [
    "unav", "unal", "unkn", "none", "null", "n/a", "na", "anonymous", "anon", "anon.", "unknown",
    "[no author]", "no author", "-", ".",
  ]
}
