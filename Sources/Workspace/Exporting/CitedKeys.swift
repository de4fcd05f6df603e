internal import Manuscripts
internal import Formats
internal import OperatingSystem
public import Text

/// The keys that papers cite, with the files that they take in.
public struct CitedKeys {
  public struct Cite {
    public var key: String
    /// Where it is first cited.
    public var place: SourceRange
  }

  /// Each key once, in the order in which the papers cite them.
  public private(set) var cites: [Cite] = []
  /// The names of the texts' own figures, sections and the like: to refer to one looks like a cite.
  public private(set) var labels: Set<String> = []
  private var seen: Set<String> = []
  private var read: Set<String> = []
  /// The paths of all inclusions that have been looked up.
  private var included: Set<String> = []

  public init(cites: [Cite] = [], labels: Set<String> = []) {
    self.cites = cites
    self.labels = labels
  }

  /// Reads a paper that the user named, and what it takes in.
  public mutating func read(_ name: String, _ session: Session) throws(Diagnostic) {
    guard let manuscript = Manuscript(fileName: name) else { return }
    try add(manuscript, named: name, from: Files.folder(of: name), session)
  }

  private mutating func add(
    _ manuscript: Manuscript, named name: String, from folder: String, _ session: Session
  ) throws(Diagnostic) {
    // A file that takes in itself, or is taken in twice, is read once.
    guard read.insert(Files.realPath(session.path(name)) ?? name).inserted else { return }
    let text = try session.read(name)
    for citation in manuscript.citations(in: text) where seen.insert(citation.key).inserted {
      cites.append(
        Cite(key: citation.key, place: SourceRange(file: name, bytes: citation.bytes)))
    }
    labels.formUnion(manuscript.labels(in: text))
    for inclusion in manuscript.inclusions(in: text) {
      let path = Files.join(folder, inclusion.path)
      guard included.insert(path).inserted else { continue }
      guard let kind = Manuscript(fileName: path) else { continue }
      guard Files.kind(of: session.path(path)) == .file else {
        try session.report(
          Diagnostic(
            "there is no file \(path.quoted)", hint: "its citations are missing here",
            at: SourceRange(file: name, bytes: inclusion.bytes), severity: .warning))
        continue
      }
      // TeX takes paths from the main file's folder; Typst and Quarto from the file's own.
      let isTeX = manuscript == .tex || manuscript == .aux
      let next = isTeX ? folder : Files.folder(of: path)
      try add(kind, named: path, from: next, session)
    }
  }
}
