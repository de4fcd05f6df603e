internal import Foundation

/// A server on this machine that answers as it is told, faults included, and notes what it was asked.
///
/// `{base}` in headers and bodies is the server's own address.
public struct LoopbackServer {
  /// What it sends for one request.
  public struct Answer: Encodable, Sendable {
    public var status = 200
    public var headers: [String: String] = [:]
    public var body = ""
    /// What is done to the body: `gzip`, `cut` (less comes than is promised), `drip` (a byte now and
    /// then), `reset` (the connection is torn down), `huge` (it never ends).
    public var fault: String?

    public init(
      status: Int = 200, headers: [String: String] = [:], body: String = "", fault: String? = nil
    ) {
      (self.status, self.headers, self.body, self.fault) = (status, headers, body, fault)
    }

    public static func json(_ body: String) -> Self {
      Answer(headers: ["Content-Type": "application/json"], body: body)
    }

    public static func moved(to address: String) -> Self {
      Answer(status: 302, headers: ["Location": address])
    }
  }

  /// What it was asked.
  public struct Request: Decodable, Equatable, Sendable {
    public var path: String
    public var agent: String
    public var accept: String
  }

  /// Tests that need a server run where the programs for it are.
  public static let isPossible = Tool.isInstalled("python3") && Tool.isInstalled("curl")

  private let folder: TemporaryFolder
  private let process: Process
  /// What its addresses begin with, as `http://127.0.0.1:8080`.
  public let address: String

  /// Starts a server.
  ///
  /// - Parameter answers: For each path, with its query, the answers in order, the last again and
  ///   again. All other paths are 404.
  /// - Throws: What the system says when the server cannot be started.
  public init(_ answers: [String: [Answer]]) throws {
    folder = try TemporaryFolder()
    try folder.write(Self.program, to: "server.py")
    try folder.write(try JSONEncoder().encode(answers), to: "answers.json")
    process = try Tool.start(["python3", "server.py"], in: folder.path)
    // On a busy machine it may take long to start.
    while process.isRunning, !folder.has("port") { Thread.sleep(forTimeInterval: 0.02) }
    address = "http://127.0.0.1:\(try folder.read("port"))"
  }

  public func stop() { process.terminate() }

  /// Runs a body with a server.
  public static func with(
    _ answers: [String: [Answer]], _ body: (LoopbackServer) throws -> Void
  ) throws {
    let server = try LoopbackServer(answers)
    defer { server.stop() }
    try body(server)
  }

  /// All that it was asked so far.
  public var requests: [Request] {
    get throws {
      guard let log = try? folder.read("requests") else { return [] }
      return try log.split(separator: "\n").map {
        try JSONDecoder().decode(Request.self, from: Data($0.utf8))
      }
    }
  }

  /// Settings by which all services are this server, a folder each.
  public var settings: String {
    ["crossref", "doi", "arxiv", "openlibrary", "pubmed", "page"]
      .map { "\($0)_source: \(address)/\($0)/\n" }.joined()
  }

  private static let program = #"""
    import gzip, http.server, json, os, socket, struct, threading, time
    ANSWERS, LOCK = json.load(open("answers.json")), threading.Lock()
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def do_HEAD(self): self.do_GET()
        def do_GET(self):
            with LOCK:
                with open("requests", "a") as log:
                    log.write(json.dumps({"path": self.path,
                        "agent": self.headers.get("User-Agent", ""),
                        "accept": self.headers.get("Accept", "")}) + "\n")
                answers = ANSWERS.get(self.path) or [{"status": 404, "headers": {}, "body": "none"}]
                answer = answers.pop(0) if len(answers) > 1 else answers[0]
            base = "http://127.0.0.1:%d" % server.server_port
            fault = answer.get("fault")
            if fault == "reset":
                linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                self.close_connection = True
                return
            body = answer["body"].replace("{base}", base).encode()
            if fault == "gzip": body = gzip.compress(body)
            self.send_response(answer["status"])
            for name, value in answer["headers"].items():
                self.send_header(name, value.replace("{base}", base))
            if fault == "gzip": self.send_header("Content-Encoding", "gzip")
            self.send_header("Connection", "close")
            if fault != "huge":
                more = 1000 if fault in ("cut", "drip") else 0
                self.send_header("Content-Length", str(len(body) + more))
            self.end_headers()
            try:
                while fault == "huge": self.wfile.write(b"x" * 65536)
                if self.command != "HEAD": self.wfile.write(body)
                while fault == "drip":
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.2)
            except OSError: pass
            self.close_connection = True
        def log_message(self, *words): pass
        def finish(self):
            try: super().finish()
            except (OSError, ValueError): pass
    class Server(http.server.ThreadingHTTPServer):
        daemon_threads = True
        def handle_error(self, *words): pass
        def shutdown_request(self, request): self.close_request(request)
    server = Server(("127.0.0.1", 0), Handler)
    with open("port.new", "w") as file: file.write(str(server.server_port))
    os.rename("port.new", "port")
    server.serve_forever()
    """#
}
