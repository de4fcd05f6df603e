import Testing
import Text

@Suite struct AddressTextTests {
  @Test(arguments: [
    ("10.1000/x_y", "https://doi.org/10.1000/x_y"),
    ("10.1000/a#b%20c", "https://doi.org/10.1000/a%23b%2520c"),
    (
      "10.1002/(SICI)1097-0258(19980815/30)17:15<1661::AID-SIM968>3.0.CO;2-2",
      "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2"
    ),
  ])
  func leadsToDOIsWhateverTheirSigns(_ doi: String, _ address: String) {
    #expect(AddressText.ofDOI(doi) == address)
  }
}
