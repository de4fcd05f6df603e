import Testing

@testable import Lookup

@Suite struct PageHeadTests {
  struct Case: CustomTestStringConvertible {
    let html: String
    let tags: [String]

    init(_ html: String, _ tags: String...) {
      self.html = html
      self.tags = tags
    }

    var testDescription: String { html }
  }

  static let cases = [
    Case("<meta name=\"citation_title\" content=\"A title\">", "citation_title=A title"),
    Case("<META CONTENT='A title' NAME=Citation_Title />", "citation_title=A title"),
    Case("<meta content=2022/06/28 name=citation_date>", "citation_date=2022/06/28"),
    Case("<meta property=\"og:title\" content=\"A > B\">", "og:title=A > B"),
    Case("<meta name=a content='it&#39;s &amp; &eacute;'>", "a=it's & é"),
    Case("<meta\n name = 'a'\n content = 'b\n c'\n>", "a=b c"),
    Case("<meta name=a content=b/><meta name=c content=d>", "a=b/", "c=d"),
    Case("<meta name=a><meta content=b><meta name=c content=''>"),
    Case("<!-- <meta name=a content=b> --><meta name=c content=d>", "c=d"),
    Case("<script>var x = '<meta name=a content=b>';</script><meta name=c content=d>", "c=d"),
    Case("<style><meta name=a content=b></STYLE><meta name=c content=d>", "c=d"),
    Case("<title>2 < 3 <meta name=a content=b></title><meta name=c content=d>", "c=d"),
    Case("<p>1 < 2 <meta name=a content=b", "a=b"),
    Case("<meta name=a content=\"never ends"),
    Case("<!--"), Case("<"), Case(""),
    Case(
      """
      <script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"},
        {"@type": ["ScholarlyArticle"], "headline": "On &amp; off", "author": [{"name": "Ann Bee"}],
         "datePublished": "2020-01-02", "isPartOf": {"name": "J. Foo"},
         "sameAs": "https://doi.org/10.1000/1"}]}</script>
      """,
      "schema.type=ScholarlyArticle", "schema.title=On & off", "schema.author=Ann Bee",
      "schema.date=2020-01-02", "schema.journal=J. Foo",
      "schema.identifier=https://doi.org/10.1000/1"),
    Case(
      "<meta property='DC:Title' content=A><meta name=prism:doi content=B>", "dc.title=A",
      "prism.doi=B"),
    Case("<script type='application/ld+json'>{\"@type\": \"Scholarly</script>"),
  ]

  @Test(arguments: cases)
  func findsTags(_ test: Case) {
    let head = PageHead(Array(test.html.utf8))
    #expect(head.tags.map { "\($0.name)=\($0.content)" } == test.tags)
  }

  @Test func readsHugePagesInTime() {
    let pages = [
      String(repeating: "<meta name=a content=b>", count: 30_000),
      String(repeating: "<!--", count: 100_000), String(repeating: "<script>", count: 60_000),
      String(repeating: "<meta name=\"", count: 50_000),
    ]
    for page in pages { #expect(PageHead(Array(page.utf8)).tags.count <= 20_000) }
  }
}
