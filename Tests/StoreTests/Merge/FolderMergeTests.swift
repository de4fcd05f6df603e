import Store
import Testing

/// Records that a side moved to another file, merged where they went.
@Suite struct FolderMergeTests {
  /// The versions of files in conflict, files that git has merged, and what becomes of them all;
  /// texts are single lines with `|` for line ends, and `nil` is no file.
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var unmerged: [(name: String, base: String?, ours: String?, theirs: String?)]
    var settled: [(name: String, text: String)] = []
    var merged: [(name: String, text: String?)]
    var conflicts = 0
  }

  static let cases = [
    Case(
      testDescription: "ours moved a record that theirs changed",
      unmerged: [("all", "key: a|title: A||key: b|", "key: b|", "key: a|title: B||key: b|")],
      settled: [("a", "key: a|title: A|tag: x|")],
      merged: [("all", "key: b|"), ("a", "key: a|title: B|tag: x|")]),
    Case(
      testDescription: "theirs moved a record that ours changed",
      unmerged: [("all", "key: a|title: A||key: b|", "key: a|title: B||key: b|", "key: b|")],
      settled: [("a", "key: a|title: A|tag: x|")],
      merged: [("all", "key: b|"), ("a", "key: a|title: B|tag: x|")]),
    Case(
      testDescription: "the moved record was renamed",
      unmerged: [("all", "key: a|title: A||key: b|", "key: b|", "key: a|title: B||key: b|")],
      settled: [("new", "key: new|title: A|alias: a|")],
      merged: [("all", "key: b|"), ("new", "key: new|title: B|alias: a|")]),
    Case(
      testDescription: "a record that took in another gets what was added to that",
      unmerged: [("a", "key: a|title: A|", nil, "key: a|title: A|tag: x|")],
      settled: [("b", "key: b|title: A|alias: a|tag: y|")],
      merged: [("a", nil), ("b", "key: b|title: A|alias: a|tag: y|tag: x|")]),
    Case(
      testDescription: "a file was split, and theirs changed and added records",
      unmerged: [
        ("all", "key: a|tag: x||key: b|tag: x|", nil, "key: a|tag: y||key: b|tag: x||key: c|")
      ],
      settled: [("a", "key: a|tag: x|"), ("b", "key: b|tag: x|")],
      merged: [("all", "key: c|"), ("a", "key: a|tag: y|")]),
    Case(
      testDescription: "the file that it moved to is in conflict as well",
      unmerged: [
        ("x", "key: a|title: A||key: b|", "key: b|", "key: a|title: B||key: b|"),
        ("y", "key: c|", "key: c|tag: 1||key: a|title: A|tag: x|", "key: c|tag: 2|"),
      ],
      merged: [("x", "key: b|"), ("y", "key: c|tag: 1|tag: 2||key: a|title: B|tag: x|")]),
    Case(
      testDescription: "both sides moved it to the same file, and each changed it",
      unmerged: [
        ("x", "key: a|title: A|date: 1||key: b|", "key: b|tag: 1|", "key: b|tag: 2|"),
        ("y", nil, "key: a|title: B|date: 1|", "key: a|title: A|date: 2|"),
      ],
      merged: [("x", "key: b|tag: 1|tag: 2|"), ("y", "key: a|title: B|date: 2|")]),
    Case(
      testDescription: "both sides moved it, to different files",
      unmerged: [
        ("x", "key: a|title: A|date: 1|", nil, nil), ("y", nil, "key: a|title: B|date: 1|", nil),
        ("z", nil, nil, "key: a|title: A|date: 2|"),
      ],
      merged: [("x", nil), ("y", "key: a|title: B|date: 2|"), ("z", nil)]),
    Case(
      testDescription: "a field that both changed conflicts where the record is",
      unmerged: [("all", "key: a|title: A||key: b|", "key: b|", "key: a|title: B||key: b|")],
      settled: [("a", "key: a|title: C|")],
      merged: [
        ("all", "key: b|"), ("a", "key: a|<<<<<<< O|title: C|=======|title: B|>>>>>>> T|"),
      ], conflicts: 1),
    Case(
      testDescription: "a comment above it is part of it",
      unmerged: [("all", "# of a|key: a||key: b|", "key: b|", "# on a|key: a||key: b|")],
      settled: [("a", "# of a|key: a|tag: x|")],
      merged: [("all", "key: b|"), ("a", "# on a|key: a|tag: x|")]),
    Case(
      testDescription: "CRLF stays CRLF, and LF LF",
      unmerged: [
        ("all", "key: a|tag: x||key: b|", "key: b|", "key: a|tag: x|tag: y||key: b|")
      ],
      settled: [("a", "key: a\r|tag: x\r|")],
      merged: [("all", "key: b|"), ("a", "key: a\r|tag: x\r|tag: y\r|")]),
    Case(
      testDescription: "a record that is nowhere else was removed",
      unmerged: [("all", "key: a|title: A||key: b|", "key: b|", "key: a|title: B||key: b|")],
      merged: [("all", "<<<<<<< O|=======|key: a|title: B|>>>>>>> T||key: b|")], conflicts: 1),
    Case(
      testDescription: "what cannot be read as a record takes nothing in",
      unmerged: [("all", "key: a|title: A||key: b|", "key: b|", "key: a|title: B||key: b|")],
      settled: [("a", "key: a|oops|")],
      merged: [("all", "<<<<<<< O|=======|key: a|title: B|>>>>>>> T||key: b|")], conflicts: 1),
  ]

  private static func bytes(_ text: String) -> [UInt8] {
    Array(text.replacing("|", with: "\n").utf8)
  }

  @Test(arguments: cases)
  func mergesWhereTheRecordIs(_ test: Case) {
    let files = test.unmerged.map { file in
      FolderMerge.File(
        name: file.name,
        versions: ThreeWay(base: file.base, ours: file.ours, theirs: file.theirs)
          .map { $0.map(Self.bytes) })
    }
    let names = test.unmerged.map(\.name) + test.settled.map(\.name)
    let markers = ConflictMarkers(ours: "O", theirs: "T")
    let outcomes = FolderMerge(
      files, settled: test.settled.map { ($0.name, Self.bytes($0.text)) },
      markers: Dictionary(uniqueKeysWithValues: names.map { ($0, markers) })
    ).outcomes
    #expect(outcomes.map(\.name) == test.merged.map(\.name))
    let texts = outcomes.map { outcome in
      // By bytes, since CRLF is one character.
      outcome.bytes.map { bytes in
        String(decoding: bytes.map { $0 == 0x0A ? UInt8(ascii: "|") : $0 }, as: UTF8.self)
      }
    }
    #expect(texts == test.merged.map(\.text))
    #expect(outcomes.reduce(0) { $0 + $1.conflicts.count } == test.conflicts)
  }

  /// What stays in conflict merges to the same again, from the versions that the index gets.
  @Test(arguments: cases)
  func whatMovedIsMergedOnce(_ test: Case) {
    let files = test.unmerged.map { file in
      FolderMerge.File(
        name: file.name,
        versions: ThreeWay(base: file.base, ours: file.ours, theirs: file.theirs)
          .map { $0.map(Self.bytes) })
    }
    let settled = test.settled.map { (name: $0.name, bytes: Self.bytes($0.text)) }
    let outcomes = FolderMerge(files, settled: settled).outcomes
    for outcome in outcomes {
      guard let versions = outcome.movedVersions else { continue }
      let again = FolderMerge([.init(name: outcome.name, versions: versions)], settled: []).outcomes
      #expect(again.map(\.bytes) == [outcome.bytes])
      #expect(again[0].conflicts == outcome.conflicts)
    }
  }

  @Test func aVenueOfTheSameKeyIsNoRecord() {
    let file = FolderMerge.File(
      name: "venues.rec",
      versions: ThreeWay(base: "key: a\nname: A\n\nkey: b\n", ours: "key: b\n", theirs: "key: a\n")
        .map { Array($0.utf8) }, holdsRecords: false)
    #expect(FolderMerge.keysToFind(in: [file]).isEmpty)
  }
}
