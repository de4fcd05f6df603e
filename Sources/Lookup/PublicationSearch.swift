public import Identifiers
public import Records
public import Text

/// Asks Crossref for the publication of a preprint.
///
/// - Source: api.crossref.org, "REST API": `query.bibliographic`, `select`, and the relations of a
///   work.
public enum PublicationSearch {
  /// The search for works by title and authors, the best match first.
  public static func request(
    title: String, authors: [String], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let words = ([title] + authors.prefix(maximumAuthors)).joined(separator: " ")
    let query = String(words.prefix(maximumCharacters))
    let address =
      "\(addresses[.crossref])works?query.bibliographic=\(AddressText.encoded(query))"
      + "&rows=\(maximumCandidates)&select=\(fields)"
    return LookupRequest(.crossref, address, accept: "application/json", about: [])
  }

  /// More names make the query longer without better results.
  private static let maximumAuthors = 3
  private static let maximumCharacters = 400
  private static let maximumCandidates = 5
  /// The fields needed to compare works; the others are requested once a candidate is chosen.
  private static let fields =
    "DOI,type,title,subtitle,author,issued,container-title,volume,issue,page"

  /// The works in the answer to such a search, with the fields to compare and the DOI.
  public static func candidates(in reply: Reply) throws(Diagnostic) -> [Record] {
    let items = try message(of: reply)["items"]
    guard case .array(let works)? = items else {
      throw Diagnostic(
        "Crossref's answer to a search has no \"items\"", hint: "try again later")
    }
    return works.compactMap { work in
      guard let doi = work["DOI"]?.scalarText.flatMap(DOI.init) else { return nil }
      var found = CrossrefWork(work)
      return (try? found.record(of: .doi(doi))).map {
        RecordCleaning.cleaned($0, literals: .areBodies)
      }
    }
  }

  /// The DOIs of a preprint's publications, from Crossref's answer about the DOI of the preprint.
  public static func publications(in reply: Reply) throws(Diagnostic) -> [DOI] {
    if reply.status == 404 { return [] }
    guard case .array(let objects)? = try message(of: reply)["relation"]?["is-preprint-of"] else {
      return []
    }
    return objects.compactMap { object in
      guard case .string("doi")? = object["id-type"], case .string(let id)? = object["id"],
        case .doi(let doi)? = WorkIdentifier(id)
      else { return nil }
      return doi
    }
  }

  private static func message(of reply: Reply) throws(Diagnostic) -> JSON {
    guard (200..<300).contains(reply.status) else {
      throw Diagnostic(
        "Crossref answers a search with status \(reply.status)", hint: "try again later")
    }
    do throws(Diagnostic) {
      if let message = try JSON(reply.body, file: Service.crossref.name)["message"] {
        return message
      }
    } catch {
      throw Diagnostic(
        "the answer of Crossref to a search cannot be read: \(error.message)",
        hint: "try again later")
    }
    throw Diagnostic(
      "the answer of Crossref to a search has no \"message\"", hint: "try again later")
  }
}
