internal import Text

/// Plain text as Markdown that shows it; only what would be markup is escaped.
///
/// - Source: CommonMark 0.31.2; GitHub Flavored Markdown 0.29; pandoc's manual, "Pandoc's Markdown".
public enum MarkdownEscaper {
  /// The program that reads the Markdown: their extensions of CommonMark exclude one another.
  public enum Reader: Sendable {
    /// Pandoc and plain CommonMark.
    case pandoc
    /// GitHub, and pages that load MathJax.
    case gitHub
  }

  /// Appends a text, on one line.
  public static func append(
    _ text: ArraySlice<UInt8>, for reader: Reader, at position: LinePosition = .endOfOutput,
    to output: inout [UInt8]
  ) {
    let text = PlainText.line(text)
    for (index, byte) in zip(text.indices, text) {
      if byte.isASCIILetter || byte == 0x20 || byte >= 0x80 {
        output.append(byte)
        continue
      }
      let after = text[(index + 1)...]
      if reader == .gitHub, let span = spanInsteadOfFormula(at: text[index...]) {
        output.append(span)
        continue
      }
      let isMarkup =
        switch reader {
        case .pandoc: isPandocMarkup(byte, before: after, at: output)
        case .gitHub: isGitHubMarkup(byte, before: after, at: output)
        }
      if isMarkup || isCommonMarkup(byte, before: after, at: output)
        || beginsBlock(byte, before: after.first, for: reader, position, output)
      {
        output.append(UInt8(ascii: "\\"))
      }
      output.append(byte)
    }
  }

  /// Appends a formula that is TeX, without its delimiters or with them.
  ///
  /// Readers that know no formulas must find neither a tag nor a link in it; TeX ignores spaces.
  public static func append(math: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for byte in PlainText.line(math) {
      let isLink = byte == UInt8(ascii: "(") && output.last == UInt8(ascii: "]")
      if isLink || output.last == UInt8(ascii: "<") && byte != 0x20 { output.append(0x20) }
      output.append(byte)
    }
  }

  // MARK: Markup in a line

  private static func isCommonMarkup(
    _ byte: UInt8, before after: ArraySlice<UInt8>, at output: [UInt8]
  ) -> Bool {
    switch byte {
    // Pandoc reads a backslash before a letter as a command of TeX.
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: "\\"):
      true
    case UInt8(ascii: "_"): !isInWord(before: after, at: output)
    case UInt8(ascii: "&"): beginsReference(after)
    default: false
    }
  }

  private static func isPandocMarkup(
    _ byte: UInt8, before after: ArraySlice<UInt8>, at output: [UInt8]
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "|"),
      UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    case UInt8(ascii: "@"): !isInWord(before: after, at: output)
    // Two hyphens are a dash, and three full stops an ellipsis.
    case UInt8(ascii: "-"), UInt8(ascii: "."): output.last == byte
    default: false
    }
  }

  private static func isGitHubMarkup(
    _ byte: UInt8, before after: ArraySlice<UInt8>, at output: [UInt8]
  ) -> Bool {
    byte == UInt8(ascii: "~") && (output.last == byte || after.first == byte)
  }

  /// What keeps a page from reading a formula in text, where the text begins with its delimiter.
  ///
  /// A dollar sign before a digit is a price: it ends no formula (pandoc's rule for
  /// `tex_math_dollars`), and with all others in spans nothing ends one that it begins.
  private static func spanInsteadOfFormula(at text: ArraySlice<UInt8>) -> StaticString? {
    if TeXDelimiter.beginsFormula(text) { return "<span>\\\\</span>" }
    guard text.first == UInt8(ascii: "$") else { return nil }
    return text.dropFirst().first?.isASCIIDigit == true ? nil : "<span>$</span>"
  }

  /// Whether letters or digits of any script are on both sides of a byte.
  private static func isInWord(before after: ArraySlice<UInt8>, at output: [UInt8]) -> Bool {
    // No scalar has more than four bytes; one that is cut apart here is at the far end.
    let last = String(decoding: output.suffix(4), as: UTF8.self).unicodeScalars.last
    let next = String(decoding: after.prefix(4), as: UTF8.self).unicodeScalars.first
    return [last, next].allSatisfy { scalar in
      guard let properties = scalar?.properties else { return false }
      return properties.isAlphabetic || properties.numericType != nil
    }
  }

  /// Whether a character reference such as `&amp;` or `&#38;` may follow an ampersand.
  ///
  /// The text may end within it.
  private static func beginsReference(_ text: ArraySlice<UInt8>) -> Bool {
    let name = text.first == UInt8(ascii: "#") ? text.dropFirst() : text
    let rest = name.drop { $0.isASCIILetter || $0.isASCIIDigit }
    return rest.startIndex > name.startIndex && (rest.isEmpty || rest.first == UInt8(ascii: ";"))
  }

  // MARK: Markup that begins a line

  /// A label of pandoc's lists is shorter, such as `(1)`, `a.` and `iv)`.
  private static let maximumLabel = 10

  /// Whether a byte would make a heading, a list, a quotation or a rule of the line.
  private static func beginsBlock(
    _ byte: UInt8, before next: UInt8?, for reader: Reader, _ position: LinePosition,
    _ output: [UInt8]
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ">"),
      UInt8(ascii: "="):
      return position.lineSoFar(in: output)?.isEmpty ?? false
    case UInt8(ascii: ":") where reader == .pandoc:
      return position.lineSoFar(in: output)?.isEmpty ?? false
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      guard let line = position.lineSoFar(in: output) else { return false }
      switch reader {
      case .gitHub:
        return !line.isEmpty && line.allSatisfy(\.isASCIIDigit) && next?.isBlank ?? true
      case .pandoc:
        let label = line.drop { $0 == UInt8(ascii: "(") }
        return !label.isEmpty && line.count < maximumLabel
          && label.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter }
      }
    default: return false
    }
  }
}
