import Identifiers
import Testing

/// DOIs and arXiv identifiers in any way of writing them.
struct IdentifierTests {
  @Test(arguments: [
    ("2202.11678", "2202.11678"), ("0704.0001", "0704.0001"), ("2202.11678v3", "2202.11678"),
    ("arXiv:2202.11678", "2202.11678"), ("ARXIV: 2202.11678v1", "2202.11678"),
    ("https://arxiv.org/abs/2202.11678", "2202.11678"),
    ("http://www.arxiv.org/pdf/2202.11678v2.pdf", "2202.11678"),
    ("https://arxiv.org/pdf/2202.11678", "2202.11678"), ("math/0309136", "math/0309136"),
    ("math.GT/0309136v2", "math.GT/0309136"),
    ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
    (" 2202.11678 ", "2202.11678"),
  ])
  func arxiv(_ text: String, _ id: String) { #expect(Identifier.arxiv(in: text) == id) }

  @Test(arguments: [
    "", "2202", "2202.116", "22021.1678", "2202.1167x", "v1", "math/030913", "https://arxiv.org/",
    "https://e.org/2202.11678", "10.1000/182",
  ])
  func noArxiv(_ text: String) { #expect(Identifier.arxiv(in: text) == nil) }

  @Test(arguments: [
    ("10.1000/182", "10.1000/182"), ("https://doi.org/10.1000/182", "10.1000/182"),
    ("http://dx.doi.org/10.1000/A(b)<c>;2-#", "10.1000/A(b)<c>;2-#"),
    ("doi:10.1000/182", "10.1000/182"), ("DOI 10.1000.10/a/b", "10.1000.10/a/b"),
    ("dx.doi.org/10.1000/182", "10.1000/182"), (" 10.1000/182 ", "10.1000/182"),
  ])
  func doi(_ text: String, _ doi: String) { #expect(Identifier.isDOI(doi)) }

  @Test(arguments: [
    "doi", "10.1000", "10.1000/", "10./x", "11.1000/1", "10.1000/a b", "see 10.1000/182", "10.x/1",
    "https://e.org",
  ])
  func noDOI(_ text: String) {
    #expect(!Identifier.isDOI(text))
  }
}
