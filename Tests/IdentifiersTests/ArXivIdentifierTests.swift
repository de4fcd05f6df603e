import Identifiers
import Testing

/// arXiv's numbers in any spelling.
struct ArXivIdentifierTests {
  @Test(arguments: [
    ("2202.11678", "2202.11678"), ("0704.0001", "0704.0001"), ("2202.11678v3", "2202.11678v3"),
    ("arXiv:2202.11678", "2202.11678"), ("ARXIV: 2202.11678v1", "2202.11678v1"),
    ("arXiv 2202.11678", "2202.11678"), ("arXiv:2202.11678 [cs.LG]", "2202.11678"),
    ("https://arxiv.org/abs/2202.11678", "2202.11678"), ("arxiv.org/abs/2202.11678", "2202.11678"),
    ("http://www.arxiv.org/pdf/2202.11678v2.pdf", "2202.11678v2"),
    ("https://arxiv.org/pdf/2202.11678", "2202.11678"), ("math/0309136", "math/0309136"),
    ("https://export.arxiv.org/abs/2202.11678/", "2202.11678"),
    ("https://ar5iv.labs.arxiv.org/html/2202.11678", "2202.11678"),
    ("https://arxiv.org/abs/2202.11678?context=cs#x", "2202.11678"),
    ("math.GT/0309136v2", "math.GT/0309136v2"), ("10.48550/arXiv.2202.11678", "2202.11678"),
    ("https://doi.org/10.48550/arXiv.2202.11678", "2202.11678"),
    ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"), (" 2202.11678 ", "2202.11678"),
  ])
  func spelling(_ text: String, _ canonical: String) {
    #expect(ArXivIdentifier(text)?.text == canonical)
    #expect(ArXivIdentifier(canonical)?.text == canonical)
  }

  @Test(arguments: [
    "", "2202", "2202.116", "22021.1678", "2202.1167x", "2202.11678v", "v1", "math/030913",
    "https://arxiv.org/", "https://arxiv.org/list/cs.LG/recent", "https://e.org/2202.11678",
    "10.1000/182", "arXiv:2202.11678 [cs.LG] at a workshop", "arXiv", "a/0309136",
  ])
  func none(_ text: String) { #expect(ArXivIdentifier(text) == nil) }

  @Test(arguments: [
    ("2202.11678v3", "2202.11678"), ("Math.GT/0309136v2", "math/0309136"),
    ("hep-th/9901001", "hep-th/9901001"),
  ])
  func comparableForm(_ text: String, _ comparable: String) {
    #expect(ArXivIdentifier(text)?.comparable.text == comparable)
  }

  @Test func address() {
    #expect(ArXivIdentifier("2202.11678v3")?.address == "https://arxiv.org/abs/2202.11678v3")
    #expect(ArXivIdentifier("math.GT/0309136")?.address == "https://arxiv.org/abs/math.GT/0309136")
  }

  @Test func canonicalKeepsOtherValues() {
    #expect(ArXivIdentifier.canonical("arXiv:2202.11678") == "2202.11678")
    #expect(ArXivIdentifier.canonical("submitted") == "submitted")
  }
}
