internal import Text

/// A digital object identifier, as `10.1093/nar/gks1195`.
///
/// Case has no meaning in a DOI, but registrants have a preferred one, so the text keeps its case;
/// compare ``comparable``.
///
/// - Source: ISO 26324; DOI Handbook, sections 2.2 to 2.4.
public struct DOI: Hashable, Sendable {
  /// The canonical form: without resolver, label and escapes.
  ///
  /// It reads as the same DOI again.
  public let text: String

  /// Reads a value that is one DOI, in any spelling.
  ///
  ///     10.1000/182    doi:10.1000/182    DOI 10.1000/182    info:doi/10.1000/182
  ///     https://doi.org/10.1000/182       dx.doi.org/10.1000%2F182
  ///     10.1000/a\_b                      https://example.org/doi/full/10.1000/182.pdf
  ///
  /// `nil` for a text that has more than one DOI in it, or none. In a sentence, use
  /// ``first(in:)``.
  ///
  /// - Complexity: O(*n*) for a canonical text of *n* bytes; a pass more for each layer of escapes.
  public init?(_ value: String) {
    if Self.isPlain(value), Self.isDOI(value) {
      text = value
      return
    }
    var candidate = DOISpelling.withoutLabels(value)
    // An address may have been put before one that was there already.
    while let address = WebAddress(candidate) {
      guard let found = DOIAddress.doi(in: address) else { return nil }
      candidate = DOISpelling.withoutLabels(found)
    }
    guard candidate.hasPrefix("10."), let text = Self.unescaped(candidate) else { return nil }
    self.text = text
  }

  private init(canonical text: String) { self.text = text }

  /// Reads the address of a DOI at the resolver; `nil` for any other page, such as a publisher's.
  public static func ofResolver(_ address: String) -> DOI? {
    WebAddress(address).map(DOIAddress.isOfResolver) ?? false ? DOI(address) : nil
  }

  /// The form in which two spellings of one DOI are equal: ASCII letters are small.
  ///
  /// - Source: DOI Handbook, section 2.4.
  public var comparable: DOI { DOI(canonical: text.asciiLowercased) }

  /// What the address of a DOI begins with.
  public static let resolver = "https://doi.org/"

  /// The address of the work's page, with every sign percent-encoded that would end or change it,
  /// such as `#`, `?`, `%` or `<`.
  public var address: String { address(at: Self.resolver) }

  /// The address at another resolver, which is given with the slash at its end.
  public func address(at resolver: String) -> String {
    resolver + AddressText.encoded(text, also: "/:;()")
  }

  /// The arXiv paper that the DOI names, as `10.48550/arXiv.2202.11678` does.
  public var arXiv: ArXivIdentifier? {
    let prefix = "10.48550/arxiv."
    guard comparable.text.hasPrefix(prefix) else { return nil }
    return ArXivIdentifier(number: String(text.dropFirst(prefix.utf8.count)))
  }

  /// The canonical form of a value that should be a DOI; any other value stays as it is.
  public static func canonical(_ value: String) -> String { DOI(value)?.text ?? value }

  // MARK: Form

  /// Whether the text has the form of a DOI: `10.`, a registrant's number, `/` and a suffix without
  /// white space.
  static func isDOI(_ text: String) -> Bool {
    guard text.hasPrefix("10."), let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      return false
    }
    let registrant = text.utf8[..<slash].dropFirst(3)
    return registrant.first?.isASCIIDigit ?? false
      && registrant.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
      && text.utf8.index(after: slash) < text.utf8.endIndex
      && !text.containsByte { byte, _ in byte.isASCIIWhitespace || byte.isASCIIControl }
  }

  /// Whether no byte of the text can be a part of an escape.
  private static func isPlain(_ text: String) -> Bool {
    !text.containsByte { byte, _ in
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "{"),
        UInt8(ascii: "}"), UInt8(ascii: "$"):
        true
      default: false
      }
    }
  }

  /// The DOI without percent, TeX and HTML escapes; `nil` if it is none.
  ///
  /// Escapes are read until none is left, since addresses are encoded twice now and then, and so that
  /// the result reads as itself. A DOI that would be none without its escapes, as `10.1000/a%20b`, keeps
  /// them.
  private static func unescaped(_ text: String) -> String? {
    var text = text
    while !isPlain(text) {
      let next = DOISpelling.withoutEscapes(text)
      guard next != text, isDOI(next) || !isDOI(text) else { break }
      text = next
    }
    return isDOI(text) ? text : nil
  }
}
