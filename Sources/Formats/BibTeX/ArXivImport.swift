internal import Records
internal import Text

/// The arXiv identifier of an entry: from its `eprint`, or from a field that says nothing else.
struct ArXivImport {
  private var identifier: String?
  /// A field to add to those that the entry has.
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
        identifier = Self.identifier(eprint)
      }
    } else if let identifier = Self.mentioned(by: mention) ?? Self.volume(of: text) {
      derived = Field("arxiv", identifier)
    }
  }

  /// Whether the name of arXiv stands in a text, case ignored.
  private static func mentionsArXiv(_ bytes: ArraySlice<UInt8>) -> Bool {
    for index in bytes.indices.dropFirst(2) where bytes[index] | 0x20 == UInt8(ascii: "x") {
      let isFound =
        bytes[index - 1] | 0x20 == UInt8(ascii: "r") && bytes[index - 2] | 0x20 == UInt8(ascii: "a")
      if isFound { return true }
    }
    return false
  }

  /// The identifier in `journal = {CoRR}, volume = {abs/1707.08567}`, as DBLP has it.
  private static func volume(of text: (String) -> String?) -> String? {
    guard let volume = text("volume"), volume.hasPrefix("abs/"),
      text("journal")?.asciiLowercased == "corr"
    else { return nil }
    return identifier(String(volume.dropFirst(4)))
  }

  /// What stands for a field of the entry: `.some(nil)` for one that another implies, and `nil` for
  /// one that has nothing to do with arXiv.
  func replacement(of name: String) -> Field?? {
    guard let identifier else { return nil }
    switch name {
    case "eprint": return Field("arxiv", identifier)
    case "eprinttype", "archiveprefix": return .some(nil)
    default: return nil
    }
  }

  /// An identifier that is the whole of a field but for words that always go with one.
  private static func mentioned(by text: (String) -> String?) -> String? {
    if let doi = text("doi"), let found = tail(of: doi, after: "10.48550/arxiv.") {
      return identifier(found)
    }
    for path in ["arxiv.org/abs/", "arxiv.org/pdf/"] {
      guard let url = text("url"), let found = tail(of: url, after: path) else { continue }
      return identifier(found.hasSuffix(".pdf") ? String(found.dropLast(4)) : found)
    }
    for name in ["journal", "journaltitle", "howpublished", "note"] {
      guard let value = text(name) else { continue }
      let rest = value.hasPrefix("arXiv preprint ") ? value.dropFirst(15) : value[...]
      if hasPrefix(String(rest)), let found = identifier(String(rest)) { return found }
    }
    return nil
  }

  private static func hasPrefix(_ text: String) -> Bool {
    text.asciiLowercased.hasPrefix("arxiv:")
  }

  /// The identifier in `1707.08567v2`, `hep-th/9901001` or either after `arXiv:`.
  ///
  /// - Source: info.arxiv.org/help/arxiv_identifier.html
  static func identifier(_ text: String) -> String? {
    let text = (hasPrefix(text) ? String(text.dropFirst(6)) : text).trimmed
    var cursor = Cursor(Array(text.utf8))
    let archive = cursor.range {
      $0.isASCIILetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    if archive.isEmpty {
      guard cursor.range(while: \.isASCIIDigit).count == 4, cursor.skip(UInt8(ascii: ".")),
        (4...5).contains(cursor.range(while: \.isASCIIDigit).count)
      else { return nil }
    } else {
      guard cursor.skip(UInt8(ascii: "/")), cursor.range(while: \.isASCIIDigit).count == 7 else {
        return nil
      }
    }
    if cursor.skip(UInt8(ascii: "v")), cursor.range(while: \.isASCIIDigit).isEmpty { return nil }
    return cursor.isAtEnd ? text : nil
  }

  /// What follows the first occurrence of a lower-case text, case ignored.
  private static func tail(of text: String, after other: String) -> String? {
    let (bytes, other) = (Array(text.utf8), Array(other.utf8))
    guard bytes.count > other.count else { return nil }
    for start in 0..<(bytes.count - other.count)
    where bytes[start].asciiLowercased == other[0]
      && bytes[start..<start + other.count].lazy.map(\.asciiLowercased).elementsEqual(other)
    {
      return String(decoding: bytes[(start + other.count)...], as: UTF8.self)
    }
    return nil
  }
}
