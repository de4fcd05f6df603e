internal import Text

extension Session {
  /// Starts a progress report about long work.
  public func progress(of activity: String, total: Int) -> ProgressReport {
    ProgressReport(events: events, activity: activity, total: total)
  }
}

/// Reports the progress of long work; failures to report are ignored.
public struct ProgressReport {
  fileprivate let events: EventSink
  fileprivate let activity: String
  fileprivate let total: Int

  /// Reports the number of completed steps.
  public func show(_ done: Int) {
    try? events.send(.progress(.steps(activity: activity, done: done, total: total)))
  }

  /// Reports the end of the work.
  func end() { try? events.send(.progressEnded) }
}
