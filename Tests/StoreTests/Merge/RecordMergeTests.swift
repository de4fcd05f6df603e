import Store
import Testing

/// Merges within one record that need no decision.
@Suite struct RecordMergeTests {
  @Test(arguments: scalars + lists + orders + neighbours + attributes + layout)
  func mergesWithoutConflict(_ test: MergeCase) throws {
    let merge = try #require(
      MergeCase.merge(base: test.base, ours: test.ours, theirs: test.theirs))
    #expect(merge.text == test.merged)
    #expect(merge.conflicts.isEmpty)
  }

  /// Sides change places, and the values stay the same.
  @Test(arguments: scalars)
  func mergesTheOtherWayRound(_ test: MergeCase) throws {
    let merge = try #require(
      MergeCase.merge(base: test.base, ours: test.theirs, theirs: test.ours))
    #expect(
      merge.text.split(separator: "\n").sorted() == test.merged.split(separator: "\n").sorted())
    #expect(merge.conflicts.isEmpty)
  }

  static let scalars = [
    MergeCase(
      lines: "neighbouring fields change on different sides", "title: A|date: 2020|note: n",
      ours: "title: B|date: 2020|note: n", theirs: "title: A|date: 2021|note: n",
      merged: "title: B|date: 2021|note: n"),
    MergeCase(
      lines: "both sides make the same change", "title: A|date: 2020",
      ours: "title: B|date: 2020", theirs: "title: B|date: 2020|doi: 10.1/x",
      merged: "title: B|date: 2020|doi: 10.1/x"),
    MergeCase(
      lines: "one side removes a field and the other changes the next",
      "title: A|note: n|date: 2020",
      ours: "title: A|date: 2020", theirs: "title: A|note: n|date: 2021",
      merged: "title: A|date: 2021"),
    MergeCase(
      lines: "both sides add a field at the same place", "title: A", ours: "title: A|doi: 10.1/x",
      theirs: "title: A|url: https://e.org", merged: "title: A|doi: 10.1/x|url: https://e.org"),
    MergeCase(
      lines: "a field of the user's own is like any other", "title: A|shelf: 3",
      ours: "title: B|shelf: 3", theirs: "title: A|shelf: 4", merged: "title: B|shelf: 4"),
  ]

  static let lists = [
    MergeCase(
      lines: "both sides add a tag", "tag: one", ours: "tag: one|tag: x", theirs: "tag: one|tag: y",
      merged: "tag: one|tag: x|tag: y"),
    MergeCase(
      lines: "one side replaces the tag that the other keeps", "tag: one", ours: "tag: two",
      theirs: "tag: one|tag: three", merged: "tag: two|tag: three"),
    MergeCase(
      lines: "a tag that both sides add stands once", "title: A",
      ours: "title: A|tag: x|tag: y", theirs: "title: A|tag: y|tag: z",
      merged: "title: A|tag: x|tag: y|tag: z"),
    MergeCase(
      lines: "both sides add an author at the same place, ours first", "author: A, A|date: 2020",
      ours: "author: A, A|author: B, B|date: 2020", theirs: "author: A, A|author: C, C|date: 2020",
      merged: "author: A, A|author: B, B|author: C, C|date: 2020"),
    MergeCase(
      lines: "new authors stay together, whatever else is new there", "author: A, A|date: 2020",
      ours: "author: A, A|award: X|date: 2020", theirs: "author: A, A|author: C, C|date: 2020",
      merged: "author: A, A|author: C, C|award: X|date: 2020"),
    MergeCase(
      lines: "one side removes an author and the other adds one before",
      "author: A, A|author: B, B", ours: "author: A, A",
      theirs: "author: C, C|author: A, A|author: B, B",
      merged: "author: C, C|author: A, A"),
    MergeCase(
      lines: "two authors are corrected, one by each side", "author: A, A|author: B, B",
      ours: "author: A, Anna|author: B, B", theirs: "author: A, A|author: B, Bo",
      merged: "author: A, Anna|author: B, Bo"),
    MergeCase(
      lines: "links change and are added", "link: code https://a",
      ours: "link: code https://b", theirs: "link: code https://a|link: talk https://t",
      merged: "link: code https://b|link: talk https://t"),
    MergeCase(
      lines: "an award is added by each side, with other fields around", "title: A|tag: t",
      ours: "title: A|award: X|tag: t", theirs: "title: A|award: Y; url=https://y|tag: t",
      merged: "title: A|award: X|award: Y; url=https://y|tag: t"),
  ]

  static let orders = [
    MergeCase(
      lines: "one side arranges the authors anew and the other adds one",
      "author: A, A|author: B, B|author: C, C",
      ours: "author: A, A|author: B, B|author: C, C|author: D, D",
      theirs: "author: C, C|author: A, A|author: B, B",
      merged: "author: C, C|author: D, D|author: A, A|author: B, B"),
    MergeCase(
      lines: "each side swaps two others", "author: A, A|author: B, B|author: C, C|author: D, D",
      ours: "author: B, B|author: A, A|author: C, C|author: D, D",
      theirs: "author: A, A|author: B, B|author: D, D|author: C, C",
      merged: "author: B, B|author: A, A|author: D, D|author: C, C"),
    MergeCase(
      lines: "an author moves on one side and is marked on the other",
      "author: A, A|author: B, B|author: C, C", ours: "author: B, B|author: A, A|author: C, C",
      theirs: "author: A, A; equal|author: B, B|author: C, C",
      merged: "author: B, B|author: A, A; equal|author: C, C"),
    MergeCase(
      lines: "authors move on their side and fields on ours",
      "title: A|author: A, A|author: B, B|date: 2020",
      ours: "date: 2020|author: A, A|author: B, B|title: A",
      theirs: "title: A|author: B, B|author: A, A|date: 2020",
      merged: "date: 2020|author: B, B|author: A, A|title: A"),
  ]

  /// A comment that was taken for another once drew our new author to its place.
  static let neighbours = [
    MergeCase(
      lines: "a moved comment does not move the author below it",
      "author: A, A|author: B, B|# c|tag: t",
      ours: "author: A, A|author: B, B|# c|author: X, X|tag: t",
      theirs: "author: A, A|# c|author: B, B|tag: t",
      merged: "author: A, A|# c|author: B, B|author: X, X|tag: t")
  ]

  static let attributes = [
    MergeCase(
      lines: "each side marks the same author", "author: Doe, Jane",
      ours: "author: Doe, Jane; equal", theirs: "author: Doe, Jane; orcid=0000-0001",
      merged: "author: Doe, Jane; equal; orcid=0000-0001"),
    MergeCase(
      lines: "a name is spelt out on one side and marked on the other", "author: Doe, J.",
      ours: "author: Doe, Jane", theirs: "author: Doe, J.; corresponding",
      merged: "author: Doe, Jane; corresponding"),
    MergeCase(
      lines: "one attribute goes and another changes", "award: X; url=https://a; date=2020",
      ours: "award: X; date=2020", theirs: "award: X; url=https://a; date=2021",
      merged: "award: X; date=2021"),
    MergeCase(
      lines: "both sides add one venue with different attributes", "title: A",
      ours: "title: A|venue: icml 2022; presentation=oral",
      theirs: "title: A|venue: icml 2022; workshop=W",
      merged: "title: A|venue: icml 2022; presentation=oral; workshop=W"),
  ]

  static let layout = [
    MergeCase(
      lines: "comments of both sides stay where they stand", "title: A|date: 2020",
      ours: "# mine|title: A|date: 2020", theirs: "title: A|# yours|date: 2021",
      merged: "# mine|title: A|# yours|date: 2021"),
    MergeCase(
      lines: "untouched lines keep their spacing", "title:   A|author:A, A|date: 2020",
      ours: "title:   A|author:A, A|date: 2021", theirs: "title:   A|author:A, A|date: 2020|tag: t",
      merged: "title:   A|author:A, A|date: 2021|tag: t"),
    MergeCase(
      lines: "a new wrapping gives way to new words", "abstract: one two|+ three|date: 2020",
      ours: "abstract: one|+ two three|date: 2020", theirs: "abstract: one two|+ four|date: 2021",
      merged: "abstract: one two|+ four|date: 2021"),
    MergeCase(
      lines: "a new wrapping stays where the words do", "abstract: one two|+ three|date: 2020",
      ours: "abstract: one|+ two three|date: 2020", theirs: "abstract: one two|+ three|date: 2021",
      merged: "abstract: one|+ two three|date: 2021"),
  ]
}
