public import OperatingSystem
internal import Text

/// RetryingClient with patience: what fails for the moment is asked again, later each time.
public struct RetryingClient: Sendable {
  public let curl: Curl
  public let clock: Clock

  public init(curl: Curl, clock: Clock) {
    self.curl = curl
    self.clock = clock
  }

  /// Statuses after which the same question may have another answer.
  private static let passingStatuses: Set<Int> = [429, 500, 502, 503, 504]
  /// How often a question is asked: a refusal comes at once, where a failure on the way may have taken
  /// a minute.
  private static let (mostRefusals, mostFailures) = (4, 2)
  /// In seconds; who wants to be left alone for longer is not asked again.
  private static let longestWait = 60

  /// Asks for an address until there is an answer that lasts, be it success or not.
  ///
  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - reach: Where it and its redirects may lead.
  ///   - mediaTypes: The value of the header `Accept`.
  ///   - largest: The most bytes to take.
  ///   - awaitTurn: Called before each question.
  /// - Returns: The last answer, whatever its status.
  /// - Throws: Why there is none, after it was asked for again where that may help.
  public func get(
    _ address: String, within reach: Reach, accepting mediaTypes: String? = nil,
    atMost largest: Int = .max, awaitTurn: () -> Void = {}
  ) throws(FetchFailure) -> Curl.Answer {
    var attempt = 1
    while true {
      awaitTurn()
      var wait = 1 << (attempt - 1)
      do throws(FetchFailure) {
        let answer = try curl.get(
          address, within: reach, accepting: mediaTypes, atMost: largest)
        guard Self.passingStatuses.contains(answer.status) else { return answer }
        let seconds = answer.retryAfter.flatMap { value in
          RetryAfter.seconds(value, now: clock.now() / 1_000_000_000)
        }
        if let seconds, seconds > Self.longestWait {
          throw FetchFailure(.busy(seconds: seconds), at: address)
        }
        if attempt >= Self.mostRefusals { return answer }
        wait = max(wait, seconds ?? 0)
      } catch {
        guard error.isPassing, attempt < Self.mostFailures else { throw error }
      }
      clock.sleep(wait * 1000)
      attempt += 1
    }
  }
}
