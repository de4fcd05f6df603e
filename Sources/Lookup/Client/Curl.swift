internal import OperatingSystem
internal import Text

/// Fetches one address at a time with the program `curl`.
///
/// It runs curl without a shell and without the user's curlrc, which could redirect the output. It
/// uses https only, also after redirects; http is allowed only to this machine, for tests. The
/// usual environment variables name a proxy. `Route` decides where a request may go, and again for
/// each redirect.
public struct Curl: Sendable {
  /// The limits on a request, after which it is given up.
  public struct Limits: Sendable {
    /// Seconds to connect, and seconds for the whole answer.
    var connecting = 10
    var whole = 60
    /// A transfer ends if it stays below `minimumRate` bytes a second for this many seconds.
    var slow = 15
    var minimumRate = 50
    /// In bytes, uncompressed: 200 works of PubMed with abstracts and references have about ten
    /// million.
    public var maximumSize = 32_000_000

    /// Makes limits; times are in seconds.
    public init(
      connecting: Int = 10, whole: Int = 60, slow: Int = 15, minimumRate: Int = 50,
      maximumSize: Int = 32_000_000
    ) {
      self.connecting = connecting
      self.whole = whole
      self.slow = slow
      self.minimumRate = minimumRate
      self.maximumSize = maximumSize
    }
  }

  /// The answer of a server.
  public struct Answer: Equatable, Sendable {
    /// The HTTP status, such as 200, 404 or 429.
    public var status: Int
    /// The value of the header `Content-Type`; empty if there is none.
    var mediaType: String
    /// The address of the answer, after redirects.
    public var address: String
    /// The values of the headers that `Header` names, where there are any.
    public var headers: [Header: String] = [:]
    /// The body, uncompressed.
    public var body: [UInt8]
    /// The target of a redirect; `nil` for any other answer.
    fileprivate var redirect: String?
    /// The time that the request took, in seconds.
    fileprivate var duration: Double
  }

  /// A header of answers that is read.
  public enum Header: String, CaseIterable, Sendable {
    case retryAfter = "retry-after"
    case rateLimit = "x-rate-limit-limit"
    case rateInterval = "x-rate-limit-interval"
    case concurrency = "x-concurrency-limit"
  }

  /// The `User-Agent` of requests; it names `mailto`, where operators of services can write to.
  let agent: String
  /// The mail address, where operators of services can write to.
  let mailto: String?
  let limits: Limits
  /// Whether the user's settings allow links to this machine and to private networks.
  let allowsPrivate: Bool
  private let network: Route.Network

  /// Makes a client with a name for the header `User-Agent`.
  public init(
    named name: String, mailto: String? = nil, limits: Limits,
    allowingPrivate allowsPrivate: Bool = false,
    in network: Route.Network = Route.Network()
  ) {
    agent = "\(name) (\(Self.purpose)\(mailto.map { "; mailto:\($0)" } ?? ""))"
    self.mailto = mailto
    self.limits = limits
    self.allowsPrivate = allowsPrivate
    self.network = network
  }

  /// Tells operators of services what kind of program asks them.
  private static let purpose = "bibliography manager for the command line"
  private static let maximumRedirects = 5

  /// Requests an address once.
  ///
  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - reach: Where the request and its redirects may go.
  ///   - mediaTypes: The value of the header `Accept`; `nil` to accept any.
  ///   - maximum: The maximum size of the body in bytes, if below that of `limits`.
  /// - Returns: The answer, with any status.
  /// - Throws: Why there is no answer.
  public func get(
    _ address: String, within reach: Reach, accepting mediaTypes: String? = nil,
    atMost maximum: Int = .max
  ) throws(FetchFailure) -> Answer {
    try answer(to: address, within: reach) { (route, seconds) throws(FetchFailure) in
      try ask(route, seconds, mediaTypes, min(maximum, limits.maximumSize))
    }
  }

  /// Requests an address without the body of the answer.
  func head(_ address: String, within reach: Reach) throws(FetchFailure) -> Answer {
    try answer(to: address, within: reach) { (route, seconds) throws(FetchFailure) in
      try ask(route, seconds, nil, limits.maximumSize, ["--head"])
    }
  }

