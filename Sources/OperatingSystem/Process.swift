internal import Libc
internal import Synchronization
public import Text

/// Runs other programs: the user's editor, git, a browser.
public enum Process {
  /// Runs a program found on `PATH`, sharing this one's terminal, and waits for it.
  ///
  /// No shell reads the arguments. The result is the exit status, or 128 and the signal's number.
  public static func run(
    _ arguments: [String], quietly: Bool = false
  ) throws(Diagnostic) -> Int32 {
    var actions = unsafe System.spawnActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if quietly {
      for descriptor: Int32 in 1...2 {
        unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
      }
    }
    return try unsafe wait(for: spawn(arguments, &actions), named: arguments.first ?? "")
  }

  /// Changes of the environment for a program; `nil` unsets a variable.
  public typealias EnvironmentChanges = [String: String?]

  /// Where a program's standard error goes.
  public enum ErrorOutput: Sendable {
    case nowhere
    /// Captured together with the standard output.
    case captured
  }

  /// Runs a program as `run` does, and returns its standard output.
  ///
  /// - Parameters:
  ///   - arguments: The program and its arguments.
  ///   - input: What it reads from standard input; `nil` for ours.
  ///   - environment: Changes of our environment for the program.
  ///   - errors: Where its standard error goes.
  ///   - limit: Reading stops after more than so many bytes, which ends a program that continues to
  ///     write; the result is then longer than the limit. Without a limit, more than
  ///     `Files.largest` bytes are an error.
  /// - Returns: Its status and its output.
  /// - Throws: A `Diagnostic` when it cannot be run.
  public static func capture(
    _ arguments: [String], input: [UInt8]? = nil, environment: EnvironmentChanges = [:],
    errors: ErrorOutput = .nowhere, upTo limit: Int? = nil
  ) throws(Diagnostic) -> (status: Int32, output: [UInt8]) {
    let program = arguments.first ?? ""
    let output = try Pipe(for: program)
    let feed = input == nil ? nil : try Pipe(for: program)
    var actions = unsafe System.spawnActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if let feed { unsafe posix_spawn_file_actions_adddup2(&actions, feed.readEnd, 0) }
    unsafe posix_spawn_file_actions_adddup2(&actions, output.writeEnd, 1)
    switch errors {
    case .nowhere: unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    case .captured: unsafe posix_spawn_file_actions_adddup2(&actions, output.writeEnd, 2)
    }
    let child = try unsafe spawn(arguments, &actions, environment)
    output.closeWriteEnd()
    feed?.closeReadEnd()
    // A separate thread writes the input, since the program may write output before it has read
    // all.
    let feeder = feed.flatMap { feed in
      System.startThread {
        _ = try? Output.write((input ?? [])[...], to: feed.writeEnd, named: program)
        feed.closeWriteEnd()
      }
    }
    let bytes = Result { () throws(Diagnostic) in
      if let limit { return try Files.read(output.readEnd, named: program, upTo: limit) }
      return try Files.read(output.readEnd, named: program)
    }
    output.closeReadEnd()
    if let feeder { pthread_join(feeder, nil) }
    let status = try wait(for: child, named: program)
    return (status, try bytes.get())
  }

  /// Starts a program; `actions` sets up its open files.
  static func spawn(
    _ arguments: [String], _ actions: inout System.SpawnActions,
    _ changes: EnvironmentChanges = [:]
  ) throws(Diagnostic) -> pid_t {
    let program = arguments.first ?? ""
    let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { word in unsafe free(word) } }
    var child: pid_t = 0
    let code: Int32
    if changes.isEmpty {
      code = unsafe start(&child, program, &actions, words, System.environment)
    } else {
      let variables = unsafe environment(with: changes).map { unsafe strdup($0) } + [nil]
      defer { unsafe variables.forEach { variable in unsafe free(variable) } }
      code = unsafe start(&child, program, &actions, words, variables)
    }
    guard code == 0 else { throw Diagnostic.system("run", program, code: code) }
    return child
  }

  private static func start(
    _ child: inout pid_t, _ program: String, _ actions: inout System.SpawnActions,
    _ words: [UnsafeMutablePointer<CChar>?],
    _ environment: UnsafePointer<UnsafeMutablePointer<CChar>?>?
  ) -> Int32 {
    Pipe.starting.withLock { _ in
      unsafe posix_spawnp(&child, program, &actions, nil, words, environment)
    }
  }

  /// Our environment with changes, as `NAME=VALUE`.
  private static func environment(with changes: EnvironmentChanges) -> [String] {
    var variables: [String] = []
    var next = unsafe System.environment
    while let variable = unsafe next?.pointee {
      let text = unsafe String(cString: variable)
      if !changes.keys.contains(String(text.prefix { $0 != "=" })) { variables.append(text) }
      unsafe next = next?.successor()
    }
    return variables + changes.compactMap { name, value in value.map { "\(name)=\($0)" } }
  }

  static func wait(for child: pid_t, named program: String) throws(Diagnostic) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw Diagnostic.system("wait for", program) }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// The program that opens an address or a file as a double click would.
  public static var opener: String { System.opener }
}
