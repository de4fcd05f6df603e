import Console
import OperatingSystem
import Store
import Text

/// What a command sees of the world: folder, environment, input and output.
///
/// Tests make one of their own, and run a command in the process.
struct World {
  /// The folder from which paths are taken; `.` for the real one.
  var directory = "."
  /// The folder named by `-C`, if any.
  var libraryDirectory: String?
  var environment: @Sendable (String) -> String?
  var input: @Sendable () throws(Diagnostic) -> [UInt8]
  /// The next line of input without its end, for questions; `nil` at the end of input.
  ///
  /// A world without it takes lines from all of `input`.
  var nextLine: (@Sendable () throws(Diagnostic) -> String?)?
  private var unreadLines: [Substring]?
  /// Whether someone types what is read, so that a question can be asked.
  var isInputTerminal = false
  var output: Stream
  var errors: Stream
  var clock = Clock.system
  /// The library that was read: kept to the end, since taking a large one apart takes longer than
  /// ending the program does.
  private var readLibrary: Library?
  /// What is about to change, a line each.
  private(set) var announcements: [String] = []
  /// Whether a file was named that holds no entries, so that the answer is no.
  private(set) var hasFoundNoEntries = false
  /// Whether a file breaks off where it is malformed, so that the answer is no as well.
  var hasBrokenSource = false
  /// The name of the command that runs.
  var command = ""
  /// The texts that were read, by the names that messages give them.
  private var texts: [String: SourcePositions] = [:]

  init(
    directory: String = ".", environment: @escaping @Sendable (String) -> String?,
    input: @escaping @Sendable () throws(Diagnostic) -> [UInt8], output: Stream, errors: Stream
  ) {
    self.directory = directory
    self.environment = environment
    self.input = input
    self.output = output
    self.errors = errors
  }

  /// The world that the program was started in.
  static var real: World {
    var world = World(
      environment: { Environment.value($0) },
      input: { () throws(Diagnostic) in try Files.read(0, named: "standard input") },
      output: Stream(descriptor: 1, name: "standard output"),
      errors: Stream(descriptor: 2, name: "standard error"))
    world.isInputTerminal = Output.terminalColumns(of: 0) != nil
    world.nextLine = { () throws(Diagnostic) in
      try Files.readLine(0, named: "standard input").map { String(decoding: $0, as: UTF8.self) }
    }
    return world
  }

  /// Whether a question would be read and answered.
  var isInteractive: Bool { isInputTerminal && errors.isTerminal }

  /// Asks something, and returns the answer in small letters; `nil` at the end of input.
  mutating func ask(
    _ question: String, on stream: WritableKeyPath<World, Stream> = \.output
  ) throws(Diagnostic) -> String? {
    try self[keyPath: stream].write(question)
    try self[keyPath: stream].flush()
    let line: String?
    if let nextLine {
      line = try nextLine()
    } else {
      let isFirst = unreadLines == nil
      var lines = unreadLines ?? []
      if isFirst { lines = String(decoding: try input(), as: UTF8.self).split(separator: "\n") }
      line = lines.isEmpty ? nil : String(lines.removeFirst())
      unreadLines = lines
    }
    return line?.trimmed.asciiLowercased
  }

  /// A path that the user gave, as this process can open it.
  func path(_ path: String) -> String { Files.join(directory, path) }

  /// Reads a file that the user named, or standard input for `-`.
  mutating func read(_ name: String) throws(Diagnostic) -> [UInt8] {
    let bytes = name == "-" ? try input() : try Files.read(path(name))
    texts[name] = SourcePositions(bytes)
    return bytes
  }

  /// Reads a file that is to be changed, and keeps its text for messages, which call it `name`.
  mutating func version(of path: String, named name: String) throws(Diagnostic) -> FileVersion {
    let version = try FileVersion(reading: path)
    texts[name] = SourcePositions(version.contents)
    return version
  }

  /// Reads a file whose path is known, and keeps its text for messages.
  mutating func readKnown(_ path: String) throws(Diagnostic) -> [UInt8] {
    let bytes = try Files.read(path)
    texts[path] = SourcePositions(bytes)
    return bytes
  }

