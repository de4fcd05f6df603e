internal import Text

/// The requests that a service allows: some in an interval, and some of them at once.
public struct RateLimit: Equatable, Sendable {
  /// The maximum number of requests in an interval; at least 1.
  var requests: Int
  /// The length of the interval in nanoseconds.
  var interval: Int64
  /// The maximum number of concurrent requests; at least 1.
  var concurrency: Int

  init(_ requests: Int, in interval: Duration, concurrency: Int) {
    let (seconds, attoseconds) = interval.components
    self.requests = requests
    self.interval = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    self.concurrency = concurrency
  }

  /// The time between the starts of two requests that spreads them over the interval.
  var spacing: Int64 { interval / Int64(requests) }

  /// The limit that an answer states in its headers; `nil` if it states none.
  ///
  /// An answer without a number of concurrent requests leaves that of `known`. No answer may make
  /// requests more frequent than `maximumRequests` a second, or rarer than one in
  /// `maximumSpacing`.
  ///
  /// - Source: Crossref, "Access and authentication": `x-rate-limit-limit`,
  ///   `x-rate-limit-interval` in seconds with the letter `s`, and `x-concurrency-limit`.
  static func stated(
    by headers: [Curl.Header: String], replacing known: RateLimit
  ) -> RateLimit? {
    var limit = known
    if let requests = headers[.rateLimit].flatMap(number),
      let interval = headers[.rateInterval].flatMap(seconds)
    {
      limit.requests = min(requests, Int(interval) * maximumRequests)
      limit.interval = interval * 1_000_000_000
      guard limit.spacing <= maximumSpacing else { return nil }
    }
    if let concurrency = headers[.concurrency].flatMap(number) {
      limit.concurrency = min(concurrency, maximumConcurrency)
    }
    return limit == known ? nil : limit
  }

  /// For each second, of a service that states more.
  private static let maximumRequests = 10
  private static let maximumConcurrency = 5
  /// In nanoseconds; a header that asks for more is an error rather than a limit.
  private static let maximumSpacing: Int64 = 10_000_000_000

  private static func number(_ text: String) -> Int? {
    Int(text.trimmed).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
  }

  /// Reads `1s`, `60s` or `60`.
  private static func seconds(_ text: String) -> Int64? {
    let text = text.trimmed
    let digits = text.hasSuffix("s") ? String(text.dropLast()) : text
    return number(digits).flatMap { $0 <= 86_400 ? Int64($0) : nil }
  }
}
