import Foundation
import Support
import Testing

@testable import ibid

/// One `ibid add` of works that six services know, by the built program.
@Suite(
  .enabled(
    if: LoopbackServer.isPossible && Tool.ibid != nil,
    "python3, curl and the built program are needed"))
struct AllServicesTests {
  typealias Answer = LoopbackServer.Answer

  private static let article = DescribedWork(
    doi: "10.1000/growth", title: "Growth of Small Things in Tests", authors: [("Ann", "Lee")],
    journal: "Journal of Tests", volume: "3", pages: "1-18")
  private static let eutils = "/pubmed/"

  private static let answers: [String: [Answer]] = [
    article.path: [article.answer],
    ArXivAnswer.path(of: ["2202.11678"]): [
      ArXivAnswer.answer([
        .init(id: "2202.11678", title: "Bayesian Model Selection", authors: ["Sanae Lotfi"])
      ])
    ],
    "/doi/10.5281/zenodo.1": [
      .json(
        """
        {"type": "software", "id": "https://doi.org/10.5281/zenodo.1", "title": "A Tool",
         "author": [{"family": "Bee", "given": "Cy"}], "issued": {"date-parts": [[2017]]},
         "DOI": "10.5281/zenodo.1", "publisher": "Zenodo"}
        """)
    ],
    "/openlibrary/api/books?bibkeys=ISBN:9780262033848&format=json&jscmd=data": [
      .json(
        """
        {"ISBN:9780262033848": {"title": "Introduction to Algorithms",
          "authors": [{"name": "Thomas H. Cormen"}], "publish_date": "2009"}}
        """)
    ],
    "\(eutils)esummary.fcgi?db=pmc&id=3531190&retmode=json&tool=ibid": [
      .json(
        """
        {"result": {"uids": ["3531190"], "3531190": {"uid": "3531190", "articleids":
          [{"idtype": "pmid", "value": "23193287"}]}}}
        """)
    ],
    "\(eutils)efetch.fcgi?db=pubmed&id=23193287&rettype=medline&retmode=text&tool=ibid": [
      Answer(
        headers: ["Content-Type": "text/plain; charset=UTF-8"],
        body: """

          PMID- 23193287
          DP  - 2013 Jan
          TI  - GenBank.
          FAU - Benson, Dennis A
          JT  - Nucleic acids research
          PMC - PMC3531190
          """)
    ],
    "/page/aclanthology.org/P19-1355/": [
      Answer(
        headers: ["Content-Type": "text/html; charset=utf-8"],
        body: """
          <html><head><meta content="Energy and Policy" name=citation_title>
          <meta content="Emma Strubell" name=citation_author>
          <meta content=2019/7 name=citation_publication_date>
          <meta content="Proceedings of the ACL" name=citation_conference_title></head></html>
          """)
    ],
  ]

  private static let sources = [
    "10.1000/growth", "https://arxiv.org/pdf/2202.11678", "10.5281/zenodo.1",
    "978-0-262-03384-8", "PMC3531190", "https://aclanthology.org/P19-1355.pdf",
  ]

  @Test func addsWhatEachKnows() throws {
    try LoopbackServer.with(Self.answers) { server in
      let library = try BinaryLibrary()
      try library.folder.write(server.settings, to: "library/ibid.rec")
      let result = try library.run(["add"] + Self.sources)
      #expect(
        result.output == """
          added lee2020growth  Growth of Small Things in Tests
          added lotfi2020bayesian  Bayesian Model Selection
          added bee2017tool  A Tool
          added cormen2009introduction  Introduction to Algorithms
          added benson2013genbank  GenBank
          added strubell2019energy  Energy and Policy

          """)
      #expect(result.errors == "")
      #expect(result.status == 0)
      // Nothing else was asked for.
      let paths = Set(try server.requests.map(\.path))
      #expect(paths == Set(Self.answers.keys).union(["/crossref/works/10.5281%2Fzenodo.1"]))
      let checked = try library.run(["check"])
      #expect(checked.status == 0, "\(checked.output)")
    }
  }

  @Test func leavesTheLibraryWholeWhenStopped() throws {
    let answers = [
      Self.article.path: [Answer(body: "{", fault: "drip")],
      "/doi/10.5281/zenodo.1": Self.answers["/doi/10.5281/zenodo.1"] ?? [],
    ]
    try LoopbackServer.with(answers) { server in
      let library = try BinaryLibrary(records: ["a.rec": "key: a\ntype: misc\ntitle: A\n"])
      try library.folder.write(server.settings, to: "library/ibid.rec")
      let before = try library.folder.contents()
      let process = try library.start(["add", "10.1000/growth", "10.5281/zenodo.1"])
      while try process.isRunning && server.requests.count < 2 {
        Thread.sleep(forTimeInterval: 0.02)
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(Tool.status(of: process) == 128 + 9)
      let after = try library.folder.contents()
      #expect(after == before)
      // The library is free for the next command.
      #expect(try library.run(["add", "10.5281/zenodo.1"]).status == 0)
    }
  }
}