  /// Opens the library that the command works on.
  ///
  /// That is the one of `-C`, else of `IBID_LIBRARY`, else the one that the working folder is in.
  /// Lines that are no rec syntax are named on standard error.
  mutating func library(for purpose: Library.Purpose) throws(Diagnostic) -> Library {
    let library = try Library(at: libraryRoot(), for: purpose, cacheFolder: cacheFolder)
    for warning in library.passedOver { try report(warning) }
    for document in library.faulty {
      remember(document)
      for fault in document.faults { try report(fault) }
    }
    if purpose == .reading { readLibrary = library }
    return library
  }

  /// Where programs keep what may be deleted at any time.
  var cacheFolder: String? { baseFolder("XDG_CACHE_HOME", orAtHome: ".cache") }

  /// Where programs keep what should outlive them.
  var stateHome: String? { baseFolder("XDG_STATE_HOME", orAtHome: ".local/state") }

  /// A folder of the XDG Base Directory Specification; a variable with a relative path does not count.
  private func baseFolder(_ variable: String, orAtHome path: String) -> String? {
    if let named = environment(variable), named.hasPrefix("/") { return named }
    return environment("HOME").map { self.path(Files.join($0, path)) }
  }

  /// The user's own settings, which hold for all libraries.
  func userSettings() throws(Diagnostic) -> UserSettings {
    let path = UserSettings.path(
      configHome: environment("XDG_CONFIG_HOME"), home: environment("HOME"))
    return if let path { try UserSettings(at: self.path(path)) } else { UserSettings() }
  }

  func libraryRoot() throws(Diagnostic) -> String {
    let start = libraryDirectory ?? environment("IBID_LIBRARY")
    return try Library.locate(from: start.map(path) ?? directory)
  }

  /// Keeps a file's text, so that messages can name lines in it.
  mutating func remember(_ document: RecDocument) { remember(document.bytes, as: document.file) }

  mutating func remember(_ text: [UInt8], as name: String) {
    texts[name] = SourcePositions(text)
  }

  /// Words on standard error about something that went wrong.
  mutating func report(_ diagnostic: Diagnostic) throws(Diagnostic) {
    try errors.write(styled: styled(diagnostic))
  }

  /// The same on standard output, for a command that was asked what is wrong.
  mutating func answer(_ diagnostic: Diagnostic) throws(Diagnostic) {
    try output.write(styled: styled(diagnostic))
  }

  private mutating func styled(_ diagnostic: Diagnostic) -> StyledText {
    let position = diagnostic.location.flatMap {
      texts[$0.file]?.position(of: $0.bytes.lowerBound)
    }
    let words = diagnostic.words(at: position)
    let severity = "\(diagnostic.severity.rawValue):"
    let mark: StyledText = diagnostic.severity == .error ? .red(severity) : .yellow(severity)
    var text: StyledText = "\(words.place)\(mark) \(words.message)\n"
    if let hint = words.hint { text += "\(.cyan("hint:")) \(hint)\n" }
    return text
  }

  /// Says that a file holds no entries, which makes the command's answer no.
  mutating func reportNoEntries(in name: String) throws(Diagnostic) {
    hasFoundNoEntries = true
    try report(Diagnostic("\(name == "-" ? "standard input" : name.quoted) holds no entries"))
  }

  /// Words on standard error: the answer is no, and perhaps what would make it yes.
  mutating func sayNo(_ message: String, hint: String? = nil) throws(Diagnostic) -> ExitStatus {
    try report(Diagnostic(message, hint: hint))
    return .no
  }

  /// Words on standard error that are neither error nor data.
  mutating func remark(_ text: String) throws(Diagnostic) {
    try errors.write(line: text.escapingControls)
  }

  /// A line about a change, for standard output once the change is made.
  mutating func announce(_ text: String) {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
    announcements.append(line.escapingControls)
  }

  /// Carries out what has been announced, and then says so; a dry run only says it.
  ///
  /// What fails to be written is not said to be.
  mutating func carryOut(
    isDryRun: Bool, _ change: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    if !isDryRun { try change() }
    for line in announcements { try output.write(line: line) }
    announcements = []
    if isDryRun { try remark("dry run: nothing was changed") }
  }
}
