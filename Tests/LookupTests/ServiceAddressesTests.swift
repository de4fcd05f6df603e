import Testing
import Text

@testable import Lookup

@Suite struct ServiceAddressesTests {
  static let safe = [
    ("https://example.org/api", "https://example.org/api/"),
    ("https://example.org/", "https://example.org/"),
    ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
    ("http://localhost/x", "http://localhost/x/"),
    ("http://[::1]:1/", "http://[::1]:1/"), (" https://example.org ", "https://example.org/"),
  ]

  @Test(arguments: safe)
  func takesSafeAddresses(_ given: String, _ base: String) throws {
    let addresses = try ServiceAddresses { $0 == .crossref ? given : nil }
    #expect(addresses[.crossref] == base)
    #expect(addresses[.arxiv] == "https://export.arxiv.org/")
  }

  static let unsafe = [
    "http://example.org/", "ftp://example.org", "file:///etc", "example.org", "https://",
    "http://127.0.0.1.example.org/", "http://localhost@example.org/", "https://a b/",
    "http://localhostx/",
  ]

  @Test(arguments: unsafe)
  func refusesOthers(_ given: String) {
    #expect(throws: Diagnostic.self) { try ServiceAddresses { $0 == .doi ? given : nil } }
  }

  @Test func takesNothingForNothing() throws {
    #expect(try ServiceAddresses { _ in "" } == ServiceAddresses())
  }
}
