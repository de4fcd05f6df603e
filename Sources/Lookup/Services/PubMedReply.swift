internal import Identifiers
internal import Formats
internal import Records
internal import Text

/// NCBI's E-utilities: PubMed's records in MEDLINE format, up to two hundred at once.
///
/// - Source: "The E-utilities In-Depth", EFetch, `rettype=medline`.
enum PubMedReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let ids = questions.compactMap { question in
      if case .pmid(let pmid) = question.identifier { pmid.text } else { nil }
    }.joined(separator: ",")
    return LookupRequest(
      .pubmed,
      "\(addresses[.pubmed])efetch.fcgi?db=pubmed&id=\(ids)&rettype=medline&retmode=text&tool=ibid",
      about: questions)
  }

  static func steps(reading reply: Reply, to request: LookupRequest) -> [LookupStep] {
    let found: Result<[String: Record], Diagnostic>
    do throws(Diagnostic) {
      found = .success(try records(in: reply, about: request.questions[0].identifier))
    } catch {
      found = .failure(error)
    }
    return request.questions.map { question in
      .found(
        LookupFinding(about: question) { () throws(Diagnostic) in
          guard case .pmid(let pmid) = question.identifier,
            let record = try found.get()[pmid.text]
          else { throw Failure.unknown(question.identifier, to: .pubmed) }
          return (withoutTags(record), notices(in: record))
        })
    }
  }

  /// The records of the answer by their numbers; empty if PubMed has none.
  private static func records(
    in reply: Reply, about identifier: WorkIdentifier
  ) throws(Diagnostic) -> [String: Record] {
    if let failure = Failure.ofStatus(reply.status, from: .pubmed, about: identifier),
      reply.status != 400
    {
      throw failure
    }
    if reply.isPage {
      throw Failure.unreadable(.pubmed, about: identifier, "it is a page rather than a record")
    }
    let file = MEDLINE.read(reply.body, file: Service.pubmed.name) { _ in }
    var records: [String: Record] = [:]
    for imported in file.records {
      let record = imported.record(key: .pending)
      if let number = record[.pmid], record[.title] != nil { records[number] = record }
    }
    let isEmpty = reply.body.allSatisfy(\.isASCIIWhitespace)
    let text = String(decoding: reply.body.prefix(500), as: UTF8.self).asciiLowercased
    let isRefused = reply.status == 400 || text.contains("error occurred")
    guard !records.isEmpty || isEmpty || isRefused || text.contains("not available") else {
      throw Failure.unreadable(.pubmed, about: identifier, "it holds no record")
    }
    return records
  }

  /// The record without tags that only catalogues use.
  private static func withoutTags(_ record: Record) -> Record {
    var record = record
    record.fields.removeAll { $0.name.text.hasPrefix("nbib_") || $0.name == FieldName.pii }
    return record
  }

  /// The notices that PubMed links: `Retraction in`, `Erratum in`, `Expression of concern in`.
  private static func notices(in record: Record) -> [WorkNotice] {
    let tags: [(field: FieldName, kind: WorkNotice.Kind)] = [
      (FieldName.nbibRin, .retraction), (FieldName.nbibEin, .correction),
      (FieldName.nbibEci, .expressionOfConcern),
      (FieldName.nbibPrin, .expressionOfConcern),
    ]
    var notices: [WorkNotice] = []
    for tag in tags {
      for value in record.values(of: tag.field) {
        notices.append(WorkNotice(kind: tag.kind, doi: DOI.first(in: value)))
      }
    }
    let isRetracted = record.values(of: FieldName.nbibPt).contains("Retracted Publication")
    if isRetracted, !notices.contains(where: { $0.kind == .retraction }) {
      notices.append(WorkNotice(kind: .retraction))
    }
    return notices
  }
}
