@testable import Workspace
import Foundation
import Support
import Testing

@testable import ibid

/// `ibid add` of works that have to be looked up, on services that a server of this machine plays.
@Suite(.enabled(if: LoopbackServer.isPossible, "python3 and curl are needed"))
struct AddLookupTests {
  typealias Answer = LoopbackServer.Answer

  private static let growth = DescribedWork(
    doi: "10.1000/growth", title: "Growth of Small Things in Tests",
    authors: [("Ann", "Lee"), ("Bo", "Diaz")], journal: "Journal of Tests", volume: "3",
    pages: "1-18")
  private static let decay = DescribedWork(
    doi: "10.1000/decay", title: "Decay of Large Things on Loopback", authors: [("Cy", "Poe")],
    journal: "Journal of Tests", volume: "4", pages: "7-9")

  /// The answers about both works, by their paths.
  private static let answers = [growth.path: [growth.answer], decay.path: [decay.answer]]

  /// Runs a story in a library whose services are the server.
  private func withServices(
    _ answers: [String: [Answer]] = Self.answers, records: [String: String] = [:],
    _ body: (TestWorld, LoopbackServer) throws -> Void
  ) throws {
    try LoopbackServer.with(answers) { server in
      let world = try TestWorld(records: records)
      try world.folder.write(server.settings, to: "library/ibid.rec")
      try body(world, server)
    }
  }

  /// The start of the header `User-Agent`.
  private static let agent =
    "ibid/\(ProgramVersion.current) (bibliography manager for the command line"

