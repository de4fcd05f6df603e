internal import Text

/// Which addresses may become live links in anything that ibid writes, opens or accepts.
///
/// A record may come from a stranger's file, and a reader follows a link without looking at it. So
/// only what is known to be harmless is a link: an address of one of four schemes and, in a
/// publication list, a file of the page's own site. Everything else is printed as text.
public enum LinkRule {
  /// What an address is written into.
  public enum Place: Sendable {
    /// A citation, a bibliography or a message, which is read anywhere: a full address is needed.
    case document
    /// A publication list on the user's own page, where a path without a scheme is a file of it.
    case list
  }

  /// The target of a link, or `nil` for an address that is text; see ``LinkTarget``.
  public static func target(of text: String, in place: Place = .document) -> LinkTarget? {
    do throws(LinkFault) { return try LinkTarget(text, in: place) } catch { return nil }
  }

  /// The scheme that a text begins with, in lower case; `nil` for a relative reference.
  ///
  /// - Source: RFC 3986, section 3.1.
  public static func scheme(of text: String) -> String? {
    guard let first = text.utf8.first, first.isASCIILetter else { return nil }
    let name = text.utf8.prefix {
      $0.isASCIILetter || $0.isASCIIDigit || "+-.".utf8.contains($0)
    }
    guard text.utf8.dropFirst(name.count).first == UInt8(ascii: ":") else { return nil }
    return String(text.utf8.prefix(name.count))?.asciiLowercased
  }

  /// Whether an address is a path or a file of the page's own site, for it has no scheme.
  public static func isOwnFile(_ address: String) -> Bool { scheme(of: address) == nil }
}

/// The schemes that links may have: those that only show something, in every browser.
public enum LinkScheme: String, CaseIterable, Sendable {
  case http, https, ftp, mailto
}

/// Why an address is no link.
public enum LinkFault: Error, Equatable, Sendable {
  case empty
  /// It holds a control character, such as a tab or a line end, which browsers leave out or stop at.
  case control
  /// It has a scheme that is not allowed; the name is in lower case.
  case scheme(String)
  /// It has no scheme, and is no file of the page's own site.
  case noScheme
  /// What follows the scheme names no host, or one that has signs which no host's name has.
  case host
  /// It names a user before the host, which makes one host look like another.
  case user
  /// It is no mail address, or asks a mail program for more than a subject, a copy and a text.
  case mail

  /// What is wrong, as the end of a sentence that begins with the address.
  public var reason: String {
    switch self {
    case .empty: "is empty"
    case .control: "contains a control character"
    case .scheme(let name): "has the scheme \(name), and \(Self.allowed)"
    case .noScheme: "has no scheme, and \(Self.allowed)"
    case .host: "names no host"
    case .user: "names a user before the host, which misleads readers"
    case .mail: "is not an address of mail"
    }
  }

  private static let allowed =
    "only \(LinkScheme.allCases.map(\.rawValue).joined(separator: ", ")) may be links"
}
