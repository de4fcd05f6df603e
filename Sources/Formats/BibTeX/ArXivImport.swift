internal import Identifiers
internal import Records
internal import Text

/// The arXiv identifier of an entry: from `eprint`, or from a field with nothing else.
struct ArXivImport {
  private var identifier: ArXivIdentifier?
  /// The identifier in `arxiv`, as al-folio writes it.
  private var alFolio: ArXivIdentifier?
  /// A field to add to the entry's own.
  private(set) var derived: Field?

  init(of entry: EntryImport) {
    func text(_ name: String) -> String? { entry.source(name).map(VerbatimText.compressed) }
    func mention(_ name: String) -> String? {
      entry.source(name).flatMap { Self.mentionsArXiv($0) ? VerbatimText.compressed($0) : nil }
    }
    if let eprint = text("eprint") {
      let type = text("eprinttype") ?? text("archiveprefix")
      let hasClass = text("eprintclass") ?? text("primaryclass") != nil
      let isArXiv = type.map { $0.asciiLowercased == "arxiv" } ?? false
      if isArXiv || (type == nil && (hasClass || Self.hasPrefix(eprint))) {
        identifier = ArXivIdentifier(eprint)
      }
    }
    alFolio = text("arxiv").flatMap(ArXivIdentifier.init)
    if identifier != nil || alFolio != nil || entry.source("eprint") != nil { return }
    if let identifier = Self.mentioned(by: mention) ?? Self.volume(of: text) {
      derived = Field(.arxiv, identifier.text)
    }
  }

  /// Whether a text contains `arxiv`; case is ignored.
  private static func mentionsArXiv(_ bytes: ArraySlice<UInt8>) -> Bool {
    for index in bytes.indices.dropFirst(2) where bytes[index] | 0x20 == UInt8(ascii: "x") {
      let isFound =
        bytes[index - 1] | 0x20 == UInt8(ascii: "r") && bytes[index - 2] | 0x20 == UInt8(ascii: "a")
      if isFound { return true }
    }
    return false
  }

  /// The identifier in `journal = {CoRR}, volume = {abs/1707.08567}`, as in DBLP.
  private static func volume(of text: (String) -> String?) -> ArXivIdentifier? {
    guard let volume = text("volume"), volume.hasPrefix("abs/"),
      text("journal")?.asciiLowercased == "corr"
    else { return nil }
    return ArXivIdentifier(String(volume.dropFirst(4)))
  }

  /// The replacement of a field of the entry: `.some(nil)` for a field that another implies, and
  /// `nil` for a field without relation to arXiv.
  func replacement(of name: String) -> Field?? {
    if name == "arxiv", let alFolio {
      guard let identifier else { return Field(.arxiv, alFolio.text) }
      return alFolio == identifier ? .some(nil) : nil
    }
    guard let identifier else { return nil }
    switch name {
    case "eprint": return Field(.arxiv, identifier.text)
    case "eprinttype", "archiveprefix": return .some(nil)
    default: return nil
    }
  }

  /// An identifier that is the whole value of a field, apart from words such as `arXiv preprint`.
  private static func mentioned(by text: (String) -> String?) -> ArXivIdentifier? {
    if let identifier = text("doi").flatMap(DOI.init)?.arXiv { return identifier }
    if let identifier = text("url").flatMap(ArXivIdentifier.init) { return identifier }
    for name in ["journal", "journaltitle", "howpublished", "note"] {
      guard let value = text(name) else { continue }
      let rest = value.hasPrefix("arXiv preprint ") ? value.dropFirst(15) : value[...]
      if hasPrefix(String(rest)), let found = ArXivIdentifier(String(rest)) { return found }
    }
    return nil
  }

  private static func hasPrefix(_ text: String) -> Bool {
    text.asciiLowercased.hasPrefix("arxiv:")
  }
}
