import Lookup
import Platform
import Text

/// The program `curl`, by which everything is fetched: one address at a time.
///
/// No shell sees the address and no settings of the user's own for curl hold, which could send what
/// comes elsewhere. Only https is spoken, before and after a redirect, but with this machine itself,
/// as tests do; the usual variables name a proxy.
struct Curl: Sendable {
  /// What is asked of a server before it is given up.
  struct Limits: Sendable {
    /// Seconds until there is a connection, and until all of the answer is there.
    var connecting = 10
    var whole = 60
    /// So many seconds with less than `leastRate` bytes each end it.
    var slow = 15
    var leastRate = 50
    /// In bytes, uncompressed: two hundred works of PubMed, with abstracts and references, have some
    /// ten million.
    var largest = 32_000_000
  }

  /// What a server said.
  struct Answer: Equatable, Sendable {
    /// The status of HTTP, such as 200, 404 or 429.
    var status: Int
    /// The value of the header `Content-Type`; empty when there is none.
    var mediaType: String
    /// Where the answer came from, after redirects.
    var address: String
    /// The value of the header `Retry-After`, if any.
    var retryAfter: String?
    var body: [UInt8]
  }

  /// What curl calls itself to servers; `mailto` is where their keepers may write to.
  let agent: String
  let limits: Limits

  init(mailto: String? = nil, limits: Limits) {
    let name = "ibid/\(Program.version)"
    agent = mailto.map { "\(name) (mailto:\($0))" } ?? name
    self.limits = limits
  }

  private static let mostRedirects = 5

  /// Asks for an address once.
  ///
  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - mediaTypes: The value of the header `Accept`; anything if `nil`.
  ///   - largest: The most bytes to take, if less than the limits say.
  /// - Returns: The answer, whatever its status.
  /// - Throws: Why there is none.
  func get(
    _ address: String, accepting mediaTypes: String? = nil, atMost largest: Int = .max
  ) throws(FetchFailure) -> Answer {
    try answer(to: address, with: [], accepting: mediaTypes, atMost: largest)
  }

  /// Asks what an address would answer, without the answer's body.
  func head(_ address: String) throws(FetchFailure) -> Answer {
    try answer(to: address, with: ["--head"], accepting: nil, atMost: .max)
  }

  private func answer(
    to address: String, with options: [String], accepting mediaTypes: String?, atMost largest: Int
  ) throws(FetchFailure) -> Answer {
    guard let scheme = Self.scheme(of: address) else {
      throw FetchFailure(.unsafeAddress, at: address)
    }
    let largest = min(largest, limits.largest)
    let output: [UInt8]
    let status: Int32
    do throws(Diagnostic) {
      let command = command(address, scheme, mediaTypes, largest, options)
      (status, output) = try Process.capture(command, upTo: largest + Self.mostTrailer)
    } catch {
      throw FetchFailure(.cannotRun, at: address)
    }
    if output.count > largest + Self.mostTrailer { throw FetchFailure(.tooLarge, at: address) }
    guard status == 0 else { throw FetchFailure(.init(curlStatus: status), at: address) }
    guard let answer = Self.answer(output) else {
      throw FetchFailure(.init(curlStatus: status), at: address)
    }
    if answer.body.count > largest { throw FetchFailure(.tooLarge, at: address) }
    return answer
  }

  /// The words by which curl is run; `options` are for some questions alone.
  func command(
    _ address: String, _ scheme: String, _ mediaTypes: String?, _ largest: Int,
    _ options: [String] = []
  ) -> [String] {
    var command = [
      "curl", "--disable", "--silent", "--globoff", "--compressed",
      "--proto", "=\(scheme)", "--proto-redir", "=\(scheme)",
      "--location", "--max-redirs", "\(Self.mostRedirects)",
      "--connect-timeout", "\(limits.connecting)", "--max-time", "\(limits.whole)",
      "--speed-limit", "\(limits.leastRate)", "--speed-time", "\(limits.slow)",
      "--max-filesize", "\(largest)", "--user-agent", agent, "--write-out", Self.trailer,
    ]
    if scheme == "http" { command += ["--noproxy", "*"] }
    if let mediaTypes { command += ["--header", "Accept: \(mediaTypes)"] }
    return command + options + ["--url", address]
  }

  /// `https`, or `http` for addresses of this machine; `nil` for what is not to be fetched.
  private static func scheme(of address: String) -> String? {
    guard address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    if address.hasPrefix("https://") { return "https" }
    return AddressText.isLoopback(address) ? "http" : nil
  }
}

/// What follows the body in curl's output: a line each for the status, the media type, the header
/// `Retry-After` and the address. No header has a line end in it, so the last four lines are ours
/// whatever the body is.
extension Curl {
  /// Versions before 7.84 print the name of the header instead of its value.
  private static let trailer =
    #"\n%{http_code}\n%{content_type}\n%header{retry-after}\n%{url_effective}"#
  /// In bytes; curl takes no longer headers.
  private static let mostTrailer = 300_000

  private static func answer(_ output: [UInt8]) -> Answer? {
    var body = output[...]
    var lines: [String] = []
    for _ in 0..<4 {
      guard let end = body.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
      lines.append(String(decoding: body[body.index(after: end)...], as: UTF8.self))
      body = body[..<end]
    }
    guard let status = Int(lines[3]) else { return nil }
    let isHeaderKnown = !lines[1].isEmpty && !lines[1].hasPrefix("%")
    return Answer(
      status: status, mediaType: lines[2], address: lines[0],
      retryAfter: isHeaderKnown ? lines[1] : nil, body: Array(body))
  }
}
