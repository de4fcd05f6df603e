import Support
import Testing

@testable import ibid

/// What a query matches is asked about on a terminal.
struct ChangeSelectionTests {
  private static let records = [
    "a.rec": "key: lee2001deep\ntype: misc\ntitle: Deep\n",
    "b.rec": "key: lee2002deep\ntype: misc\ntitle: Deep\n",
  ]
  private static let terminal = ["COLUMNS": "80", "NO_COLOR": "1"]

  @Test(arguments: [
    ("y\n", true), ("yes\n", true), ("n\n", false), ("\n", false), ("", false), ("deep\n", false),
  ])
  func removesWhatIsAgreed(_ input: String, _ isAgreed: Bool) throws {
    let world = try TestWorld(records: Self.records)
    let result = world.run("remove deep", environment: Self.terminal, input: input)
    #expect(result.status == (isAgreed ? 0 : 1))
    #expect(result.errors.contains("lee2001deep  Deep\nlee2002deep  Deep\n"))
    #expect(result.errors.contains("remove these 2 records? [y]es, [n]o: "))
    #expect(result.errors.contains("nothing was changed") == !isAgreed)
    let left = try world.folder.files().filter { $0.hasSuffix("a.rec") || $0.hasSuffix("b.rec") }
    #expect(left.isEmpty == isAgreed)
  }

  @Test func asksNothingAboutKeys() throws {
    let world = try TestWorld(records: Self.records)
    let result = world.run("remove lee2001deep", environment: Self.terminal)
    #expect(result.status == 0 && result.errors.isEmpty)
  }

  @Test func asksBeforeFieldsChange() throws {
    let world = try TestWorld(records: Self.records)
    let result = world.run("set deep note=N", environment: Self.terminal, input: "y\n")
    #expect(result.status == 0)
    #expect(result.output.contains("lee2002deep  note: +N"))
    #expect(result.errors.contains("change these 2 records?"))
    let declined = world.run("unset note: note", environment: Self.terminal, input: "n\n")
    #expect(declined.status == 1 && declined.output.isEmpty)
    #expect(try world.folder.read("library/a.rec").contains("note: N"))
  }
}
