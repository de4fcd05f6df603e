import OperatingSystem
import Testing

/// Which addresses are of the public internet.
struct NetworkAddressTests {
  @Test(arguments: [
    "8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
    "192.167.1.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "2001:4860:4860::8888",
    "64:ff9b::808:808",
  ])
  func publicAddresses(_ text: String) throws {
    let address = try #require(NetworkAddress(text))
    #expect(address.isPublic)
    #expect(address.text == text)
  }

  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.0.1", "198.18.0.1",
    "198.19.255.255", "198.51.100.1", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "fe80::1", "fec0::1",
    "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1", "2001::1", "2002:7f00:1::", "3fff::1",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "5f00::1",
  ])
  func otherAddresses(_ text: String) throws {
    #expect(try !#require(NetworkAddress(text)).isPublic)
  }

  @Test(arguments: [
    "", "1", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "010.0.0.1", "127.0.0.1.",
    "1.2.3.256",
    "1.2.3.4.5", "localhost", "fe80::1%eth0", "[::1]", "::1::", "1.2.3.4 ",
  ])
  func otherSpellingsAreNoAddresses(_ text: String) {
    #expect(NetworkAddress(text) == nil)
  }

  @Test func namesAreLookedUp() {
    #expect(NetworkAddress.all(of: "127.0.0.1").map(\.text) == ["127.0.0.1"])
    #expect(NetworkAddress.all(of: "localhost").allSatisfy { !$0.isPublic })
  }
}
