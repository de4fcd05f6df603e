import Foundation
import Records
import Store
import Support
import Testing

/// Faults at every call that changes a file: a command that dies or is refused there leaves every
/// record whole, and the next command works.
///
/// `strace` does it: it counts the calls of a kind, and kills the program or fails the call at the
/// *n*-th of them, for every *n* there is.
@Suite(.enabled(if: Tool.ibid != nil && Strace.isUsable, "strace is missing or may not trace"))
struct FaultTests {
  static let commands = [
    ["tag", "old", "two", "+new"], ["add", "new.bib", "--force"],
    ["rename", "old", "neu", "paper.tex"],
    ["remove", "gone"], ["set", "old", "note=changed"],
  ]

  private static let records = [
    "old.rec": "key: old\ntype: misc\ntitle: Old\nnote: n\n",
    "gone.rec": "key: gone\ntype: misc\ntitle: Gone\n",
    "two.rec":
      "# Two.\n\nkey: two\ntype: misc\ntitle: Two\n\nkey: three\ntype: misc\ntitle: Three\n",
  ]

  @Test(arguments: commands)
  func aCommandKilledAtAnyCallLeavesAllWhole(_ words: [String]) throws {
    for call in ["write", "fsync", "rename", "unlink", "fchmod", "openat"] {
      try everyTime(call, "signal=KILL", words) { _, _, _ in }
    }
  }

  @Test(arguments: commands)
  func aCallThatFailsIsSaidAndLosesNothing(_ words: [String]) throws {
    for (call, error) in [
      ("write", "ENOSPC"), ("fsync", "EIO"), ("rename", "EACCES"), ("fchmod", "EPERM"),
    ] {
      try everyTime(call, "error=\(error)", words) { result, before, library in
        if result.status == 0 { return }
        #expect(result.status == 2 && (result.errors.contains("error: ") || call == "write"))
        // The output comes last, when all is done.
        let isEarly = !result.errors.contains("standard output") && !result.errors.isEmpty
        guard isEarly, call == "write" || call == "fsync" else { return }
        let after = try library.folder.contents()
        #expect(after == before)
      }
    }
  }

  /// Runs a command once for each call of a kind that it makes, with a fault there.
  private func everyTime(
    _ call: String, _ fault: String, _ words: [String],
    then look: (Tool.Result, [String: Data], BinaryLibrary) throws -> Void
  ) throws {
    for number in 1...200 {
      let library = try BinaryLibrary(records: Self.records)
      try library.folder.write("\\cite{old}\n", to: "paper.tex")
      try library.folder.write(
        "@misc{new1, title = {New}}\n@misc{new2, title = {New}}\n", to: "new.bib")
      let before = try library.folder.contents()
      let trace = library.folder.path("trace")
      let result = try Tool.run(
        [
          "strace", "-f", "-o", trace, "-e", "trace=\(call)", "-e",
          "inject=\(call):\(fault):when=\(number)", library.binary,
        ] + words, in: library.folder.path)
      let text = (try? library.folder.read("trace")) ?? ""
      try? FileManager.default.removeItem(atPath: trace)
      try expectWhole(library, "\(words) with \(fault) at \(call) \(number)")
      try look(result, before, library)
      let next = try library.run(["tag", "three", "+next"])
      #expect(next.status == 0 && next.errors.isEmpty)
      let left = try library.folder.files(under: "library").filter { $0.contains("/.ibid-") }
      #expect(left.isEmpty)
      // Beyond the last call nothing was injected.
      if !text.contains("(INJECTED)"), !text.contains("killed by SIGKILL") {
        #expect(result.status == 0)
        return
      }
    }
    Issue.record("\(words) makes more calls of \(call) than expected")
  }

  /// Every record is as it was or as the command makes it, in a file that reads without a fault.
  private func expectWhole(_ library: BinaryLibrary, _ comment: String) throws {
    var found: [String: Record] = [:]
    for file in try library.recordFiles where !file.contains("/.ibid-") {
      let document = RecDocument(Array(try library.folder.read(file).utf8), file: file)
      #expect(document.faults.isEmpty && !document.records.isEmpty, "\(comment): \(file)")
      for record in document.records { found[record.key.text] = record }
    }
    let old = found["old"] ?? found["neu"]
    #expect(old?["title"] == "Old" && ["n", "changed"].contains(old?["note"]), "\(comment)")
    #expect(found["two"]?["title"] == "Two" && found["three"]?["title"] == "Three", "\(comment)")
    #expect(found["gone"]?["title"] == "Gone" || comment.contains("remove"), "\(comment)")
    for key in ["new1", "new2"] {
      if let record = found[key] { #expect(record["title"] == "New", "\(comment)") }
    }
    let paper = try library.folder.read("paper.tex")
    #expect(["\\cite{old}\n", "\\cite{neu}\n"].contains(paper), "\(comment)")
  }

  @Test(.enabled(if: Tool.isInstalled("git"), "git is missing"))
  func aCommitThatDiesAnywhereLosesNothing() throws {
    for call in ["wait4", "write", "rename", "unlink", "fsync"] {
      for number in 1...40 {
        let library = try GitLibrary(
          records: ["a.rec": "key: a\ntype: misc\n"], settings: "auto_commit: yes\n")
        let trace = library.folder.path("trace")
        let result = try library.run(
          ["tag", "a", "+x"],
          under: [
            "strace", "-o", trace, "-e", "trace=\(call)", "-e",
            "inject=\(call):signal=KILL:when=\(number)",
          ])
        // The index never says less than the last commit, which the next would take back.
        let staged = try library.git("diff", "--cached", "--no-textconv").output
        #expect(!staged.contains("\n-tag"), "\(call) \(number)")
        let next = try library.ibid("tag", "a", "+next")
        #expect(next.status == 0 && next.errors.isEmpty, "\(call) \(number): \(next.errors)")
        try library.git("fsck", "--strict")
        #expect(try library.read("library/a.rec").contains("tag: next\n"))
        if result.status == 0 { break }
        #expect(number < 40, "more calls of \(call) than expected")
      }
    }
  }
}

private enum Strace {
  static let isUsable: Bool = {
    let words = ["strace", "-o", "/dev/null", "true"]
    return Tool.isInstalled("strace") && (try? Tool.run(words, in: "/").status) == 0
  }()
}
