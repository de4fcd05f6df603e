import Records
import Store
import Testing

@testable import History

/// What the commits of changes are called.
struct CommitMessageTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let subject: String
    let changes: [Library.Change]
    var testDescription: String { subject }

    init(_ subject: String, _ changes: Library.Change...) {
      self.subject = subject
      self.changes = changes
    }
  }

  private static func record(_ key: String, _ fields: String...) -> Record {
    Record(
      key: CitationKey(ifValid: key) ?? .pending, type: "misc",
      fields: fields.map { field in
        let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
        return Field(FieldName(parts[0]), parts[1])
      })
  }

  static let cases = [
    Case("Add a: One Title", .added(record("a", "title=<i>One</i> Title"))),
    Case("Add a", .added(record("a"))),
    Case("Add 2 records", .added(record("a")), .added(record("b"))),
    Case("Remove a: T", .removed(record("a", "title=T"))),
    Case("Remove 2 records", .removed(record("a")), .removed(record("b"))),
    Case("Rename a to b", .replaced(record("a"), by: record("b", "alias=a"))),
    Case("Tag a with x and y", .replaced(record("a"), by: record("a", "tag=x", "tag=y"))),
    Case(
      "Tag 2 records with x", .replaced(record("a"), by: record("a", "tag=x")),
      .replaced(record("b", "tag=q"), by: record("b", "tag=q", "tag=x"))),
    Case(
      "Change tag of 2 records", .replaced(record("a"), by: record("a", "tag=x")),
      .replaced(record("b"), by: record("b", "tag=y"))),
    Case("Remove tag x from a", .replaced(record("a", "tag=x"), by: record("a"))),
    Case("Tag a with y instead of x", .replaced(record("a", "tag=x"), by: record("a", "tag=y"))),
    Case("Add award \"Best\" to a", .replaced(record("a"), by: record("a", "award=Best; url=u"))),
    Case("Remove link code from a", .replaced(record("a", "link=code u"), by: record("a"))),
    Case(
      "Set award of a", .replaced(record("a", "award=A"), by: record("a", "award=A; date=2020"))),
    Case(
      "Set title, date and note of a",
      .replaced(record("a", "title=T"), by: record("a", "title=U", "date=2020", "note=n"))),
    Case("Remove note from a", .replaced(record("a", "note=n"), by: record("a"))),
    Case(
      "Change note and date of a", .replaced(record("a", "note=n"), by: record("a", "date=2020"))),
    Case(
      "Change 2 records", .replaced(record("a", "note=n"), by: record("a")),
      .replaced(record("b"), by: record("b", "date=2020"))),
    Case(
      "Merge b and c into a", .replaced(record("a"), by: record("a", "alias=b", "alias=c")),
      .removed(record("b")), .removed(record("c"))),
    Case("Edit a", .replaced(record("a"), by: record("a"))),
    Case(
      "Change 1 and remove 1 records", .replaced(record("a"), by: record("a", "alias=c")),
      .removed(record("b"))),
    Case(
      "Add a: A title that is so long that no line of a commit could ever …",
      .added(
        record("a", "title=A title that is so long that no line of a commit could ever hold it"))),
    Case("Add a: \\u{1B}[2J x", .added(record("a", "title=\u{1B}[2J\nx"))),
  ]

  @Test(arguments: cases)
  func isCalled(_ test: Case) {
    #expect(CommitMessage(test.changes).subject == test.subject)
  }

  @Test func severalChangesAreTold() {
    let changes = (0..<60).map { Library.Change.added(Self.record("k\($0)", "title=T")) }
    let text = CommitMessage(changes, subject: "Add a folder").text(command: "add")
    #expect(text.hasPrefix("Add a folder\n\nadded k0: T\nadded k1: T\n"))
    #expect(text.hasSuffix("added k49: T\n… and 10 more\n\nIbid-Command: add\n"))
  }
}
