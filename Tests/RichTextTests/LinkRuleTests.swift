import RichText
import Testing

@Suite struct LinkRuleTests {
  @Test func schemesAreInLowerCase() {
    #expect(LinkRule.schemes == LinkRule.schemes.map { $0.lowercased() })
  }
}
