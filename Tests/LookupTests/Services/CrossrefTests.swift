import Support
import Testing
import Text

@testable import Lookup

/// Answers are written after the documentation of Crossref's REST API.
@Suite struct CrossrefTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let message: String
    let lines: [String]

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "an article, print and online",
      message: """
        {"DOI": "10.1093/nar/gks1195", "type": "journal-article", "title": ["GenBank"],
         "author": [{"given": "Dennis A.", "family": "Benson", "sequence": "first",
                     "ORCID": "http://orcid.org/0000-0002-1825-0097", "affiliation": []},
                    {"given": "M.", "family": "CAVANAUGH"}],
         "container-title": ["Nucleic Acids Research"], "short-container-title": ["Nucl. Acids Res."],
         "volume": "41", "issue": "D1", "page": "D36-D42",
         "issued": {"date-parts": [[2012, 11, 26]]},
         "published-print": {"date-parts": [[2013, 1, 1]]},
         "published-online": {"date-parts": [[2012, 11, 26]]},
         "publisher": "Oxford University Press (OUP)", "ISSN": ["1362-4962", "0305-1048"],
         "URL": "http://dx.doi.org/10.1093/nar/gks1195", "language": "en", "score": 1.0,
         "reference-count": 12, "subject": ["Genetics"], "is-referenced-by-count": 1000}
        """,
      lines: [
        "type: article", "title: GenBank", "author: Benson, Dennis A.; orcid=0000-0002-1825-0097",
        "author: Cavanaugh, M.", "date: 2013-01-01", "journal: Nucleic Acids Research",
        "shortjournal: Nucl. Acids Res.", "volume: 41", "number: D1", "pages: D36–D42",
        "publisher: Oxford University Press (OUP)", "doi: 10.1093/nar/gks1195",
        "issn: 1362-4962, 0305-1048",
      ]),
    Case(
      name: "an article ahead of print, with a number, a subtitle and an abstract",
      message: """
        {"DOI": "10.1371/journal.pone.0123456", "type": "journal-article",
         "title": ["EFFECTS OF SLEEP ON MEMORY"], "subtitle": ["A randomised trial."],
         "abstract": "<jats:title>Abstract</jats:title><jats:p>Sleep &amp;amp; memory.</jats:p>",
         "author": [{"name": "The Sleep Group"}, {"family": "van der Berg", "given": "Jan"}],
         "container-title": ["PLOS ONE"], "article-number": "e0123456", "page": "e0123456",
         "published-online": {"date-parts": [[2015, 4]]}, "issued": {"date-parts": [[2015, 4]]},
         "publisher": "Public Library of Science (PLoS)"}
        """,
      lines: [
        "type: article", "title: Effects of Sleep on Memory: A randomised trial",
        "author: {The Sleep Group}", "author: van der Berg, Jan", "date: 2015-04",
        "journal: PLOS ONE", "eid: e0123456", "publisher: Public Library of Science (PLoS)",
        "doi: 10.1371/journal.pone.0123456", "abstract: Sleep & memory.",
      ]),
    Case(
      name: "a paper at a conference",
      message: """
        {"DOI": "10.1109/cvpr.2016.90", "type": "proceedings-article",
         "title": ["Deep Residual Learning for Image Recognition"],
         "author": [{"given": "Kaiming", "family": "He"}],
         "container-title": ["2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)"],
         "event": {"name": "2016 IEEE CVPR", "location": "Las Vegas, NV, USA",
                   "start": {"date-parts": [[2016, 6, 27]]}, "end": {"date-parts": [[2016, 6, 30]]}},
         "page": "770-778", "issued": {"date-parts": [[2016, 6]]}, "publisher": "IEEE",
         "ISBN": ["http://id.crossref.org/isbn/9781467388511"]}
        """,
      lines: [
        "type: inproceedings", "title: Deep Residual Learning for Image Recognition",
        "author: He, Kaiming", "date: 2016-06", "eventdate: 2016-06-27/2016-06-30",
        "booktitle: 2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
        "eventtitle: 2016 IEEE CVPR", "eventplace: Las Vegas, NV, USA", "pages: 770–778",
        "publisher: IEEE", "doi: 10.1109/cvpr.2016.90", "isbn: 9781467388511",
      ]),
    Case(
      name: "a paper that Springer deposits as a chapter of a series",
      message: """
        {"DOI": "10.1007/978-3-030-58452-8_13", "type": "book-chapter",
         "title": ["End-to-End Object Detection with Transformers"],
         "author": [{"given": "Nicolas", "family": "Carion"}],
         "editor": [{"given": "Andrea", "family": "Vedaldi"}],
         "container-title": ["Lecture Notes in Computer Science", "Computer Vision – ECCV 2020"],
         "page": "213-229", "published-print": {"date-parts": [[2020]]},
         "publisher": "Springer International Publishing", "publisher-location": "Cham",
         "assertion": [
           {"name": "conference_name", "value": "European Conference on Computer Vision",
            "group": {"name": "ConferenceInfo", "label": "Conference Information"}},
           {"name": "conference_city", "value": "Glasgow", "group": {"name": "ConferenceInfo"}}]}
        """,
      lines: [
        "type: inproceedings", "title: End-to-End Object Detection with Transformers",
        "author: Carion, Nicolas", "editor: Vedaldi, Andrea", "date: 2020",
        "booktitle: Computer Vision – ECCV 2020",
        "eventtitle: European Conference on Computer Vision", "eventplace: Glasgow",
        "series: Lecture Notes in Computer Science", "pages: 213–229",
        "publisher: Springer International Publishing", "location: Cham",
        "doi: 10.1007/978-3-030-58452-8_13",
      ]),
    Case(
      name: "a book with editors",
      message: """
        {"DOI": "10.1017/cbo9780511802843", "type": "edited-book", "title": ["Handbook of X"],
         "original-title": ["Handbuch der X"], "edition-number": "2", "language": "de",
         "editor": [{"given": "Ann", "family": "Bee"}], "translator": [{"given": "C.", "family": "Dee"}],
         "issued": {"date-parts": [[2009]]}, "publisher": "Cambridge University Press",
         "ISBN": ["9780521898065", "9780511802843"]}
        """,
      lines: [
        "type: book", "title: Handbook of X", "origtitle: Handbuch der X", "editor: Bee, Ann",
        "translator: Dee, C.", "date: 2009", "edition: 2", "publisher: Cambridge University Press",
        "language: de", "doi: 10.1017/cbo9780511802843", "isbn: 9780521898065, 9780511802843",
      ]),
    Case(
      name: "a preprint, with what became of it",
      message: """
        {"DOI": "10.1101/2020.01.01.123456", "type": "posted-content", "subtype": "preprint",
         "title": ["Cells <i>in vitro</i>"], "author": [{"given": "Ann", "family": "Bee"}],
         "institution": [{"name": "bioRxiv"}], "group-title": "Cell Biology",
         "publisher": "Cold Spring Harbor Laboratory", "posted": {"date-parts": [[2020, 1, 2]]},
         "relation": {"is-preprint-of":
           [{"id-type": "doi", "id": "10.1038/s41586-020-1", "asserted-by": "subject"}]}}
        """,
      lines: [
        "type: article", "title: Cells <i>in vitro</i>", "author: Bee, Ann", "date: 2020-01-02",
        "status: preprint", "journal: bioRxiv", "publisher: Cold Spring Harbor Laboratory",
        "doi: 10.1101/2020.01.01.123456", "link: published https://doi.org/10.1038/s41586-020-1",
      ]),
    Case(
      name: "a thesis and its school",
      message: """
        {"DOI": "10.5075/epfl-thesis-1", "type": "dissertation", "title": ["On Growth"],
         "author": [{"given": "Ann", "family": "Bee", "suffix": "Jr."}], "degree": ["PhD"],
         "institution": [{"name": "EPFL", "place": ["Lausanne"]}],
         "approved": {"date-parts": [[2011, 5]]}, "publisher": "EPFL Press"}
        """,
      lines: [
        "type: phdthesis", "title: On Growth", "author: Bee, Jr., Ann", "date: 2011-05",
        "institution: EPFL", "location: Lausanne", "doi: 10.5075/epfl-thesis-1",
      ]),
    Case(
      name: "a published paper that was on arXiv",
      message: """
        {"DOI": "10.1103/physrevd.1", "type": "journal-article",
         "title": ["Search for <mml:math><mml:mi>B</mml:mi></mml:math>"],
         "container-title": ["Physical Review D"], "issued": {"date-parts": [[2020]]},
         "relation": {"has-preprint": [{"id-type": "arxiv", "id": "arXiv:1901.00001"}]}}
        """,
      lines: [
        "type: article", "title: Search for <i>B</i>", "date: 2020", "journal: Physical Review D",
        "doi: 10.1103/physrevd.1", "arxiv: 1901.00001",
      ]),
    Case(
      name: "a chapter whose series comes second",
      message: """
        {"DOI": "10.1007/978-3-1", "type": "book-chapter", "title": ["Seeing in Depth"],
         "author": [{"given": "Ann", "family": "Bee"}],
         "container-title": ["Advances in Seeing", "Lecture Notes in Computer Science"],
         "issued": {"date-parts": [[2012]]}}
        """,
      lines: [
        "type: incollection", "title: Seeing in Depth", "author: Bee, Ann", "date: 2012",
        "booktitle: Advances in Seeing", "series: Lecture Notes in Computer Science",
        "doi: 10.1007/978-3-1",
      ]),
    Case(
      name: "a title in the original language alone",
      message: """
        {"DOI": "10.3775/1", "type": "journal-article", "title": [""], "subtitle": ["其ノ二"],
         "original-title": ["乾餾"], "container-title": ["Journal of Fuel"], "page": "no-no",
         "issue": "Suppl_1"}
        """,
      lines: [
        "type: article", "title: 乾餾: 其ノ二", "journal: Journal of Fuel", "number: Suppl 1",
        "doi: 10.3775/1",
      ]),
    Case(
      name: "a running head of Wiley's, an editor who handled the article, and a number as page",
      message: """
        {"DOI": "10.1111/j.1", "type": "journal-article",
         "title": ["Diverse communities in a remote hot spring withstand thermal stress"],
         "subtitle": ["Community diversity and thermal stress"],
         "editor": [{"given": "Cee", "family": "Dee"}], "container-title": ["Ecology"],
         "volume": "3", "page": "2100087"}
        """,
      lines: [
        "type: article",
        "title: Diverse communities in a remote hot spring withstand thermal stress",
        "journal: Ecology", "volume: 3", "eid: 2100087", "doi: 10.1111/j.1",
      ]),
    Case(
      name: "a retraction by a journal",
      message: """
        {"DOI": "10.1155/1", "type": "journal-article", "title": ["Retracted: On Rats"],
         "author": [{"given": "Food", "family": "Research and Practice"}],
         "container-title": ["Food Research and Practice"]}
        """,
      lines: [
        "type: article", "title: Retracted: On Rats", "author: {Food Research and Practice}",
        "journal: Food Research and Practice", "doi: 10.1155/1",
      ]),
    Case(
      name: "bodies, a whole name in either place, and the wrong encoding",
      message: """
        {"DOI": "10.1000/1", "type": "report", "title": ["A report"],
         "author": [{"name": "Sunset Seed and Plant Co."}, {"name": "Statistics Canada"},
          {"name": "Catalog Collection."}, {"family": "the NOTES Development Group"},
          {"family": "Jin-Fu Chang"}, {"given": "Turaj Amraee"},
          {"given": "Ant\u{C3}\u{B3}nio", "family": "Ver\u{C3}\u{AD}ssimo"}]}
        """,
      lines: [
        "type: report", "title: A report", "author: {Sunset Seed and Plant Co.}",
        "author: {Statistics Canada}", "author: {Catalog Collection}",
        "author: {the NOTES Development Group}", "author: Chang, Jin-Fu", "author: Amraee, Turaj",
        "author: Veríssimo, António", "doi: 10.1000/1",
      ]),
    Case(
      name: "a post of a blog",
      message: """
        {"DOI": "10.59350/1", "type": "posted-content", "subtype": "blog", "title": ["A widget"],
         "author": [{"given": "Ann", "family": "Bee"}], "group-title": "widgets daily",
         "institution": [{"name": "Front Matter"}], "publisher": "Front Matter",
         "posted": {"date-parts": [[2008, 6, 18]]},
         "resource": {"primary": {"URL": "https://widgets.example.org/a"}}}
        """,
      lines: [
        "type: online", "title: A widget", "author: Bee, Ann", "date: 2008-06-18",
        "publisher: Front Matter", "organization: widgets daily", "doi: 10.59350/1",
        "url: https://widgets.example.org/a",
      ]),
    Case(
      name: "a preprint with subjects in place of a server",
      message: """
        {"DOI": "10.5194/acp-2021-1", "type": "posted-content", "subtype": "preprint",
         "title": ["High ice"], "group-title": "Clouds and Precipitation/Troposphere",
         "publisher": "Copernicus GmbH", "posted": {"date-parts": [[2021]]}}
        """,
      lines: [
        "type: article", "title: High ice", "date: 2021", "status: preprint",
        "publisher: Copernicus GmbH", "doi: 10.5194/acp-2021-1",
      ]),
    Case(
      name: "a catalogue's punctuation, an address as a series, a paper with the date of its event",
      message: """
        {"DOI": "10.5962/1", "type": "proceedings-article", "title": ["Seasonables for planting /"],
         "container-title": ["Proceedings of Planting, 2009. Proceedings."],
         "event": {"name": "Planting, 2009.", "start": {"date-parts": [[2009, 8, 11]]}},
         "publisher": "Seed and Plant Co.,", "publisher-location": "San Francisco, Calif. :"}
        """,
      lines: [
        "type: inproceedings", "title: Seasonables for planting", "date: 2009",
        "eventdate: 2009-08-11", "booktitle: Proceedings of Planting, 2009. Proceedings",
        "eventtitle: Planting, 2009", "publisher: Seed and Plant Co.",
        "location: San Francisco, Calif.", "doi: 10.5962/1",
      ]),
    Case(
      name: "data of a registry with an address as its name",
      message: """
        {"DOI": "10.1186/1", "type": "dataset", "title": ["A trial"],
         "container-title": ["http://trials.example.org/"], "publisher": "Springer"}
        """,
      lines: ["type: dataset", "title: A trial", "publisher: Springer", "doi: 10.1186/1"]),
    Case(
      name: "nothing but null, and what is of the wrong type",
      message: """
        {"DOI": "10.1000/1", "type": null, "title": ["A title"], "subtitle": [null, 7],
         "author": [null, 3, "x", [], {}, {"given": null, "family": null}, {"family": "Bee"}],
         "editor": {"family": "Dee"}, "issued": {"date-parts": [[null]]},
         "published": {"date-parts": [[2019, 13, 45]]}, "container-title": null, "volume": 3,
         "issue": {}, "page": [], "ISSN": "none", "ISBN": [null], "event": null,
         "relation": [], "assertion": {}, "updated-by": "no", "abstract": 1e999,
         "institution": [[]], "publisher": "Elsevier BV"}
        """,
      lines: [
        "type: misc", "title: A title: 7", "author: Bee", "date: 2019", "volume: 3",
        "publisher: Elsevier BV", "doi: 10.1000/1", "abstract: 1e999",
      ]),
  ]

  @Test(arguments: cases)
  func makesRecords(_ test: Case) throws {
    let body = "{\"status\": \"ok\", \"message-type\": \"work\", \"message\": \(test.message)}"
    var talk = ServiceTalk([("api.crossref.org/works/", .json(body))])
    let finding = try #require(talk.findings(for: [.doi("10.1/x")]).values.first)
    #expect(finding.lines == test.lines)
  }

  static let faults: [(name: String, reply: Reply, message: String)] = [
    (
      "broken JSON", .json("{\"message\": {\"title\": [\"A ti"),
      "text in double quotes does not end"
    ),
    ("no JSON", .json("Resource not found."), "stands where a value is expected"),
    ("a page", .page("<!DOCTYPE html><title>Sign in</title>"), "a page rather than JSON"),
    ("a page that says it is JSON", .json("  <!doctype HTML>"), "a page rather than JSON"),
    ("nothing", .json(""), "it is empty"), ("blanks", .json(" \n"), "it is empty"),
    ("another value", .json("[1, 2]"), "names no work"), ("null", .json("null"), "names no work"),
    ("a list of works", .json("{\"message\": []}"), "names no work"),
    ("no title", .json("{\"message\": {\"DOI\": \"10.1/x\"}}"), "no title"),
    (
      "bytes that are no text", Reply(status: 200, mediaType: "", address: "", body: [0xFF, 0xFE]),
      "cannot be read"
    ),
    ("too often", Reply(429), "asked too often"), ("down", Reply(503), "out of order (status 503)"),
    ("forbidden", Reply(403), "refuses to answer"), ("a teapot", Reply(418), "status 418"),
    ("too deep", .json(String(repeating: "[", count: 100_000)), "nested"),
  ]

  @Test(arguments: faults)
  func namesServiceAndWorkInFaults(_ test: (name: String, reply: Reply, message: String)) throws {
    var talk = ServiceTalk([("api.crossref.org", test.reply)])
    let failure = try #require(talk.findings(for: [.doi("10.1/x")]).values.first?.failure)
    #expect(failure.message.contains("Crossref"))
    #expect(failure.message.contains("DOI 10.1/x"))
    #expect(failure.message.contains(test.message))
    #expect(failure.hint != nil)
  }

  @Test func saysWhatHasHappenedToAWork() throws {
    let body = """
      {"message": {"DOI": "10.1016/s0140-6736(97)11096-0", "type": "journal-article",
        "title": ["RETRACTED: Ileal-lymphoid-nodular hyperplasia"], "container-title": ["The Lancet"],
        "updated-by": [
          {"DOI": "10.1016/s0140-6736(10)60175-4", "type": "retraction", "source": "publisher",
           "updated": {"date-parts": [[2010, 2, 6]]}, "label": "Retraction"},
          {"DOI": "10.1016/s0140-6736(10)60175-4", "type": "retraction", "source": "retraction-watch",
           "updated": {"date-parts": [[2010, 2, 2]]}},
          {"DOI": "10.1016/s0140-6736(04)15715-2", "type": "correction",
           "updated": {"date-parts": [[2004]]}}, {"type": null}]}}
      """
    var talk = ServiceTalk([("crossref", .json(body))])
    let doi = "10.1016/S0140-6736(97)11096-0"
    let finding = try #require(talk.findings(for: [.doi("\(doi)")]).values.first)
    #expect(
      talk.asked == ["https://api.crossref.org/works/10.1016%2FS0140-6736%2897%2911096-0"])
    #expect(
      finding.notices == [
        WorkNotice(kind: .retraction, doi: "10.1016/s0140-6736(10)60175-4", date: "2010-02-06"),
        WorkNotice(kind: .correction, doi: "10.1016/s0140-6736(04)15715-2", date: "2004"),
      ])
    #expect(finding.lines.contains("status: retracted"))
  }

  @Test func readsAHundredThousandAuthors() throws {
    let authors = (0..<100_000).map { "{\"given\": \"A.\", \"family\": \"Author\($0 / 2)x\"}" }
    let body =
      "{\"message\": {\"title\": [\"Observation of a Boson\"], \"author\": [\(authors.joined(separator: ","))]}}"
    var talk = ServiceTalk([("crossref", .json(body))])
    let finding = try #require(talk.findings(for: [.doi("10.1/x")]).values.first)
    #expect(finding.lines.count > 50_000)
  }
}
