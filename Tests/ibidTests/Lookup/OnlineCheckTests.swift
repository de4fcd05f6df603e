import Support
import Testing

@testable import ibid

/// `ibid check --online` against a server on this machine that answers as the services do.
@Suite(.enabled(if: LoopbackServer.isPossible), .serialized)
struct OnlineCheckTests {
  private static let record = """
    key: bee2012deep
    type: article
    title: Deep learning
    author: Bee, A.
    date: 2012
    journal: J. Foo
    volume: 1
    doi: 10.1000/1

    """

  private static func crossref(_ members: String = "") -> LoopbackServer.Answer {
    .json(
      """
      {"message": {"DOI": "10.1000/1", "type": "journal-article", "title": ["Deep Learning"],
       "author": [{"given": "Ann", "family": "Bee"}], "container-title": ["Journal of Foo"],
       "volume": "1", "issued": {"date-parts": [[2012, 3]]}\(members)}}
      """)
  }

  /// Runs the command on one record, with the settings of a server.
  private func check(
    _ line: String, _ record: String, _ answers: [String: [LoopbackServer.Answer]],
    own: String = "",
    _ inspect: (Tool.Result, LoopbackServer, TestWorld) throws -> Void
  ) throws {
    try LoopbackServer.with(answers) { server in
      let world = try TestWorld(records: [
        "ibid.rec": server.settings,
        "bee2012deep.rec": record.split(separator: "{base}", omittingEmptySubsequences: false)
          .joined(separator: server.address),
      ])
      try world.folder.write(own, to: "config/ibid/config.rec")
      let environment = ["XDG_CONFIG_HOME": world.folder.path("config")]
      try inspect(
        world.run("check --online \(line)", environment: environment), server, world)
    }
  }

  @Test func findsNothingWhereOnlySpellingDiffers() throws {
    try check("", Self.record, ["/crossref/works/10.1000%2F1": [Self.crossref()]]) { result, _, _ in
      #expect(result.output == "")
      #expect(result.status == 0)
    }
  }

  @Test func proposesWhatTheRegistrySaysAndWritesNothing() throws {
    let answer = Self.crossref(#", "subtitle": [], "published-print": {"date-parts": [[2013]]}"#)
    let record = Self.record.split(separator: "Bee, A.").joined(separator: "Dee, A.")
    try check("--fix", record, ["/crossref/works/10.1000%2F1": [answer]]) { result, _, world in
      #expect(
        result.output.contains(
          "bee2012deep.rec:4:9: warning: the author is \"A. Dee\" here and \"Ann Bee\" by DOI 10.1000/1"
            + " [registry-difference]\n"
            + "hint: if that is right, ibid set bee2012deep 'author=Bee, Ann'\n"))
      #expect(
        result.output.contains("the date is \"2012\" here and \"2013\" by DOI 10.1000/1"))
      #expect(result.status == 1)
      let text = try world.folder.read("library/bee2012deep.rec")
      #expect(text == record)
    }
  }

  @Test func reportsRetractions() throws {
    let answer = Self.crossref(
      """
      , "updated-by": [{"DOI": "10.1000/2", "type": "retraction",
        "updated": {"date-parts": [[2014, 5, 6]]}}]
      """)
    let answers = ["/crossref/works/10.1000%2F1": [answer]]
    try check("--only retraction", Self.record, answers) { result, _, _ in
      #expect(
        result.output.contains(
          "bee2012deep.rec:3:8: error: bee2012deep was retracted on 2014-05-06, by DOI 10.1000/1"
            + " [retraction]\n"
            + "hint: read https://doi.org/10.1000/2, and note that you know: "
            + "ibid set bee2012deep status=retracted\n"))
      #expect(result.status == 1)
    }
    try check("--only retraction", Self.record + "status: retracted\n", answers) { result, _, _ in
      #expect(result.output == "")
      #expect(result.status == 0)
    }
  }

  @Test func tellsDeadLinksFromThoseThatRefuse() throws {
    let links = """
      url: {base}/gone
      link: code {base}/here
      link: slides {base}/refuses
      link: poster {base}/moved
      link: talk files/talk.pdf

      """
    let answers: [String: [LoopbackServer.Answer]] = [
      "/crossref/works/10.1000%2F1": [Self.crossref()], "/here": [.json("{}")],
      "/gone": [LoopbackServer.Answer(status: 404)],
      "/refuses": [LoopbackServer.Answer(status: 403)],
      "/moved": [.moved(to: "{base}/here")],
    ]
    try check("", Self.record + links, answers, own: "private_network: yes\n") {
      result, server, _ in
      #expect(
        result.output.contains(
          "bee2012deep.rec:9:6: warning: dead link (404): \"\(server.address)/gone\""
            + " [dead-link]\n"))
      #expect(result.output.split(separator: "\n").count == 2)
      #expect(
        result.errors.contains(
          "could not tell of 1 link: the hosts refuse to answer programs, or are slow"))
      #expect(result.status == 1)
    }
  }

  /// A record may come from anybody; the settings of a library count for nothing here.
  @Test func asksForNothingOfThisMachineOrAPrivateNetwork() throws {
    let links = [
      "{base}/here", "https://127.0.0.1/", "https://[::1]/", "https://192.168.1.1/x",
      "http://169.254.169.254/latest/meta-data", "https://localhost:631/", "https://[fd00::1]/",
    ].map { "link: code \($0)\n" }.joined()
    let answers: [String: [LoopbackServer.Answer]] = [
      "/crossref/works/10.1000%2F1": [Self.crossref()], "/here": [.json("{}")],
    ]
    for record in [Self.record + links, Self.record.replacing("doi: 10.1000/1\n", with: links)] {
      try check("", record, answers) { result, server, _ in
        #expect(!result.output.contains("dead-link"))
        #expect(
          result.errors.contains(
            "did not ask for 7 links to this machine or into private networks; see private_network")
        )
        let paths = try server.requests.map(\.path)
        #expect(!paths.contains("/here"))
      }
    }
  }

  @Test func findsADOIThatNobodyKnows() throws {
    try check("--only dead-link", Self.record, [:]) { result, _, _ in
      #expect(
        result.output.contains(":8:6: warning: dead link (404): \"10.1000/1\""))
      #expect(result.status == 1)
    }
  }

  @Test func saysWhatCouldNotBeFoundOut() throws {
    let answers = ["/crossref/works/10.1000%2F1": [LoopbackServer.Answer(status: 403)]]
    try check("--only retraction", Self.record, answers) { result, _, _ in
      #expect(result.output == "")
      #expect(result.errors.contains("Crossref, asked about DOI 10.1000/1, refuses to answer"))
      #expect(result.errors.contains("no faults in 1 record; not all could be asked about\n"))
      #expect(result.status == 1)
    }
  }

  @Test func asksTheNetworkOnlyWhenToldTo() throws {
    let world = try TestWorld(records: ["bee2012deep.rec": Self.record])
    #expect(world.run("check").status == 0)
    let result = world.run("check --only dead-link")
    #expect(result.errors.contains("the check dead-link asks the network"))
    #expect(result.status == 2)
    #expect(world.run("check --explain retraction").output.contains("status=retracted"))
  }
}
