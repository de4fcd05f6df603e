import SeededRandom
import Foundation
import Support
import Testing

/// The same random pairs of edits, merged by the real git with the built program as its driver.
@Suite(.enabled(if: Tool.ibid != nil && Tool.isInstalled("git"), "git or the program is missing"))
struct GitMergeTests {
  private let folder: TemporaryFolder
  private let binary: String

  init() throws {
    folder = try TemporaryFolder()
    binary = try #require(Tool.ibid)
  }

  @discardableResult
  private func run(_ words: String...) throws -> Tool.Result {
    let programs = URL(fileURLWithPath: binary).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try Tool.run(
      [words[0] == "ibid" ? binary : words[0]] + words.dropFirst(), in: folder.path,
      environment: [
        "PATH": "\(programs):\(path)", "HOME": folder.path, "GIT_AUTHOR_NAME": "Ann",
        "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "Ann",
        "GIT_COMMITTER_EMAIL": "a@example.org",
      ])
  }

  private func write(_ files: [EditableFile], to branch: String, from start: String) throws {
    try run("git", "checkout", "-q", "-B", branch, start)
    for (number, file) in files.enumerated() { try folder.write(file.text, to: name(number)) }
    try run("git", "add", "-A")
    try run("git", "commit", "-q", "--allow-empty", "-m", branch)
  }

  private func name(_ number: Int) -> String { "library/pair\(number).rec" }

  /// Files on three branches: what they began as, and two edits of each.
  private func prepare(
    _ pairs: [(base: EditableFile, ours: EditableFile, theirs: EditableFile)]
  ) throws {
    try run("git", "init", "-q", "-b", "main", ".")
    try folder.write("library/**/*.rec merge=ibid diff=ibid\n", to: ".gitattributes")
    try folder.write("", to: "library/ibid.rec")
    try run("git", "add", "-A")
    try run("git", "commit", "-q", "-m", "empty")
    try write(pairs.map(\.base), to: "main", from: "main")
    try write(pairs.map(\.theirs), to: "theirs", from: "main")
    try write(pairs.map(\.ours), to: "ours", from: "main")
  }

  @Test func independentEditsMergeToWhatBothMeant() throws {
    var random = RandomEdits(SeededGenerator(seed: 99))
    let cases = (0..<60).map { _ in
      let base = random.file()
      let edits = random.independent(of: base)
      let ours = edits.ours.reduce(base) { $0.applying($1) }
      let meant = edits.theirs.reduce(ours) { $0.applying($1) }
      return (
        pair: (base: base, ours: ours, theirs: edits.theirs.reduce(base) { $0.applying($1) }),
        meant: meant
      )
    }
    try prepare(cases.map(\.pair))
    // First as a clone without the driver does it, then mended, then with the driver.
    #expect(try run("git", "merge", "-q", "theirs").status == 1)
    let resolved = try run("ibid", "resolve")
    #expect(resolved.status == 0 && resolved.errors.isEmpty)
    let mended = try folder.contents()
    try run("git", "reset", "-q", "--hard", "ours")
    #expect(try run("ibid", "init").status == 0)
    let merge = try run("git", "merge", "-q", "-m", "merge", "theirs")
    #expect(merge.status == 0, "\(merge.errors)")
    for (number, test) in cases.enumerated() {
      let text = try folder.read(name(number))
      #expect(EditableFile.values(of: text) == test.meant.values, "pair \(number)")
      // git itself merges what does not touch, perhaps in another order.
      let other = mended[name(number)].map { String(decoding: $0, as: UTF8.self) } ?? ""
      if resolved.output.contains("\(name(number))\n") { #expect(text == other, "pair \(number)") }
    }
  }

  @Test func contradictionsConflict() throws {
    var random = RandomEdits(SeededGenerator(seed: 7))
    let pairs = (0..<30).map { _ in
      let base = random.file()
      let clash = random.clash(in: base)
      return (
        base: base, ours: (clash.others.ours + [clash.ours]).reduce(base) { $0.applying($1) },
        theirs: (clash.others.theirs + [clash.theirs]).reduce(base) { $0.applying($1) }
      )
    }
    try prepare(pairs)
    #expect(try run("ibid", "init").status == 0)
    #expect(try run("git", "merge", "-q", "theirs").status == 1)
    let unmerged = try run("git", "diff", "--name-only", "--diff-filter=U").output
    #expect(unmerged.split(separator: "\n").count == pairs.count)
    for number in pairs.indices {
      #expect(try folder.read(name(number)).contains("\n>>>>>>> theirs"), "pair \(number)")
    }
  }
}
