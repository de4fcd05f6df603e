internal import Text

/// Checks whether the target of a link exists.
public enum LinkProbe {
  /// The result of a check.
  public enum Verdict: Sendable {
    case alive
    /// The page or host does not exist, for the given reason.
    case dead(String)
    /// The host does not answer programs, or is temporarily unavailable.
    case unknown(FetchFailure?)

    /// Why there was no answer, if there was none.
    public var failure: FetchFailure? {
      if case .unknown(let failure) = self { failure } else { nil }
    }
  }

  /// In bytes; a longer answer also counts as a page.
  private static let maximumPageLength = 1_000_000

  /// Sends a HEAD request, and a GET request if the host does not answer HEAD properly.
  ///
  /// - Parameters:
  ///   - address: Absolute, percent-encoded.
  ///   - reach: Where the request and its redirects may go.
  ///   - client: Sends the requests.
  ///   - queue: The queue whose limits to keep to.
  /// - Returns: Whether the target exists, if that can be told.
  public static func verdict(
    on address: String, within reach: Reach, by client: RetryingClient, in queue: RequestQueue
  ) -> Verdict {
    do throws(FetchFailure) {
      client.limiter.begin(queue)
      defer { client.limiter.end(queue) }
      if try client.curl.head(address, within: reach).status < 400 { return .alive }
      let status = try client.curl.get(address, within: reach, atMost: maximumPageLength).status
      switch status {
      case ..<400: return .alive
      case 404, 410: return .dead("\(status)")
      default: return .unknown(nil)
      }
    } catch {
      return error.reason == .tooLarge ? .alive : .unknown(error)
    }
  }
}
