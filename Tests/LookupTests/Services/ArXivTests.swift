import Support
import Testing
import Text

@testable import Lookup

/// Answers are written after arXiv's "API User's Manual".
@Suite struct ArXivTests {
  /// A feed with entries, each `id`, `title` and what else it says.
  static func feed(_ entries: String...) -> Reply {
    Reply(
      200, "application/atom+xml; charset=utf-8",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <link href="http://arxiv.org/api/query?id_list=x" rel="self" type="application/atom+xml"/>
        <title type="html">ArXiv Query: id_list=x</title>
        <opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">1\
      </opensearch:totalResults>
        \(entries.map { "<entry>\($0)</entry>" }.joined())
      </feed>
      """)
  }

  static let attention = """
    <id>http://arxiv.org/abs/1706.03762v7</id>
    <updated>2023-08-02T00:41:18Z</updated><published>2017-06-12T17:57:34Z</published>
    <title>Attention Is All You
      Need</title>
    <summary>  The dominant models &amp; $O(n^2)$ costs.
    </summary>
    <author><name>Ashish Vaswani</name></author>
    <author><name>Łukasz Kaiser</name>
      <arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Google</arxiv:affiliation>
    </author>
    <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">15 pages, 5 figures</arxiv:comment>
    <arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/3295222.3295349</arxiv:doi>
    <arxiv:journal_ref xmlns:arxiv="http://arxiv.org/schemas/atom">NIPS 2017</arxiv:journal_ref>
    <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    """

  static let old = """
    <id>http://arxiv.org/abs/math/0309136v1</id><published>2003-09-08T10:00:00Z</published>
    <title>Schr\\"odinger operators on {\\em trees} of size $\\aleph_0$</title>
    <author><name>ATLAS Collaboration</name></author><author><name>Jan van der Berg</name></author>
    <summary>x</summary>
    """

  @Test func readsPapersOfOneAnswer() {
    var talk = ServiceTalk([("export.arxiv.org", Self.feed(Self.old, Self.attention))])
    let works: [WorkIdentifier] = [
      .arxiv("1706.03762"), .arxiv("math.GT/0309136"), .arxiv("1706.03762v7"),
      .arxiv("2202.99999"), .arxiv("1706.03762"),
    ]
    let findings = talk.findings(for: works)
    #expect(
      talk.asked == [
        "https://export.arxiv.org/api/query?id_list=1706.03762,math.GT/0309136,1706.03762v7,"
          + "2202.99999&max_results=4"
      ])
    #expect(
      findings[works[0]]?.lines == [
        "type: article", "title: Attention Is All You Need", "author: Vaswani, Ashish",
        "author: Kaiser, Łukasz", "date: 2017-06-12", "doi: 10.5555/3295222.3295349",
        "arxiv: 1706.03762", "eprintclass: cs.CL",
        "abstract: The dominant models & $O(n^2)$ costs.", "journal_ref: NIPS 2017",
        "arxiv_comment: 15 pages, 5 figures",
      ])
    #expect(
      findings[works[1]]?.lines == [
        "type: article", "title: Schrödinger operators on <i>trees</i> of size $\\aleph_0$",
        "author: {ATLAS Collaboration}", "author: van der Berg, Jan", "date: 2003-09-08",
        "arxiv: math.GT/0309136", "abstract: x",
      ])
    #expect(findings[works[2]]?.lines.contains("arxiv: 1706.03762v7") == true)
    #expect(findings[works[3]]?.lines == ["error: arXiv does not know arXiv:2202.99999"])
  }

  @Test func saysThatAPaperWasWithdrawn() {
    let entry = """
      <id>http://arxiv.org/abs/1001.0001v2</id><title>A proof</title>
      <updated>2010-02-03T00:00:00Z</updated><published>2010-01-01T00:00:00Z</published>
      <summary>We prove.</summary><author><name>Ann Bee</name></author>
      <comment>This paper has been withdrawn by the author due to a crucial error in Lemma 2</comment>
      """
    var talk = ServiceTalk([("arxiv", Self.feed(entry))])
    let finding = talk.findings(for: [.arxiv("1001.0001")])[.arxiv("1001.0001")]
    #expect(finding?.notices == [WorkNotice(kind: .withdrawal, date: "2010-02-03")])
    #expect(finding?.lines.contains("status: retracted") == true)
  }

  /// One number that arXiv does not take spoils the answer for all.
  @Test func asksAgainByHalvesAfterAnError() {
    let error = """
      <id>https://arxiv.org/api/errors#incorrect_id_format_for_2299.00001</id><title>Error</title>
      <summary>incorrect id format for 2299.00001</summary>
      """
    var talk = ServiceTalk([
      ("2299.00001", Self.feed(error)), ("1706.03762", Self.feed(Self.attention)),
    ])
    let works: [WorkIdentifier] = [.arxiv("1706.03762"), .arxiv("2299.00001")]
    let findings = talk.findings(for: works)
    #expect(talk.asked.count == 3)
    #expect(findings[works[0]]?.lines.contains("title: Attention Is All You Need") == true)
    #expect(
      findings[works[1]]?.lines == [
        "error: arXiv does not know arXiv:2299.00001: incorrect id format for 2299.00001"
      ])
  }

  @Test func asksAboutAHundredAtOnce() {
    let works = (0..<250).map { WorkIdentifier.arxiv("2202.\(10_000 + $0)") }
    let requests = LookupRequest.requests(for: works, at: ServiceAddresses())
    #expect(requests.map(\.works.count) == [100, 100, 50])
  }

  static let faults: [(name: String, reply: Reply, message: String)] = [
    ("no entries", feed(), "arXiv does not know"),
    ("an entry without a title", feed("<id>http://arxiv.org/abs/1706.03762</id>"), "does not know"),
    ("a limiter's words", Reply(200, "text/plain", "Rate exceeded."), "asked too often"),
    ("a limiter's status", Reply(429, "text/plain", "Rate exceeded."), "asked too often"),
    ("half a feed", Reply(200, "application/atom+xml", "<feed><entry><id>x</id>"), "not closed"),
    ("another document", Reply(200, "text/xml", "<rss/>"), "it is <rss> rather than a feed"),
    ("a page", .page("<html><body>Sorry</body></html>"), "a page rather than a feed"),
    (
      "an entity bomb", Reply(200, "text/xml", "<!DOCTYPE feed [<!ENTITY a \"b\">]><feed/>"), "type"
    ),
    ("down", Reply(503), "out of order"), ("bad request", Reply(400), "status 400"),
  ]

  @Test(arguments: faults)
  func saysWhyThereIsNoRecord(_ test: (name: String, reply: Reply, message: String)) throws {
    var talk = ServiceTalk([("arxiv", test.reply)])
    let failure = try #require(talk.findings(for: [.arxiv("1706.03762")]).values.first?.failure)
    #expect(failure.message.contains(test.message))
    #expect(failure.hint != nil)
  }
}
