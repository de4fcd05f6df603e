public import Foundation

/// Programs that tests run: the system's, and the one that is tested.
public enum Tool {
  public struct Result: Equatable, Sendable {
    public var status: Int32
    public var output: String
    public var errors: String

    public init(status: Int32, output: String, errors: String) {
      self.status = status
      self.output = output
      self.errors = errors
    }
  }

  /// Whether a program is on `PATH`.
  public static func isInstalled(_ name: String) -> Bool { location(of: name) != nil }

  /// Where a program is on `PATH`; `nil` when it is not.
  public static func location(of name: String) -> String? {
    if name.contains("/") { return name }
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return folders.split(separator: ":").lazy.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// A folder of links to these programs: a `PATH` on which there is nothing else.
  public static func folder(of programs: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in programs {
      guard let location = location(of: name) else { throw CocoaError(.fileNoSuchFile) }
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(name), withDestinationPath: location)
    }
    return folder
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - folder: The working folder.
  ///   - input: What it reads from standard input.
  ///   - environment: All of its environment but `PATH` and what the loader of libraries needs.
  /// - Returns: Its status, or 128 and the number of the signal that ended it, and what it wrote.
  /// - Throws: What the system says when the program cannot be started.
  @discardableResult
  public static func run(
    _ words: [String], in folder: String, input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> Result {
    let scratch = try TemporaryFolder()
    try scratch.write(input, to: "in")
    // A program that keeps state keeps it for this run alone, unless the test says otherwise.
    var environment = environment
    if environment["HOME"] == nil, environment["XDG_STATE_HOME"] == nil {
      environment["XDG_STATE_HOME"] = scratch.path("state")
    }
    // Files take any amount without a second thread to empty a pipe.
    let process = try start(
      words, in: folder, input: scratch.path("in"), output: scratch.path("out"),
      errors: scratch.path("err"), environment: environment)
    process.waitUntilExit()
    return Result(
      status: status(of: process), output: try scratch.read("out"),
      errors: try scratch.read("err"))
  }

  /// Starts a program and returns at once; output goes to files.
  public static func start(
    _ words: [String], in folder: String, input: String = "/dev/null",
    output: String = "/dev/null", errors: String = "/dev/null",
    environment: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    guard let program = location(of: words[0]) else { throw CocoaError(.fileNoSuchFile) }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = self.environment.merging(environment) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = try handle(writing: output)
    process.standardError = try handle(writing: errors)
    try process.run()
    return process
  }

  public static func status(of process: Process) -> Int32 {
    process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
  }

  private static func handle(writing path: String) throws -> FileHandle? {
    if path != "/dev/null", !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    return FileHandle(forWritingAtPath: path)
  }

  /// The same on every machine: no locale, no colours, no configuration of the user's git.
  private static let environment: [String: String] = {
    let own = ProcessInfo.processInfo.environment
    var environment = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"]
    for name in ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH"] {
      environment[name] = own[name]
    }
    return environment
  }()
}

extension Tool {
  /// The built `ibid`, which stands in the build folder beside the tests' own program.
  ///
  /// `IBID_BINARY` names another; `nil` when there is none.
  public static let ibid: String? = {
    if let named = ProcessInfo.processInfo.environment["IBID_BINARY"] { return named }
    let running = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    for start in [running].compactMap(\.self) + CommandLine.arguments {
      // The tests' program may lie deep in a bundle.
      var folder = URL(fileURLWithPath: start).standardizedFileURL
      while folder.path.contains(".xctest") {
        folder.deleteLastPathComponent()
        let candidate = folder.appendingPathComponent("ibid").path
        if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
      }
    }
    return nil
  }()

  /// The folder of the checkout.
  public static let root: String = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// A file that stands beside the checkout in `shared/`, where it is at hand.
  public static func shared(_ name: String) -> String { "\(root)/../shared/\(name)" }

  public static func isShared(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: shared(name))
  }
}
