/// A key in a manuscript and its place.
public struct CitedKey: Equatable, Sendable {
  /// The key as written.
  public var key: String
  /// The range of the key, without braces and spaces.
  public var bytes: Range<Int>

  init(key: String, bytes: Range<Int>) {
    self.key = key
    self.bytes = bytes
  }
}

/// A file that a manuscript includes, and the place of the inclusion.
public struct Inclusion: Equatable, Sendable {
  /// Relative to the folder of the main file.
  public var path: String
  /// The range of the inclusion.
  public var bytes: Range<Int>
}

/// The kinds of manuscripts, by their file name extensions.
public enum Manuscript: String, CaseIterable, Sendable {
  case tex, aux, bcf, md, qmd, typ

  /// The kind of a file; `nil` if its extension is none of a manuscript.
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

  /// All cited keys in order, with repetitions.
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

  /// The files that the text includes, whose citations count as its own.
  public func inclusions(in text: [UInt8]) -> [Inclusion] {
    switch self {
    case .tex: TeXCitations(text).inclusions
    case .typ, .md, .qmd: QuotedInclusions.scan(text, of: self)
    case .aux: AuxCitations.inclusions(in: text)
    case .bcf: []
    }
  }

  /// The labels that the text defines; references to them look like citations: `@fig-one`.
  public func labels(in text: [UInt8]) -> Set<String> {
    switch self {
    case .typ: OwnLabels.scan(text, after: "<")
    case .md, .qmd: OwnLabels.scan(text, after: "{#")
    case .tex, .aux, .bcf: []
    }
  }

  /// Whether authors write such files, as opposed to programs.
  public var isWrittenByHand: Bool { self != .aux && self != .bcf }

  /// The text with every cite of one key replaced by another key.
  ///
  /// - Parameters:
  ///   - old: The key that the text cites.
  ///   - new: The key to cite.
  ///   - text: The manuscript's bytes.
  /// - Returns: The changed bytes, and the number of changed cites.
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

/// A Markdown text in the form needed to fill in its citations.
public struct MarkdownManuscript: Sendable {
  /// In the order of the text.
  public let citations: [MarkdownCitation]
  /// The footnotes of the text.
  public let notes: MarkdownNotes

  /// - Parameters:
  ///   - text: The manuscript's bytes.
  ///   - labels: The words for kinds of places that locators may begin with.
  public init(_ text: [UInt8], labels: LocatorLabels = LocatorLabels()) {
    citations = MarkdownCitations.scan(text, labels)
    notes = MarkdownNotes(text)
  }
}
