internal import Text

/// Plain text as HTML that shows it.
///
/// - Source: HTML Living Standard, "Character references".
public enum HTMLEscaper {
  /// What surrounds the text.
  public enum Context: Sendable {
    case text
    /// Text, or a value in double quotes: the Mustache specification does not tell them apart.
    case textOrQuotedValue
    /// Between the quotes of an attribute.
    case attribute
    /// In a tag, outside of quotes.
    case tag
  }

  /// How `&`, `<` and `>` are written.
  public enum References: Sendable {
    /// `&amp;`
    case named
    /// `&#38;`, as the CSL test suite has it.
    case numeric
  }

  /// Appends a text; its line ends stay.
  public static func append(
    _ text: ArraySlice<UInt8>, in context: Context = .text, references: References = .named,
    to output: inout [UInt8]
  ) {
    let text = PlainText.lines(text)
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "\\"), context.isText, TeXDelimiter.mayBegin(text[index...]) {
        // A page that loads MathJax reads TeX in text too.
        output.append("<span>\\</span>")
      } else if let reference = reference(to: byte, in: context, references) {
        output.append(reference)
      } else if context == .tag, byte.isASCIIWhitespace || "`=".utf8.contains(byte) {
        output += "&#\(byte);".utf8
      } else {
        output.append(byte)
      }
    }
  }

  /// Appends a formula that a page may typeset: TeX without its delimiters.
  public static func append(
    math: ArraySlice<UInt8>, references: References = .named, to output: inout [UInt8]
  ) {
    for part in math.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false) {
      if part.startIndex > math.startIndex { output.append("\\") }
      append(part, references: references, to: &output)
    }
  }

  private static func reference(
    to byte: UInt8, in context: Context, _ references: References
  ) -> StaticString? {
    switch (byte, references) {
    case (UInt8(ascii: "&"), .named): "&amp;"
    case (UInt8(ascii: "<"), .named): "&lt;"
    case (UInt8(ascii: ">"), .named): "&gt;"
    case (UInt8(ascii: "&"), .numeric): "&#38;"
    case (UInt8(ascii: "<"), .numeric): "&#60;"
    case (UInt8(ascii: ">"), .numeric): "&#62;"
    case (UInt8(ascii: "\""), _): context == .text ? nil : "&quot;"
    case (UInt8(ascii: "'"), _): context.isText ? nil : "&#39;"
    default: nil
    }
  }
}

extension HTMLEscaper.Context {
  fileprivate var isText: Bool {
    switch self {
    case .text, .textOrQuotedValue: true
    case .attribute, .tag: false
    }
  }
}
