public import Checks
public import Store
public import Text

/// A check of the library's files, and of the references between them.
public protocol LibraryCheck {
  static var rule: Rule { get }

  static func check(
    _ library: CheckedLibrary, report: (Diagnostic) -> Void) throws(Diagnostic)
}

/// A library with all of its files, including those without publication records.
public struct CheckedLibrary {
  /// The files of publication records.
  public let text: LibraryText
  let styles: CitationStyles
  /// The files of settings, registries and lists that exist.
  let special: [RecDocument]
  /// The unresolved conflicts of merges, by file.
  public let conflicts: [String: [ConflictCheck.Region]]

  /// The library itself.
  public var library: Library { text.library }
  var documents: [RecDocument] { text.documents + special }

  init(_ library: Library, _ styles: CitationStyles) throws(Diagnostic) {
    self.styles = styles
    text = try LibraryText(of: library)
    var special: [RecDocument] = []
    for name in ["ibid.rec", "venues.rec", "people.rec"] {
      if let document = try library.registry(name) { special.append(document) }
    }
    for name in try library.listNames() {
      if let document = try library.list(name) { special.append(document) }
    }
    self.special = special
    var conflicts: [String: [ConflictCheck.Region]] = [:]
    // Conflict marks are faults of syntax, so files without faults have none.
    for document in text.documents + special where !document.faults.isEmpty {
      conflicts[document.file] = ConflictCheck.regions(in: document.bytes)
    }
    self.conflicts = conflicts
  }

  /// Whether an entry overlaps an unresolved conflict.
  func isInConflict(_ entry: RecDocument.Entry, of document: RecDocument) -> Bool {
    guard let regions = conflicts[document.file] else { return false }
    return regions.contains { $0.bytes.overlaps(entry.lines) }
  }
}

extension Rule {
  /// All checks, in the order of the help.
  public static var all: [Rule] {
    [SyntaxCheck.rule] + Checks.ofTexts.map { $0.rule } + Checks.ofRecords.map { $0.rule }
      + libraryChecks.dropFirst().map { $0.rule } + online
  }

  static var libraryChecks: [any LibraryCheck.Type] {
    [
      SyntaxCheck.self, FileNameCheck.self, FileFieldCheck.self, RegistryCheck.self, ListCheck.self,
      SettingsCheck.self,
    ]
  }

  /// The check with a name that the user typed; throws if there is none.
  public static func named(_ name: String) throws(Diagnostic) -> Rule {
    if let rule = all.first(where: { $0.name == name }) { return rule }
    let nearest = Suggestion.nearest(to: name, among: all.map(\.name))
    throw Diagnostic(
      "there is no check \(name.quoted)",
      hint: nearest.map { "did you mean \($0)?" } ?? "`ibid help check` lists them")
  }
}
