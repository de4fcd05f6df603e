internal import Identifiers
internal import Text

/// The errors of look-ups, in messages that name the service and the work.
enum Failure {
  /// The service does not know the work.
  static func unknown(_ identifier: WorkIdentifier, to service: Service) -> Diagnostic {
    Diagnostic("\(service.name) does not know \(identifier.described)", hint: hint(identifier))
  }

  private static func hint(_ identifier: WorkIdentifier) -> String {
    switch identifier {
    case .doi(let doi):
      "see whether \(doi.address) opens; a new DOI may"
        + " take some days"
    case .arxiv: "compare the number with that on the paper's first page"
    case .isbn: "try the ISBN of another edition, or add the book by hand"
    case .pmid, .pmcid: "compare the number with that on PubMed's page, or give the DOI"
    case .page: "open the page, and give the DOI that stands there"
    }
  }

  /// The error for a status that means failure; `nil` for 200 and other success.
  static func ofStatus(
    _ status: Int, from service: Service, about identifier: WorkIdentifier
  ) -> Diagnostic? {
    guard !(200..<300).contains(status) else { return nil }
    let question = "\(service.name), asked about \(identifier.described),"
    switch status {
    case 404, 410: return unknown(identifier, to: service)
    case 401, 403:
      return Diagnostic(
        "\(question) refuses to answer (status \(status))", hint: "give another identifier")
    case 429:
      return Diagnostic("\(question) is asked too often", hint: "try again in some minutes")
    case 500...:
      return Diagnostic("\(question) is out of order (status \(status))", hint: "try again later")
    default:
      return Diagnostic("\(question) answers with status \(status)", hint: "try again later")
    }
  }

  /// The answer is not in the expected form.
  static func unreadable(
    _ service: Service, about identifier: WorkIdentifier, _ reason: String
  ) -> Diagnostic {
    Diagnostic(
      "the answer of \(service.name) about \(identifier.described) cannot be read: \(reason)",
      hint: "try again later, or give another identifier")
  }
}

extension Reply {
  /// Why the answer holds nothing to read; `nil` if it may hold something.
  func failure(
    of service: Service, about identifier: WorkIdentifier, expecting format: String
  ) -> Diagnostic? {
    if let failure = Failure.ofStatus(status, from: service, about: identifier) { return failure }
    if body.allSatisfy(\.isASCIIWhitespace) {
      return Failure.unreadable(service, about: identifier, "it is empty")
    }
    return isPage
      ? Failure.unreadable(service, about: identifier, "it is a page rather than \(format)") : nil
  }
}
