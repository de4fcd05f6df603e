internal import OperatingSystem
internal import Text

/// The program `curl`, by which everything is fetched: one address at a time.
///
/// No shell sees the address and no settings of the user's own for curl hold, which could send what
/// comes elsewhere. Only https is spoken, before and after a redirect, but with this machine itself,
/// as tests do; the usual variables name a proxy. Where a request may lead is told by `Route`, which
/// is asked again for each redirect.
public struct Curl: Sendable {
  /// What is asked of a server before it is given up.
  public struct Limits: Sendable {
    /// Seconds until there is a connection, and until all of the answer is there.
    var connecting = 10
    var whole = 60
    /// So many seconds with less than `leastRate` bytes each end it.
    var slow = 15
    var leastRate = 50
    /// In bytes, uncompressed: two hundred works of PubMed, with abstracts and references, have some
    /// ten million.
    public var largest = 32_000_000

    public init(
      connecting: Int = 10, whole: Int = 60, slow: Int = 15, leastRate: Int = 50,
      largest: Int = 32_000_000
    ) {
      self.connecting = connecting
      self.whole = whole
      self.slow = slow
      self.leastRate = leastRate
      self.largest = largest
    }
  }

  /// What a server said.
  public struct Answer: Equatable, Sendable {
    /// The status of HTTP, such as 200, 404 or 429.
    public var status: Int
    /// The value of the header `Content-Type`; empty when there is none.
    var mediaType: String
    /// Where the answer came from, after redirects.
    public var address: String
    /// The value of the header `Retry-After`, if any.
    var retryAfter: String?
    public var body: [UInt8]
    /// Where a redirect leads to; `nil` for an answer of any other kind.
    fileprivate var redirect: String?
    /// In seconds, how long it took.
    fileprivate var duration: Double
  }

  /// What curl calls itself to servers; `mailto` is where their keepers may write to.
  let agent: String
  let limits: Limits
  /// Whether the user's settings let links lead to this machine and to private networks.
  let allowsPrivate: Bool
  private let network: Route.Network

  public init(
    named name: String, mailto: String? = nil, limits: Limits,
    allowingPrivate allowsPrivate: Bool = false,
    in network: Route.Network = Route.Network()
  ) {
    agent = mailto.map { "\(name) (mailto:\($0))" } ?? name
    self.limits = limits
    self.allowsPrivate = allowsPrivate
    self.network = network
  }

  private static let mostRedirects = 5

  /// Asks for an address once.
  ///
  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - reach: Where it and its redirects may lead.
  ///   - mediaTypes: The value of the header `Accept`; anything if `nil`.
  ///   - largest: The most bytes to take, if less than the limits say.
  /// - Returns: The answer, whatever its status.
  /// - Throws: Why there is none.
  public func get(
    _ address: String, within reach: Reach, accepting mediaTypes: String? = nil,
    atMost largest: Int = .max
  ) throws(FetchFailure) -> Answer {
    try answer(to: address, within: reach) { (route, seconds) throws(FetchFailure) in
      try ask(route, seconds, mediaTypes, min(largest, limits.largest))
    }
  }

  /// Asks what an address would answer, without the answer's body.
  func head(_ address: String, within reach: Reach) throws(FetchFailure) -> Answer {
    try answer(to: address, within: reach) { (route, seconds) throws(FetchFailure) in
      try ask(route, seconds, nil, limits.largest, ["--head"])
    }
  }

  /// Follows redirects to an answer.
  ///
  /// curl's own redirects would go by its own look-up of names, to any address.
  private func answer(
    to address: String, within reach: Reach,
    _ ask: (_ route: Route, _ seconds: Int) throws(FetchFailure) -> Answer
  ) throws(FetchFailure) -> Answer {
    var route = try Route(
      to: address, within: reach, allowingPrivate: allowsPrivate, in: network)
    var seconds = Double(limits.whole)
    for _ in 0...Self.mostRedirects {
      guard seconds > 0 else { throw FetchFailure(.tooLate, at: address) }
      let answer: Answer
      do throws(FetchFailure) {
        answer = try ask(route, Int(seconds.rounded(.up)))
      } catch {
        throw FetchFailure(error.reason, at: address)
      }
      guard let redirect = answer.redirect else { return answer }
      seconds -= answer.duration
      do throws(FetchFailure) {
        route = try self.route(to: redirect, from: route, within: reach)
      } catch {
        let isUnsafe = error.reason == .unsafeAddress || error.reason == .privateAddress
        throw FetchFailure(isUnsafe ? .unsafeRedirect : error.reason, at: address)
      }
    }
    throw FetchFailure(.manyRedirects, at: address)
  }

  /// The way that a redirect may take: by the same protocol, and from this machine only to it.
  func route(
    to redirect: String, from route: Route, within reach: Reach
  ) throws(FetchFailure) -> Route {
    let isEncrypted = Origin(route.address)?.isEncrypted ?? true
    guard Origin(redirect)?.isEncrypted == isEncrypted else {
      throw FetchFailure(.unsafeAddress, at: redirect)
    }
    return try Route(
      to: redirect, within: isEncrypted ? reach : .thisMachine, allowingPrivate: allowsPrivate,
      in: network)
  }

  private func ask(
    _ route: Route, _ seconds: Int, _ mediaTypes: String?, _ largest: Int, _ options: [String] = []
  ) throws(FetchFailure) -> Answer {
    let address = route.address
    let output: [UInt8]
    let status: Int32
    do throws(Diagnostic) {
      let command = command(route, seconds, mediaTypes, largest, options)
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
  public func command(
    _ route: Route, _ seconds: Int, _ mediaTypes: String?, _ largest: Int, _ options: [String] = []
  ) -> [String] {
    var command = [
      "curl", "--disable", "--silent", "--globoff", "--compressed",
      "--connect-timeout", "\(limits.connecting)", "--max-time", "\(seconds)",
      "--speed-limit", "\(limits.leastRate)", "--speed-time", "\(limits.slow)",
      "--max-filesize", "\(largest)", "--user-agent", agent, "--write-out", Self.trailer,
    ]
    command += route.options
    if let mediaTypes { command += ["--header", "Accept: \(mediaTypes)"] }
    return command + options + ["--url", route.address]
  }
}

/// What follows the body in curl's output: a line each for the status, the media type, the header
/// `Retry-After`, the duration, the address and that of a redirect. No header has a line end in it, so
/// the last six lines are ours whatever the body is.
extension Curl {
  /// Versions before 7.84 print the name of the header instead of its value.
  private static let trailer =
    #"\n%{http_code}\n%{content_type}\n%header{retry-after}\n%{time_total}\n%{url_effective}"#
    + #"\n%{redirect_url}"#
  /// In bytes; curl takes no longer headers.
  private static let mostTrailer = 300_000

  private static func answer(_ output: [UInt8]) -> Answer? {
    var body = output[...]
    var lines: [String] = []
    for _ in 0..<6 {
      guard let end = body.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
      lines.append(String(decoding: body[body.index(after: end)...], as: UTF8.self))
      body = body[..<end]
    }
    let (redirect, address, duration, retryAfter) = (lines[0], lines[1], lines[2], lines[3])
    guard let status = Int(lines[5]) else { return nil }
    let isHeaderKnown = !retryAfter.isEmpty && !retryAfter.hasPrefix("%")
    return Answer(
      status: status, mediaType: lines[4], address: address,
      retryAfter: isHeaderKnown ? retryAfter : nil, body: Array(body),
      redirect: redirect.isEmpty ? nil : redirect, duration: Double(duration) ?? 1)
  }
}
