import Support
import Records
import RichText
import Testing

@Suite struct RecordLinksTests {
  @Test func itsPageIsTheBestThereIs() {
    var record = Record(key: .pending, type: "misc")
    #expect(record.page() == nil)
    record.append("arxiv", "2202.11678")
    #expect(record.page()?.address == "https://arxiv.org/abs/2202.11678")
    record.append("doi", "10.1000/182")
    #expect(record.page()?.address == "https://doi.org/10.1000/182")
    record.append("url", "https://e.org")
    #expect(record.page()?.address == "https://e.org")
    #expect(record.target(named: "code") == nil)
  }

  @Test(arguments: ["javascript:alert(1)", "files/x.pdf", "//e.org", ""])
  func whatIsNoLinkIsPassedOver(_ url: String) {
    let fields = [
      Field("url", url), Field("doi", "javascript:alert(1)"), Field("arxiv", "2202.11678"),
    ]
    let record = Record(key: .pending, type: "misc", fields: fields)
    #expect(record.page()?.address == "https://arxiv.org/abs/2202.11678")
    #expect(record.target(named: "doi") == nil && record.target(named: "url") == nil)
  }

  @Test func aListHasFilesOfItsSite() {
    let record = Record(key: .pending, type: "misc", fields: [Field("url", "files/x.pdf")])
    #expect(record.page(in: .list)?.address == "files/x.pdf" && record.page() == nil)
  }
}
