import Foundation
import OperatingSystem
import Support
import Testing
import Text

/// Files, folders and paths.
struct FilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 20480, 200_000])
  func readsTheWholeFile(_ size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try folder.write(Data(bytes), to: "f")
    #expect(try Files.read(folder.path("f")) == bytes)
  }

  @Test func saysWhatCannotBeRead() throws {
    #expect(try Files.readIfPresent(folder.path("none")) == nil)
    try folder.write("x", to: "file")
    #expect(try Files.readIfPresent(folder.path("file/none")) == nil)
    let path = folder.path("none")
    #expect(throws: Diagnostic("cannot read \"\(path)\": no such file or directory")) {
      try Files.read(path)
    }
    #expect(throws: Diagnostic.self) { try Files.read(folder.path) }
    #expect(throws: Diagnostic.self) { try Files.entries(of: path) }
  }

  @Test func listsAFolderInTheOrderOfBytes() throws {
    for name in ["b", "a/x", "B", "é", ".h", "a.rec"] { try folder.write("", to: name) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "a")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("dangling"), withDestinationPath: "nothing")
    let entries = try Files.entries(of: folder.path)
    #expect(entries.map(\.name) == [".h", "B", "a", "a.rec", "b", "dangling", "link", "é"])
    #expect(entries.map(\.kind) == [.file, .file, .folder, .file, .file, .other, .folder, .file])
  }

  @Test(arguments: [
    ("a/b/c", "a/b", "c"), ("c", ".", "c"), ("/c", "/", "c"), ("a/", "a", ""), ("/", "/", ""),
  ])
  func splitsAPath(_ path: String, _ parent: String, _ name: String) {
    #expect(Files.folder(of: path) == parent && Files.name(of: path) == name)
  }

  @Test(arguments: [
    ("a", "b", "a/b"), ("a/", "b", "a/b"), (".", "b", "b"), ("", "b", "b"), ("a", "/b", "/b"),
    ("/", "b", "/b"),
  ])
  func joinsPaths(_ one: String, _ other: String, _ path: String) {
    #expect(Files.join(one, other) == path)
  }

  @Test func makesTemporaryFilesThatNobodyElseHas() throws {
    let one = try Files.makeTemporary(named: "x.rec", contents: [1], in: folder.path)
    let two = try Files.makeTemporary(named: "x.rec", contents: [2], in: folder.path)
    #expect(one != two)
    #expect(try Files.read(one) == [1] && Files.read(two) == [2])
    let mode = try FileManager.default.attributesOfItem(atPath: one)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    Files.discard(one)
    Files.discard(one)
    #expect(Files.kind(of: one) == nil && Files.kind(of: two) == .file)
  }

  @Test(arguments: [
    (["true"], 0), (["sh", "-c", "exit 7"], 7), (["sh", "-c", "kill -9 $$"], 137),
  ])
  func runsAProgram(_ words: [String], _ status: Int) throws {
    #expect(try Process.run(words, quietly: true) == Int32(status))
  }

  @Test func argumentsReachAProgramAsTheyAre() throws {
    let file = folder.path("out")
    let words = ["sh", "-c", "printf '%s|' \"$@\" > \"$0\"", file, "a b", "$HOME", "*", ""]
    #expect(try Process.run(words) == 0)
    #expect(try folder.read("out") == "a b|$HOME|*||")
    #expect(throws: Diagnostic.self) { try Process.run(["no-such-program-anywhere"]) }
  }
}
