import Foundation
import Support
import Testing

/// Official styles come by `curl`; a server of this machine stands in for theirs.
@Suite(.enabled(if: LoopbackServer.isPossible, "python3 and curl are needed"))
struct StyleDownloadTests {
  typealias Answer = LoopbackServer.Answer

  private static func style(_ title: String, _ link: String = "") -> Answer {
    Answer(
      body: """
        <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>\(title)</title>\
        \(link)</info><citation><layout><text variable="title"/></layout></citation></style>
        """)
  }

  /// A style, one that stands for it, and several kinds of trouble.
  private static let answers: [String: [Answer]] = [
    "/styles/tiny.csl": [style("Tiny")],
    "/styles/dependent/other.csl": [
      style("Other", #"<link rel="independent-parent" href="http://x.org/styles/tiny"/>"#)
    ],
    "/styles/moved.csl": [.moved(to: "/styles/tiny.csl")],
    "/styles/unsafe.csl": [.moved(to: "file:///etc/hostname")],
    "/styles/broken.csl": [Answer(status: 500)],
    "/styles/busy.csl": [Answer(status: 503), style("Busy")],
    "/styles/page.csl": [Answer(body: "<html>Sign in</html>")],
    "/styles/huge.csl": [Answer(fault: "huge")],
  ]

  /// Runs `styles add` in a library whose styles come from the server.
  private func withServer(_ body: (TestWorld) throws -> Void) throws {
    try LoopbackServer.with(Self.answers) { server in
      let world = try TestWorld()
      try world.folder.write("style_source: \(server.address)/styles\n", to: "library/ibid.rec")
      try body(world)
    }
  }

  @Test func fetchesAStyleAndTheOneItStandsFor() throws {
    try withServer { world in
      let result = world.run("styles add other")
      #expect(result.output == "added styles/other.csl  Other\nadded styles/tiny.csl  Tiny\n")
      #expect(result.status == 0)
      #expect(world.run("styles add moved").status == 0)
      #expect(world.run("styles add busy").status == 0)
      let moved = try world.folder.read("styles/moved.csl")
      let tiny = try world.folder.read("styles/tiny.csl")
      #expect(moved == tiny)
    }
  }

  @Test(arguments: [
    ("broken", "the answer is 500"), ("huge", "the answer is larger than it can rightly be"),
    ("unsafe", "it is moved to where it cannot be fetched from safely"),
    ("page", "<html> is not a CSL style"),
  ])
  func refusesWhatIsNoStyle(_ name: String, _ reason: String) throws {
    try withServer { world in
      let result = world.run("styles add tiny \(name)")
      #expect(result.status == 2)
      #expect(result.errors.contains(reason), "\(result.errors)")
      let written = try world.folder.contents().keys.filter { $0.hasPrefix("styles/") }
      #expect(written.isEmpty)
    }
  }

  @Test func saysWhatIsNotThere() throws {
    try withServer { world in
      let result = world.run("styles add tinny")
      #expect(result.status == 1)
      #expect(result.errors.hasPrefix("error: there is no official style \"tinny\"\n"))
    }
  }

  @Test func saysThatNobodyAnswers() throws {
    let world = try TestWorld()
    // Nothing listens at the port of discarded data.
    try world.folder.write("style_source: http://127.0.0.1:9/\n", to: "library/ibid.rec")
    let result = world.run("styles add tiny")
    #expect(result.status == 2)
    #expect(
      result.errors == """
        error: cannot fetch "http://127.0.0.1:9/tiny.csl": nothing answers there
        hint: check the connection to the network, and try again

        """)
  }
}
