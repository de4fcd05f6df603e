import Platform
import Text

/// Where official styles or locales are fetched from.
struct StyleDownload {
  /// The beginning of an address, or a folder.
  private let base: String

  /// - Parameters:
  ///   - setting: What the library's settings say.
  ///   - standard: The official place.
  ///   - root: The folder from which the settings name others.
  /// - Throws: A `Diagnostic` when the settings name an address that is not safe.
  init(_ setting: String?, standard: String, root: String) throws(Diagnostic) {
    guard let setting else {
      base = standard
      return
    }
    let slashed = setting.hasSuffix("/") ? setting : "\(setting)/"
    guard setting.utf8.contains(UInt8(ascii: ":")) else {
      base = Files.join(root, slashed)
      return
    }
    guard slashed.hasPrefix("https://") || Self.isLoopback(slashed) else {
      throw Diagnostic(
        "\(setting.quoted) is no safe place to fetch styles from",
        hint: "write an address that begins with https://, or a folder, into library/ibid.rec")
    }
    base = slashed
  }

  /// Addresses of this machine, as tests have them, need no encryption.
  private static func isLoopback(_ address: String) -> Bool {
    ["127.0.0.1", "localhost", "[::1]"].contains { host in
      address.hasPrefix("http://\(host):") || address.hasPrefix("http://\(host)/")
    }
  }

  /// The contents of a file, or `nil` when there is none of that name.
  func file(_ name: String) throws(Diagnostic) -> [UInt8]? {
    let address = base + name
    guard base.hasPrefix("http") else { return try Files.readIfPresent(address) }
    let scheme = base.hasPrefix("https:") ? "=https" : "=http"
    // Settings of the user's own for curl could send what comes elsewhere.
    let command = [
      "curl", "--disable", "--silent", "--fail", "--location", "--max-redirs", "5", "--proto",
      scheme, "--proto-redir", scheme, "--connect-timeout", "10", "--max-time", "60",
      "--max-filesize", "\(Self.largest)", "--write-out", "%{http_code}", "--url", address,
    ]
    let (status, output): (Int32, [UInt8])
    do throws(Diagnostic) {
      (status, output) = try Process.capture(command)
    } catch {
      throw Diagnostic(
        "styles are fetched by the program curl, which is not here",
        hint: "install curl, or put the file into styles/ yourself")
    }
    let answer = String(decoding: output.suffix(3), as: UTF8.self)
    if status == 22, answer == "404" { return nil }
    guard status == 0, output.count <= Self.largest + 3 else {
      throw Diagnostic(
        "cannot fetch \(address.quoted): \(Self.reason(status, answer))",
        hint: status == 6 || status == 7 || status == 28
          ? "check the connection to the network, and try again" : nil)
    }
    return output.dropLast(3)
  }

  /// In bytes; the largest official style has some 300,000.
  private static let largest = 4_000_000

  /// - Source: curl's manual, "Exit codes".
  private static func reason(_ status: Int32, _ answer: String) -> String {
    switch status {
    case 5, 6: "the host is not found"
    case 7: "nothing answers there"
    case 22: "the answer is \(answer)"
    case 28: "there is no answer in time"
    case 1, 47: "it is moved to where it cannot be fetched from safely"
    case 0, 63: "it is larger than a style can be"
    case 35, 51, 53, 54, 58, 59, 60, 77, 80, 83: "there is no secure connection"
    default: "curl ended with status \(status)"
    }
  }
}
