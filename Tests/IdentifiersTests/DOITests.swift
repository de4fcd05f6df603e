import Identifiers
import Testing

/// DOIs in any spelling.
struct DOITests {
  static let wiley = "10.1002/1521-3773(20010316)40:6<9823::AID-ANIE9823>3.3.CO;2-C"
  static let wileyAddress =
    "https://doi.org/10.1002/1521-3773(20010316)40:6%3C9823::AID-ANIE9823%3E3.3.CO;2-C"

  @Test(arguments: [
    "10.1000/a_b", " 10.1000/a_b\n", "doi:10.1000/a_b", "DOI 10.1000/a_b", "DOI: 10.1000/a_b",
    "doi = 10.1000/a_b", "doi10.1000/a_b", "DOI:doi:10.1000/a_b", "info:doi/10.1000/a_b",
    "https://doi.org/10.1000/a_b", "http://doi.org/10.1000/a_b", "https://dx.doi.org/10.1000/a_b",
    "HTTP://DX.DOI.ORG/10.1000/a_b", "https://www.doi.org/10.1000/a_b", "doi.org/10.1000/a_b",
    "dx.doi.org/10.1000/a_b", "www.doi.org/10.1000/a_b", "https://doi.org/10.1000/a_b/",
    "doi: https://doi.org/10.1000/a_b", "https://doi.org/doi:10.1000/a_b",
    "https://doi.org/https://doi.org/10.1000/a_b", "https://doi.org/10.1000/a_b?nosfx=y",
    "https://doi.org/10.1000/a_b#part", "https://doi.org/10.1000%2Fa_b", "10.1000%2fa%5Fb",
    "https://doi.org/10.1000%252Fa_b", "10.1000/a\\_b", "10.1000/a{\\_}b", "{10.1000/a_b}",
    "10.1000/a\\textunderscore{}b", "\\url{https://doi.org/10.1000/a\\_b}", "<10.1000/a_b>",
    "https://doi-org.proxy.example.org/10.1000/a_b", "https://doi.acm.org/10.1000/a_b",
    "https://example.org/doi/abs/10.1000/a_b", "https://example.org/doi/10.1000/a_b/full.pdf",
    "https://example.org/article?id=10.1000/a_b&type=x", "https://example.org/10.1000/a_b#part",
  ])
  func spelling(_ text: String) { #expect(DOI(text)?.text == "10.1000/a_b") }

  @Test(arguments: [
    wiley, wileyAddress, "doi:\(wiley)", "https://doi.org/\(wiley)",
    "10.1002/1521-3773(20010316)40:6&lt;9823::AID-ANIE9823&gt;3.3.CO;2-C",
    "10.1002/1521-3773(20010316)40:6{\\textless}9823::AID-ANIE9823{\\textgreater}3.3.CO;2-C",
    "10.1002/1521-3773(20010316)40:6$<$9823::AID-ANIE9823$>$3.3.CO;2-C",
    "10.1002/1521-3773(20010316)40:6\\textless9823::AID-ANIE9823\\textgreater3.3.CO;2-C",
  ])
  func serialItem(_ text: String) { #expect(DOI(text)?.text == Self.wiley) }

  @Test(arguments: [
    "10.1002/(SICI)1<2::A>3.0.CO;2-#", "http://dx.doi.org/10.1002/(SICI)1<2::A>3.0.CO;2-#",
    "https://doi.org/10.1002/(SICI)1%3C2::A%3E3.0.CO;2-%23",
    "https://doi.org/10.1002/(SICI)1<2::A>3.0.CO;2-\\#",
  ])
  func checkCharacterThatBeginsAFragment(_ text: String) {
    #expect(DOI(text)?.text == "10.1002/(SICI)1<2::A>3.0.CO;2-#")
  }

  @Test(arguments: [
    "", "doi", "10.1000", "10.1000/", "10./x", "11.1000/1", "10.1000/a b", "see 10.1000/182",
    "10.x/1", "https://e.org", "https://doi.org/", "https://e.org/v10.1000/x", "10.1000/a\u{1}",
    "10.1000/1, 10.1000/2", "https://user@doi.org/10.1000/1",
  ])
  func none(_ text: String) { #expect(DOI(text) == nil) }

  @Test(arguments: [
    ("10.1000/a%20b", "10.1000/a%20b"), ("10.1000/a\\input{x}", "10.1000/a\\inputx"),
    ("10.1000/100%", "10.1000/100%"), ("10.1000/a}b", "10.1000/a}b"),
    ("10.1000/a%FFb", "10.1000/a%FFb"),
    ("10.1000/\\{a", "10.1000/\\{a"), ("10.1000/a%25%33%43", "10.1000/a<"),
    ("10.1000/A(b)[c].d.", "10.1000/A(b)[c].d."),
  ])
  func signsThatAreNoEscapes(_ text: String, _ canonical: String) {
    #expect(DOI(text)?.text == canonical)
    #expect(DOI(canonical)?.text == canonical)
  }

  @Test(arguments: [
    ("10.1000/x_y", "https://doi.org/10.1000/x_y"),
    ("10.1000/a#b%20c", "https://doi.org/10.1000/a%23b%2520c"), (wiley, wileyAddress),
    (
      "10.1002/(SICI)1097-0258(19980815/30)17:15<1661::AID-SIM968>3.0.CO;2-#",
      "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15%3C1661::AID-SIM968%3E3.0.CO;2-%23"
    ),
  ])
  func address(_ text: String, _ address: String) throws {
    let doi = try #require(DOI(text))
    #expect(doi.address == address)
    #expect(DOI(address) == doi)
    #expect(DOI.ofResolver(address) == doi)
    #expect(doi.address(at: "http://127.0.0.1:1/") == "http://127.0.0.1:1/\(address.dropFirst(16))")
  }

  @Test func comparisonIgnoresCase() {
    #expect(DOI("10.1000/ABC")?.comparable == DOI("10.1000/abc")?.comparable)
    #expect(DOI("10.1000/ABC")?.text == "10.1000/ABC")
  }

  @Test func canonicalKeepsOtherValues() {
    #expect(DOI.canonical("DOI 10.1000/1") == "10.1000/1")
    #expect(DOI.canonical(" forthcoming ") == " forthcoming ")
  }

  @Test func namesPapersOnArXiv() {
    #expect(DOI("10.48550/ARXIV.2202.11678v2")?.arXiv?.text == "2202.11678v2")
    #expect(DOI("10.48550/arXiv.math/0309136")?.arXiv?.text == "math/0309136")
    #expect(DOI("10.1000/arXiv.2202.11678")?.arXiv == nil)
    #expect(DOI.ofResolver("https://example.org/10.1000/1") == nil)
  }

  @Test(arguments: [
    ("see https://doi.org/10.1000/182.", "10.1000/182"), ("(doi: 10.1000/182)", "10.1000/182"),
    ("10.1000/182, 10.1000/183", "10.1000/182"), ("\"10.1000/182\"", "10.1000/182"),
    ("<https://doi.org/10.1000/182>;", "10.1000/182"), ("[10.1000/18(2)]", "10.1000/18(2)"),
    ("Smith (2020) v10.1000/S0140-6736(97)11096-0).", "10.1000/S0140-6736(97)11096-0"),
    ("8.10.1000/182", nil), ("110.1000/182", nil), ("10.5 and 10.1000/182", "10.1000/182"),
    ("https://doi.org/10.1000%2F182.", "10.1000/182"), ("none", nil), ("10.1", nil),
    ("see \(wiley).", wiley),
  ])
  func mention(_ text: String, _ doi: String?) { #expect(DOI.first(in: text)?.text == doi) }
}
