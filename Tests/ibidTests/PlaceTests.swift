import Foundation
import Support
import Testing

/// Libraries in odd places, and in places that give way.
@Suite(.enabled(if: GitLibrary.canRun, "git or the built program is missing"))
struct PlaceTests {
  private static let record = "key: a\ntype: misc\ntitle: A\n"

  @Test(arguments: ["with spaces", "with\nlines", "-rf", "$(touch x)`;'\"", "é ü", "%41", "a:b"])
  func anyFolderWillDo(_ name: String) throws {
    let library = try GitLibrary(
      records: ["a.rec": Self.record], settings: "auto_commit: yes\n", at: "\(name)/lib")
    for words in [
      ["tag", "a", "+x"], ["add", "--key", "b", "--title", "B"], ["rename", "b", "c"],
      ["undo"], ["log", "a"], ["check", "--only", "syntax"], ["list"],
    ] {
      let result = try library.run(words)
      #expect(result.status == 0, "\(words): \(result.errors)")
      #expect(!result.errors.contains("not committed"))
    }
    #expect(try library.git("status", "--porcelain").output.isEmpty)
    #expect(try library.git("rev-list", "--count", "HEAD").output == "5\n")
  }

  @Test func aLinkedLibraryIsWrittenWhereItIs() throws {
    let library = try GitLibrary(
      records: ["a.rec": Self.record], settings: "auto_commit: yes\n", at: "real")
    let manager = FileManager.default
    // The whole library, its folder, and one file.
    let links = [("whole", "real"), ("part/library", "../real/library")]
    for (link, target) in links {
      let path = library.folder.path(link)
      try manager.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try manager.createSymbolicLink(atPath: path, withDestinationPath: target)
    }
    try library.write("key: b\ntype: misc\n", to: "elsewhere/b.rec")
    try manager.createSymbolicLink(
      atPath: "\(library.path)/library/b.rec", withDestinationPath: "../elsewhere/b.rec")
    try library.commit("A link")
    for (folder, tag) in [("whole", "one"), ("part", "two")] {
      let result = try library.at(library.folder.path(folder)).ibid("tag", "a", "b", "+\(tag)")
      #expect(result.status == 0 && result.errors.isEmpty)
    }
    #expect(try library.read("library/a.rec") == Self.record + "tag: one\ntag: two\n")
    #expect(try library.read("elsewhere/b.rec") == "key: b\ntype: misc\ntag: one\ntag: two\n")
    #expect(try library.git("status", "--porcelain").output.isEmpty)
    let link = try manager.destinationOfSymbolicLink(atPath: "\(library.path)/library/b.rec")
    #expect(link == "../elsewhere/b.rec")
  }

  @Test func keysThatDifferInCaseAlone() throws {
    let library = try GitLibrary()
    for key in ["Roe2020", "roe2020", "ROE2020", "résumé", "Re\u{301}sume\u{301}"] {
      let result = try library.ibid("add", "--key", key, "--title", key, "--force")
      #expect(result.status == 0, "\(key): \(result.errors)")
    }
    let names = try library.folder.files(under: "lib/library").filter { $0.hasSuffix(".rec") }
    #expect(Set(names.map { $0.lowercased() }).count == names.count && names.count == 7)
    #expect(try library.ibid("show", "roe2020").output.contains("title: roe2020\n"))
    #expect(try library.ibid("rename", "roe2020", "rOE2020").status == 0)
    #expect(try library.ibid("show", "rOE2020").output.contains("title: roe2020\n"))
    #expect(try library.ibid("check", "--only", "syntax", "--only", "file-name").status == 0)
  }

  @Test func aNameThatAFileSystemDecomposed() throws {
    let library = try GitLibrary(
      records: ["re\u{301}.rec": "key: r\u{E9}\ntype: misc\n"], settings: "auto_commit: yes\n")
    for words in [
      ["tag", "r\u{E9}", "+x"], ["tag", "re\u{301}", "+y"], ["rename", "r\u{E9}", "s"],
    ] {
      #expect(try library.run(words).errors.isEmpty)
    }
    #expect(try library.read("library/s.rec").contains("tag: x\ntag: y\n"))
    #expect(try library.git("ls-files", "library").output.contains("library/s.rec\n"))
    #expect(try library.git("status", "--porcelain").output.isEmpty)
  }

