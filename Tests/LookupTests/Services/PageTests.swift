import Testing
import Text

@testable import Lookup

/// Pages are written after Google Scholar's "Inclusion Guidelines for Webmasters", as the hosts
/// follow them.
@Suite struct PageTests {
  static let icml = """
    <!DOCTYPE html><html><head><meta charset="utf-8"><title>Bayesian Model Selection</title>
    <meta name="citation_title" content="Bayesian Model Selection, the Marginal Likelihood, and
    Generalization" />
    <meta name="citation_author" content="Lotfi, Sanae" />
    <meta name="citation_author" content="Pavel Izmailov" />
    <meta name="citation_publication_date" content="2022/06/28" />
    <meta name="citation_conference_title" content="International Conference on Machine Learning" />
    <meta name="citation_firstpage" content="14223" /><meta name="citation_lastpage" content="14247" />
    <meta name="citation_pdf_url" content="https://proceedings.mlr.press/v162/lotfi22a/lotfi22a.pdf">
    </head><body><meta name="citation_author" content="Goldblum, Micah"></body></html>
    """

  @Test func readsAPageThatNamesNoRegistry() {
    var talk = ServiceTalk([("https://proceedings.mlr.press/v162/lotfi22a.html", .page(Self.icml))])
    let work = WorkIdentifier.page("https://proceedings.mlr.press/v162/lotfi22a.html")
    #expect(
      talk.findings(for: [work])[work]?.lines == [
        "type: inproceedings",
        "title: Bayesian Model Selection, the Marginal Likelihood, and Generalization",
        "author: Lotfi, Sanae", "author: Izmailov, Pavel", "author: Goldblum, Micah",
        "date: 2022-06-28", "booktitle: International Conference on Machine Learning",
        "series: Proceedings of Machine Learning Research", "volume: 162", "pages: 14223–14247",
        "publisher: PMLR", "url: https://proceedings.mlr.press/v162/lotfi22a.html",
        "link: pdf https://proceedings.mlr.press/v162/lotfi22a/lotfi22a.pdf",
      ])
  }

  @Test func namesProceedingsOfNeurIPS() {
    let page = """
      <meta name="citation_title" content="Attention is All you Need">
      <meta name="citation_author" content="Vaswani, Ashish">
      <meta name="citation_journal_title" content="Advances in Neural Information Processing Systems">
      <meta name="citation_volume" content="30"><meta name="citation_publication_date" content="2017">
      """
    var talk = ServiceTalk([("neurips.cc", .page(page))])
    let work = WorkIdentifier.page("https://proceedings.neurips.cc/paper/2017/hash/x-Abstract.html")
    #expect(
      talk.findings(for: [work])[work]?.lines == [
        "type: inproceedings", "title: Attention is All you Need", "author: Vaswani, Ashish",
        "date: 2017", "booktitle: Advances in Neural Information Processing Systems", "volume: 30",
        "url: https://proceedings.neurips.cc/paper/2017/hash/x-Abstract.html",
      ])
  }

  static let acl = """
    <html><head><meta content="Energy and Policy Considerations" name=citation_title>
    <meta content="Emma Strubell" name=citation_author><meta content=2019/7 name=citation_publication_date>
    <meta content="Proceedings of the 57th Annual Meeting of the ACL" name=citation_conference_title>
    <meta content="3645" name=citation_firstpage><meta content="3650" name=citation_lastpage>
    <meta content="10.18653/v1/P19-1355" name=citation_doi></head>
    """
  static let aclPage = WorkIdentifier.page("https://aclanthology.org/P19-1355/")

  @Test func asksTheRegistryThatAPageNames() {
    let crossref = """
      {"message": {"DOI": "10.18653/v1/p19-1355", "type": "proceedings-article",
        "title": ["Energy and Policy Considerations for Deep Learning in NLP"],
        "issued": {"date-parts": [[2019]]}, "container-title": ["Proceedings of the 57th ACL"]}}
      """
    var talk = ServiceTalk([("aclanthology", .page(Self.acl)), ("crossref", .json(crossref))])
    #expect(
      talk.findings(for: [Self.aclPage])[Self.aclPage]?.lines == [
        "type: inproceedings", "title: Energy and Policy Considerations for Deep Learning in NLP",
        "author: Strubell, Emma", "date: 2019", "booktitle: Proceedings of the 57th ACL",
        "pages: 3645–3650", "doi: 10.18653/v1/p19-1355",
      ])
    #expect(
      talk.asked == [
        "https://aclanthology.org/P19-1355/",
        "https://api.crossref.org/works/10.18653%2Fv1%2FP19-1355",
      ])
  }

  /// What the page says is better than nothing.
  @Test func takesThePageAtItsWordWhereTheRegistryFails() {
    var talk = ServiceTalk([("aclanthology", .page(Self.acl)), ("crossref", Reply(503))])
    #expect(
      talk.findings(for: [Self.aclPage])[Self.aclPage]?.lines == [
        "type: inproceedings", "title: Energy and Policy Considerations", "author: Strubell, Emma",
        "date: 2019-07", "booktitle: Proceedings of the 57th Annual Meeting of the ACL",
        "pages: 3645–3650", "doi: 10.18653/v1/P19-1355", "url: https://aclanthology.org/P19-1355/",
      ])
  }

  @Test(arguments: [
    "citation_arxiv_id content=1706.03762", "citation_doi content=10.48550/arXiv.1706.03762",
  ])
  func asksArXivAboutAPaperOfItsOwn(_ tag: String) {
    let page = "<meta name=\(tag)><meta name=citation_title content=x>"
    var talk = ServiceTalk([
      ("openreview.net", .page(page)), ("export.arxiv.org", ArXivTests.feed(ArXivTests.attention)),
    ])
    let work = WorkIdentifier.page("https://openreview.net/forum?id=x")
    #expect(
      talk.findings(for: [work])[work]?.lines.contains("title: Attention Is All You Need") == true)
  }

  static let faults: [(name: String, reply: Reply, message: String)] = [
    ("no tags", .page("<html><title>Just a moment…</title></html>"), "no tags that describe"),
    ("no title", .page("<meta name=citation_author content='Ann Bee'>"), "no tags that describe"),
    ("nothing", .page(""), "no tags that describe"), ("refused", Reply(403), "refuses to answer"),
    ("gone", Reply(410), "does not know"), ("down", Reply(500), "out of order"),
    ("a PDF", Reply(200, "application/pdf", "%PDF-1.5 <meta"), "no tags that describe"),
  ]

  @Test(arguments: faults)
  func saysWhyThereIsNoRecord(_ test: (name: String, reply: Reply, message: String)) throws {
    var talk = ServiceTalk([("aclanthology.org", test.reply)])
    let failure = try #require(talk.findings(for: [Self.aclPage]).values.first?.failure)
    #expect(failure.message.contains(test.message))
    #expect(failure.message.contains("https://aclanthology.org/P19-1355/"))
  }

  @Test func readsPagesInLatin1() {
    let head = "<meta name=citation_title content=\"\u{C9}tude\">".unicodeScalars.map {
      UInt8($0.value)
    }
    let reply = Reply(status: 200, mediaType: "text/html", address: "", body: head)
    var talk = ServiceTalk([("aclanthology", reply)])
    #expect(talk.findings(for: [Self.aclPage])[Self.aclPage]?.lines[1] == "title: Étude")
  }

  @Test func asksElsewhereWhereTheSettingsSaySo() throws {
    let addresses = try ServiceAddresses { service in
      service == .page ? "http://127.0.0.1:8080/pages" : nil
    }
    let requests = LookupRequest.requests(for: [Self.aclPage], at: addresses)
    #expect(
      requests.map(\.address) == ["http://127.0.0.1:8080/pages/aclanthology.org/P19-1355/"])
  }
}
