import Platform
import Text

/// Fetching with patience: what fails for the moment is asked again, later each time.
struct Fetching: Sendable {
  let curl: Curl
  let clock: Clock

  /// How often a question is asked: a refusal comes at once, where a failure on the way may have taken
  /// a minute.
  private static func mostAttempts(after reason: FetchFailure.Reason) -> Int {
    if case .refused = reason { return 4 }
    return 2
  }

  /// In seconds; who wants to be left alone for longer is not asked again.
  private static let longestWait = 60

  /// Asks for an address until there is an answer: success, or a failure that lasts.
  ///
  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - mediaTypes: The value of the header `Accept`.
  ///   - largest: The most bytes to take.
  ///   - accepted: The statuses besides those of success that are answers.
  ///   - awaitTurn: Called before each question.
  func get(
    _ address: String, accepting mediaTypes: String? = nil, atMost largest: Int = .max,
    andStatuses accepted: Set<Int> = [404], awaitTurn: () -> Void = {}
  ) throws(FetchFailure) -> Curl.Answer {
    var attempt = 1
    while true {
      awaitTurn()
      do throws(FetchFailure) {
        return try ask(address, mediaTypes, largest, accepted)
      } catch {
        guard error.isPassing, attempt < Self.mostAttempts(after: error.reason) else { throw error }
        var wait = 1 << (attempt - 1)
        if case .refused(_, let seconds?) = error.reason {
          if seconds > Self.longestWait { throw FetchFailure(.busy(seconds: seconds), at: address) }
          wait = max(wait, seconds)
        }
        clock.sleep(wait * 1000)
        attempt += 1
      }
    }
  }

  private func ask(
    _ address: String, _ mediaTypes: String?, _ largest: Int, _ accepted: Set<Int>
  ) throws(FetchFailure) -> Curl.Answer {
    let answer = try curl.get(address, accepting: mediaTypes, atMost: largest)
    if (200...299).contains(answer.status) || accepted.contains(answer.status) { return answer }
    let now = clock.now() / 1_000_000_000
    let seconds = answer.retryAfter.flatMap { RetryAfter.seconds($0, now: now) }
    throw FetchFailure(.refused(status: answer.status, retryAfter: seconds), at: address)
  }
}
