import Workspace
import Console
import OperatingSystem
import Store
import Text

/// The environment of a command: a session for the use cases, and a terminal.
///
/// Tests make their own, to run commands within the test process.
struct World {
  /// The input of the use cases, and the sink of their events.
  var session: Session
  let output: Stream
  let errors: Stream
  /// Reads the next line of input without its end, for questions; `nil` at the end of input.
  ///
  /// If it is missing, lines come from standard input as a whole.
  var nextLine: (@Sendable () throws(Diagnostic) -> String?)?
  private var unreadLines: [Substring]?
  /// Whether standard input is a terminal, so that questions are possible.
  var isInputTerminal = false

  init(input: Input, output: Stream, errors: Stream) {
    (self.output, self.errors) = (output, errors)
    let progress = ProgressLine(errors, clock: input.clock)
    session = Session(
      input: input,
      events: EventSink { event throws(Diagnostic) in
        switch event {
        case .progress, .progressEnded: break
        case .diagnostic, .remark, .change, .output: progress.erase()
        }
        switch event {
        case .diagnostic(let diagnostic, let position):
          try errors.write(styled: StyledText(diagnostic, at: position))
        case .remark(let text): try errors.write(line: text.escapingControls)
        case .change(let line): try output.write(line: line)
        case .output(let bytes):
          try errors.write(bytes: bytes)
          try errors.flush()
        case .progress(let state): progress.show(state)
        case .progressEnded: progress.end()
        }
      },
      output: TextSink { bytes throws(Diagnostic) in
        progress.erase()
        try output.write(bytes: bytes)
      })
  }

  /// The environment of the program.
  static var real: World {
    let input = Input(
      environment: { Environment.value($0) },
      standardInput: { () throws(Diagnostic) in try Files.read(0, named: "standard input") })
    var world = World(
      input: input, output: Stream(descriptor: 1, name: "standard output"),
      errors: Stream(descriptor: 2, name: "standard error"))
    world.isInputTerminal = Output.terminalColumns(of: 0) != nil
    world.nextLine = { () throws(Diagnostic) in
      try Files.readLine(0, named: "standard input").map { String(decoding: $0, as: UTF8.self) }
    }
    return world
  }

  /// Whether a question can be shown and answered.
  var isInteractive: Bool { isInputTerminal && errors.isTerminal }

  /// Asks a question, and returns the answer in lower case; `nil` at the end of input.
  mutating func ask(
    _ question: String, on stream: KeyPath<World, Stream> = \.output
  ) throws(Diagnostic) -> String? {
    try self[keyPath: stream].write(question)
    try self[keyPath: stream].flush()
    let line: String?
    if let nextLine {
      line = try nextLine()
    } else {
      let isFirst = unreadLines == nil
      var lines = unreadLines ?? []
      if isFirst {
        let input = try session.input.standardInput()
        lines = String(decoding: input, as: UTF8.self).split(separator: "\n")
      }
      line = lines.isEmpty ? nil : String(lines.removeFirst())
      unreadLines = lines
    }
    return line?.trimmed.asciiLowercased
  }

  /// Writes a problem to standard error.
  func report(_ diagnostic: Diagnostic) throws(Diagnostic) { try session.report(diagnostic) }

  /// Writes a problem to standard output, as the result of a command that looks for problems.
  func answer(_ diagnostic: Diagnostic) throws(Diagnostic) {
    let position = session.events.position(of: diagnostic)
    try output.write(styled: StyledText(diagnostic, at: position))
  }

  /// Writes the reason for a negative result to standard error, with a hint.
  func sayNo(_ message: String, hint: String? = nil) throws(Diagnostic) -> ExitStatus {
    try report(Diagnostic(message, hint: hint))
    return .no
  }

  /// Writes information to standard error that is neither a problem nor a result.
  func remark(_ text: String) throws(Diagnostic) { try session.remark(text) }
}

extension StyledText {
  /// A problem in the form for users: place, severity, message and hint.
  init(_ diagnostic: Diagnostic, at position: SourcePosition?) {
    let words = diagnostic.words(at: position)
    let severity = "\(diagnostic.severity.rawValue):"
    let mark: StyledText = diagnostic.severity == .error ? .red(severity) : .yellow(severity)
    self = "\(words.place)\(mark) \(words.message)\n"
    if let hint = words.hint { self += "\(.cyan("hint:")) \(hint)\n" }
  }
}
