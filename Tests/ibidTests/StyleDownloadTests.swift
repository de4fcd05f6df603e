import Foundation
import Support
import Testing

/// Official styles come by `curl`; a server of this machine stands in for theirs.
@Suite(
  .enabled(
    if: Tool.isInstalled("python3") && Tool.isInstalled("curl"),
    "python3 and curl are needed for a server on loopback"))
struct StyleDownloadTests {
  /// Serves a style, one that stands for it, and several kinds of trouble.
  private static let server = #"""
    import http.server, os, sys
    STYLE = b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Tiny' \
        b'</title></info><citation><layout><text variable="title"/></layout></citation></style>'
    OTHER = b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Other' \
        b'</title><link rel="independent-parent" href="http://x.org/styles/tiny"/></info></style>'
    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self, status, body=b"", **headers):
            self.send_response(status)
            for name, value in headers.items(): self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        def do_GET(self):
            path = self.path
            if path == "/styles/tiny.csl": self.answer(200, STYLE)
            elif path == "/styles/dependent/other.csl": self.answer(200, OTHER)
            elif path == "/styles/moved.csl": self.answer(302, Location="/styles/tiny.csl")
            elif path == "/styles/unsafe.csl": self.answer(302, Location="file:///etc/hostname")
            elif path == "/styles/broken.csl": self.answer(500)
            elif path == "/styles/page.csl": self.answer(200, b"<html>Sign in</html>")
            elif path == "/styles/huge.csl": self.answer(200, b"x" * 5000000)
            else: self.answer(404, b"not here")
        def log_message(self, *words): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    with open("port.new", "w") as file: file.write(str(server.server_port))
    os.rename("port.new", "port")
    server.serve_forever()
    """#

  /// Runs `styles add` in a library whose styles come from the server.
  private func withServer(_ body: (TestWorld) throws -> Void) throws {
    let world = try TestWorld()
    try world.folder.write(Self.server, to: "server.py")
    let process = try Tool.start(["python3", "server.py"], in: world.folder.path)
    defer { process.terminate() }
    var port: String?
    for _ in 0..<200 where port == nil {
      Thread.sleep(forTimeInterval: 0.05)
      port = try? world.folder.read("port")
    }
    let address = "http://127.0.0.1:\(try #require(port))/styles"
    try world.folder.write("style_source: \(address)\n", to: "library/ibid.rec")
    try body(world)
  }

  @Test func fetchesAStyleAndTheOneItStandsFor() throws {
    try withServer { world in
      let result = world.run("styles add other")
      #expect(result.output == "added styles/other.csl  Other\nadded styles/tiny.csl  Tiny\n")
      #expect(result.status == 0)
      #expect(world.run("styles add moved").status == 0)
      let moved = try world.folder.read("styles/moved.csl")
      let tiny = try world.folder.read("styles/tiny.csl")
      #expect(moved == tiny)
    }
  }

  @Test(arguments: [
    ("broken", "the answer is 500"), ("huge", "it is larger than a style can be"),
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
