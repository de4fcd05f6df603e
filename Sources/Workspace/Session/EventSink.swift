public import Text

/// What a use case tells its caller while it runs.
public enum Event: Sendable {
  /// A problem, and its line and column where its file was read.
  case diagnostic(Diagnostic, at: SourcePosition?)
  /// Information that is neither a problem nor a result.
  case remark(String)
  /// A line about a change that has been made, or in a dry run would be.
  case change(String)
  /// What another program wrote, such as git's hooks.
  case output([UInt8])
  /// How far long work has come.
  case progress(Progress)
  /// The end of that work.
  case progressEnded

  /// How many of a number of steps are done.
  public struct Progress: Equatable, Sendable {
    /// What is being done, such as `looking up works`.
    public var activity: String
    public var done: Int
    public var total: Int
  }
}

/// Where the events of a use case go.
///
/// It keeps the texts that were read, so that diagnostics can name lines in them. A class, since all
/// parts of a use case report to one.
public final class EventSink {
  private let handle: (Event) throws(Diagnostic) -> Void
  /// The texts that were read, by the names that messages give them.
  private var texts: [String: SourcePositions] = [:]
  /// Whether a file was named that holds no entries.
  public private(set) var hasFoundNoEntries = false
  /// Whether a file breaks off where it is malformed.
  public var hasBrokenSource = false

  /// - Parameter handle: Called with each event, in order; what it throws ends the use case.
  public init(_ handle: @escaping (Event) throws(Diagnostic) -> Void) { self.handle = handle }

  public func send(_ event: Event) throws(Diagnostic) { try handle(event) }

  /// Keeps a text, so that messages can name lines in it.
  public func remember(_ text: [UInt8], as name: String) { texts[name] = SourcePositions(text) }

  /// Reports a problem.
  public func report(_ diagnostic: Diagnostic) throws(Diagnostic) {
    try handle(.diagnostic(diagnostic, at: position(of: diagnostic)))
  }

  /// The line and column of a problem, if its file has been read.
  public func position(of diagnostic: Diagnostic) -> SourcePosition? {
    diagnostic.location.flatMap { texts[$0.file]?.position(of: $0.bytes.lowerBound) }
  }

  /// Reports a file that holds no entries.
  func reportNoEntries(in name: String) throws(Diagnostic) {
    hasFoundNoEntries = true
    try report(Diagnostic("\(name == "-" ? "standard input" : name.quoted) holds no entries"))
  }
}
