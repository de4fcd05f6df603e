internal import Text

/// Plain text as Typst markup that shows it.
///
/// - Source: the Typst reference, "Syntax".
public enum TypstEscaper {
  /// Appends a text, on one line.
  public static func append(
    _ text: ArraySlice<UInt8>, at position: LinePosition = .endOfOutput, to output: inout [UInt8]
  ) {
    for byte in PlainText.line(text) {
      if isMarkup(byte, at: output) || beginsBlock(byte, position, output) {
        output.append(UInt8(ascii: "\\"))
      }
      output.append(byte)
    }
  }

  private static func isMarkup(_ byte: UInt8, at output: [UInt8]) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "*"),
      UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "~"),
      UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    // Comments and addresses, dashes, ellipses.
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."): output.last == byte
    // After a hyphen it makes the hyphen a soft one.
    case UInt8(ascii: "?"): output.last == UInt8(ascii: "-")
    default: false
    }
  }

  /// Whether a byte would make a heading, a list or a term of the line.
  private static func beginsBlock(
    _ byte: UInt8, _ position: LinePosition, _ output: [UInt8]
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "/"):
      return position.lineSoFar(in: output)?.isEmpty ?? false
    case UInt8(ascii: "."):
      guard let line = position.lineSoFar(in: output) else { return false }
      return !line.isEmpty && line.allSatisfy(\.isASCIIDigit)
    default: return false
    }
  }
}
