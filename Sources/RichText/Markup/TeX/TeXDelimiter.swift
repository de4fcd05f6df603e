internal import Text

/// What begins TeX in the text of a page that loads MathJax or KaTeX.
public enum TeXDelimiter {
  /// Whether a text that begins with a backslash may be read as the beginning of a formula, or as a
  /// command in one.
  public static func mayBegin(_ text: some Collection<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "\\"), let next = text.dropFirst().first else { return false }
    return next.isASCIILetter || next == UInt8(ascii: "(") || next == UInt8(ascii: "[")
  }

  /// Whether a text begins a formula with the default delimiters of MathJax and KaTeX.
  public static func beginsFormula(_ text: some Collection<UInt8>) -> Bool {
    mayBegin(text)
      && (text.dropFirst().first?.isASCIILetter != true || text.starts(with: "\\begin".utf8))
  }
}
