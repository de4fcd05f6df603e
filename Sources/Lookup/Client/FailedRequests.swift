public import Text

/// Requests without an answer, grouped by host and reason, so that each reason is reported once.
public struct FailedRequests {
  private var groups: [(failure: FetchFailure, subjects: [String])] = []

  /// Makes an empty collection.
  public init() {
  }

  /// Adds a failed request.
  ///
  /// - Parameters:
  ///   - subjects: The works of the request, as messages name them.
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

  /// One diagnostic for each reason, in the order of the first failures.
  public var diagnostics: [Diagnostic] {
    groups.map { failure, subjects in failure.diagnostic(about: subjects.inWords) }
  }
}
