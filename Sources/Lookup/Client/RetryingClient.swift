public import OperatingSystem
internal import Text

/// A client that retries requests after temporary failures, with increasing delays.
public struct RetryingClient: Sendable {
  /// Sends the requests.
  public let curl: Curl
  /// The time, and the means to wait.
  public let clock: Clock

  /// Makes a client.
  public init(curl: Curl, clock: Clock) {
    self.curl = curl
    self.clock = clock
  }

  /// Statuses after which a retry may succeed.
  private static let passingStatuses: Set<Int> = [429, 500, 502, 503, 504]
  /// Attempts after a status that means failure, and after a failed transfer, which can take a
  /// minute each.
  private static let (maximumRefusals, maximumFailures) = (4, 2)
  /// In seconds; if a server asks for a longer wait, the request is not retried.
  private static let maximumWait = 60

  /// Requests an address until the answer is final, successful or not.
  ///
  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - reach: Where the request and its redirects may go.
  ///   - mediaTypes: The value of the header `Accept`; `nil` to accept any.
  ///   - maximum: The maximum size of the body in bytes.
  ///   - awaitTurn: Called before each attempt.
  /// - Returns: The last answer, with any status.
  /// - Throws: Why there is no answer, after retries where they may help.
  public func get(
    _ address: String, within reach: Reach, accepting mediaTypes: String? = nil,
    atMost maximum: Int = .max, awaitTurn: () -> Void = {}
  ) throws(FetchFailure) -> Curl.Answer {
    var attempt = 1
    while true {
      awaitTurn()
      var wait = 1 << (attempt - 1)
      do throws(FetchFailure) {
        let answer = try curl.get(
          address, within: reach, accepting: mediaTypes, atMost: maximum)
        guard Self.passingStatuses.contains(answer.status) else { return answer }
        let seconds = answer.retryAfter.flatMap { value in
          RetryAfter.seconds(value, now: clock.now() / 1_000_000_000)
        }
        if let seconds, seconds > Self.maximumWait {
          throw FetchFailure(.busy(seconds: seconds), at: address)
        }
        if attempt >= Self.maximumRefusals { return answer }
        wait = max(wait, seconds ?? 0)
      } catch {
        guard error.isPassing, attempt < Self.maximumFailures else { throw error }
      }
      clock.sleep(wait * 1000)
      attempt += 1
    }
  }
}
