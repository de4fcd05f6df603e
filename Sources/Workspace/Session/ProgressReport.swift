internal import Text

extension Session {
  /// Long work that reports how far it has come.
  public func progress(of activity: String, total: Int) -> ProgressReport {
    ProgressReport(events: events, activity: activity, total: total)
  }
}

/// Reports how far long work has come; a caller that cannot be told does not stop the work.
public struct ProgressReport {
  fileprivate let events: EventSink
  fileprivate let activity: String
  fileprivate let total: Int

  public func show(_ done: Int) {
    try? events.send(.progress(.init(activity: activity, done: done, total: total)))
  }

  /// Ends the work.
  func end() { try? events.send(.progressEnded) }
}
