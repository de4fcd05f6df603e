import Foundation
import Support
import Testing

/// A library in a git repository, on which the built program and the real git run.
struct GitLibrary {
  let folder: TemporaryFolder
  /// The working tree, in `folder`.
  let path: String
  let binary: String

  static var canRun: Bool { Tool.ibid != nil && Tool.isInstalled("git") }

  /// A repository with one commit, unless there is nothing to commit.
  init(
    records: [String: String] = [:], settings: String = "", at subfolder: String = "lib",
    isSetUp: Bool = true
  ) throws {
    binary = try #require(Tool.ibid)
    folder = try TemporaryFolder()
    path = folder.path(subfolder)
    try folder.write(settings, to: "\(subfolder)/library/ibid.rec")
    for (name, text) in records { try folder.write(text, to: "\(subfolder)/library/\(name)") }
    try git("init", "-q", "-b", "main", ".")
    if isSetUp {
      #expect(try ibid("init").status == 0)
    } else {
      try write("library/**/*.rec merge=ibid diff=ibid\n", to: ".gitattributes")
    }
    if !records.isEmpty { try commit("Begin") }
  }

  /// The same program in another folder of the test, such as a clone.
  private init(_ other: GitLibrary, at path: String) {
    (folder, binary) = (other.folder, other.binary)
    self.path = path
  }

  func at(_ path: String) -> GitLibrary { GitLibrary(self, at: path) }

  /// git runs `ibid` by its name, as users' gits do.
  private var environment: [String: String] {
    let programs = URL(fileURLWithPath: binary).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    var environment = ["PATH": "\(programs):\(path)", "HOME": folder.path]
    for role in ["AUTHOR", "COMMITTER"] {
      environment["GIT_\(role)_NAME"] = "Ann"
      environment["GIT_\(role)_EMAIL"] = "ann@example.org"
    }
    return environment
  }

  @discardableResult
  func git(_ words: String..., mayFail: Bool = false) throws -> Tool.Result {
    let result = try Tool.run(
      ["git", "-c", "protocol.file.allow=always"] + words, in: path, environment: environment)
    #expect(mayFail || result.status == 0, "git \(words): \(result.errors)")
    return result
  }

  @discardableResult
  func ibid(
    _ words: String..., input: String = "", from subfolder: String = "",
    environment more: [String: String] = [:]
  ) throws -> Tool.Result {
    try run(words, input: input, from: subfolder, environment: more)
  }

  /// Starts a command and does not wait for it.
  func start(_ words: [String]) throws -> Process {
    try Tool.start([binary] + words, in: path, environment: environment)
  }

  func run(
    _ words: [String], input: String = "", from subfolder: String = "",
    environment more: [String: String] = [:], under lead: [String] = []
  ) throws -> Tool.Result {
    try Tool.run(
      lead + [binary] + words, in: "\(path)/\(subfolder)", input: Data(input.utf8),
      environment: environment.merging(more) { $1 })
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  func commit(_ message: String) throws {
    try git("add", "-A")
    try git("commit", "-q", "-m", message)
  }

  /// Makes two branches from main, `one` and `two`, and leaves `one` checked out.
  func branch(_ one: () throws -> Void, _ two: () throws -> Void) throws {
    try git("checkout", "-q", "-b", "two", "main")
    try two()
    try commit("Two")
    try git("checkout", "-q", "-b", "one", "main")
    try one()
    try commit("One")
  }
}
