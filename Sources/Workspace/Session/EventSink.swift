public import Text

/// A message of a use case to its caller.
public enum Event: Sendable {
  /// A problem, with its line and column if its file was read.
  case diagnostic(Diagnostic, at: SourcePosition?)
  /// Information that is neither a problem nor a result.
  case remark(String)
  /// A line about a change that was made or, in a dry run, would be made.
  case change(String)
  /// Output of another program, such as git's hooks.
  case output([UInt8])
  /// The progress of long work.
  case progress(Progress)
  /// The end of long work.
  case progressEnded

  /// What long work is doing.
  public enum Progress: Equatable, Sendable {
    /// Some of all steps of an activity, such as `looking up works`, are completed.
    case steps(activity: String, done: Int, total: Int)
    /// The library is locked by another process, whose number is known or not.
    case waiting(forProcess: Int32?)

    /// The progress in words: `reading 4,200 of 10,000`.
    public var words: String {
      switch self {
      case .steps(let activity, let done, let total):
        "\(activity) \(grouped(done)) of \(grouped(total))"
      case .waiting(let process?): "waiting for another ibid (pid \(process))"
      case .waiting(nil): "waiting for another ibid"
      }
    }
  }
}

/// Receives the events of a use case.
///
/// It keeps the texts that were read, so that diagnostics can name lines in them. It is a class
/// because all parts of a use case report to the same sink.
public final class EventSink {
  private let handle: (Event) throws(Diagnostic) -> Void
  /// The texts that were read, by their names in messages.
  private var texts: [String: SourcePositions] = [:]
  /// Whether a file without entries was reported.
  public private(set) var hasFoundNoEntries = false
  /// Whether a file has a fault that ends it early.
  public var hasBrokenSource = false

  /// - Parameter handle: Called with each event, in order; an error that it throws ends the use
  ///   case.
  public init(_ handle: @escaping (Event) throws(Diagnostic) -> Void) { self.handle = handle }

  /// Passes an event on.
  public func send(_ event: Event) throws(Diagnostic) { try handle(event) }

  /// Keeps a text, so that diagnostics can name lines in it.
  public func remember(_ text: [UInt8], as name: String) { texts[name] = SourcePositions(text) }

  /// Reports a problem.
  public func report(_ diagnostic: Diagnostic) throws(Diagnostic) {
    try handle(.diagnostic(diagnostic, at: position(of: diagnostic)))
  }

  /// The line and column of a problem, if its file was read.
  public func position(of diagnostic: Diagnostic) -> SourcePosition? {
    diagnostic.location.flatMap { texts[$0.file]?.position(of: $0.bytes.lowerBound) }
  }

  /// Reports a file without entries.
  func reportNoEntries(in name: String) throws(Diagnostic) {
    hasFoundNoEntries = true
    try report(Diagnostic("\(name == "-" ? "standard input" : name.quoted) holds no entries"))
  }
}