  @Test func addsAWorkByItsDOI() throws {
    try withServices { world, server in
      let result = world.run(
        "add https://doi.org/10.1000%2Fgrowth --tag new --key lee --set note=x")
      #expect(result.output == "added lee  Growth of Small Things in Tests\n")
      #expect(result.errors == "")
      #expect(result.status == 0)
      #expect(
        try world.folder.read("library/lee.rec") == """
          key: lee
          type: article
          title: Growth of Small Things in Tests
          author: Lee, Ann
          author: Diaz, Bo
          date: 2020-03
          journal: Journal of Tests
          volume: 3
          pages: 1–18
          publisher: Test Press
          doi: 10.1000/growth
          note: x
          tag: new

          """)
      let requests = try server.requests
      #expect(requests.map(\.path) == [Self.growth.path])
      #expect(requests.map(\.agent) == ["\(Self.agent))"])
    }
  }

  @Test func addsManyAtOnceWhateverBecomesOfOne() throws {
    let bibtex = "@book{knuth, title = {The TeXbook}, author = {Knuth, Donald}, year = 1984}"
    try withServices { world, _ in
      try world.folder.write(bibtex, to: "refs.bib")
      let result = world.run("add 10.1000/decay 10.1000/none refs.bib doi:10.1000/growth")
      #expect(
        result.output == """
          added poe2020decay  Decay of Large Things on Loopback
          added knuth  The TeXbook
          added lee2020growth  Growth of Small Things in Tests

          """)
      #expect(result.errors.hasPrefix("error: doi.org does not know DOI 10.1000/none\nhint: "))
      #expect(result.status == 1)
    }
  }

  @Test func readsIdentifiersFromStandardInputAndFiles() throws {
    let lines = "# two\n10.1000/decay\n\n  doi:10.1000/growth  \r\n10.1000/DECAY\n"
    try withServices { world, server in
      let result = world.run("add -", input: lines)
      #expect(result.output.split(separator: "\n").count == 2)
      // A DOI in capitals is the same.
      #expect(result.errors == "")
      // A record may begin with an identifier.
      let record = "doi: 10.1000/x\nisbn: 978-0-262-03384-9\nkey: x\ntype: misc\ntitle: X\n"
      #expect(world.run("add -", input: record).output == "added x  X\n")
      try world.folder.write("10.1000/decay\nten\n", to: "dois.txt")
      let file = world.run("add dois.txt")
      #expect(
        file.errors == """
          dois.txt:2:1: error: "ten" is not an identifier, unlike the lines above it
          hint: write one DOI, arXiv id, ISBN or PMID: and a number to a line

          """)
      #expect(file.status == 2)
    }
  }

  @Test func refusesWhatIsThereWithoutAsking() throws {
    let records = [
      "a.rec": "key: lee\ntype: article\ntitle: Growth\ndoi: 10.1000/GROWTH\n",
      "b.rec": "key: ng\ntype: misc\ntitle: Ng\narxiv: 2001.00001\npmid: 77\npmcid: PMC88\n",
    ]
    try withServices(records: records) { world, server in
      for source in ["10.1000/growth", "https://dx.doi.org/10.1000/growth"] {
        let result = world.run(["add", source])
        #expect(
          result.errors == """
            error: DOI 10.1000/growth is there already as lee  Growth
            hint: merge what is known of it with --merge, or add it all the same with --force

            """)
        #expect(result.status == 1)
      }
      for source in ["arXiv:2001.00001v2", "PMID: 77", "PMC88", "10.48550/arXiv.2001.00001"] {
        let result = world.run(["add", source])
        #expect(result.errors.contains("is there already as ng  Ng\n"), "\(result.errors)")
        #expect(result.status == 1)
      }
      let requests = try server.requests
      #expect(requests.isEmpty)
    }
  }

  @Test func mergesWhatIsThere() throws {
    let records = [
      "a.rec":
        "key: lee\ntype: article\ntitle: Growth of small things in tests\ndoi: 10.1000/growth\n"
    ]
    try withServices(records: records) { world, _ in
      let before = try world.folder.contents()
      let dry = world.run("add 10.1000/growth --merge --dry-run")
      #expect(dry.status == 0)
      #expect(dry.output.contains("lee  journal: +Journal of Tests\n"), "\(dry.output)")
      #expect(try world.folder.contents() == before)
      #expect(world.run("add 10.1000/growth --merge").output == dry.output)
      #expect(try world.folder.read("library/a.rec").contains("journal: Journal of Tests\n"))
    }
  }

  @Test func keepsAnswersForADay() throws {
    try withServices { world, server in
      let cache = ["XDG_CACHE_HOME": world.folder.path("cache")]
      func count(_ line: String) throws -> Int {
        #expect(world.run(line, environment: cache).status == 0)
        return try server.requests.count
      }
      let plain = "add 10.1000/growth --dry-run"
      var counts = [try count(plain), try count(plain), try count("\(plain) --refresh")]
      world.clock.advance(hours: 25)
      counts.append(try count(plain))
      #expect(counts == [1, 1, 2, 3])
    }
  }

  @Test func keepsNoAnswerThatCannotBeRead() throws {
    var torn = Self.growth.answer
    torn.body = String(torn.body.dropLast(20))
    let page = Answer(headers: ["Content-Type": "text/html"], body: "<!DOCTYPE html><p>Sign in")
    let answers = [Self.growth.path: [torn, page, Answer(status: 200), Self.growth.answer]]
    try withServices(answers) { world, _ in
      let cache = ["XDG_CACHE_HOME": world.folder.path("cache")]
      for reason in ["", "it is a page rather than JSON", "it is empty"] {
        let result = world.run("add 10.1000/growth", environment: cache)
        #expect(
          result.errors.hasPrefix(
            "error: the answer of Crossref about DOI 10.1000/growth cannot be read: \(reason)"),
          "\(result.errors)")
        #expect(result.status == 1)
      }
      #expect(world.run("add 10.1000/growth", environment: cache).status == 0)
    }
  }

  @Test func asksAgainWhatIsBusy() throws {
    let busy = Answer(status: 429, headers: ["Retry-After": "5"])
    try withServices([Self.growth.path: [busy, Answer(status: 500), Self.growth.answer]]) {
      world, _ in
      #expect(world.run("add 10.1000/growth").status == 0)
      #expect(world.clock.waits.reduce(0, +) >= 7000)
    }
  }

  @Test func saysOnceThatThereIsNoNetwork() throws {
    let world = try TestWorld()
    try world.folder.write("crossref_source: http://127.0.0.1:9/\n", to: "library/ibid.rec")
    let result = world.run("add 10.1000/growth 10.1000/decay 10.1000/none")
    #expect(
      result.errors == """
        error: cannot ask 127.0.0.1:9 about DOI 10.1000/growth, DOI 10.1000/decay and \
        DOI 10.1000/none: nothing answers there
        hint: check the connection to the network, and try again

        """)
    #expect(result.output == "")
    #expect(result.status == 1)
  }

  @Test func asksArxivAboutAHundredAtATime() throws {
    let ids = (1...101).map { "2001.\(10000 + $0)" }
    let entry = { (id: String) in
      ArXivAnswer.Entry(id: id, title: "Paper \(id)", authors: ["Ann Lee"])
    }
    let batches = [Array(ids[..<100]), [ids[100]]]
    let answers = batches.map { (ArXivAnswer.path(of: $0), [ArXivAnswer.answer($0.map(entry))]) }
    try withServices(Dictionary(uniqueKeysWithValues: answers)) { world, server in
      let result = world.run(["add", "-", "--force"], input: ids.joined(separator: "\n"))
      #expect(result.errors == "added 101 (--verbose lists them)\n")
      let keys = world.run(["list", "--keys"])
      #expect(keys.output.split(separator: "\n").count == 101)
      let paths = try server.requests.map(\.path)
      #expect(paths == batches.map(ArXivAnswer.path))
      // arXiv wants three seconds between two questions.
      #expect(world.clock.waits == [3000])
    }
  }

  @Test(.enabled(if: Tool.ibid != nil, "the built program is not beside the tests"))
  func saysThatCurlIsMissing() throws {
    let library = try BinaryLibrary()
    try library.folder.write("crossref_source: http://127.0.0.1:9/\n", to: "library/ibid.rec")
    let result = try library.run(
      ["add", "10.1000/growth"], environment: ["PATH": library.folder.path("none")])
    #expect(
      result.errors == """
        error: ibid fetches by the program curl, which cannot be run
        hint: install curl

        """)
    #expect(result.status == 1)
  }

  /// A page may be anywhere but in the user's own network.
  @Test(arguments: ["https://127.0.0.1/a", "http://10.0.0.1/a", "https://169.254.169.254/latest"])
  func asksNoPrivateHostForAPage(_ address: String) throws {
    let world = try TestWorld()
    try world.folder.write("", to: "library/ibid.rec")
    let result = world.run("add \(address)")
    #expect(result.errors.contains("it leads to this machine or into a private network"))
    #expect(result.status == 1)
  }

  @Test(arguments: [
    ("add 10.1000/growth --set date=sometime", "sometime"),
    ("add 978-0-262-03384-9", "is not an ISBN"),
    ("add 10.1000", "\"10.1000\" is neither a file nor an identifier"),
    ("add ftp://example.org/a", "names no work that can be looked up"),
    ("add 10.1000/growth 10.1000/decay --key a", "--key names one record, and there are 2"),
    ("cite --from 10.1000/growth a", "hint: `ibid add` looks works up; here, name a file"),
  ])
  func refusesWrongUse(_ line: String, _ words: String) throws {
    let result = try TestWorld(records: [:]).run(line)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(result.status == 2)
  }

  @Test func warnsOfWhatWasRetracted() throws {
    var answer = Self.growth.answer
    answer.body =
      String(answer.body.dropLast(2)) + #"""
        ,"updated-by":[{"type":"retraction","DOI":"10.1000/notice","label":"Retraction","source":\#
        "publisher","updated":{"date-parts":[[2021,5,6]]}}]}}
        """#
    try withServices([Self.growth.path: [answer]]) { world, _ in
      let result = world.run("add 10.1000/growth")
      #expect(
        result.errors == """
          warning: DOI 10.1000/growth was retracted on 2021-05-06
          hint: see https://doi.org/10.1000/notice

          """)
      #expect(result.output == "added lee2020growth  Growth of Small Things in Tests\n")
      #expect(result.status == 0)
    }
  }

  @Test func addsTheWorkThatAPDFIs() throws {
    let pdf =
      "%PDF-1.5\n<rdf:Description><prism:doi>10.1000/growth</prism:doi></rdf:Description>\n%%EOF\n"
    try withServices { world, server in
      try world.folder.write(pdf, to: "papers/a b.pdf")
      try world.folder.write("%PDF-1.5\n%%EOF\n", to: "empty.pdf")
      #expect(world.run(["add", "papers/a b.pdf", "--key", "lee"]).status == 0)
      #expect(try world.folder.read("library/lee.rec").contains("file: papers/a b.pdf\n"))
      let again = world.run(["add", "papers/a b.pdf"])
      #expect(again.errors.contains("link the file to it with `ibid set lee file+=papers/a b.pdf`"))
      #expect(again.status == 1)
      let empty = world.run("add empty.pdf")
      #expect(empty.errors.hasPrefix("error: \"empty.pdf\" contains no DOI and no arXiv id\n"))
      #expect(empty.status == 2)
    }
  }

  /// Another program by the name of `pdftotext` says what is on the first page.
  @Test(.enabled(if: Tool.ibid != nil, "the built program is not beside the tests"))
  func readsTheFirstPageOfAPDF() throws {
    try LoopbackServer.with(Self.answers) { server in
      let library = try BinaryLibrary()
      try library.folder.write(server.settings, to: "library/ibid.rec")
      try library.folder.write(
        "#!/bin/sh\nfor file; do test -f \"$file\" && echo 'doi:10.1000/decay'; done\ntrue\n",
        to: "bin/pdftotext")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: library.folder.path("bin/pdftotext"))
      try library.folder.write("%PDF-1.5\n%%EOF\n", to: "-l.pdf")
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      let result = try library.run(
        ["add", "--", "-l.pdf"], environment: ["PATH": "\(library.folder.path("bin")):\(path)"])
      #expect(result.output == "added poe2020decay  Decay of Large Things on Loopback\n")
      #expect(result.errors == "")
    }
  }

  @Test func takesNoUnsafeSource() throws {
    let world = try TestWorld()
    try world.folder.write("crossref_source: http://example.org/\n", to: "library/ibid.rec")
    let result = world.run("add 10.1000/growth")
    #expect(result.errors.contains("\"http://example.org/\" is no safe place"))
    #expect(result.status == 2)
  }

  @Test func tellsServicesWhereToWriteTo() throws {
    try withServices { world, server in
      try world.folder.write("mailto: me@example.org\n\(server.settings)", to: "library/ibid.rec")
      #expect(world.run("add 10.1000/growth").status == 0)
      let agents = try server.requests.map(\.agent)
      #expect(agents == ["\(Self.agent); mailto:me@example.org)"])
      try world.folder.write("mailto: me@example.org) x (\n", to: "library/ibid.rec")
      #expect(world.run("add 10.1000/decay").status == 2)
      #expect(world.run("check").output.contains("mailto cannot be"))
    }
  }

  @Test func prefersTheUsersOwnMailAddress() throws {
    try withServices { world, server in
      try world.folder.write("mailto: lab@example.org\n\(server.settings)", to: "library/ibid.rec")
      try world.folder.write("mailto: me@example.org\n", to: "config/ibid/config.rec")
      let home = ["XDG_CONFIG_HOME": world.folder.path("config")]
      #expect(world.run("add 10.1000/growth", environment: home).status == 0)
      let agents = try server.requests.map(\.agent)
      #expect(agents == ["\(Self.agent); mailto:me@example.org)"])
    }
  }

  @Test func showsNoProgressOfQuickWork() throws {
    try withServices { world, _ in
      let terminal = ["COLUMNS": "80"]
      let result = world.run("add 10.1000/growth 10.1000/decay", environment: terminal)
      #expect(result.errors == "")
    }
  }
}
