import Foundation
import Records
import Store
import Support
import Testing

/// Records that one branch moves between files while another one edits them, brought together by the
/// real git in every way that it has.
///
/// git merges file by file. Where that left a conflict, `ibid resolve` has to end it, and in the end
/// each record is there once, with the changes of both sides.
@Suite(.enabled(if: GitLibrary.canRun, "git or the built program is missing"))
struct MovedRecordTests {
  enum Way: CaseIterable { case merge, mergeTheOtherWay, rebase, cherryPick, stash }

  @Test(arguments: Array(1...4) as [UInt64], Way.allCases)
  func nothingIsLostOrDoubled(_ seed: UInt64, _ way: Way) throws {
    var random = RandomMoves(seed: seed)
    let library = try GitLibrary()
    for round in 0..<3 {
      let story = random.story()
      try library.git("checkout", "-q", "--orphan", "main\(round)")
      try put(story.base, into: library)
      try library.commit("Base")
      try library.git("checkout", "-q", "-b", "theirs\(round)")
      try put(story.theirs, into: library)
      try library.commit("Theirs")
      try library.git("checkout", "-q", "-b", "ours\(round)", "main\(round)")
      try put(story.ours, into: library)
      try library.commit("Ours")
      try bringTogether(library, round, way)
      #expect(try library.git("status", "--porcelain").output.isEmpty)
      let records = try RandomMoves.records(in: library)
      let wrong = Set(records.keys).union(story.meant.keys).filter {
        records[$0] != story.meant[$0]
      }
      let versions = [story.base, story.ours, story.theirs].map { version in
        version.records.values.filter { wrong.contains($0.key) || wrong.contains($0.alias ?? "") }
      }
      #expect(
        wrong.isEmpty,
        "seed \(seed), round \(round), \(way): \(versions); is \(wrong.map { records[$0] })")
    }
  }

  private func bringTogether(_ library: GitLibrary, _ round: Int, _ way: Way) throws {
    let (ours, theirs) = ("ours\(round)", "theirs\(round)")
    let goOn: [String]
    switch way {
    case .merge:
      goOn = ["commit", "-q", "--no-edit"]
      if try library.git("merge", "-q", "--no-edit", theirs, mayFail: true).status == 0 { return }
    case .mergeTheOtherWay:
      goOn = ["commit", "-q", "--no-edit"]
      try library.git("checkout", "-q", theirs)
      if try library.git("merge", "-q", "--no-edit", ours, mayFail: true).status == 0 { return }
    case .rebase:
      goOn = ["-c", "core.editor=true", "rebase", "--continue"]
      if try library.git("rebase", "-q", theirs, mayFail: true).status == 0 { return }
    case .cherryPick:
      goOn = ["-c", "core.editor=true", "cherry-pick", "--continue"]
      if try library.git("cherry-pick", theirs, mayFail: true).status == 0 { return }
    case .stash:
      goOn = ["commit", "-q", "-m", "Popped"]
      try library.git("checkout", "-q", theirs)
      try library.git("reset", "-q", "--soft", "main\(round)")
      try library.git("stash", "push", "-q")
      try library.git("checkout", "-q", ours)
      if try library.git("stash", "pop", "-q", mayFail: true).status == 0 {
        try library.commit("Popped")
        return
      }
    }
    let result = try library.ibid("resolve")
    #expect(result.status == 0, "\(result.errors)")
    try library.git(goOn[0], goOn[1], goOn[2], goOn.count > 3 ? goOn[3] : "--quiet")
  }

  /// Where the user has set it, git still guesses which folders were renamed.
  @Test func whatTheUserHasSetStays() throws {
    let library = try GitLibrary(isSetUp: false)
    try library.git("config", "merge.directoryRenames", "true")
    #expect(!(try library.ibid("init").output.contains("directoryRenames")))
    #expect(try library.git("config", "merge.directoryRenames").output == "true\n")
    try library.git("config", "--unset", "merge.directoryRenames")
    #expect(try library.ibid("init").output.contains("merge.directoryRenames"))
    #expect(try library.git("config", "merge.directoryRenames").output == "false\n")
    #expect(try library.ibid("init").errors.contains("is there already"))
  }

  /// `git stash pop` brings back new files that git does not know yet.
  @Test func aFileThatGitDoesNotKnowTakesRecordsIn() throws {
    let library = try GitLibrary(
      records: ["all.rec": "key: a\ntitle: A\n\nkey: b\ntitle: B\n"])
    try library.write("key: b\ntitle: B\n", to: "library/all.rec")
    try library.write("key: a\ntitle: A\ntag: x\n", to: "library/a.rec")
    try library.git("stash", "push", "-q", "--include-untracked")
    try library.write("key: a\ntitle: New\n\nkey: b\ntitle: B\n", to: "library/all.rec")
    try library.commit("New")
    try library.git("stash", "pop", "-q", mayFail: true)
    let result = try library.ibid("resolve")
    #expect(
      result.output
        == "resolved library/all.rec\nmerged a in library/a.rec, where it has moved\n")
    #expect(try library.read("library/all.rec") == "key: b\ntitle: B\n")
    #expect(try library.read("library/a.rec") == "key: a\ntitle: New\ntag: x\n")
    #expect(
      try library.git("status", "--porcelain").output == "M  library/all.rec\n?? library/a.rec\n")
  }

  /// What both sides changed stands in conflict where the record is now, for git as for the user.
  @Test func aTrueConflictIsWhereTheRecordIs() throws {
    let library = try GitLibrary(
      records: ["all.rec": "key: a\ntitle: A\n\nkey: b\ntitle: B\n"])
    try library.branch({
      try library.write("key: b\ntitle: B\n", to: "library/all.rec")
      try library.write("key: a\ntitle: Ours\n", to: "library/a.rec")
    }) {
      try library.write("key: a\ntitle: Theirs\n\nkey: b\ntitle: B\n", to: "library/all.rec")
    }
    let merge = try library.git("merge", "two", mayFail: true)
    #expect((merge.output + merge.errors).contains("one side removed a, and the other changed it"))
    let check = try library.ibid("check", "--only", "conflict", "--explain", "conflict")
    #expect(check.output.contains("`ibid resolve`"))
    for _ in 0..<2 {
      let result = try library.ibid("resolve")
      #expect(result.status == 1)
      #expect(result.errors == "library/a.rec: both sides changed title of a\n")
      #expect(
        try library.read("library/a.rec")
          == "key: a\n<<<<<<< ours\ntitle: Ours\n=======\ntitle: Theirs\n>>>>>>> theirs\n")
      #expect(
        try library.git("status", "--porcelain").output
          == "UU library/a.rec\n")
    }
    try library.write("key: a\ntitle: Both\n", to: "library/a.rec")
    try library.commit("Merged")
    #expect(try library.ibid("show", "a").output == "key: a\ntitle: Both\n")
  }

  /// git sees no conflict where each side moved a record to a file of its own.
  @Test(arguments: [false, true], ["New", "Other"])
  func whatBothSidesMovedBecomesOne(_ isCommitted: Bool, _ title: String) throws {
    let library = try GitLibrary(
      records: ["all.rec": "key: a\ntitle: A\n\nkey: b\ntitle: B\n"])
    try library.branch({
      try library.write("key: b\ntitle: B\n", to: "library/all.rec")
      try library.write("key: a\ntitle: New\ntag: x\n", to: "library/x.rec")
    }) {
      try library.write("key: b\ntitle: B\n", to: "library/all.rec")
      try library.write("key: a\ntitle: \(title)\ntag: y\n\nkey: c\n", to: "library/y.rec")
    }
    try library.git("merge", "-q", isCommitted ? "--no-edit" : "--no-commit", "two")
    #expect(try library.ibid("check", "--only", "duplicate-key").status == 1)
    let dry = try library.ibid("resolve", "--dry-run")
    #expect(
      try library.git("status", "--porcelain").output == (isCommitted ? "" : "A  library/y.rec\n"))
    let result = try library.ibid("resolve")
    #expect(dry.output == result.output)
    #expect(result.output == "merged a in library/x.rec, where it has moved\n")
    #expect(try library.read("library/y.rec") == "key: c\n")
    guard title == "New" else {
      #expect(result.status == 1)
      #expect(result.errors == "library/x.rec: both sides changed title of a\n")
      #expect(try library.git("status", "--porcelain").output.contains("UU library/x.rec\n"))
      return
    }
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(try library.read("library/x.rec") == "key: a\ntitle: New\ntag: x\ntag: y\n")
    #expect(try library.ibid("check", "--only", "duplicate-key").status == 0)
    #expect(try library.ibid("resolve").errors == "no record file is in conflict\n")
  }

  /// Two works that happen to have one key are no moved record.
  @Test func twoWorksOfOneKeyStay() throws {
    let library = try GitLibrary(records: ["b.rec": "key: b\n"])
    try library.branch({ try library.write("key: a\ntitle: A\n", to: "library/x.rec") }) {
      try library.write("key: a\ntitle: Another\n", to: "library/y.rec")
    }
    try library.git("merge", "-q", "--no-edit", "two")
    #expect(try library.ibid("resolve").errors == "no record file is in conflict\n")
    #expect(try library.git("status", "--porcelain").output.isEmpty)
  }

  /// git was done, ibid was not: the file that the record went to has edits of the user's.
  @Test func editsOfTheUsersOwnStay() throws {
    let library = try GitLibrary(
      records: ["all.rec": "key: a\ntitle: A\n\nkey: b\ntitle: B\n"])
    try library.branch({
      try library.write("key: b\ntitle: B\n", to: "library/all.rec")
      try library.write("key: a\ntitle: A\n", to: "library/a.rec")
    }) {
      try library.write("key: a\ntitle: Theirs\n\nkey: b\ntitle: B\n", to: "library/all.rec")
    }
    try library.git("merge", "two", mayFail: true)
    try library.write("key: a\ntitle: A\nnote: mine\n", to: "library/a.rec")
    let result = try library.ibid("resolve")
    #expect(result.status == 1)
    #expect(result.errors.contains("\"library/a.rec\" has changes that are not staged"))
    #expect(try library.read("library/a.rec") == "key: a\ntitle: A\nnote: mine\n")
    try library.git("add", "library/a.rec")
    #expect(try library.ibid("resolve").status == 0)
    #expect(try library.read("library/a.rec") == "key: a\ntitle: Theirs\nnote: mine\n")
  }

  private func put(_ version: RandomMoves.Version, into library: GitLibrary) throws {
    try library.git("rm", "-q", "-r", "-f", "--ignore-unmatch", "library")
    try library.write("", to: "library/ibid.rec")
    for (name, text) in version.files { try library.write(text, to: "library/\(name)") }
  }
}
