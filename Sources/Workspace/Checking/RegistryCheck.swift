public import Checks
internal import Records
internal import Store
public import Text

/// Finds venues that records cannot refer to.
public enum RegistryCheck: LibraryCheck {
  /// The name, severity and explanation of the check.
  public static let rule = Rule(
    "registry", .error, "a venue without a key, or with another one's",
    explanation: """
      Records name a venue by its key, its short name, its name or an alias. In library/venues.rec
      every venue needs a `key`, and of two with the same key only the last is found. Names must be
      unique: a name that several venues have means the first of them.
      """)

  /// Runs the check, and reports each fault with its place.
  public static func check(
    _ library: CheckedLibrary, report: (Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard let document = try library.library.registry("venues.rec") else { return }
    var keys: Set<String> = []
    for entry in document.entries where !entry.isDescriptor {
      guard let key = entry.first(.key), !key.value.isEmpty else {
        report(
          Diagnostic(
            "the venue has no key", hint: "give it a line `key: icml`, say",
            at: SourceRange(file: document.file, bytes: entry.lines)))
        continue
      }
      guard !keys.insert(Folding.fold(key.value)).inserted else { continue }
      report(
        Diagnostic(
          "another venue has the key \(key.value.escapingControls) too",
          hint: "give one of them another key",
          at: SourceRange(file: document.file, bytes: key.valueBytes)))
    }
  }
}
