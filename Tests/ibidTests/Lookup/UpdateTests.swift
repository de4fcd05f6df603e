import Foundation
import Support
import Testing

@testable import ibid

/// `ibid update`, on services that a server of this machine plays.
@Suite(.enabled(if: LoopbackServer.isPossible, "python3 and curl are needed"))
struct UpdateTests {
  typealias Answer = LoopbackServer.Answer

  private static let authors = [("Ann", "Lee"), ("Bo", "Diaz"), ("Cy", "Poe")]
  private static let article = DescribedWork(
    doi: "10.1000/growth", title: "Growth of Small Things in Deep Tests", authors: authors,
    year: 2022, journal: "Journal of Tests", volume: "3", pages: "1-18")

  /// A preprint with much that somebody has typed.
  private static let arxivRecord = """
    # read twice
    key: lee2020growth
    type: misc
    title: Growth of Small Things in Deep Tests
    author: Lee, Ann; equal
    author: Diaz, B.
    author: Poe, Cy
    date: 2020-02
    arxiv: 2002.00001
    note: see section 3
    link: code https://example.org/code
    tag: thesis

    """
  private static let bioRecord = """
    key: lee2020growth
    type: article
    title: Growth of Small Things in Deep Tests
    author: Lee, Ann
    author: Diaz, Bo
    author: Poe, Cy
    date: 2020-02
    journal: bioRxiv
    doi: 10.1101/2020.02.01.000001

    """
  private static let search =
    "/crossref/works?query.bibliographic=Growth%20of%20Small%20Things%20in"
    + "%20Deep%20Tests%20Lee%20Diaz%20Poe&rows=5&select="
    + "DOI,type,title,subtitle,author,issued,container-title,volume,issue,page"

  private static func feed(doi: String? = nil, reference: String? = nil) -> [String: [Answer]] {
    [
      ArXivAnswer.path(of: ["2002.00001"]): [
        ArXivAnswer.answer([
          .init(
            id: "2002.00001", title: article.title, authors: ["Ann Lee", "Bo Diaz", "Cy Poe"],
            doi: doi, reference: reference)
        ])
      ]
    ]
  }

  private func withServices(
    _ answers: [String: [Answer]], _ record: String = Self.arxivRecord, more: String = "",
    _ body: (TestWorld, LoopbackServer) throws -> Void
  ) throws {
    try LoopbackServer.with(answers) { server in
      let world = try TestWorld(records: ["lee.rec": record, "more.rec": more])
      try world.folder.write(server.settings, to: "library/ibid.rec")
      try body(world, server)
    }
  }

  @Test func fillsInWhatArxivDeclares() throws {
    let answers = Self.feed(doi: "10.1000/growth").merging(
      [Self.article.path: [Self.article.answer]]) { $1 }
    try withServices(answers) { world, _ in
      let before = try world.folder.contents()
      let dry = world.run("update --dry-run")
      #expect(dry.status == 0)
      #expect(dry.output.hasPrefix("lee2020growth is published as 10.1000/growth: "), "\(dry)")
      #expect(dry.output.contains("lee2020growth  type: misc → article\n"))
      #expect(dry.output.contains("lee2020growth  journal: +Journal of Tests\n"))
      let after = try world.folder.contents()
      #expect(after == before)

      let result = world.run("update")
      #expect(result.output == dry.output)
      #expect(result.errors == "published: 1 of 1 preprint\n")
      #expect(result.status == 0)
      let text = try world.folder.read("library/lee.rec")
      for line in [
        "# read twice", "key: lee2020growth", "type: article", "author: Lee, Ann; equal",
        "author: Diaz, Bo", "date: 2022-03", "journal: Journal of Tests", "doi: 10.1000/growth",
        "arxiv: 2002.00001", "note: see section 3", "link: code https://example.org/code",
        "tag: thesis",
      ] {
        #expect(text.contains("\(line)\n"), "\(line) in\n\(text)")
      }
      #expect(text.contains("date=2020-02"), "the preprint's date is kept")

      let again = world.run("update")
      #expect(again.errors == "there is no preprint among 1 record\n")
      #expect(again.status == 0)
    }
  }

  @Test func fillsInWhatCrossrefDeclares() throws {
    var preprint = Self.article
    (preprint.doi, preprint.journal, preprint.type) = (
      "10.1101/2020.02.01.000001", nil, "posted-content"
    )
    preprint.publication = "10.1000/growth"
    let answers = [
      preprint.path: [preprint.answer], Self.article.path: [Self.article.answer],
    ]
    try withServices(answers, Self.bioRecord) { world, server in
      let result = world.run("update lee2020growth")
      #expect(result.status == 0)
      let text = try world.folder.read("library/lee.rec")
      #expect(text.contains("doi: 10.1000/growth\n"), "\(text)")
      #expect(text.contains("journal: Journal of Tests\n"))
      #expect(text.contains("link: preprint https://doi.org/10.1101/2020.02.01.000001\n"))
      // Nothing was left to search for.
      let paths = try server.requests.map(\.path)
      #expect(paths == [preprint.path, Self.article.path])
    }
  }

  @Test func searchesForWhatNobodyDeclares() throws {
    var other = Self.article
    (other.doi, other.title) = ("10.1000/other", "Growth of Large Things in Shallow Tests")
    let answers = Self.feed().merging([
      Self.search: [DescribedWork.found([other, Self.article])],
      Self.article.path: [Self.article.answer],
    ]) { $1 }
    try withServices(answers) { world, _ in
      let result = world.run("update")
      #expect(result.output.hasPrefix("lee2020growth is published as 10.1000/growth: "))
      #expect(result.status == 0)
    }
  }

