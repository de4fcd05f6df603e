import Formats
import Records
import Text

@testable import Lookup

/// A talk with services that answer as the test says, led to its end.
struct ServiceTalk {
  private let answers: [(part: String, reply: Reply)]
  /// The addresses that were asked, in order.
  private(set) var asked: [String] = []

  /// - Parameter answers: What is answered at the first address in which a part stands; all others
  ///   are answered by 404.
  init(_ answers: [(part: String, reply: Reply)]) { self.answers = answers }

  mutating func findings(for works: [WorkIdentifier]) -> [WorkIdentifier: LookupFinding] {
    let addresses = ServiceAddresses()
    var requests = LookupRequest.requests(for: works, at: addresses)
    var findings: [WorkIdentifier: LookupFinding] = [:]
    while !requests.isEmpty {
      let request = requests.removeFirst()
      asked.append(request.address)
      let reply =
        answers.first { request.address.contains($0.part) }?.reply
        ?? Reply(status: 404, mediaType: "text/plain", address: request.address, body: [])
      for step in LookupStep.steps(reading: reply, to: request, at: addresses) {
        switch step {
        case .ask(let next): requests.append(next)
        case .found(let finding): findings[finding.work] = finding
        }
      }
    }
    return findings
  }
}

extension Reply {
  static func json(_ text: String) -> Reply { Reply(200, "application/json", text) }

  static func page(_ text: String) -> Reply { Reply(200, "text/html; charset=utf-8", text) }

  init(_ status: Int, _ mediaType: String = "text/plain", _ text: String = "") {
    self.init(status: status, mediaType: mediaType, address: "", body: Array(text.utf8))
  }
}

extension LookupFinding {
  /// The record as a library would hold it, a line for each field.
  var lines: [String] {
    switch result {
    case .success(let record):
      ["type: \(record.type)"] + record.fields.map { "\($0.name): \($0.value)" }
    case .failure(let diagnostic): ["error: \(diagnostic.message)"]
    }
  }

  var failure: Diagnostic? {
    if case .failure(let diagnostic) = result { diagnostic } else { nil }
  }
}
