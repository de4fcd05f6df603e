/// A key in a manuscript, and where it stands.
public struct CitedKey: Equatable, Sendable {
  public var key: String
  /// The key's own bytes, without braces and blanks.
  public var bytes: Range<Int>

  init(key: String, bytes: Range<Int>) {
    self.key = key
    self.bytes = bytes
  }
}

/// A file that a manuscript takes in, and where it says so.
public struct Inclusion: Equatable, Sendable {
  /// From the folder of the main file.
  public var path: String
  public var bytes: Range<Int>
}

/// The kinds of text that cite records, told by the ends of their names.
public enum Manuscript: String, CaseIterable, Sendable {
  case tex, aux, bcf, md, qmd, typ

  /// The kind of a file, or `nil` when the name tells none.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "tex", "ltx", "latex": self = .tex
    case "aux": self = .aux
    case "bcf": self = .bcf
    case "md", "markdown", "rmd": self = .md
    case "qmd": self = .qmd
    case "typ": self = .typ
    default: return nil
    }
  }

  /// All keys that the text cites, in order, each as often as it stands there.
  public func citations(in text: [UInt8]) -> [CitedKey] {
    switch self {
    case .tex: TeXCitations(text).citations
    case .aux: AuxCitations.scan(text)
    case .bcf: ControlFileCitations.scan(text)
    case .md, .qmd:
      MarkdownTokens.scan(text).compactMap { token in
        if case .key(let key, _) = token { key } else { nil }
      }
    case .typ: TypstCitations.scan(text)
    }
  }

  /// The files that the text takes in, whose citations are its own.
  public func inclusions(in text: [UInt8]) -> [Inclusion] {
    switch self {
    case .tex: TeXCitations(text).inclusions
    case .typ, .md, .qmd: QuotedInclusions.scan(text, of: self)
    case .aux: AuxCitations.inclusions(in: text)
    case .bcf: []
    }
  }

  /// The names that the text gives to places of its own, which it refers to as it cites: `@fig-one`.
  public func labels(in text: [UInt8]) -> Set<String> {
    switch self {
    case .typ: OwnLabels.scan(text, after: "<")
    case .md, .qmd: OwnLabels.scan(text, after: "{#")
    case .tex, .aux, .bcf: []
    }
  }

  /// Whether people write such files, and tools read them.
  public var isWrittenByHand: Bool { self != .aux && self != .bcf }

  /// The text with one key in the place of another wherever it is cited.
  ///
  /// - Parameters:
  ///   - old: The key that the text cites.
  ///   - new: The key that it should cite.
  ///   - text: The manuscript's bytes.
  /// - Returns: The changed bytes, and how many cites were changed.
  public func rewriting(_ old: String, to new: String, in text: [UInt8]) -> ([UInt8], count: Int) {
    var result: [UInt8] = []
    var position = 0
    var count = 0
    for citation in citations(in: text) where citation.key == old {
      result += text[position..<citation.bytes.lowerBound]
      result += Array(new.utf8)
      position = citation.bytes.upperBound
      count += 1
    }
    return (result + text[position...], count)
  }
}

/// A Markdown text as those see it who fill in its citations.
public struct MarkdownManuscript: Sendable {
  /// In the order of the text.
  public let citations: [MarkdownCitation]
  public let notes: MarkdownNotes

  /// - Parameters:
  ///   - text: The manuscript's bytes.
  ///   - labels: The words for kinds of places that locators may begin with.
  public init(_ text: [UInt8], labels: LocatorLabels = LocatorLabels()) {
    citations = MarkdownCitations.scan(text, labels)
    notes = MarkdownNotes(text)
  }
}
