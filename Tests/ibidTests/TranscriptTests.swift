import Foundation
import Support
import Testing

/// The stories in `transcripts/`, one to a file; each is told in the process and by the program.
struct TranscriptTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("transcripts")

  /// Stories that only the real program can tell, since other programs run in their folder.
  private static let binaryOnly: Set<String> = ["edit.txt"]
  /// Stories that only a world made for them can tell, as one with a terminal or another clock.
  private static let inProcessOnly: Set<String> = ["terminal.txt", "undo-list.txt"]

  private static let stories: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test(arguments: stories.filter { !binaryOnly.contains($0) })
  func isTold(_ story: String) throws {
    let world = try TestWorld()
    try Transcript(Self.folder.appendingPathComponent(story)).expect(
      running: { world.run($0.words, environment: $0.environment, input: $0.input) },
      in: world.folder, at: #_sourceLocation)
  }

  @Test(
    .enabled(if: Tool.ibid != nil, "the built program is not beside the tests"),
    arguments: stories.filter {
      isRecording ? binaryOnly.contains($0) : !inProcessOnly.contains($0)
    })
  func isToldByTheBinary(_ story: String) throws {
    let (folder, state) = (try TemporaryFolder(), try TemporaryFolder())
    let binary = try #require(Tool.ibid)
    try Transcript(Self.folder.appendingPathComponent(story)).expect(
      running: { call in
        try Tool.run(
          [binary] + call.words, in: folder.path, input: Data(call.input.utf8),
          environment: ["XDG_STATE_HOME": state.path].merging(call.environment) { $1 })
      }, in: folder, at: #_sourceLocation)
  }
}
