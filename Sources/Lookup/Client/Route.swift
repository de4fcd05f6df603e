public import OperatingSystem
internal import Text

/// Which computers a request may reach, with all redirects that follow it.
public enum Reach: Sendable {
  /// The public internet: for what a record, a page or a list names, and for services.
  case internet
  /// This machine, by http: for a service that the settings have here, as tests do.
  case thisMachine

  /// How far the requests go whose addresses begin with a base that the settings name.
  public init(base: String) { self = AddressText.isLoopback(base) ? .thisMachine : .internet }
}

/// A way to an address that is known to end where it may.
///
/// A name is looked up once, here, and curl is told to connect to the addresses that were found and
/// checked. So a name whose owner lets it stand for another address in the next moment (DNS
/// rebinding) leads nowhere else. Redirects are followed one at a time, each by a route of its own.
public struct Route: Sendable {
  public let address: String
  /// What tells curl where to connect to.
  let options: [String]

  /// Looks a name up, and says whether a proxy connects in place of curl.
  public struct Network: Sendable {
    public var addresses: @Sendable (_ name: String) -> [NetworkAddress] = {
      NetworkAddress.all(of: $0)
    }
    /// A proxy looks names up itself, and decides itself what it lets through.
    var hasProxy: @Sendable () -> Bool = {
      ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        .contains { Environment.value($0) != nil }
    }

    /// The system's names and environment.
    public init() {}

    init(
      addresses: @escaping @Sendable (_ name: String) -> [NetworkAddress],
      hasProxy: @escaping @Sendable () -> Bool
    ) {
      (self.addresses, self.hasProxy) = (addresses, hasProxy)
    }
  }

  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - reach: Where it may lead.
  ///   - allowsPrivate: Whether the user's settings allow this machine and private networks too.
  ///   - network: What names stand for.
  /// - Throws: Why the address is not to be asked for.
  init(
    to address: String, within reach: Reach, allowingPrivate allowsPrivate: Bool,
    in network: Network = Network()
  ) throws(FetchFailure) {
    self.address = address
    guard let origin = Origin(address) else { throw FetchFailure(.unsafeAddress, at: address) }
    guard origin.isEncrypted else {
      // What crosses no network needs no encryption, and no proxy.
      guard AddressText.isLoopback(address) else { throw FetchFailure(.unsafeAddress, at: address) }
      guard reach == .thisMachine || allowsPrivate else {
        throw FetchFailure(.privateAddress, at: address)
      }
      options = ["--proto", "=http", "--noproxy", "*"]
      return
    }
    guard reach == .internet else { throw FetchFailure(.unsafeAddress, at: address) }
    let protocols = ["--proto", "=https"]
    if allowsPrivate {
      options = protocols
      return
    }
    if let literal = origin.literal {
      guard literal.isPublic else { throw FetchFailure(.privateAddress, at: address) }
      options = protocols
      return
    }
    // Names that may also be spellings of an address are none of the internet's.
    guard !origin.endsInNumber else { throw FetchFailure(.unsafeAddress, at: address) }
    let found = network.addresses(origin.host)
    let allowed = found.filter(\.isPublic)
    guard found.isEmpty || !allowed.isEmpty else {
      throw FetchFailure(.privateAddress, at: address)
    }
    if allowed.isEmpty {
      guard network.hasProxy() else { throw FetchFailure(.hostNotFound, at: address) }
      // Only the proxy may find the name, never curl itself.
      options = protocols + ["--noproxy", ""]
      return
    }
    let pins = allowed.map { $0.bytes.count == 4 ? $0.text : "[\($0.text)]" }
    options =
      protocols + ["--resolve", "\(origin.host):\(origin.port):\(pins.joined(separator: ","))"]
  }
}

/// The part of an address that says whom to ask: `https://example.org:8080`.
public struct Origin: Equatable, Sendable {
  let isEncrypted: Bool
  /// In lower case; an address of IPv6 without its brackets.
  public let host: String
  let port: Int

  /// Reads the beginning of an address, strictly.
  ///
  /// The host is of letters, digits, hyphens, underscores and dots, or an address of IPv6 in
  /// brackets; a port may follow. Anything else, such as a user's name before an `@`, a percent sign
  /// or a backslash, programs read in several ways, so it is refused.
  ///
  /// - Source: RFC 3986, section 3.2.
  init?(_ address: String) {
    guard address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    isEncrypted = address.hasPrefix("https://")
    guard isEncrypted || address.hasPrefix("http://") else { return nil }
    let rest = address.dropFirst(isEncrypted ? "https://".utf8.count : "http://".utf8.count)
    let authority = String(rest.prefix { !"/?#".contains($0) }).asciiLowercased
    let end = authority.hasPrefix("[") ? authority.firstIndex(of: "]") : nil
    let name: String
    let suffix: Substring
    if let end {
      name = String(authority[authority.index(after: authority.startIndex)..<end])
      suffix = authority[authority.index(after: end)...]
      guard let literal = NetworkAddress(name), literal.bytes.count == 16 else { return nil }
    } else {
      name = String(authority.prefix { $0 != ":" })
      suffix = authority.dropFirst(name.utf8.count)
      let isPlain = name.utf8.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || "-_.".utf8.contains($0)
      }
      let labels = name.split(separator: ".", omittingEmptySubsequences: false)
      guard isPlain, labels.allSatisfy({ !$0.isEmpty }) else { return nil }
    }
    host = name
    if suffix.isEmpty {
      port = isEncrypted ? 443 : 80
      return
    }
    guard suffix.first == ":", suffix.utf8.dropFirst().allSatisfy(\.isASCIIDigit),
      let number = UInt16(suffix.dropFirst())
    else { return nil }
    port = Int(number)
  }

  /// The address of the network that the host is, and not a name; `nil` for a name.
  public var literal: NetworkAddress? { NetworkAddress(host) }

  /// Whether a program might read the host as an address of IPv4, as it might `2130706433`,
  /// `0x7f.1` and `127.1`.
  ///
  /// - Source: The URL Standard of the WHATWG, "ends in a number".
  var endsInNumber: Bool {
    let last = host.split(separator: ".").last ?? ""
    return last.utf8.allSatisfy(\.isASCIIDigit) || last.hasPrefix("0x")
  }
}
