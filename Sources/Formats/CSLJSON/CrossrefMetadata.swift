internal import Records

/// Administrative metadata that doi.org adds to the CSL-JSON of a work.
///
/// - Source: api.crossref.org, "REST API JSON format".
enum CrossrefMetadata {
  /// Whether a variable is about the deposit at Crossref: when it was made, by whom, what it cites.
  static func isAdministrative(_ variable: String) -> Bool { names.contains(variable) }

  /// The field for a member that Crossref adds beside CSL's variables; `nil` for any other.
  static func field(of member: String) -> FieldName? {
    switch member {
    case "publisher-location": .location
    case "article-number": .eid
    case "edition-number": .edition
    case "part-number": .part
    default: nil
    }
  }

  private static let names: Set<String> = [
    "indexed", "reference-count", "references-count", "is-referenced-by-count", "content-domain",
    "created", "deposited", "score", "resource", "member", "prefix", "license", "link", "relation",
    "reference", "journal-issue", "published", "published-print", "published-online",
    "issn-type", "isbn-type", "update-policy", "assertion", "alternative-id", "short-title",
    "container-title-original", "subject",
  ]
}
