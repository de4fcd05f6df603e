/// Administrative metadata that doi.org adds to the CSL-JSON of a work.
///
/// - Source: api.crossref.org, "REST API JSON format".
enum CrossrefMetadata {
  /// Whether a variable is about the deposit at Crossref: when it was made, by whom, what it cites.
  static func isAdministrative(_ variable: String) -> Bool { names.contains(variable) }

  private static let names: Set<String> = [
    "indexed", "reference-count", "references-count", "is-referenced-by-count", "content-domain",
    "created", "deposited", "score", "resource", "member", "prefix", "license", "link", "relation",
    "reference", "journal-issue", "published", "published-print", "published-online",
    "issn-type", "isbn-type", "update-policy", "assertion", "alternative-id", "short-title",
    "container-title-original", "subject",
  ]
}
