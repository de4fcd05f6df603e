import Support
import Testing
import Text

@testable import Lookup

/// Answers are written after "The E-utilities In-Depth" and PubMed's description of its format.
@Suite struct PubMedTests {
  static let records = """

    PMID- 23193287
    OWN - NLM
    STAT- MEDLINE
    IS  - 1362-4962 (Electronic)
    IS  - 0305-1048 (Print)
    VI  - 41
    IP  - Database issue
    DP  - 2013 Jan
    TI  - GenBank.
    PG  - D36-42
    LID - 10.1093/nar/gks1195 [doi]
    AB  - GenBank is a database
          of sequences.
    FAU - Benson, Dennis A
    AU  - Benson DA
    AD  - National Center for Biotechnology Information.
    LA  - eng
    PT  - Journal Article
    PL  - England
    TA  - Nucleic Acids Res
    JT  - Nucleic acids research
    PMC - PMC3531190

    PMID- 9500320
    TI  - Ileal-lymphoid-nodular hyperplasia.
    DP  - 1998 Feb 28
    JT  - Lancet (London, England)
    PT  - Journal Article
    PT  - Retracted Publication
    RIN - Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/S0140-6736(10)60175-4. PMID: 20137807
    FAU - Wakefield, A J

    PMID- 3
    TI  - In doubt.
    ECI - J Foo. 2011;1:2. doi: 10.1000/3
    EIN - J Foo. 2010;1:1
    """

  @Test func readsRecordsOfOneAnswer() {
    var talk = ServiceTalk([("efetch.fcgi", Reply(200, "text/plain", Self.records))])
    let works: [WorkIdentifier] = [
      .pmid("23193287"), .pmid("9500320"), .pmid("999999999"), .pmid("3"),
    ]
    let findings = talk.findings(for: works)
    #expect(
      talk.asked == [
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi?db=pubmed"
          + "&id=23193287,9500320,999999999,3&rettype=medline&retmode=text&tool=ibid"
      ])
    #expect(
      findings[works[0]]?.lines == [
        "type: article", "title: GenBank", "author: Benson, Dennis A", "date: 2013-01",
        "journal: Nucleic acids research", "shortjournal: Nucleic Acids Res", "volume: 41",
        "number: Database issue", "pages: D36–42", "doi: 10.1093/nar/gks1195",
        "issn: 1362-4962, 0305-1048", "abstract: GenBank is a database of sequences.",
        "pmid: 23193287", "pmcid: PMC3531190",
      ])
    #expect(
      findings[works[1]]?.notices == [
        WorkNotice(kind: .retraction, doi: "10.1016/S0140-6736(10)60175-4")
      ])
    #expect(findings[works[1]]?.lines.contains("status: retracted") == true)
    #expect(findings[works[2]]?.lines == ["error: PubMed does not know PMID 999999999"])
    #expect(
      findings[works[3]]?.notices == [
        WorkNotice(kind: .correction), WorkNotice(kind: .expressionOfConcern, doi: "10.1000/3"),
      ])
  }

  @Test func findsPapersOfPubMedCentral() {
    let summaries = """
      {"header": {"type": "esummary"}, "result": {"uids": ["3531190", "13900"],
       "3531190": {"uid": "3531190", "title": "GenBank", "articleids": [
          {"idtype": "pmid", "value": "23193287"}, {"idtype": "doi", "value": "10.1093/nar/gks1195"}]},
       "13900": {"uid": "13900", "articleids": [{"idtype": "pmid", "value": "0"},
          {"idtype": "doi", "value": "10.1186/bcr1"}]},
       "9": {"uid": "9", "error": "cannot get document summary"}}}
      """
    var talk = ServiceTalk([
      ("esummary.fcgi?db=pmc&id=3531190,13900,9&", .json(summaries)),
      ("efetch.fcgi", Reply(200, "text/plain", Self.records)),
      ("crossref.org/works/10.1186%2Fbcr1", .json("{\"message\": {\"title\": [\"A letter\"]}}")),
    ])
    let works: [WorkIdentifier] = [.pmcid("3531190"), .pmcid("13900"), .pmcid("9")]
    let findings = talk.findings(for: works)
    #expect(findings[works[0]]?.lines.contains("title: GenBank") == true)
    #expect(findings[works[1]]?.lines == ["type: misc", "title: A letter"])
    #expect(findings[works[2]]?.lines == ["error: PubMed does not know PMC9"])
  }

  static let faults: [(name: String, reply: Reply, message: String)] = [
    ("nothing", Reply(200, "text/plain", "\n\n"), "PubMed does not know PMID 1"),
    (
      "an error in words",
      Reply(200, "text/plain", "id: 1 Error occurred: The following PMID is not available: 1"),
      "PubMed does not know PMID 1"
    ),
    ("a bad request", Reply(400, "text/plain", "{\"error\":\"x\"}"), "PubMed does not know PMID 1"),
    ("too often", Reply(429, "application/json", "{\"error\":\"API rate limit\"}"), "too often"),
    ("a page", .page("<html>Maintenance</html>"), "a page rather than a record"),
    ("something else", Reply(200, "text/xml", "<PubmedArticleSet/>"), "it holds no record"),
    ("half a record", Reply(200, "text/plain", "PMID- 1\nFAU - Be"), "it holds no record"),
  ]

  @Test(arguments: faults)
  func saysWhyThereIsNoRecord(_ test: (name: String, reply: Reply, message: String)) throws {
    var talk = ServiceTalk([("efetch", test.reply)])
    let failure = try #require(talk.findings(for: [.pmid("1")]).values.first?.failure)
    #expect(failure.message.contains(test.message))
    #expect(failure.hint != nil)
  }

  @Test(arguments: [Reply(500), .page("<html>"), .json("{\"result\": 1}"), .json("")])
  func saysWhyANumberIsNotConverted(_ reply: Reply) throws {
    var talk = ServiceTalk([("esummary", reply)])
    let failure = try #require(talk.findings(for: [.pmcid("1")]).values.first?.failure)
    #expect(failure.message.contains("PMC1"))
  }
}
