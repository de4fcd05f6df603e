/// How the entries of a bibliography are laid out.
public struct BibliographyFormat: Equatable, Sendable {
  public var hangingIndent: Bool
  public var secondFieldAlign: BibliographySpec.SecondFieldAlign?
  /// In lines.
  public var lineSpacing: Int
  /// In lines.
  public var entrySpacing: Int

  public init(
    hangingIndent: Bool = false, secondFieldAlign: BibliographySpec.SecondFieldAlign? = nil,
    lineSpacing: Int = 1, entrySpacing: Int = 1
  ) {
    self.hangingIndent = hangingIndent
    self.secondFieldAlign = secondFieldAlign
    self.lineSpacing = lineSpacing
    self.entrySpacing = entrySpacing
  }
}

extension Renderer {
  /// A whole bibliography, with a line end after it unless it is empty.
  public func bibliographyText(_ entries: [[Output]], _ layout: BibliographyFormat) -> String {
    var result = "<div class=\"csl-bib-body\">\n"
    for entry in entries { result += "  <div class=\"csl-entry\">" + render(entry) + "</div>\n" }
    return result + "</div>"
  }
}
