public import Text

/// Other programs: the user's editor, git, a browser.
public enum Process {
  /// Runs a program found on `PATH`, sharing this one's terminal, and waits for it.
  ///
  /// No shell reads the arguments. The result is the exit status, or 128 and the signal's number.
  public static func run(
    _ arguments: [String], quietly: Bool = false
  ) throws(Diagnostic) -> Int32 {
    let program = arguments.first ?? ""
    var actions = unsafe System.spawnActions()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if quietly {
      for descriptor: Int32 in 1...2 {
        unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
      }
    }
    let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { word in unsafe free(word) } }
    var child: pid_t = 0
    let code = unsafe posix_spawnp(&child, program, &actions, nil, words, System.environment)
    guard code == 0 else { throw Diagnostic.system("run", program, code: code) }
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
