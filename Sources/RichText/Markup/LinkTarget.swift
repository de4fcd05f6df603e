internal import Text

/// The address of a live link, in a form that is safe to write into any format.
///
/// It is ASCII. It has no space, no control character and none of `"'<>\^{|}` and the backquote, so
/// it ends no attribute, string or argument; `&`, `#`, `%`, `$`, `_`, `~` and parentheses may be in
/// it, for which a format may have escapes.
public struct LinkTarget: Hashable, Sendable {
  /// A URI, or a relative reference for a file of the page's own site.
  ///
  /// - Source: RFC 3986.
  public let address: String
  /// `nil` for a file of the page's own site.
  public let scheme: LinkScheme?

  /// Reads an address as a record has it.
  ///
  /// - Parameters:
  ///   - text: The address; white space around it doesn't count, and what no address can hold is
  ///     percent-encoded.
  ///   - place: Where the link would stand.
  /// - Throws: Why it may be no link.
  public init(_ text: String, in place: LinkRule.Place = .document) throws(LinkFault) {
    let text = text.trimmed
    guard !text.isEmpty else { throw .empty }
    let hasControl = text.unicodeScalars.contains {
      $0.isASCII ? UInt8($0.value).isASCIIControl : $0.properties.generalCategory == .control
    }
    guard !hasControl else { throw .control }
    guard let name = LinkRule.scheme(of: text) else {
      guard place == .list else { throw .noScheme }
      self = try Self.file(text)
      return
    }
    guard let scheme = LinkScheme(rawValue: name) else { throw .scheme(name) }
    let rest = text.unicodeScalars.dropFirst(name.utf8.count + 1)
    switch scheme {
    case .http, .https, .ftp: address = try "\(name)://" + Self.hierarchy(rest)
    case .mailto: address = try "mailto:" + Self.mail(rest)
    }
    self.scheme = scheme
  }

  /// A file of the page's own site.
  private init(file address: String) {
    self.address = address
    scheme = nil
  }
}

// MARK: - Web addresses and files

extension LinkTarget {
  private typealias Scalars = Substring.UnicodeScalarView

  /// The host and the path of an address, from the two slashes on.
  private static func hierarchy(_ rest: Scalars) throws(LinkFault) -> String {
    guard rest.starts(with: "//".unicodeScalars) else { throw .host }
    let rest = rest.dropFirst(2)
    // Browsers end the host at a backslash too.
    let authority = rest.prefix { !"/?#\\".unicodeScalars.contains($0) }
    if authority.contains("@") { throw .user }
    let path = rest[authority.endIndex...]
    guard let host = host(authority), path.first != "\\" else { throw .host }
    return host + encoded(path)
  }

  /// A host with its port, letters outside ASCII percent-encoded.
  private static func host(_ authority: Scalars) -> String? {
    var name = authority
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      name = authority[..<colon]
      let port = authority[colon...].dropFirst()
      guard port.count <= 5, port.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    }
    let decoded = AddressText.decoded(String(name))
    guard let first = decoded.unicodeScalars.first else { return nil }
    let isName =
      isHostLetter(first)
      && decoded.unicodeScalars.allSatisfy {
        isHostLetter($0) || "-._".unicodeScalars.contains($0)
      }
    guard isName || isIPv6(name) else { return nil }
    let port = String(authority[name.endIndex...])
    return AddressText.encoded(isName ? decoded : String(name), also: ":[]") + port
  }

  /// Letters, marks and digits of any script: none of them reads as a part of an address.
  private static func isHostLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return UInt8(scalar.value).isASCIILetter || UInt8(scalar.value).isASCIIDigit
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }

  private static func isIPv6(_ name: Scalars) -> Bool {
    guard name.first == "[", name.last == "]", name.count > 3 else { return false }
    return name.dropFirst().dropLast().allSatisfy {
      $0.properties.isASCIIHexDigit || $0 == ":" || $0 == "."
    }
  }

  /// A path with a query and a fragment; a percent sign that encodes nothing is encoded itself.
  private static func encoded(_ path: Scalars, also signs: String = "&") -> String {
    let text = String(path)
    let hash = text.utf8.firstIndex(of: UInt8(ascii: "#")) ?? text.endIndex
    let main = AddressText.correctingPercentSigns(
      AddressText.encoded(String(text[..<hash]), also: "/:@!$()*+,;=?%" + signs))
    guard hash < text.endIndex else { return main }
    let fragment = text[hash...].dropFirst()
    return main + "#"
      + AddressText.correctingPercentSigns(
        AddressText.encoded(String(fragment), also: "/:@!$()*+,;=?%&"))
  }

  /// A relative reference, in which nothing can be taken for a scheme or a host.
  private static func file(_ text: String) throws(LinkFault) -> LinkTarget {
    let scalars = text.unicodeScalars[...]
    let segment = String(scalars.prefix { !"/?#".unicodeScalars.contains($0) })
    guard !AddressText.decoded(segment).containsByte(UInt8(ascii: ":")) else { throw .noScheme }
    guard !text.hasPrefix("//") else { throw .host }
    let path = scalars.prefix { $0 != "?" && $0 != "#" }
    // `javascript&colon;` is a scheme to a reader of character references.
    return LinkTarget(file: encoded(path, also: "") + encoded(scalars[path.endIndex...]))
  }
}

// MARK: - Mail addresses

extension LinkTarget {
  /// The parts of a message that a link may fill in; `attach` would send a file away.
  private static let mailFields: Set<String> = ["subject", "body", "cc"]

  /// Recipients, and what a message to them begins with.
  ///
  /// - Source: RFC 6068, sections 2 and 4.
  private static func mail(_ rest: Scalars) throws(LinkFault) -> String {
    let recipients = rest.prefix { $0 != "?" && $0 != "#" }
    let areAddresses = recipients.split(separator: ",", omittingEmptySubsequences: false)
      .allSatisfy { address in
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.contains(" ") }
      }
    let decoded = AddressText.decoded(String(recipients))
    guard areAddresses, !decoded.utf8.contains(where: \.isASCIIControl) else { throw .mail }
    for field in rest[recipients.endIndex...].dropFirst().split(separator: "&") {
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0]).asciiLowercased
      let value = parts.count > 1 ? AddressText.decoded(String(parts[1])) : ""
      let isOneLine = !value.utf8.contains(where: \.isASCIIControl)
      guard mailFields.contains(name), isOneLine || name == "body" else { throw .mail }
    }
    return encoded(rest)
  }
}
