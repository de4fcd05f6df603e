import Support
import Testing

@testable import Lookup

@Suite struct PDFIdentifierTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let text: String
    let identifier: WorkIdentifier?

    var testDescription: String { name }
  }

  static let pages = [
    Case(
      name: "arXiv's stamp, and DOIs of others",
      text: """
        arXiv:2202.11678v3 [cs.LG] 1 Jun 2023

        Bayesian Model Selection
        Sanae Lotfi
        see https://doi.org/10.1000/other
        """, identifier: .arxiv("2202.11678v3")),
    Case(
      name: "an old stamp in the middle",
      text: "A title\n\narXiv:hep-th/9901001v1 [hep-th] 1 Jan 1999\n",
      identifier: .arxiv("hep-th/9901001v1")),
    Case(
      name: "an arXiv paper that is only cited",
      text: "A title\nas in arXiv:2202.11678 [3] we see\n", identifier: nil),
    Case(
      name: "a DOI at the top, and references on the page",
      text: """
        Nature 1, 2 (2020). https://doi.org/10.1038/s41586-020-2649-2
        Array programming
        References
        1. Bee, A. doi:10.1000/1.
        2. Dee, C. doi:10.1000/2.
        3. Eff, E. doi:10.1000/1.
        """, identifier: .doi("10.1038/s41586-020-2649-2")),
    Case(
      name: "a DOI in the foot",
      text: """
        A title
        Ann Bee
        We extend earlier work.
        It goes on.
        And on.
        KDD '19, August 4-8, 2019
        ACM ISBN 978-1-4503-6201-6/19/08. . . $15.00
        https://doi.org/10.1145/3292500.3330701
        """, identifier: .doi("10.1145/3292500.3330701")),
    Case(
      name: "a DOI that goes on in the next line",
      text: "A title\nDOI: 10.1145/3292500.\n3330701 more\n",
      identifier: .doi("10.1145/3292500.3330701")),
    Case(
      name: "parentheses, and a full stop after",
      text: "Lancet (doi: 10.1016/S0140-6736(97)11096-0).",
      identifier: .doi("10.1016/S0140-6736(97)11096-0")),
    Case(
      name: "data before the paper's own",
      text: """
        Supplementary data: https://doi.org/10.5281/zenodo.1
        A title
        https://doi.org/10.1000/own
        """, identifier: .doi("10.1000/own")),
    Case(
      name: "references alone",
      text: "A title\n\nBody\nBody\n[1] A. Bee. doi:10.1000/1\n", identifier: nil),
    Case(name: "the second page alone", text: "A title\u{0C}doi:10.1000/1", identifier: nil),
    Case(
      name: "an arXiv DOI", text: "https://doi.org/10.48550/arXiv.2202.11678",
      identifier: .arxiv("2202.11678")),
    Case(name: "numbers", text: "110.1000/1 and 3.10.1000/2 and 10.5 and 10./x", identifier: nil),
    Case(name: "nothing", text: "", identifier: nil),
  ]

  @Test(arguments: pages)
  func findsThePapersOwn(_ test: Case) {
    #expect(PDFIdentifier.identifier(inText: Array(test.text.utf8)) == test.identifier)
  }

  static let files = [
    Case(
      name: "XMP",
      text: "%PDF-1.7 … /URI (https://doi.org/10.1000/ref) <prism:doi>10.1000/own</prism:doi>",
      identifier: .doi("10.1000/own")),
    Case(
      name: "an attribute of XMP", text: "<rdf:Description prism:doi=\"10.1000/own\"/>",
      identifier: .doi("10.1000/own")),
    Case(
      name: "Dublin Core",
      text: "<dc:identifier>doi:10.1000/own(1)2</dc:identifier>",
      identifier: .doi("10.1000/own(1)2")),
    Case(
      name: "the dictionary of information",
      text: "<< /Title (A title) /Subject (Journal 2020. doi:10.1000/own) /doi (10.1000/own) >>",
      identifier: .doi("10.1000/own")),
    Case(
      name: "arXiv's number in the title", text: "/Title (arXiv:2202.11678v1 [cs.LG])",
      identifier: .arxiv("2202.11678v1")),
    Case(
      name: "a reference's link alone", text: "/URI (https://doi.org/10.1000/ref)", identifier: nil),
    Case(
      name: "a title, and a link after it",
      text: "/Title (A title) /URI (https://doi.org/10.1000/ref)", identifier: nil),
    Case(name: "nothing", text: "", identifier: nil),
  ]

  @Test(arguments: files)
  func findsWhatMetadataName(_ test: Case) {
    #expect(PDFIdentifier.identifier(inFile: Array(test.text.utf8)) == test.identifier)
  }

  @Test func readsAnyBytesInTime() {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
    #expect(PDFIdentifier.identifier(inFile: bytes) == nil)
    #expect(PDFIdentifier.identifier(inText: bytes) == nil)
    let dois = Array(String(repeating: "doi:10.1000/", count: 20_000).utf8)
    _ = PDFIdentifier.identifier(inText: dois)
  }
}
