import Store
import Testing

/// Merges of whole files: records, comments and line ends.
@Suite struct FileMergeTests {
  @Test(arguments: records + settings + lineEnds)
  func mergesWithoutConflict(_ test: MergeCase) throws {
    let merge = try #require(
      MergeCase.merge(base: test.base, ours: test.ours, theirs: test.theirs))
    #expect(merge.text == test.merged)
    #expect(merge.conflicts.isEmpty)
  }

  static let records = [
    MergeCase(
      "both sides add a record at the end", base: "key: a\n", ours: "key: a\n\nkey: b\n",
      theirs: "key: a\n\nkey: c\n", merged: "key: a\n\nkey: b\n\nkey: c\n"),
    MergeCase(
      "both sides add the same record", base: "key: a\n", ours: "key: a\n\nkey: b\ntag: x\n",
      theirs: "key: a\n\nkey: b\ntag: y\n", merged: "key: a\n\nkey: b\ntag: x\ntag: y\n"),
    MergeCase(
      "both sides add a file with the same record", base: "", ours: "key: a\ntitle: A\ntag: x\n",
      theirs: "key: a\ntitle: A\ndate: 2020\n",
      merged: "key: a\ntitle: A\ntag: x\ndate: 2020\n"),
    MergeCase(
      "both sides add a file with different records", base: "", ours: "key: a\n",
      theirs: "key: b\n", merged: "key: a\n\nkey: b\n"),
    MergeCase(
      "one side removes a record that the other left alone",
      base: "key: a\n\n# of b\nkey: b\n\nkey: c\n", ours: "key: a\n\nkey: c\n",
      theirs: "key: a\n\n# of b\nkey: b\n\nkey: c\ntag: x\n", merged: "key: a\n\nkey: c\ntag: x\n"),
    MergeCase(
      "one side moves a record that the other changes", base: "key: a\n\nkey: b\n\nkey: c\n",
      ours: "key: c\n\nkey: a\n\nkey: b\n", theirs: "key: a\n\nkey: b\n\nkey: c\ntag: x\n",
      merged: "key: c\ntag: x\n\nkey: a\n\nkey: b\n"),
    MergeCase(
      "a rename meets an edit, known by the alias", base: "key: a\ntitle: A\n\nkey: b\n",
      ours: "key: new\ntitle: A\nalias: a\n\nkey: b\n", theirs: "key: a\ntitle: B\n\nkey: b\n",
      merged: "key: new\ntitle: B\nalias: a\n\nkey: b\n"),
    MergeCase(
      "a rename without alias of the only record", base: "key: a\ntitle: A\n",
      ours: "key: a\ntitle: A\ntag: x\n", theirs: "key: new\ntitle: A\n",
      merged: "key: new\ntitle: A\ntag: x\n"),
  ]

  static let settings = [
    MergeCase(
      "both sides take a setting out of its comment",
      base: "# One\n# me: A, B\n#\n# Two\n# private: x\n",
      ours: "# One\nme: A, B\n#\n# Two\n# private: x\n",
      theirs: "# One\n# me: A, B\n#\n# Two\nprivate: x\n",
      merged: "# One\nme: A, B\n#\n# Two\nprivate: x\n"),
    MergeCase(
      "sections of a list change on both sides",
      base: "heading: H\n\nsection: A\nitem: a\n\nsection: B\nitem: b\n",
      ours: "heading: H\n\nsection: A\nitem: a\nitem: c\n\nsection: B\nitem: b\n",
      theirs: "heading: I\n\nsection: A\nitem: d\nitem: a\n\nsection: C\nitem: b\n",
      merged: "heading: I\n\nsection: A\nitem: d\nitem: a\nitem: c\n\nsection: C\nitem: b\n"),
    MergeCase(
      "comments between records stay there", base: "# head\n\nkey: a\n\n# mid\n\nkey: b\n",
      ours: "# head, mine\n\nkey: a\n\n# mid\n\nkey: b\n",
      theirs: "# head\n\nkey: a\ntag: x\n\n# mid\n\n# more\n\nkey: b\n",
      merged: "# head, mine\n\nkey: a\ntag: x\n\n# mid\n\n# more\n\nkey: b\n"),
  ]

  static let lineEnds = [
    MergeCase(
      "CRLF stays", base: "key: a\r\ntitle: A\r\n", ours: "key: a\r\ntitle: A\r\ntag: x\r\n",
      theirs: "key: a\r\ntitle: B\r\n", merged: "key: a\r\ntitle: B\r\ntag: x\r\n"),
    MergeCase(
      "one side turns CRLF into LF", base: "key: a\r\n",
      ours: "key: a\r\ntag: x\r\n", theirs: "key: a\ntag: y\n", merged: "key: a\ntag: x\ntag: y\n"),
    MergeCase(
      "line by line mixed ends stay", base: "key: a\r\ntitle: A\ntag: t\r\n",
      ours: "key: a\r\ntitle: A\ntag: t\r\nnote: n\n", theirs: "key: a\r\ntitle: B\ntag: t\r\n",
      merged: "key: a\r\ntitle: B\ntag: t\r\nnote: n\n"),
    MergeCase(
      "a missing last line end stays missing", base: "key: a\ntitle: A",
      ours: "key: a\ntitle: A\ntag: x", theirs: "key: a\ntitle: B",
      merged: "key: a\ntitle: B\ntag: x"),
    MergeCase(
      "a last line end that one side adds is there", base: "key: a\ntitle: A",
      ours: "key: b\ntitle: A", theirs: "key: a\ntitle: A\ntag: x\n",
      merged: "key: b\ntitle: A\ntag: x\n"),
    MergeCase(
      "a record added below a line without end", base: "key: a", ours: "key: a\ntag: x",
      theirs: "key: a\n\nkey: b", merged: "key: a\ntag: x\n\nkey: b"),
    MergeCase(
      "blank lines of one's own taste stay", base: "\nkey: a\n\n\n\nkey: b\n\n",
      ours: "\nkey: a\n\n\n\nkey: b\ntag: x\n\n", theirs: "\nkey: a\ntag: y\n\n\n\nkey: b\n\n",
      merged: "\nkey: a\ntag: y\n\n\n\nkey: b\ntag: x\n\n"),
  ]

  static let notUnderstood = [
    MergeCase(
      "a line that is no field", base: "key: a\n", ours: "key: a\noops\n",
      theirs: "key: a\ntag: x\n", merged: ""),
    MergeCase(
      "marks of an older conflict", base: "key: a\n",
      ours: "key: a\n<<<<<<< ours\ntag: a\n=======\n>>>>>>> theirs\n", theirs: "key: a\ntag: x\n",
      merged: ""),
    MergeCase(
      "one key twice", base: "key: a\n", ours: "key: a\n\nkey: a\ntag: x\n",
      theirs: "key: a\ntag: y\n", merged: ""),
  ]

  @Test(arguments: notUnderstood)
  func leavesToALineMerge(_ test: MergeCase) {
    #expect(MergeCase.merge(base: test.base, ours: test.ours, theirs: test.theirs)?.text == nil)
  }
}
