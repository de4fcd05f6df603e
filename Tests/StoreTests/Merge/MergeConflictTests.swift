import Records
import Store
import Testing

/// Edits that contradict each other: both sides stay, around just the lines in question.
@Suite struct MergeConflictTests {
  @Test(arguments: values + records)
  func keepsBothSides(_ test: MergeCase) throws {
    let merge = try #require(
      MergeCase.merge(
        base: test.base, ours: test.ours, theirs: test.theirs,
        markers: ConflictMarkers(size: 3, ours: "O", theirs: "T")))
    #expect(merge.text == test.merged)
    #expect(!merge.conflicts.isEmpty)
  }

  static let values = [
    MergeCase(
      lines: "a scalar gets two values", "title: A|date: 2020|tag: t",
      ours: "title: B|date: 2020|tag: t", theirs: "title: C|date: 2021|tag: t",
      merged: "<<< O|title: B|===|title: C|>>> T|date: 2021|tag: t"),
    MergeCase(
      lines: "a scalar that was not there gets two values", "title: A",
      ours: "title: A|doi: 10.1/x", theirs: "title: A|doi: 10.1/y",
      merged: "title: A|<<< O|doi: 10.1/x|===|doi: 10.1/y|>>> T"),
    MergeCase(
      lines: "a removed field is changed", "title: A|note: n|tag: t", ours: "title: A|tag: t",
      theirs: "title: A|note: m|tag: t", merged: "title: A|<<< O|===|note: m|>>> T|tag: t"),
    MergeCase(
      lines: "a changed field is removed", "title: A|note: n|tag: t",
      ours: "title: A|note: m|tag: t", theirs: "title: A|tag: t",
      merged: "title: A|<<< O|note: m|===|>>> T|tag: t"),
    MergeCase(
      lines: "an author is changed in two ways", "author: Doe, J.|author: B, B",
      ours: "author: Doe, Jane|author: B, B", theirs: "author: Doe, Janet|author: B, B",
      merged: "<<< O|author: Doe, Jane|===|author: Doe, Janet|>>> T|author: B, B"),
    MergeCase(
      lines: "a marked author has become someone else", "author: Doe, Jane",
      ours: "author: Doe, John", theirs: "author: Doe, Jane; orcid=0000-0001",
      merged: "<<< O|author: Doe, John|===|author: Doe, Jane; orcid=0000-0001|>>> T"),
    MergeCase(
      lines: "an attribute gets two values", "author: Doe, Jane",
      ours: "author: Doe, Jane; orcid=1", theirs: "author: Doe, Jane; orcid=2",
      merged: "<<< O|author: Doe, Jane; orcid=1|===|author: Doe, Jane; orcid=2|>>> T"),
    MergeCase(
      lines: "a removed author is marked", "author: A, A|author: B, B", ours: "author: B, B",
      theirs: "author: A, A; equal|author: B, B",
      merged: "<<< O|===|author: A, A; equal|>>> T|author: B, B"),
    MergeCase(
      lines: "a link goes to two places", "link: code https://a", ours: "link: code https://b",
      theirs: "link: code https://c",
      merged: "<<< O|link: code https://b|===|link: code https://c|>>> T"),
    MergeCase(
      lines: "the authors are put into two orders", "author: A, A|author: B, B|author: C, C|tag: t",
      ours: "author: B, B|author: A, A|author: C, C|tag: t",
      theirs: "author: A, A|author: C, C|author: B, B|tag: u",
      merged: "<<< O|author: B, B|author: A, A|author: C, C|===|author: A, A|author: C, C"
        + "|author: B, B|>>> T|tag: u"),
    MergeCase(
      lines: "an abstract gets two texts, each of its lines", "abstract: a|+ b|date: 2020",
      ours: "abstract: a|+ c|date: 2020", theirs: "abstract: a|+ d|date: 2020",
      merged: "<<< O|abstract: a|+ c|===|abstract: a|+ d|>>> T|date: 2020"),
    MergeCase(
      lines: "a comment is changed in two ways", "# a|title: A", ours: "# b|title: A",
      theirs: "# c|title: A", merged: "<<< O|# b|===|# c|>>> T|title: A"),
  ]

  static let records = [
    MergeCase(
      "a removed record is changed", base: "key: a\n\nkey: b\n\nkey: c\n",
      ours: "key: a\n\nkey: c\n", theirs: "key: a\n\nkey: b\ntag: x\n\nkey: c\n",
      merged: "key: a\n\n<<< O\n===\nkey: b\ntag: x\n>>> T\n\nkey: c\n"),
    MergeCase(
      "a record gets two keys", base: "key: a\ntitle: A\n", ours: "key: b\ntitle: A\nalias: a\n",
      theirs: "key: c\ntitle: A\nalias: a\n",
      merged: "<<< O\nkey: b\n===\nkey: c\n>>> T\ntitle: A\nalias: a\n"),
    MergeCase(
      "a new record stands where git took it for a removed one, renamed",
      base: "key: a\ntitle: On A\nauthor: Roe, R\ndate: 2020\n",
      ours: "key: b\ntitle: On B\nauthor: Roe, R\ndate: 2020\n",
      theirs: "key: a\ntitle: On A\nauthor: Roe, R\ndate: 2020\ntag: x\n",
      merged: "key: b\ntitle: On B\nauthor: Roe, R\ndate: 2020\n\n"
        + "<<< O\n===\nkey: a\ntitle: On A\nauthor: Roe, R\ndate: 2020\ntag: x\n>>> T\n"),
    MergeCase(
      "a setting gets two values", base: "me: A\n", ours: "me: B\n", theirs: "me: C\n",
      merged: "<<< O\nme: B\n===\nme: C\n>>> T\n"),
    MergeCase(
      "markers end as the file's lines do", base: "key: a\r\ntitle: A\r\n",
      ours: "key: a\r\ntitle: B\r\n", theirs: "key: a\r\ntitle: C\r\n",
      merged: "key: a\r\n<<< O\r\ntitle: B\r\n===\r\ntitle: C\r\n>>> T\r\n"),
    MergeCase(
      "the last marker has a line end", base: "key: a\ntitle: A", ours: "key: a\ntitle: B",
      theirs: "key: a\ntitle: C",
      merged: "key: a\n<<< O\ntitle: B\n===\ntitle: C\n>>> T\n"),
  ]

  @Test func namesWhatIsInConflict() throws {
    let merge = try #require(
      MergeCase.merge(
        base: "key: a\ntitle: A\n\nkey: b\n", ours: "key: a\ntitle: B\n",
        theirs: "key: a\ntitle: C\n\nkey: b\ntag: x\n"))
    #expect(merge.conflicts.map(\.key) == ["a", "b"])
    #expect(merge.conflicts.map { $0.field?.text } == ["title", nil])
    #expect(merge.conflicts.map(\.isRemoval) == [false, true])
  }
}
