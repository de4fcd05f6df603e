public import Text

/// The name by which a paper cites a record.
///
/// Any key that BibTeX allows; case is kept.
public struct CitationKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  public var description: String { text }

  /// Checks that `\cite` and BibTeX can both read the key.
  ///
  /// BibTeX ends a key at white space, a comma or the closing brace of its entry; `\cite` cannot
  /// contain a brace or a control character either. Everything else is allowed.
  public init(_ text: String) throws(Diagnostic) {
    guard !text.isEmpty else {
      throw Diagnostic(
        "a citation key is empty", hint: "give it letters, such as knuth1984literate")
    }
    if let offender = text.unicodeScalars.first(where: Self.isForbidden) {
      let shown = offender.properties.isWhitespace ? "white space" : "\"\(offender.escaped)\""
      throw Diagnostic(
        "\(text.quoted) is not a citation key: it contains \(shown)",
        hint: "leave out white space, commas, braces and control characters")
    }
    self.text = text
  }

  /// The same for text that the user did not type: `nil` if it is not a valid key.
  public init?(ifValid text: String) {
    guard !text.isEmpty else { return nil }
    // Nearly all keys are ASCII, which needs no lookup of Unicode properties.
    let isPlain = text.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "{")
        && byte != UInt8(ascii: "}")
    }
    guard isPlain || !text.unicodeScalars.contains(where: Self.isForbidden) else { return nil }
    self.text = text
  }

  private init(unchecked text: String) { self.text = text }

  /// A key that was validated before it was stored.
  public init(stored text: String) { self.init(unchecked: text) }

  /// The key of a record until its own key is generated.
  public static let pending = CitationKey(unchecked: "new")

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", "{", "}": true
    default: scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
  }

  /// Compares Unicode scalar values, so that the order is the same on every machine.
  public static func < (one: Self, other: Self) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}
