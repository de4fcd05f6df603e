public import OperatingSystem
internal import Text

/// Where a request and its redirects may go.
public enum Reach: Sendable {
  /// The public internet: for addresses in records, pages and lists, and for services.
  case internet
  /// This machine, by http: for a service that the settings place here, as tests do.
  case thisMachine

  /// The reach of requests to a service whose base address is in the settings.
  public init(base: String) { self = AddressText.isLoopback(base) ? .thisMachine : .internet }
}

/// A way to an address that was checked to be allowed.
///
/// The host name is looked up once, and curl connects only to the addresses found and checked. So a
/// name that resolves to another address a moment later (DNS rebinding) has no effect. Each
/// redirect gets a route of its own.
public struct Route: Sendable {
  /// The address to request.
  public let address: String
  /// curl's options for where to connect.
  let options: [String]

  /// Resolves names, and knows whether a proxy is in use.
  public struct Network: Sendable {
    /// The addresses that a name resolves to.
    public var addresses: @Sendable (_ name: String) -> [NetworkAddress] = {
      NetworkAddress.all(of: $0)
    }
    /// Whether a proxy is in use, which resolves names itself and applies its own rules.
    var hasProxy: @Sendable () -> Bool = {
      ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        .contains { Environment.value($0) != nil }
    }

    /// Uses the system's resolver and environment.
    public init() {}

    init(
      addresses: @escaping @Sendable (_ name: String) -> [NetworkAddress],
      hasProxy: @escaping @Sendable () -> Bool
    ) {
      (self.addresses, self.hasProxy) = (addresses, hasProxy)
    }
  }

  /// Checks an address, and finds a route to it.
  ///
  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - reach: Where the request may go.
  ///   - allowsPrivate: Whether the user's settings also allow this machine and private networks.
  ///   - network: Resolves names.
  /// - Throws: Why the address is not allowed.
  init(
    to address: String, within reach: Reach, allowingPrivate allowsPrivate: Bool,
    in network: Network = Network()
  ) throws(FetchFailure) {
    self.address = address
    guard let origin = Origin(address) else { throw FetchFailure(.unsafeAddress, at: address) }
    guard origin.isEncrypted else {
      // Connections within this machine need neither encryption nor a proxy.
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
    // Host names that may be read as numeric addresses are refused.
    guard !origin.endsInNumber else { throw FetchFailure(.unsafeAddress, at: address) }
    let found = network.addresses(origin.host)
    let allowed = found.filter(\.isPublic)
    guard found.isEmpty || !allowed.isEmpty else {
      throw FetchFailure(.privateAddress, at: address)
    }
    if allowed.isEmpty {
      guard network.hasProxy() else { throw FetchFailure(.hostNotFound, at: address) }
      // Only the proxy may resolve the name, never curl.
      options = protocols + ["--noproxy", ""]
      return
    }
    let pins = allowed.map { $0.bytes.count == 4 ? $0.text : "[\($0.text)]" }
    options =
      protocols + ["--resolve", "\(origin.host):\(origin.port):\(pins.joined(separator: ","))"]
  }
}

/// The scheme, host and port of an address: `https://example.org:8080`.
public struct Origin: Equatable, Sendable {
  let isEncrypted: Bool
  /// In lower case; an IPv6 address without its brackets.
  public let host: String
  let port: Int

  /// Reads the start of an address strictly.
  ///
  /// The host consists of letters, digits, hyphens, underscores and dots, or is an IPv6 address in
  /// brackets; a port may follow. Programs differ in how they read anything else, such as a user's
  /// name before an `@`, a percent sign or a backslash, so it is refused.
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

  /// The IP address that the host is; `nil` if it is a name.
  public var literal: NetworkAddress? { NetworkAddress(host) }

  /// Whether a program may read the host as an IPv4 address: `2130706433`, `0x7f.1`, `127.1`.
  ///
  /// - Source: The URL Standard of the WHATWG, "ends in a number".
  var endsInNumber: Bool {
    let last = host.split(separator: ".").last ?? ""
    return last.utf8.allSatisfy(\.isASCIIDigit) || last.hasPrefix("0x")
  }
}
