internal import Libc

/// The address of a computer in an IP network.
public struct NetworkAddress: Hashable, Sendable {
  /// In network order: 4 bytes for IPv4, 16 for IPv6.
  public let bytes: [UInt8]

  /// Reads an address in the usual form: `192.0.2.1` of four decimal numbers, or `2001:db8::1`.
  ///
  /// - Returns: `nil` for other notations that some programs accept, such as `0x7f.1` or
  ///   `2130706433`.
  public init?(_ text: String) {
    var four = in_addr()
    if unsafe inet_pton(AF_INET, text, &four) == 1 {
      bytes = unsafe withUnsafeBytes(of: four) { unsafe [UInt8]($0) }
      // Some systems accept leading zeros.
      guard text.split(separator: ".").allSatisfy({ $0 == "0" || $0.first != "0" }) else {
        return nil
      }
      return
    }
    var six = in6_addr()
    guard unsafe inet_pton(AF_INET6, text, &six) == 1 else { return nil }
    bytes = unsafe withUnsafeBytes(of: six) { unsafe [UInt8]($0) }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The usual form.
  public var text: String {
    let isFour = bytes.count == 4
    var text = [CChar](repeating: 0, count: 64)
    let isWritten = unsafe bytes.withUnsafeBytes { bytes in
      unsafe inet_ntop(isFour ? AF_INET : AF_INET6, bytes.baseAddress, &text, 64) != nil
    }
    return isWritten ? String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self) : ""
  }

  /// The addresses of a host name, in the order in which to try them.
  ///
  /// The system's resolver may take seconds.
  ///
  /// - Returns: An empty array for an unknown name.
  public static func all(of name: String) -> [NetworkAddress] {
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(name, nil, nil, &list) == 0 else { return [] }
    defer { unsafe freeaddrinfo(list) }
    var addresses: [NetworkAddress] = []
    var next = unsafe list
    while let entry = unsafe next?.pointee {
      unsafe next = unsafe entry.ai_next
      // Each address occurs once for every type of socket.
      guard let address = unsafe NetworkAddress(entry), !addresses.contains(address) else {
        continue
      }
      addresses.append(address)
    }
    return addresses
  }

  private init?(_ entry: addrinfo) {
    guard let address = unsafe UnsafeRawPointer(entry.ai_addr) else { return nil }
    switch unsafe entry.ai_family {
    case AF_INET:
      let four = unsafe address.loadUnaligned(as: sockaddr_in.self).sin_addr
      bytes = unsafe withUnsafeBytes(of: four) { unsafe [UInt8]($0) }
    case AF_INET6:
      let six = unsafe address.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      bytes = unsafe withUnsafeBytes(of: six) { unsafe [UInt8]($0) }
    default: return nil
    }
  }
}

extension NetworkAddress {
  /// Whether the address belongs to the public internet: it is not of this machine, of a private or
  /// local network, or reserved.
  ///
  /// For IPv6 these are the global unicast addresses (2000::/3) and those of NAT64 (64:ff9b::/96).
  ///
  /// - Source: IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890).
  public var isPublic: Bool {
    if bytes.count == 4 { return !Self.specialFours.contains { isIn($0.0, $0.1) } }
    if isIn([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96) {
      return NetworkAddress(bytes: Array(bytes[12...])).isPublic
    }
    return isIn([0x20], 3) && !Self.specialSixes.contains { isIn($0.0, $0.1) }
  }

  /// Whether the first `length` bits equal those of `network`.
  private func isIn(_ network: [UInt8], _ length: Int) -> Bool {
    zip(bytes, network).enumerated().allSatisfy { index, pair in
      let bits = min(8, length - 8 * index)
      return bits <= 0 || (pair.0 ^ pair.1) >> (8 - bits) == 0
    }
  }

  private static let specialFours: [([UInt8], Int)] = [
    ([0], 8),  // this network
    ([10], 8),  // private
    ([100, 64], 10),  // shared between a provider and its customers
    ([127], 8),  // loopback
    ([169, 254], 16),  // link-local
    ([172, 16], 12),  // private
    ([192, 0, 0], 24),  // protocol assignments
    ([192, 0, 2], 24),  // documentation
    ([192, 88, 99], 24),  // relays of 6to4
    ([192, 168], 16),  // private
    ([198, 18], 15),  // benchmarks
    ([198, 51, 100], 24),  // documentation
    ([203, 0, 113], 24),  // documentation
    ([224], 4),  // multicast
    ([240], 4),  // reserved, broadcast
  ]

  private static let specialSixes: [([UInt8], Int)] = [
    ([0x20, 0x01, 0], 23),  // protocol assignments, Teredo
    ([0x20, 0x01, 0x0D, 0xB8], 32),  // documentation
    ([0x20, 0x02], 16),  // 6to4, which holds an address of IPv4
    ([0x3F, 0xFF, 0], 20),  // documentation
  ]
}
