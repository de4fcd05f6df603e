import Support
import Testing

/// `check --fix`, as the user sees it.
struct CheckFixTests {
  @Test func changesTheFieldAloneWhereOthersHaveNamesOfOtherPrograms() throws {
    let text =
      "key: a\ntype: article\ntitle: T &amp; U\njournaltitle: J\narticleno: 12\ntags: x, y\n"
    let world = try TestWorld(records: ["a.rec": text])
    let result = world.run("check --fix")
    #expect(result.output.hasPrefix("a  title: T &amp; U \u{2192} T & U\n"))
    #expect(!result.output.contains("articleno"))
    #expect(
      try world.folder.read("library/a.rec")
        == text.replacing("T &amp; U", with: "T & U"))
  }
}
