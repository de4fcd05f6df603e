import Support
import Testing
import Text

@testable import Lookup

@Suite struct WorkIdentifierTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let identifier: WorkIdentifier?

    init(_ text: String, _ identifier: WorkIdentifier?) {
      self.text = text
      self.identifier = identifier
    }

    var testDescription: String { text }
  }

  static let dois = [
    Case("10.1093/nar/gks1195", .doi("10.1093/nar/gks1195")),
    Case(" 10.1093/nar/gks1195\n", .doi("10.1093/nar/gks1195")),
    Case("doi:10.1093/nar/gks1195", .doi("10.1093/nar/gks1195")),
    Case("DOI: 10.1093/nar/gks1195", .doi("10.1093/nar/gks1195")),
    Case("https://doi.org/10.1093/nar/gks1195", .doi("10.1093/nar/gks1195")),
    Case("http://dx.doi.org/10.1093/nar/gks1195", .doi("10.1093/nar/gks1195")),
    Case("doi.org/10.1093/nar/gks1195", .doi("10.1093/nar/gks1195")),
    Case("https://doi.org/10.1002%2F(SICI)1097-0258", .doi("10.1002/(SICI)1097-0258")),
    Case("10.1000%2F182", .doi("10.1000/182")),
    Case("https://doi.org/10.48550/arXiv.2202.11678", .arxiv("2202.11678")),
    Case("10.48550/ARXIV.2202.11678", .arxiv("2202.11678")),
    Case("https://dl.acm.org/doi/abs/10.1145/3292500.3330701", .doi("10.1145/3292500.3330701")),
    Case("https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?x=1", .doi("10.1145/3292500.3330701")),
    Case(
      "https://onlinelibrary.wiley.com/doi/10.1002/sim.1/full", .doi("10.1002/sim.1")),
    Case(
      "https://link.springer.com/article/10.1007/s10994-021-05946-3#Sec1",
      .doi("10.1007/s10994-021-05946-3")),
    Case(
      "https://www.biorxiv.org/content/10.1101/2020.01.01.123456v2.full.pdf",
      .doi("10.1101/2020.01.01.123456")),
    // As browsers copy it, encoded once, and as some pages link it, encoded twice.
    Case(
      "https://doi.org/10.1175/1520-0493(1974)102%3C0736:WACOJ%3E2.0.CO;2",
      .doi("10.1175/1520-0493(1974)102<0736:WACOJ>2.0.CO;2")),
    Case(
      "https://doi.org/10.1175/1520-0493(1974)102%253C0736:WACOJ%253E2.0.CO;2",
      .doi("10.1175/1520-0493(1974)102<0736:WACOJ>2.0.CO;2")),
    Case("10.1093", nil), Case("10./x", nil), Case("doi:x", nil), Case("https://doi.org/", nil),
  ]

  static let papers = [
    Case("2202.11678", .arxiv("2202.11678")), Case("2202.11678v3", .arxiv("2202.11678v3")),
    Case("arXiv:2202.11678", .arxiv("2202.11678")), Case("ARXIV: 0704.0001", .arxiv("0704.0001")),
    Case("hep-th/9901001", .arxiv("hep-th/9901001")),
    Case("math.GT/0309136v1", .arxiv("math.GT/0309136v1")),
    Case("https://arxiv.org/abs/2202.11678v3", .arxiv("2202.11678v3")),
    Case("http://www.arxiv.org/pdf/2202.11678.pdf", .arxiv("2202.11678")),
    Case("https://arxiv.org/pdf/hep-th/9901001v2", .arxiv("hep-th/9901001v2")),
    Case("https://arxiv.org/html/2202.11678/", .arxiv("2202.11678")),
    Case("arxiv.org/abs/2202.11678", .arxiv("2202.11678")),
    Case("2202.11678v", nil), Case("2202.1", nil), Case("https://arxiv.org/list/cs.LG/recent", nil),
  ]

  static let books = [
    Case("978-0-262-03384-8", .isbn("9780262033848")),
    Case("9780262033848", .isbn("9780262033848")),
    Case("0-8044-2957-x", .isbn("080442957X")), Case("ISBN 0 8044 2957 X", .isbn("080442957X")),
    Case("ISBN-13: 978\u{2010}0\u{2010}262\u{2010}03384\u{2010}8", .isbn("9780262033848")),
    Case("https://openlibrary.org/isbn/9780262033848", .isbn("9780262033848")),
    Case("978-0-262-03384-7", nil), Case("1234567890123", nil), Case("12345", nil),
  ]

  static let medicine = [
    Case("PMID: 23193287", .pmid("23193287")), Case("pmid23193287", .pmid("23193287")),
    Case("https://pubmed.ncbi.nlm.nih.gov/23193287/", .pmid("23193287")),
    Case("https://www.ncbi.nlm.nih.gov/pubmed/23193287", .pmid("23193287")),
    Case("PMC3531190", .pmcid("3531190")), Case("pmcid: PMC3531190", .pmcid("3531190")),
    Case("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190/", .pmcid("3531190")),
    Case("https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/?x", .pmcid("3531190")),
    Case("23193287", nil), Case("PMID: x", nil), Case("PMC", nil), Case("PMID 0", nil),
  ]

  static let pages = [
    Case("https://aclanthology.org/P19-1355.pdf", .page("https://aclanthology.org/P19-1355/")),
    Case(
      "https://www.aclweb.org/anthology/P19-1355/", .page("https://aclanthology.org/P19-1355/")),
    Case(
      "https://openreview.net/pdf?id=B1l_-x&noteId=y",
      .page("https://openreview.net/forum?id=B1l_-x")),
    Case(
      "http://proceedings.mlr.press/v162/lotfi22a/lotfi22a.pdf",
      .page("https://proceedings.mlr.press/v162/lotfi22a.html")),
    Case(
      "https://papers.nips.cc/paper_files/paper/2017/file/3f5ee-Paper.pdf",
      .page("https://proceedings.neurips.cc/paper_files/paper/2017/hash/3f5ee-Abstract.html")),
    Case(
      "https://www.jmlr.org/papers/volume3/bengio03a/bengio03a.pdf",
      .page("https://www.jmlr.org/papers/v3/bengio03a.html")),
    Case("https://aclanthology.org/", nil), Case("https://openreview.net/group?x", nil),
    Case("https://example.org/paper.html", nil),
    Case("https://user@aclanthology.org/P19-1355", nil),
    Case("ftp://aclanthology.org/P19-1355", nil), Case("paper.pdf", nil), Case("", nil),
    Case("a\nb", nil), Case("https://", nil),
  ]

  @Test(arguments: dois + papers + books + medicine + pages)
  func readsWhatUsersGive(_ test: Case) {
    #expect(WorkIdentifier(test.text) == test.identifier)
  }

  @Test(arguments: ["978-0-262-03384-7", "ISBN 0-8044-2957-1", "ISBN: 12345"])
  func saysWhichISBNCannotBe(_ text: String) {
    #expect(throws: Diagnostic.self) { try WorkIdentifier.read(text) }
  }
}