  /// The superuser without the right to write everywhere, or whoever else runs the tests.
  private static let unprivileged: [String]? = {
    if geteuid() != 0 { return [] }
    let words = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    guard Tool.isInstalled("setpriv"), (try? Tool.run(words + ["true"], in: "/").status) == 0
    else { return nil }
    return words
  }()

  @Test(
    .enabled(if: unprivileged != nil, "the superuser may write everywhere, and keeps that here"))
  func whatMayNotBeWrittenStays() throws {
    let library = try GitLibrary(
      records: ["a.rec": Self.record, "sub/b.rec": "key: b\ntype: misc\n"])
    let lead = Self.unprivileged ?? []
    for folder in ["library/sub", "library"] {
      try Tool.run(["chmod", "555", folder], in: library.path)
      let before = try library.folder.contents()
      for words in [["tag", "a", "b", "+x"], ["rename", "b", "c"], ["remove", "b"]] {
        let result = try library.run(words, under: lead)
        #expect(result.status == 2)
        #expect(result.errors.contains("permission denied\nhint: check who may read and write"))
        #expect(try library.folder.contents() == before)
      }
      #expect(try library.run(["list", "--keys"], under: lead).output == "a\nb\n")
    }
    try Tool.run(["chmod", "755", "library", "library/sub"], in: library.path)
    try Tool.run(["chmod", "000", "library/a.rec"], in: library.path)
    let unread = try library.run(["tag", "b", "+x"], under: lead)
    #expect(unread.status == 2 && unread.errors.contains("cannot read \"library/a.rec\""))
    try Tool.run(["chmod", "644", "library/a.rec"], in: library.path)
    #expect(try library.run(["tag", "a", "b", "+x"], under: lead).status == 0)
  }

  @Test func aLimitOnFilesIsSaid() throws {
    let library = try BinaryLibrary(records: ["a.rec": Self.record])
    let before = try library.folder.contents()
    let result = try library.shell(
      "ulimit -f 8; exec \"$0\" set a note=\(String(repeating: "x", count: 9000))")
    #expect(result.status == 2)
    #expect(result.errors == "error: cannot write \"library/a.rec\": file too large\n")
    #expect(try library.folder.contents() == before)
  }

  @Test(.enabled(if: Tool.isInstalled("flock"), "flock is missing"))
  func whoeverWaitsGoesOnWhenTheHolderOfTheLockDies() throws {
    let library = try BinaryLibrary(records: ["a.rec": Self.record])
    let holder = try Tool.start(
      ["flock", "--no-fork", "library", "sh", "-c", "echo > held; exec sleep 1000"],
      in: library.folder.path)
    while holder.isRunning, !library.folder.has("held") { Thread.sleep(forTimeInterval: 0.02) }
    let waiting = try (0..<8).map { try library.start(["tag", "a", "+t\($0)"]) }
    // Time to start; one that did not wait for the lock would end by itself.
    Thread.sleep(forTimeInterval: 0.3)
    let areWaiting = waiting.allSatisfy(\.isRunning)
    #expect(areWaiting)
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    for process in waiting {
      process.waitUntilExit()
      #expect(Tool.status(of: process) == 0)
    }
    #expect(try library.run(["tags"]).output.split(separator: "\n").count == 8)
  }

  @Test func sixtyFourAtOnceOfWhichSomeAreKilled() throws {
    let library = try BinaryLibrary(records: ["a.rec": Self.record])
    let processes = try (0..<64).map { try library.start(["tag", "a", "+t\($0)"]) }
    for number in stride(from: 0, to: 64, by: 4) {
      kill(processes[number].processIdentifier, SIGKILL)
    }
    for process in processes { process.waitUntilExit() }
    let text = try library.folder.read("library/a.rec")
    let tags = Set(text.split(separator: "\n").filter { $0.hasPrefix("tag: ") }.map(String.init))
    #expect(tags.isSuperset(of: (0..<64).filter { $0 % 4 != 0 }.map { "tag: t\($0)" }))
    #expect(text.hasPrefix(Self.record))
    #expect(try library.run(["tag", "a", "+next"]).errors.isEmpty)
  }
}
