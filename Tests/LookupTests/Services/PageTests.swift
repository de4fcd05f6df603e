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

  /// Pages of any host, by the vocabularies that they use.
  static let others: [(name: String, page: String, lines: [String])] = [
    (
      "Dublin Core of a repository",
      """
      <meta name="DC.title" content="On Growth"><meta name="DC.creator" content="Bee, Ann">
      <meta name="DCTERMS.issued" content="2019-05-01T00:00:00Z"><meta name="DC.type" content="Thesis">
      <meta name="DC.publisher" content="University of Small Town"><meta name="DC.language" content="de">
      <meta name="DC.identifier" content="http://hdl.handle.net/1/2">
      """,
      [
        "type: thesis", "title: On Growth", "author: Bee, Ann", "date: 2019-05-01",
        "institution: University of Small Town", "language: de",
        "url: https://example.org/a?b=1",
      ]
    ),
    (
      "PRISM of a journal",
      """
      <meta property="prism:publicationName" content="Journal of Tests">
      <meta property="dc:title" content="On Decay"><meta property="dc:creator" content="Cee Dee">
      <meta property="prism:volume" content="4"><meta property="prism:number" content="2">
      <meta property="prism:startingPage" content="7"><meta property="prism:endingPage" content="9">
      <meta property="prism:publicationDate" content="2018-03-01">
      """,
      [
        "type: article", "title: On Decay", "author: Dee, Cee", "date: 2018-03-01",
        "journal: Journal of Tests", "volume: 4", "number: 2", "pages: 7–9",
        "url: https://example.org/a?b=1",
      ]
    ),
    (
      "JSON-LD with an issue, a volume and a journal",
      """
      <meta property="og:title" content="On Rest | Journal"><script type="application/ld+json">
      {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "Page"},
       {"@type": "ScholarlyArticle", "headline": "On Rest", "pageStart": "11", "pageEnd": "20",
        "author": [{"@id": "#1"}, {"@type": "Person", "givenName": "Cee", "familyName": "von Dee"}],
        "datePublished": "2021-07", "isPartOf": {"@type": "PublicationIssue", "issueNumber": "3",
          "isPartOf": {"@type": "PublicationVolume", "volumeNumber": "5",
            "isPartOf": {"@type": "Periodical", "name": "Journal of Rest", "issn": "0305-1048"}}}},
       {"@id": "#1", "@type": "Person", "name": "Ann Bee"}]}</script>
      """,
      [
        "type: article", "title: On Rest", "author: Bee, Ann", "author: von Dee, Cee",
        "date: 2021-07", "journal: Journal of Rest", "volume: 5", "number: 3", "pages: 11–20",
        "issn: 0305-1048", "url: https://example.org/a?b=1",
      ]
    ),
    (
      "JSON-LD of a program",
      """
      <script type="application/ld+json">{"@type": "SoftwareSourceCode", "name": "tool",
       "author": {"@type": "Person", "name": "Ann Bee"}, "version": "1.2",
       "datePublished": "2022-01-31"}</script>
      """,
      [
        "type: software", "title: tool", "author: Bee, Ann", "date: 2022-01-31", "version: 1.2",
        "url: https://example.org/a?b=1",
      ]
    ),
    (
      "Open Graph of a post",
      """
      <meta property="og:title" content="How we test"><meta property="og:type" content="article">
      <meta property="og:site_name" content="The Blog"><meta name="author" content="Ann Bee">
      <meta property="article:author" content="https://social.example.org/ann">
      <meta property="article:published_time" content="2023-04-05 10:00:00+02:00">
      """,
      [
        "type: online", "title: How we test", "author: Bee, Ann", "date: 2023-04-05",
        "organization: The Blog", "url: https://example.org/a?b=1",
      ]
    ),
    (
      "names in two vocabularies, and a chapter",
      """
      <meta name=citation_title content="A Chapter"><meta name=citation_author content="Bee, Ann">
      <meta name=dc.creator content="Ann Bee"><meta name=citation_inbook_title content="A Book">
      <meta name=citation_publication_date content="2020/03"><meta name=citation_isbn content=9780262033848>
      <meta name=citation_publisher content=Press><meta name=citation_series_title content="A Series">
      """,
      [
        "type: incollection", "title: A Chapter", "author: Bee, Ann", "date: 2020-03",
        "series: A Series", "booktitle: A Book", "publisher: Press", "isbn: 9780262033848",
        "url: https://example.org/a?b=1",
      ]
    ),
  ]

  @Test(arguments: others)
  func readsPagesOfAnyHost(_ test: (name: String, page: String, lines: [String])) throws {
    let work = try #require(try WorkIdentifier.readSource("http://example.org/a?b=1#c"))
    var talk = ServiceTalk([("https://example.org/a?b=1", .page(test.page))])
    let finding = talk.findings(for: [work])[work]
    #expect(Set(finding?.lines ?? []) == Set(test.lines))
    #expect(talk.asked == ["https://example.org/a?b=1"])
  }

  @Test(arguments: [
    "<meta name=DC.Identifier content='doi:10.1000/1'>", "<meta name=doi content=10.1000/1>",
    "<meta property=prism:doi content=10.1000/1>",
    "<script type='application/ld+json'>{\"@type\": \"Dataset\", \"name\": \"x\", \"identifier\":"
      + " {\"@type\": \"PropertyValue\", \"value\": \"https://doi.org/10.1000/1\"}}</script>",
    "%PDF-1.5 /doi(10.1000/1)",
  ])
  func asksTheRegistryFirst(_ page: String) {
    let crossref = "{\"message\": {\"DOI\": \"10.1000/1\", \"title\": [\"Registered\"]}}"
    var talk = ServiceTalk([("example.org", .page(page)), ("crossref", .json(crossref))])
    let work = WorkIdentifier.page("https://example.org/a")
    #expect(talk.findings(for: [work])[work]?.lines.contains("title: Registered") == true)
    #expect(talk.asked.last == "https://api.crossref.org/works/10.1000%2F1")
  }

  @Test(arguments: [
    ("https://example.org/a b", nil), ("https://user@example.org/", nil), ("paper.pdf", nil),
    ("file:///etc/passwd", nil), ("https://example.org/ä#x", "https://example.org/%C3%A4"),
    ("HTTP://Example.org/Path", "https://Example.org/Path"),
  ])
  func takesAddressesOfTheWeb(_ text: String, _ address: String?) throws {
    #expect(try WorkIdentifier.readSource(text) == address.map { .page($0) })
  }

  static let faults: [(name: String, reply: Reply, message: String)] = [
    ("no tags", .page("<html><title>Just a moment…</title></html>"), "no tags that describe"),
    ("no title", .page("<meta name=citation_author content='Ann Bee'>"), "no tags that describe"),
    ("nothing", .page(""), "no tags that describe"), ("refused", Reply(403), "refuses to answer"),
    ("gone", Reply(410), "does not know"), ("down", Reply(500), "out of order"),
    ("a PDF", Reply(200, "application/pdf", "%PDF-1.5 <meta"), "names no DOI"),
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
