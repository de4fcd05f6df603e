public import Checks
public import Store
public import Text

/// A check of the library's files and of how they hang together.
public protocol LibraryCheck {
  static var rule: Rule { get }

  static func check(
    _ library: CheckedLibrary, report: (Diagnostic) -> Void) throws(Diagnostic)
}

/// A library with all of its files, those that hold no publication records too.
public struct CheckedLibrary {
  public let text: LibraryText
  let styles: CitationStyles
  /// The settings, the registries and the lists, as far as there are any.
  let special: [RecDocument]
  /// The merges that were not finished, by file.
  public let conflicts: [String: [ConflictCheck.Region]]

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
    // Whatever is no field is a fault of syntax, so a file without any has no marks of merges.
    for document in text.documents + special where !document.faults.isEmpty {
      conflicts[document.file] = ConflictCheck.regions(in: document.bytes)
    }
    self.conflicts = conflicts
  }

  /// Whether an entry lies, even in part, in a merge that was not finished.
  func isInConflict(_ entry: RecDocument.Entry, of document: RecDocument) -> Bool {
    guard let regions = conflicts[document.file] else { return false }
    return regions.contains { $0.bytes.overlaps(entry.lines) }
  }
}

extension Rule {
  /// All checks that there are, in the order in which the help lists them.
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

  /// The check of a name that the user typed.
  public static func named(_ name: String) throws(Diagnostic) -> Rule {
    if let rule = all.first(where: { $0.name == name }) { return rule }
    let nearest = Suggestion.nearest(to: name, among: all.map(\.name))
    throw Diagnostic(
      "there is no check \(name.quoted)",
      hint: nearest.map { "did you mean \($0)?" } ?? "`ibid help check` lists them")
  }
}
