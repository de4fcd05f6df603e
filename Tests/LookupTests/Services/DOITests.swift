import Support
import Testing
import Text

@testable import Lookup

/// Answers are written after the documentation of DOI content negotiation and DataCite's CSL-JSON.
@Suite struct DOITests {
  static let cases: [(name: String, body: String, lines: [String])] = [
    (
      "software of Zenodo's",
      """
      {"type": "software", "id": "https://doi.org/10.5281/zenodo.1003150",
       "categories": ["visualization"], "author": [{"family": "Bee", "given": "Ann"},
       {"literal": "The developers"}], "contributor": [], "issued": {"date-parts": [[2017, 10, 5]]},
       "abstract": "<p>A tool &amp; more.</p>", "DOI": "10.5281/ZENODO.1003150",
       "publisher": "Zenodo", "title": "tool/tool: v2.1.0", "version": "v2.1.0",
       "URL": "https://zenodo.org/record/1003150", "copyright": "MIT", "language": "eng"}
      """,
      [
        "type: software", "title: tool/tool: v2.1.0", "author: Bee, Ann",
        "author: {The developers}", "date: 2017-10-05", "version: v2.1.0", "publisher: Zenodo",
        "doi: 10.5281/zenodo.1003150", "url: https://zenodo.org/record/1003150",
        "abstract: A tool & more.", "keyword: visualization",
      ]
    ),
    (
      "data, whose author nobody knows",
      """
      {"type": "dataset", "id": "https://doi.org/10.1594/PANGAEA.726855", "author":
       [{"literal": ":unav"}], "issued": {"date-parts": [["2009"]]}, "DOI": "10.1594/PANGAEA.726855",
       "publisher": "PANGAEA", "title": "  Ocean\\u00a0temperatures  ",
       "URL": "https://doi.org/10.1594/PANGAEA.726855"}
      """,
      [
        "type: dataset", "title: Ocean temperatures", "date: 2009", "publisher: PANGAEA",
        "doi: 10.1594/pangaea.726855",
      ]
    ),
    (
      "an article of mEDRA's, in a list",
      """
      [{"type": "article-journal", "title": "SULLA TEORIA DELLE FUNZIONI", "language": "it",
        "author": [{"family": "ROSSI", "given": "MARIO"}], "container-title": "Rivista",
        "volume": 3, "page": "1-10", "issued": {"date-parts": [[1999, 0]]}, "DOI": "10.1400/1"}]
      """,
      [
        "type: article", "title: Sulla teoria delle funzioni", "author: Rossi, Mario", "date: 1999",
        "journal: Rivista", "volume: 3", "pages: 1–10", "language: it", "doi: 10.1400/1",
      ]
    ),
    (
      "bodies, and the members that Crossref adds to CSL's",
      """
      {"type": "chapter", "title": "On Tests", "author":
       [{"literal": "European Commission. Joint Research Centre."}], "container-title": "A Book",
       "publisher": "Press", "publisher-location": "Berlin", "edition-number": "2",
       "article-number": "e7", "issued": {"date-parts": [[2020]]}, "DOI": "10.1000/2"}
      """,
      [
        "type: incollection", "title: On Tests",
        "author: {European Commission. Joint Research Centre}", "date: 2020", "booktitle: A Book",
        "publisher: Press", "doi: 10.1000/2", "location: Berlin", "edition: 2", "eid: e7",
      ]
    ),
    (
      "a text that DataCite calls an article",
      """
      {"type": "article-journal", "title": "Guidelines", "author": [{"literal": "Working Group"}],
       "container-title": "RDA", "publisher": "RDA", "issued": {"date-parts": [[2020]]},
       "DOI": "10.15497/1", "source": "DataCite", "subject": ["Law"]}
      """,
      [
        "type: misc", "title: Guidelines", "author: {Working Group}", "date: 2020",
        "publisher: RDA", "doi: 10.15497/1",
      ]
    ),
  ]

  @Test(arguments: cases)
  func readsWhatOtherAgenciesGive(
    _ test: (name: String, body: String, lines: [String])
  ) throws {
    var talk = ServiceTalk([("https://doi.org/", .json(test.body))])
    let finding = try #require(talk.findings(for: [.doi("10.1/x")]).values.first)
    #expect(Set(finding.lines) == Set(test.lines))
    #expect(talk.asked == ["https://api.crossref.org/works/10.1%2Fx", "https://doi.org/10.1/x"])
  }

  static let faults: [(name: String, reply: Reply, message: String)] = [
    ("unknown", Reply(404), "doi.org does not know DOI 10.1/x"),
    ("no such format", Reply(406), "the agency of DOI 10.1/x gives no bibliographic data"),
    ("a page", .page("<html>"), "the agency of DOI 10.1/x gives a page"),
    ("half an answer", .json("{\"title\": \"A"), "the answer of doi.org about DOI 10.1/x cannot"),
    ("no title", .json("{\"type\": \"book\"}"), "it has no title"),
    ("an empty list", .json("[]"), "it has no item"), ("down", Reply(502), "out of order"),
  ]

  @Test(arguments: faults)
  func saysWhyThereIsNoRecord(_ test: (name: String, reply: Reply, message: String)) throws {
    var talk = ServiceTalk([("https://doi.org/", test.reply)])
    let failure = try #require(talk.findings(for: [.doi("10.1/x")]).values.first?.failure)
    #expect(failure.message.contains(test.message))
    #expect(failure.hint != nil)
  }

  @Test func tellsToAddAWorkByHandThatHasOnlyAPage() throws {
    var talk = ServiceTalk([("https://doi.org/", .page("<!doctype html><title>A book"))])
    let failure = try #require(talk.findings(for: [.doi("10.1/x")]).values.first?.failure)
    #expect(failure.hint == "open https://doi.org/10.1/x, and add the work by hand")
  }
}
