import Foundation
import Support
import Testing

/// What the system refuses: closed pipes, full disks, folders that cannot be written.
@Suite(.enabled(if: Tool.ibid != nil, "the built program is not beside the tests"))
struct FailureTests {
  private func library(of count: Int = 20) throws -> BinaryLibrary {
    let records = (0..<count).map { number in
      "key: k\(number)\ntype: misc\ntitle: \(String(repeating: "Long title ", count: 30))\n"
    }
    return try BinaryLibrary(records: ["all.rec": records.joined(separator: "\n")])
  }

  @Test(arguments: ["list", "export", "show k1 k2 k3", "list --json", "help", "export --to csv"])
  func aClosedPipeIsNoFailure(_ line: String) throws {
    let library = try library(of: 2000)
    // Both the reader who takes a line and the one who takes none.
    for reader in ["head -1", "true"] {
      let result = try library.shell(
        "{ \"$0\" \(line); echo status $? >&2; } 2>errors | \(reader); cat errors >&2")
      #expect(result.errors == "status 0\n", "\(line) | \(reader)")
    }
  }

  @Test func aClosedPipeStopsNoChange() throws {
    let library = try library(of: 2000)
    let result = try library.shell("\"$0\" tag --verbose type:misc +x | head -1")
    #expect(result.output == "k0  tag: +x\n")
    #expect(result.errors.isEmpty)
    let tagged = try library.run(["list", "--keys", "tag:x"]).output
    #expect(tagged.split(separator: "\n").count == 2000)
  }

  @Test func closedInputAndOutputAreSaid() throws {
    let library = try library()
    let output = try library.shell("\"$0\" list >&-")
    #expect(output.status == 2)
    #expect(output.errors == "error: cannot write \"standard output\": bad file descriptor\n")
    let input = try library.shell("\"$0\" add - <&-")
    #expect(input.status == 2)
    #expect(input.errors == "error: cannot read \"standard input\": bad file descriptor\n")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func aFullDeviceIsSaid() throws {
    let result = try library().shell("\"$0\" list > /dev/full")
    #expect(result.status == 2)
    #expect(
      result.errors == """
        error: cannot write "standard output": no space left on device
        hint: free some space and try again; nothing was half-written

        """)
  }

  @Test func foldersInPlaceOfFilesAreSaid() throws {
    let library = try library()
    try library.folder.write("x", to: "folder.bib/x")
    let read = try library.run(["add", "folder.bib"])
    #expect(read.status == 2)
    #expect(read.errors.contains("is a folder"))
    try library.folder.write("x", to: "library/new.rec/x")
    let write = try library.run(["add", "--key", "new", "--title", "New"])
    #expect(write.status == 2)
    #expect(write.errors.contains("error: cannot write \"library/new.rec\": is a directory"))
    #expect(try library.folder.files().filter { $0.contains(".ibid-") }.isEmpty)
  }

  /// Mounts a file system in the test's folder, where that is allowed.
  private static func mount(_ options: String, on folder: String) -> Bool {
    let words = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
    guard Tool.isInstalled("mount") else { return false }
    return (try? Tool.run(words, in: "/").status) == 0
  }

  private static func unmount(_ folder: String) throws {
    try Tool.run(["umount", folder], in: "/")
  }

  private static let canMount: Bool = {
    guard let folder = try? TemporaryFolder(), mount("size=64k", on: folder.path) else {
      return false
    }
    try? unmount(folder.path)
    return true
  }()

  @Test(.enabled(if: canMount, "mounting a small disk is not permitted here"))
  func aFullDiskLosesNothing() throws {
    let library = try BinaryLibrary()
    #expect(Self.mount("size=256k", on: library.folder.path))
    defer { try? Self.unmount(library.folder.path) }
    try library.folder.write("", to: "library/ibid.rec")
    let text = "key: a\ntype: misc\nnote: \(String(repeating: "x", count: 60_000))\n"
    try library.folder.write(text, to: "library/a.rec")
    try library.folder.write(String(repeating: "y", count: 90_000), to: "filler")
    let before = try library.folder.contents()
    // Two more such files do not fit, whether one by one or at once.
    let add = try library.run(["add", "-"], input: text.replacing("key: a", with: "key: b"))
    #expect(add.status == 0)
    for words in [
      ["tag", "a", "b", "+new"], ["set", "a", "mine=" + String(repeating: "z", count: 9000)],
    ] {
      let result = try library.run(words)
      #expect(result.status == 2)
      #expect(result.errors.contains("no space left on device\nhint: free some space"))
      #expect(try library.folder.contents()["library/a.rec"] == before["library/a.rec"])
      #expect(try library.folder.files(under: "library").count == 3)
    }
    try FileManager.default.removeItem(atPath: library.folder.path("filler"))
    #expect(try library.run(["tag", "a", "b", "+new"]).status == 0)
  }

  @Test(.enabled(if: canMount, "mounting a disk is not permitted here"))
  func aDiskThatCannotBeWrittenIsSaid() throws {
    let library = try BinaryLibrary()
    #expect(Self.mount("size=1m", on: library.folder.path))
    defer { try? Self.unmount(library.folder.path) }
    try library.folder.write("", to: "library/ibid.rec")
    try library.folder.write("key: a\ntype: misc\n", to: "library/a.rec")
    try Tool.run(["mount", "-o", "remount,ro", library.folder.path], in: "/")
    let write = try library.run(["tag", "a", "+new"])
    #expect(write.status == 2)
    #expect(
      write.errors.contains("read-only file system\nhint: check who may read and write there"))
    #expect(try library.run(["list", "--keys"]).output == "a\n")
    #expect(try library.run(["init", "new"]).status == 2)
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func aFolderThatMayNotBeWrittenIsSaid() throws {
    let library = try BinaryLibrary(records: ["a.rec": "key: a\ntype: misc\n"])
    let manager = FileManager.default
    let folder = library.folder.path("library")
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
    defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
    let write = try library.run(["tag", "a", "+new"])
    #expect(write.status == 2)
    #expect(write.errors.contains("permission denied\nhint: check who may read and write there"))
    #expect(try library.run(["list", "--keys"]).output == "a\n")
  }
}
