internal import Text

/// The number of a paper on arXiv, as `2202.11678v3` or `math.GT/0309136`.
///
/// - Source: info.arxiv.org/help/arxiv_identifier.html
public struct ArXivIdentifier: Hashable, Sendable {
  /// The paper, whatever its version.
  public let paper: String
  /// `v3`; empty for the paper in its newest version.
  public let version: String

  /// The canonical form, with the version that was named.
  public var text: String { paper + version }

  /// Reads a value that is one identifier, in any spelling.
  ///
  ///     2202.11678v3    arXiv:hep-th/9901001    arXiv:2202.11678 [cs.LG]
  ///     https://arxiv.org/pdf/2202.11678.pdf    10.48550/arXiv.2202.11678
  public init?(_ value: String) {
    let text = Self.withoutLabel(value.trimmed)
    if let identifier = ArXivIdentifier(number: text) {
      self = identifier
      return
    }
    if let address = WebAddress(text), let identifier = ArXivIdentifier(address) {
      self = identifier
      return
    }
    guard text.asciiLowercased.contains("48550"), let identifier = DOI(text)?.arXiv else {
      return nil
    }
    self = identifier
  }

  /// Reads a bare number: `YYMM.NNNN` or `YYMM.NNNNN` since 2007, `archive.XX/YYMMNNN` before, and a
  /// version.
  init?(number: String) {
    var cursor = Cursor(Array(number.utf8))
    let archive = cursor.range {
      $0.isASCIILetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    if archive.isEmpty {
      guard cursor.range(while: \.isASCIIDigit).count == 4, cursor.skip(UInt8(ascii: ".")),
        (4...5).contains(cursor.range(while: \.isASCIIDigit).count)
      else { return nil }
    } else {
      guard archive.count > 1, cursor.skip(UInt8(ascii: "/")),
        cursor.range(while: \.isASCIIDigit).count == 7
      else { return nil }
    }
    let end = cursor.offset
    if cursor.skip(UInt8(ascii: "v")), cursor.range(while: \.isASCIIDigit).isEmpty { return nil }
    guard cursor.isAtEnd else { return nil }
    paper = String(decoding: cursor.bytes[..<end], as: UTF8.self)
    version = String(decoding: cursor.bytes[end...], as: UTF8.self)
  }

  /// The paper of `abs/2202.11678v2`, `pdf/2202.11678.pdf` or `html/hep-th/9901001`.
  private init?(_ address: WebAddress) {
    let isArXiv = address.host == "arxiv.org" || address.host.hasSuffix(".arxiv.org")
    guard isArXiv || Self.mirrors.contains(address.host) else { return nil }
    var number = address.segments.dropFirst().joined(separator: "/")
    if number.hasSuffix(".pdf") { number = String(number.dropLast(4)) }
    self.init(number: number)
  }

  private static let mirrors: Set<String> = ["ar5iv.org", "alphaxiv.org"]

  /// The value without `arXiv:` before the number and the subject in brackets after it.
  private static func withoutLabel(_ value: String) -> String {
    guard value.asciiLowercased.hasPrefix("arxiv"),
      let sign = value.utf8.dropFirst(5).first, sign == UInt8(ascii: ":") || sign.isBlank
    else { return value }
    let rest = String(value.dropFirst(6)).trimmed
    guard rest.hasSuffix("]"), let bracket = rest.firstIndex(of: "[") else { return rest }
    return String(rest[..<bracket]).trimmed
  }

  /// The form in which all spellings and versions of a paper are equal: in small letters, without
  /// the subject class, which arXiv leaves out of old numbers (`math/0309136`).
  public var comparable: ArXivIdentifier {
    let paper = paper.asciiLowercased
    guard let slash = paper.firstIndex(of: "/"), let dot = paper[..<slash].firstIndex(of: ".")
    else { return ArXivIdentifier(paper: paper) }
    return ArXivIdentifier(paper: String(paper[..<dot] + paper[slash...]))
  }

  private init(paper: String) {
    self.paper = paper
    version = ""
  }

  /// The address of the paper's page, in the version that was named.
  public var address: String { "https://arxiv.org/abs/" + AddressText.encoded(text, also: "/") }

  /// The canonical form of a value that should be an identifier; any other value stays as it is.
  public static func canonical(_ value: String) -> String { ArXivIdentifier(value)?.text ?? value }
}
