public import Text

/// The name that a paper cites a record by: any that BibTeX allows, kept exactly, case included.
public struct CitationKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  public var description: String { text }

  /// Takes a key that `\cite` and BibTeX can both read.
  ///
  /// BibTeX ends a key at white space, a comma or the closing brace of its entry; `\cite` could not
  /// hold a brace or a control character either. Everything else is allowed.
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

  /// The same, from text that was not the user's: `nil` when it is no key.
  public init?(ifValid text: String) {
    guard !text.isEmpty else { return nil }
    // Nearly all keys are ASCII, for which no property of Unicode need be looked up.
    let isPlain = text.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "{")
        && byte != UInt8(ascii: "}")
    }
    guard isPlain || !text.unicodeScalars.contains(where: Self.isForbidden) else { return nil }
    self.text = text
  }

  private init(unchecked text: String) { self.text = text }

  /// A key that has been found valid before and was kept since.
  public init(stored text: String) { self.init(unchecked: text) }

  /// What a record is called until its own key is made.
  public static let pending = CitationKey(unchecked: "new")

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", "{", "}": true
    default: scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
    }
  }

  /// By Unicode scalar value, so that an order never depends on the machine.
  public static func < (one: Self, other: Self) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}
