internal import Identifiers
internal import Formats
internal import Records
internal import Text

/// The DOI resolver's content negotiation: CSL-JSON from the agency that registered the DOI.
///
/// - Source: citation.crosscite.org/docs.html, "DOI Content Negotiation".
enum DOIReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let address = questions.first?.identifier.doi?.address(at: addresses[.doi])
    return LookupRequest(
      .doi, address ?? addresses[.doi], accept: "application/vnd.citationstyles.csl+json",
      about: questions)
  }

  static func steps(reading reply: Reply, to request: LookupRequest) -> [LookupStep] {
    request.questions.map { question in
      .found(
        LookupFinding(about: question) { () throws(Diagnostic) in
          (try record(in: reply, about: question.identifier), [])
        })
    }
  }

  private static func record(
    in reply: Reply, about identifier: WorkIdentifier
  ) throws(Diagnostic) -> Record {
    switch reply.status {
    case 204, 406:
      // The DOI exists, but its agency does not provide CSL-JSON.
      throw Diagnostic(
        "the agency of \(identifier.described) gives no bibliographic data",
        hint: "open \(identifier.doi?.address ?? DOI.resolver), and add the work by hand")
    default: break
    }
    if reply.isPage, (200..<300).contains(reply.status) {
      // The agency answers with the page of the work, whatever is asked for.
      throw Diagnostic(
        "the agency of \(identifier.described) gives a page instead of bibliographic data",
        hint: "open \(identifier.doi?.address ?? DOI.resolver), and add the work by hand")
    }
    if let failure = reply.failure(of: .doi, about: identifier, expecting: "CSL-JSON") {
      throw failure
    }
    var problems: [Diagnostic] = []
    let file = CSLJSON.read(reply.body, file: Service.doi.name) { problems.append($0) }
    guard let item = file.records.first, problems.allSatisfy({ $0.severity == .warning }) else {
      let fault = problems.first { $0.severity == .error } ?? problems.first
      throw Failure.unreadable(.doi, about: identifier, fault?.message ?? "it has no item")
    }
    var record = item.record(key: .pending)
    record.key = .pending
    tidy(&record, identifier)
    guard record[.title] != nil else {
      throw Failure.unreadable(.doi, about: identifier, "it has no title")
    }
    return record
  }

  /// Removes fields about the deposit and redundant ones.
  private static func tidy(_ record: inout Record, _ identifier: WorkIdentifier) {
    for name in ["copyright", "contributor", "csl_type", "categories", "csl_doi", "source"].map(
      FieldName.init)
    {
      let values = record.values(of: name)
      record.removeAll(name)
      if name.text == "categories" { for value in values { record.append(.keyword, value) } }
    }
    // DataCite repeats the archive as the journal.
    if record[.journal] == record[.publisher] { record.removeAll(.journal) }
    // DataCite calls texts of all kinds articles.
    if record.type == "article", record[.journal] == nil { record.type = "misc" }
    if record[.doi] == nil, let doi = identifier.doi { record.append(.doi, doi.text) }
    // Only DataCite writes its DOIs in capitals.
    if let doi = record[.doi], !doi.unicodeScalars.contains(where: \.isLowercaseLetter) {
      record.set(.doi, to: doi.asciiLowercased)
    }
  }
}
