internal import Manuscripts
internal import Formats
internal import OperatingSystem
public import Text

/// The keys that manuscripts cite, including the files that they include.
public struct CitedKeys {
  /// A cited key.
  public struct Cite {
    /// The key as the manuscript writes it.
    public var key: String
    /// The place of the first citation.
    public var place: SourceRange
  }

  /// Each key once, in the order of the first citations.
  public private(set) var cites: [Cite] = []
  /// The labels of figures, sections and the like in the texts; references to them look like
  /// citations.
  public private(set) var labels: Set<String> = []
  private var seen: Set<String> = []
  private var read: Set<String> = []
  /// The paths of all inclusions that have been read.
  private var included: Set<String> = []

  /// Makes keys of parts; empty by default.
  public init(cites: [Cite] = [], labels: Set<String> = []) {
    self.cites = cites
    self.labels = labels
  }

  /// Reads a manuscript that the user named, and the files that it includes.
  public mutating func read(_ name: String, _ session: Session) throws(Diagnostic) {
    guard let manuscript = Manuscript(fileName: name) else { return }
    try add(manuscript, named: name, from: Files.folder(of: name), session)
  }

  private mutating func add(
    _ manuscript: Manuscript, named name: String, from folder: String, _ session: Session
  ) throws(Diagnostic) {
    // A file that is included twice, or includes itself, is read once.
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
      // In TeX paths are relative to the main file's folder; in Typst and Quarto to the including
      // file's.
      let isTeX = manuscript == .tex || manuscript == .aux
      let next = isTeX ? folder : Files.folder(of: path)
      try add(kind, named: path, from: next, session)
    }
  }
}
