public import Text

/// Other programs: the user's editor, git, a browser.
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

  /// Runs a program as `run` does, and gives back what it wrote to its standard output.
  ///
  /// What it says on standard error goes nowhere.
  public static func capture(
    _ arguments: [String]
  ) throws(Diagnostic) -> (status: Int32, output: [UInt8]) {
    let program = arguments.first ?? ""
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw Diagnostic.system("run", program) }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe System.spawnActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let child: pid_t
    do throws(Diagnostic) {
      child = try unsafe spawn(arguments, &actions)
    } catch {
      close(ends[1])
      throw error
    }
    close(ends[1])
    let output = try Files.read(ends[0], named: program)
    return (try wait(for: child, named: program), output)
  }

  private static func spawn(
    _ arguments: [String], _ actions: inout System.SpawnActions
  ) throws(Diagnostic) -> pid_t {
    let program = arguments.first ?? ""
    let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { word in unsafe free(word) } }
    var child: pid_t = 0
    let code = unsafe posix_spawnp(&child, program, &actions, nil, words, System.environment)
    guard code == 0 else { throw Diagnostic.system("run", program, code: code) }
    return child
  }

  private static func wait(for child: pid_t, named program: String) throws(Diagnostic) -> Int32 {
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
