import OperatingSystem
import Testing

@testable import Lookup

/// Where requests may lead.
struct RouteTests {
  /// Names, and the addresses for which they stand.
  private static let names = [
    "example.org": ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
    "mixed.example": ["10.0.0.1", "93.184.215.14", "::1"],
    "inside.example": ["192.168.7.7"], "six.example": ["fd00::7", "fe80::7"],
    "localhost": ["127.0.0.1", "::1"], "mapped.example": ["::ffff:127.0.0.1"],
  ]

  private func network(hasProxy: Bool = false) -> Route.Network {
    Route.Network(
      addresses: { (Self.names[$0] ?? []).compactMap { NetworkAddress($0) } },
      hasProxy: { hasProxy })
  }

  private func route(
    _ address: String, allowingPrivate: Bool = false, hasProxy: Bool = false
  ) throws -> [String] {
    try Route(
      to: address, within: .internet, allowingPrivate: allowingPrivate,
      in: network(hasProxy: hasProxy)
    ).options
  }

  /// curl connects to what was checked, so that a name cannot stand for something else meanwhile.
  @Test func pinsANameToItsPublicAddresses() throws {
    let pin = "93.184.215.14,[2606:2800:21f:cb07:6820:80da:af6b:8b2c]"
    let options = ["--proto", "=https", "--resolve"]
    #expect(try route("https://example.org/a?b#c") == options + ["example.org:443:\(pin)"])
    #expect(try route("https://EXAMPLE.org:8443") == options + ["example.org:8443:\(pin)"])
    #expect(try route("https://mixed.example/") == options + ["mixed.example:443:93.184.215.14"])
    #expect(try route("https://8.8.8.8/") == ["--proto", "=https"])
  }

  @Test(arguments: [
    "https://inside.example/", "https://six.example/", "https://localhost/",
    "https://LOCALHOST:631/",
    "https://mapped.example/", "https://127.0.0.1/", "https://127.0.0.1:8080/", "https://10.1.2.3/",
    "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/",
    "https://[fe80::1]/",
    "https://[fd00::1]:443/", "https://169.254.169.254/", "https://0.0.0.0/", "https://[::]/",
    "http://127.0.0.1/", "http://localhost:8080/x", "http://[::1]/",
  ])
  func refusesThisMachineAndPrivateNetworks(_ address: String) throws {
    #expect(throws: FetchFailure(.privateAddress, at: address)) { try route(address) }
    #expect(throws: FetchFailure(.privateAddress, at: address)) {
      try route(address, hasProxy: true)
    }
    let options = try route(address, allowingPrivate: true)
    #expect(options.prefix(2) == ["--proto", address.hasPrefix("https") ? "=https" : "=http"])
  }

  /// Spellings of an address that programs read in several ways.
  @Test(arguments: [
    "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/", "https://127.1/",
    "https://0177.0.0.1/", "https://010.0.0.1/", "https://127.0.0.1./", "https://1.2.3.0x4/",
    "https://%31%32%37.0.0.1/", "https://user@example.org/", "https://example.org@127.0.0.1/",
    "https://example.org\\@127.0.0.1/", "https://example.org\\.inside.example/", "https:///x",
    "https://[::1%25lo]/", "https://[fe80::1/", "https://a b/", "https://exämple.org/",
    "https://example.org:99999/", "https://example.org:x/", "https://example..org/",
    "https://:443/",
    "http://example.org/", "http://10.0.0.1/", "ftp://example.org/", "file:///etc/passwd",
    "HTTPS://example.org/", "//example.org/", "https:example.org", "",
  ])
  func refusesWhatMayBeReadInSeveralWays(_ address: String) {
    #expect(throws: FetchFailure(.unsafeAddress, at: address)) { try route(address) }
  }

  /// A proxy looks names up itself; nothing else may connect then.
  @Test func leavesUnknownNamesToAProxy() throws {
    #expect(throws: FetchFailure(.hostNotFound, at: "https://unknown.example/")) {
      try route("https://unknown.example/")
    }
    #expect(
      try route("https://unknown.example/", hasProxy: true)
        == ["--proto", "=https", "--noproxy", ""])
  }

  @Test(arguments: [
    ("https://example.org/", "https://mixed.example/", true),
    ("https://example.org/", "https://inside.example/", false),
    ("https://example.org/", "https://10.0.0.1/", false),
    ("https://example.org/", "http://example.org/", false),
    ("https://example.org/", "http://127.0.0.1/", false),
    ("https://example.org/", "file:///etc/passwd", false),
    ("https://example.org/", "gopher://example.org/", false),
  ])
  func aRedirectGoesNoFurther(_ from: String, _ to: String, _ isAllowed: Bool) throws {
    let curl = Curl(named: "ibid/0", limits: Curl.Limits(), in: network())
    let route = try Route(to: from, within: .internet, allowingPrivate: false, in: network())
    let next = try? curl.route(to: to, from: route, within: .internet)
    #expect((next != nil) == isAllowed)
  }

  @Test func curlGetsNothingElseToFollow() throws {
    let route = try Route(
      to: "https://example.org/", within: .internet, allowingPrivate: false, in: network())
    let command = Curl(named: "ibid/0", limits: Curl.Limits()).command(route, 7, nil, 10)
    #expect(command.prefix(2) == ["curl", "--disable"])
    #expect(command.suffix(2) == ["--url", "https://example.org/"])
    #expect(command.firstIndex(of: "--max-time").map { command[$0 + 1] } == "7")
    #expect(!command.contains("--location") && !command.contains("--noproxy"))
    #expect(route.options.allSatisfy(command.contains))
  }
}
