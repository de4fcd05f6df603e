public import Text

/// What no answer came about, by the reason for that: a network that is gone is said to be so once.
public struct FailedRequests {
  private var groups: [(failure: FetchFailure, subjects: [String])] = []

  public init() {
  }

  /// - Parameters:
  ///   - subjects: The works that were asked about, as a message names them.
  ///   - failure: Why there is no answer.
  public mutating func add(_ subjects: [String], _ failure: FetchFailure) {
    let index = groups.firstIndex { group in
      group.failure.reason == failure.reason && group.failure.host == failure.host
    }
    if let index {
      groups[index].subjects += subjects
    } else {
      groups.append((failure, subjects))
    }
  }

  public var diagnostics: [Diagnostic] {
    groups.map { failure, subjects in failure.diagnostic(about: subjects.inWords) }
  }
}
