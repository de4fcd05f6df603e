import CSLSuite
import Testing
import Text

/// How fixtures are read and judged.
@Suite struct CSLSuiteFixtureTests {
  private static let text = """
    \u{FEFF}A word before.

    >>===== MODE =====>>
    citation
    <<===== MODE =====<<

    >>== RESULT ==>>

    a >> b

    c
    <<== RESULT ==<<
    >>=====CSL=====>>
      <style/>
    <<=====CSL=====<<
    >>===== INPUT =====>>
    [{"id": "a"}, {"id": 2}]
    <<===== INPUT =====<<
    >>===== CITATION-ITEMS =====>>
    [[{"id": "a"}]]
    <<===== CITATION-ITEMS =====<<
    """

  @Test(arguments: [text, text.replacing("\n", with: "\r\n")])
  func readsFixtures(_ text: String) throws {
    let fixture = try Fixture(Array(text.utf8), name: "a")
    #expect(fixture.mode == .citation)
    #expect(fixture.result == "a >> b\n\nc")
    #expect(fixture.csl == "<style/>")
    #expect(fixture.items.map { $0["id"] } == [.string("a"), .number(2)])
    #expect(fixture.citationItems.count == 1)
    #expect(fixture.citations.isEmpty)
  }

  @Test func refusesOtherFiles() {
    let fault = #expect(throws: Diagnostic.self) { try Fixture(Array("x".utf8), name: "a") }
    #expect(fault?.message == "a has no section MODE")
  }

  @Test func tellsLossesFromGains() {
    let outcomes = [("a", "x"), ("b", "y"), ("c", "x")].map { name, found in
      Suite.Outcome(name: name, standard: .standard, expected: "x", found: found)
    }
    let ratchet = Ratchet(outcomes, passing: "a\nb\nd\n")
    #expect(ratchet.losses == ["b"])
    #expect(ratchet.gains == ["c"])
    #expect(ratchet.missing == ["d"])
    #expect(Ratchet.list(of: outcomes) == "a\nc\n")
  }
}
