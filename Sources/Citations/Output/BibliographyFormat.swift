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
