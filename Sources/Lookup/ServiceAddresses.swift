public import Text

/// The address of each service: its own, or the one in the settings.
public struct ServiceAddresses: Equatable, Sendable {
  private var bases: [Service: String] = [:]

  /// Uses the services' own addresses.
  public init() {}

  /// Uses addresses from the settings where there are any.
  ///
  /// - Parameter setting: The value of the setting for a service, if it is set.
  /// - Throws: A `Diagnostic` if the value is neither an https address nor an address of this
  ///   machine.
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

  /// The start of the service's addresses, with a slash at the end.
  public subscript(_ service: Service) -> String { bases[service] ?? service.standardAddress }

  /// Connections within this machine need no encryption.
  private static func isSafe(_ base: String) -> Bool {
    let isPlain = base.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "@") }
    guard isPlain else { return false }
    if base.hasPrefix("https://") { return base.utf8.count > "https:///".utf8.count }
    return AddressText.isLoopback(base)
  }
}
