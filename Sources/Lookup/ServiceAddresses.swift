public import Text

/// Where each service is asked: at its own address, or at the one that the settings name.
public struct ServiceAddresses: Equatable, Sendable {
  private var bases: [Service: String] = [:]

  /// The services' own addresses.
  public init() {}

  /// - Parameter setting: What the settings say about a service, if anything.
  /// - Throws: A `Diagnostic` if that is neither an https address nor one of this machine.
  public init(_ setting: (Service) -> String?) throws(Diagnostic) {
    for service in Service.allCases {
      guard let given = setting(service)?.trimmed, !given.isEmpty else { continue }
      let base = given.hasSuffix("/") ? given : "\(given)/"
      guard Self.isSafe(base) else {
        throw Diagnostic(
          "\(given.quoted) is no safe place to ask about works",
          hint: "let \(service.setting) in library/ibid.rec begin with https://")
      }
      bases[service] = base
    }
  }

  /// The beginning of a service's addresses, with a slash at its end.
  public subscript(_ service: Service) -> String { bases[service] ?? service.standardAddress }

  /// What crosses no network needs no encryption.
  private static func isSafe(_ base: String) -> Bool {
    let isPlain = base.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "@") }
    guard isPlain else { return false }
    if base.hasPrefix("https://") { return base.utf8.count > "https:///".utf8.count }
    return AddressText.isLoopback(base)
  }
}
