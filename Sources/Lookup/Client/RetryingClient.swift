public import OperatingSystem
internal import Text

/// A client that retries requests after temporary failures, with increasing delays.
public struct RetryingClient: Sendable {
  /// Sends the requests.
  public let curl: Curl
  /// The time, and the means to wait.
  public let clock: Clock
  /// Keeps the requests of all queues within the limits of the services.
  public let limiter: RateLimiter

  /// Makes a client.
  ///
  /// - Parameters:
  ///   - curl: Sends the requests.
  ///   - clock: The time, and the means to wait.
  ///   - folder: A folder for files that may be deleted, for the times of the last requests; `nil`
  ///     to keep none.
  public init(curl: Curl, clock: Clock, keepingTimesIn folder: String? = nil) {
    self.curl = curl
    self.clock = clock
    limiter = RateLimiter(
      clock: clock, isIdentified: curl.mailto != nil, keepingTimesIn: folder)
  }

  /// Statuses after which a retry may succeed.
  private static let passingStatuses: Set<Int> = [429, 500, 502, 503, 504]
  /// Attempts after a status that means failure, after one that means too many requests, which
  /// come from other programs of the user too, and after a failed transfer, which can take a minute
  /// each.
  private static let (maximumErrors, maximumRefusals, maximumFailures) = (4, 7, 2)
  /// In seconds; if a server asks for a longer wait, the request is not retried.
  private static let maximumWait = 60

  /// Requests an address until the answer is final, successful or not.
  ///
  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - reach: Where the request and its redirects may go.
  ///   - mediaTypes: The value of the header `Accept`; `nil` to accept any.
  ///   - maximum: The maximum size of the body in bytes.
  ///   - queue: The queue whose limits to keep to; `nil` for none.
  /// - Returns: The last answer, with any status.
  /// - Throws: Why there is no answer, after retries where they may help.
  public func get(
    _ address: String, within reach: Reach, accepting mediaTypes: String? = nil,
    atMost maximum: Int = .max, in queue: RequestQueue? = nil
  ) throws(FetchFailure) -> Curl.Answer {
    var attempt = 1
    while true {
      var wait = 1 << (attempt - 1)
      do throws(FetchFailure) {
        let answer = try ask(address, within: reach, mediaTypes, maximum, in: queue)
        guard Self.passingStatuses.contains(answer.status) else { return answer }
        let seconds = answer.headers[.retryAfter].flatMap { value in
          RetryAfter.seconds(value, now: clock.now() / 1_000_000_000)
        }
        if let seconds, seconds > Self.maximumWait {
          throw FetchFailure(.busy(seconds: seconds), at: address)
        }
        let attempts = answer.status == 429 ? Self.maximumRefusals : Self.maximumErrors
        if attempt >= attempts { return answer }
        wait = max(wait, seconds ?? 0)
        // All requests of the queue wait, or they would be refused as well.
        if let queue { limiter.pause(queue, seconds: wait) }
      } catch {
        guard error.isPassing, attempt < Self.maximumFailures else { throw error }
      }
      if queue == nil { clock.sleep(wait * 1000) }
      attempt += 1
    }
  }

  private func ask(
    _ address: String, within reach: Reach, _ mediaTypes: String?, _ maximum: Int,
    in queue: RequestQueue?
  ) throws(FetchFailure) -> Curl.Answer {
    guard let queue else {
      return try curl.get(address, within: reach, accepting: mediaTypes, atMost: maximum)
    }
    limiter.begin(queue)
    do throws(FetchFailure) {
      let answer = try curl.get(address, within: reach, accepting: mediaTypes, atMost: maximum)
      limiter.end(queue, stating: answer.headers)
      return answer
    } catch {
      limiter.end(queue)
      throw error
    }
  }
}
