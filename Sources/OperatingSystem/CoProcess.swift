internal import Libc
public import Text

/// A program that answers requests one after another, such as `git cat-file --batch`.
public final class CoProcess {
  private let program: String
  private let questions: Pipe
  private let answers: Pipe
  private let child: pid_t
  /// Output that has been read and not returned yet.
  private var pending: ArraySlice<UInt8> = []

  /// Starts a program found on `PATH`; its standard error is discarded.
  public init(
    _ arguments: [String], environment: Process.EnvironmentChanges = [:]
  ) throws(Diagnostic) {
    program = arguments.first ?? ""
    questions = try Pipe(for: program)
    answers = try Pipe(for: program)
    var actions = unsafe System.spawnActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, questions.readEnd, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, answers.writeEnd, 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    child = try unsafe Process.spawn(arguments, &actions, environment)
    questions.closeReadEnd()
    answers.closeWriteEnd()
  }

  /// Closes the program's input, at which it ends, and waits for it.
  deinit {
    questions.closeWriteEnd()
    answers.closeReadEnd()
    _ = try? Process.wait(for: child, named: program)
  }

  /// Sends a request, which must fit into a pipe (at least 4,096 bytes).
  public func ask(_ question: String) throws(Diagnostic) {
    try Output.write(Array(question.utf8)[...], to: questions.writeEnd, named: program)
  }

  /// The next line of the answer, without its line end.
  public func line() throws(Diagnostic) -> String {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending = pending[(end + 1)...] }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      try readMore(1 << 12)
    }
  }

  /// The next bytes of the answer.
  public func bytes(_ count: Int) throws(Diagnostic) -> [UInt8] {
    while pending.count < count { try readMore(count - pending.count) }
    defer { pending = pending.dropFirst(count) }
    return Array(pending.prefix(count))
  }

  private func readMore(_ room: Int) throws(Diagnostic) {
    var count = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: max(room, 1 << 12)) {
      (buffer, initialized) in
      count = unsafe read(answers.readEnd, buffer.baseAddress, buffer.count)
      initialized = max(0, count)
    }
    if count < 0, errno != EINTR { throw Diagnostic.system("read", program) }
    if count == 0 { throw Diagnostic("\(program) ended too early") }
    pending = pending.isEmpty ? piece[...] : pending + piece
  }
}
