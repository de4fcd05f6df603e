import Foundation
import Support
import Testing

/// A library on which the built program runs.
struct BinaryLibrary {
  let folder: TemporaryFolder
  let binary: String
  /// The user's folder for state.
  let state: TemporaryFolder

  init(records: [String: String] = [:]) throws {
    binary = try #require(Tool.ibid)
    (folder, state) = (try TemporaryFolder(), try TemporaryFolder())
    try folder.write("", to: "library/ibid.rec")
    for (name, text) in records { try folder.write(text, to: "library/\(name)") }
  }

  @discardableResult
  func run(
    _ words: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Tool.Result {
    try Tool.run(
      [binary] + words, in: folder.path, input: Data(input.utf8),
      environment: ["XDG_STATE_HOME": state.path].merging(environment) { $1 })
  }

  /// Starts a command and does not wait for it.
  func start(_ words: [String]) throws -> Process {
    try Tool.start(
      [binary] + words, in: folder.path, environment: ["XDG_STATE_HOME": state.path])
  }

  func shell(_ script: String) throws -> Tool.Result {
    try Tool.run(["sh", "-c", script, binary], in: folder.path)
  }

  /// The record files below `library/`.
  var recordFiles: [String] {
    get throws {
      try folder.files(under: "library").filter { $0.hasSuffix(".rec") && $0 != "library/ibid.rec" }
    }
  }
}
