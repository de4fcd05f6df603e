internal import Text

/// Asks whether an address leads anywhere.
public enum LinkProbe {
  public enum Verdict: Sendable {
    case alive
    /// There is no such page or host, for the reason that is given.
    case dead(String)
    /// The host does not answer programs, or not now.
    case untold(FetchFailure?)

    /// Why there was no answer at all.
    public var failure: FetchFailure? {
      if case .untold(let failure) = self { failure } else { nil }
    }
  }

  /// In bytes: what is longer is a page all the same.
  private static let longestPage = 1_000_000

  /// Asks for the head of an answer, and for all of it where a host answers that badly.
  public static func verdict(on address: String, within reach: Reach, by curl: Curl) -> Verdict {
    do throws(FetchFailure) {
      if try curl.head(address, within: reach).status < 400 { return .alive }
      let status = try curl.get(address, within: reach, atMost: longestPage).status
      switch status {
      case ..<400: return .alive
      case 404, 410: return .dead("\(status)")
      default: return .untold(nil)
      }
    } catch {
      return error.reason == .tooLarge ? .alive : .untold(error)
    }
  }
}
