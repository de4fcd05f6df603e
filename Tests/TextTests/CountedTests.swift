import Testing
import Text

/// Numbers in messages.
struct CountedTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (98_765, "98,765"),
    (1_234_567, "1,234,567"), (-1_234, "-1,234"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func groups(_ number: Int, _ text: String) { #expect(grouped(number) == text) }

  @Test func namesThings() {
    #expect(counted(1, "record") == "1 record")
    #expect(counted(4_200, "record") == "4,200 records")
  }
}