  /// What a search may find that is not the publication for certain.
  struct Doubt: Sendable, CustomTestStringConvertible {
    var name: String
    var found: [DescribedWork]
    var errors: String

    var testDescription: String { name }
  }

  static let doubts = [
    Doubt(name: "nothing", found: [], errors: "published: 0 of 1 preprint\n"),
    Doubt(
      name: "the title of other people",
      found: [changed { $0.authors = [("Dee", "Roe"), ("Eve", "Moe")] }],
      errors: "published: 0 of 1 preprint\n"),
    Doubt(
      name: "an erratum",
      found: [changed { $0.title = "Erratum: Growth of Small Things in Deep Tests" }],
      errors: "published: 0 of 1 preprint\n"),
    Doubt(
      name: "another preprint",
      found: [
        changed {
          ($0.doi, $0.type, $0.journal) = ("10.2139/ssrn.1", "posted-content", nil)
          ($0.volume, $0.pages) = (nil, nil)
        }
      ], errors: "published: 0 of 1 preprint\n"),
    Doubt(
      name: "two publications",
      found: [article, changed { ($0.doi, $0.journal) = ("10.1000/b", "Annals of Trials") }],
      errors: "lee2020growth may be published as 10.1000/growth: the same title, "),
    Doubt(
      name: "a title in other words",
      found: [changed { $0.title = "How Small Things Grow in Tests That Are Deep" }],
      errors: "lee2020growth may be published as 10.1000/another: "),
  ]

  private static func changed(_ change: (inout DescribedWork) -> Void) -> DescribedWork {
    var work = article
    work.doi = "10.1000/another"
    change(&work)
    return work
  }

  @Test(arguments: doubts)
  func neverGuesses(_ test: Doubt) throws {
    var answers = Self.feed()
    answers[Self.search] = [DescribedWork.found(test.found)]
    for work in test.found { answers[work.path] = [work.answer] }
    try withServices(answers) { world, _ in
      let before = try world.folder.contents()
      let result = world.run("update")
      #expect(result.errors.hasPrefix(test.errors), "\(result.errors)")
      #expect(result.output == "")
      #expect(result.status == 0)
      let after = try world.folder.contents()
      #expect(after == before)
    }
  }

  @Test func passesOnWhatAuthorsSay() throws {
    var answers = Self.feed(reference: "Proc. Tests 3 (2022) 1-18")
    answers[Self.search] = [DescribedWork.found([])]
    try withServices(answers) { world, _ in
      let result = world.run("update")
      #expect(
        result.errors.hasPrefix(
          "lee2020growth appeared in \"Proc. Tests 3 (2022) 1-18\", according to its authors: "))
      #expect(result.status == 0)
    }
  }

  @Test func namesAPublicationThatTheLibraryHas() throws {
    let more = "key: lee2022\ntype: article\ntitle: Growth\njournal: J\ndoi: 10.1000/growth\n"
    try withServices(Self.feed(doi: "10.1000/growth"), more: more) { world, _ in
      let result = world.run("update")
      #expect(
        result.errors.hasPrefix(
          "lee2020growth is published as lee2022: `ibid dedupe lee2020growth lee2022 --apply "
            + "--versions` merges the two\n"))
      #expect(result.status == 0)
    }
  }

  @Test func asksAboutEach() throws {
    let answers = Self.feed(doi: "10.1000/growth").merging(
      [Self.article.path: [Self.article.answer]]) { $1 }
    try withServices(answers) { world, _ in
      let before = try world.folder.contents()
      for answer in ["n\n", "q\n", ""] {
        let result = world.run("update --interactive", input: answer)
        #expect(result.output.contains("fill it in: [y]es, [n]o, [q]uit? "))
        #expect(result.status == 0)
      }
      let after = try world.folder.contents()
      #expect(after == before)
      #expect(world.run("update --interactive", input: "what\ny\n").status == 0)
      let text = try world.folder.read("library/lee.rec")
      #expect(text.contains("journal: Journal of Tests\n"))
    }
  }

  @Test func asksAboutWhatIsDoubtful() throws {
    var other = Self.article
    (other.doi, other.journal) = ("10.1000/other", "Annals of Trials")
    let answers = Self.feed().merging([
      Self.search: [DescribedWork.found([Self.article, other])],
      Self.article.path: [Self.article.answer], other.path: [other.answer],
    ]) { $1 }
    try withServices(answers) { world, _ in
      let result = world.run("update --interactive", input: "n\ny\n")
      #expect(result.errors == "nothing is left to decide\n")
      #expect(result.status == 0)
      let text = try world.folder.read("library/lee.rec")
      #expect(text.contains("journal: Annals of Trials\n"))
    }
    try withServices(answers) { world, _ in
      // One of the two is enough.
      let result = world.run("update --interactive", input: "y\ny\n")
      #expect(result.errors == "nothing is left to decide\n")
      let text = try world.folder.read("library/lee.rec")
      #expect(text.contains("journal: Journal of Tests\n"))
    }
  }

  @Test func saysWhatCouldNotBeAsked() throws {
    let world = try TestWorld(records: ["lee.rec": Self.arxivRecord])
    try world.folder.write(
      "crossref_source: http://127.0.0.1:9/\narxiv_source: http://127.0.0.1:9/\n",
      to: "library/ibid.rec")
    let result = world.run("update")
    #expect(
      result.errors.hasPrefix(
        "error: cannot ask 127.0.0.1:9 about arXiv:2002.00001: nothing answers there\n"),
      "\(result.errors)")
    #expect(result.status == 1)
    #expect(world.run("update nothing").status == 1)
    #expect(world.run("update --interactive --dry-run").status == 2)
  }
}
