public import OperatingSystem
public import Store
public import Text

/// The environment of a use case: its input, its messages and its output.
///
///     let session = Session(input: input, events: EventSink { … }, output: TextSink { … })
///     let library = try session.library(for: .reading)
public struct Session {
  /// What use cases read besides the library.
  public var input: Input
  /// Receives messages and progress.
  public let events: EventSink
  /// Receives results.
  public var output: TextSink
  /// The name of the running command, for the journal and for commits.
  public var command = ""
  /// How much to say about each of many records.
  public var details = Details.all
  /// Keeps the library that was read alive until exit: deallocating a large library is slower than
  /// exiting.
  private let readLibraries = LibraryStore()

  private final class LibraryStore { var library: Library? }

  /// Makes a session.
  public init(input: Input, events: EventSink, output: TextSink) {
    (self.input, self.events, self.output) = (input, events, output)
  }

  /// The same session without messages and results.
  var muted: Session {
    Session(input: input, events: EventSink { _ in }, output: TextSink { _ in })
  }

  /// The same session with results written to another sink.
  public func writing(to sink: TextSink) -> Session {
    var session = self
    session.output = sink
    return session
  }

  // MARK: Messages

  /// Reports a problem.
  public func report(_ diagnostic: Diagnostic) throws(Diagnostic) { try events.report(diagnostic) }

  /// Reports information that is neither a problem nor a result.
  public func remark(_ text: String) throws(Diagnostic) { try events.send(.remark(text)) }

  // MARK: Files

  /// A path that the user gave, relative to the working folder of the process.
  public func path(_ path: String) -> String { input.path(path) }

  /// The value of an environment variable.
  public func environment(_ name: String) -> String? { input.environment(name) }

  /// Reads a file that the user named, or standard input for `-`.
  public func read(_ name: String) throws(Diagnostic) -> [UInt8] {
    let bytes = name == "-" ? try input.standardInput() : try Files.read(path(name))
    events.remember(bytes, as: name)
    return bytes
  }

  /// Reads a file in order to change it, and keeps its text for messages, under `name`.
  public func version(of path: String, named name: String) throws(Diagnostic) -> FileVersion {
    let version = try FileVersion(reading: path)
    events.remember(version.contents, as: name)
    return version
  }

  /// Reads a file at a path of this process, and keeps its text for messages.
  func readKnown(_ path: String) throws(Diagnostic) -> [UInt8] {
    let bytes = try Files.read(path)
    events.remember(bytes, as: path)
    return bytes
  }

  /// Keeps the text of a file, so that messages can name lines in it.
  public func remember(_ document: RecDocument) {
    events.remember(document.bytes, as: document.file)
  }

  // MARK: The library

  /// The folder of the library.
  public func libraryRoot() throws(Diagnostic) -> String { try input.libraryRoot() }

  /// Locks a folder, and says if another process holds the lock.
  public func lock(_ folder: String) throws(Diagnostic) -> Lock {
    var isWaiting = false
    defer { if isWaiting { try? events.send(.progressEnded) } }
    return try Lock(folder: folder, clock: input.clock) { holder in
      isWaiting = true
      try? events.send(.progress(.waiting(forProcess: holder)))
    }
  }

  /// Opens the library, and reports lines that are not rec syntax.
  public func library(for purpose: Library.Purpose) throws(Diagnostic) -> Library {
    let library = try Library(
      at: libraryRoot(), for: purpose, cacheFolder: input.cacheFolder,
      locking: { (folder) throws(Diagnostic) in try lock(folder) })
    for warning in library.passedOver { try report(warning) }
    for document in library.faulty {
      remember(document)
      for fault in document.faults { try report(fault) }
    }
    if purpose == .reading { readLibraries.library = library }
    return library
  }
}