  /// Follows redirects to an answer.
  ///
  /// curl does not follow them itself, because it would look up their hosts itself and so could
  /// connect to any address.
  private func answer(
    to address: String, within reach: Reach,
    _ ask: (_ route: Route, _ seconds: Int) throws(FetchFailure) -> Answer
  ) throws(FetchFailure) -> Answer {
    var route = try Route(
      to: address, within: reach, allowingPrivate: allowsPrivate, in: network)
    var seconds = Double(limits.whole)
    for _ in 0...Self.maximumRedirects {
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

  /// The route of a redirect: the same protocol, and from this machine only to this machine.
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
    _ route: Route, _ seconds: Int, _ mediaTypes: String?, _ maximum: Int, _ options: [String] = []
  ) throws(FetchFailure) -> Answer {
    let address = route.address
    let output: [UInt8]
    let status: Int32
    do throws(Diagnostic) {
      let command = command(route, seconds, mediaTypes, maximum, options)
      (status, output) = try Process.capture(command, upTo: maximum + Self.maximumTrailerLength)
    } catch {
      throw FetchFailure(.cannotRun, at: address)
    }
    guard output.count <= maximum + Self.maximumTrailerLength else {
      throw FetchFailure(.tooLarge, at: address)
    }
    guard status == 0 else { throw FetchFailure(.init(curlStatus: status), at: address) }
    guard let answer = Self.answer(output) else {
      throw FetchFailure(.init(curlStatus: status), at: address)
    }
    if answer.body.count > maximum { throw FetchFailure(.tooLarge, at: address) }
    return answer
  }

  /// The command line for a route; `options` are added for some requests.
  public func command(
    _ route: Route, _ seconds: Int, _ mediaTypes: String?, _ maximum: Int, _ options: [String] = []
  ) -> [String] {
    var command = [
      "curl", "--disable", "--silent", "--globoff", "--compressed",
      "--connect-timeout", "\(limits.connecting)", "--max-time", "\(seconds)",
      "--speed-limit", "\(limits.minimumRate)", "--speed-time", "\(limits.slow)",
      "--max-filesize", "\(maximum)", "--user-agent", agent, "--write-out", Self.trailer,
    ]
    command += route.options
    if let mediaTypes { command += ["--header", "Accept: \(mediaTypes)"] }
    return command + options + ["--url", route.address]
  }
}

/// curl's output ends in one line each for the status, the media type, the headers of `Header`, the
/// duration, the address and the target of a redirect. Headers contain no line ends, so these are
/// always the last lines.
extension Curl {
  /// curl before 7.84 prints the names of headers instead of their values.
  private static let trailer =
    #"\n%{http_code}\n%{content_type}"#
    + Header.allCases.map { #"\n%header{\#($0.rawValue)}"# }.joined()
    + #"\n%{time_total}\n%{url_effective}\n%{redirect_url}"#
  private static let trailerLineCount = 5 + Header.allCases.count
  /// In bytes; curl accepts no longer headers.
  private static let maximumTrailerLength = 300_000

  private static func answer(_ output: [UInt8]) -> Answer? {
    var body = output[...]
    var lines: [String] = []
    for _ in 0..<trailerLineCount {
      guard let end = body.lastIndex(of: UInt8(ascii: "\n")) else { return nil }
      lines.insert(String(decoding: body[body.index(after: end)...], as: UTF8.self), at: 0)
      body = body[..<end]
    }
    guard let status = Int(lines[0]) else { return nil }
    var headers: [Header: String] = [:]
    for (header, value) in zip(Header.allCases, lines[2...]) {
      if !value.isEmpty, !value.hasPrefix("%") { headers[header] = value }
    }
    let rest = lines.suffix(3)
    let (duration, address, redirect) = (
      rest[rest.startIndex], rest[rest.startIndex + 1], rest[rest.startIndex + 2]
    )
    return Answer(
      status: status, mediaType: lines[1], address: address, headers: headers, body: Array(body),
      redirect: redirect.isEmpty ? nil : redirect, duration: Double(duration) ?? 1)
  }
}
