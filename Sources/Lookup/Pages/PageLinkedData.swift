internal import RichText
internal import Text

/// Converts JSON-LD with the schema.org vocabulary to equivalent tags.
///
/// - Source: schema.org/ScholarlyArticle
enum PageLinkedData {
  /// The tags for the first work in the data; empty if there is none.
  static func tags(of data: [UInt8]) -> [PageHead.Tag] {
    guard let json = try? JSON(data, file: ""), let work = work(in: json) else { return [] }
    var tags: [PageHead.Tag] = []
    func add(_ name: String, _ values: [String]) {
      for value in values {
        let line = PlainLine.of(Entities.decoded(value))
        if !line.isEmpty { tags.append(.init(name: name, content: line)) }
      }
    }
    add("citation_title", [work["headline"]?.firstText ?? work["name"]?.firstText ?? ""])
    add("citation_author", names(work["author"]))
    add("citation_publication_date", work["datePublished"]?.texts ?? [])
    add("citation_journal_title", Array(names(work["isPartOf"]).prefix(1)))
    add("citation_publisher", Array(names(work["publisher"]).prefix(1)))
    let identifiers = ["identifier", "sameAs", "@id"].flatMap { member in
      [work[member]?["value"]?.firstText].compactMap(\.self) + (work[member]?.texts ?? [])
    }
    add("citation_doi", identifiers.filter { WorkIdentifier($0)?.doi != nil })
    return tags
  }

  private static let works: Set<String> = [
    "ScholarlyArticle", "MedicalScholarlyArticle", "Article", "Book", "Chapter", "Thesis", "Report",
    "Dataset",
  ]

  private static func work(in json: JSON) -> JSON? {
    let candidates = [json] + json.elements + (json["@graph"]?.elements ?? [])
    return candidates.first { candidate in
      candidate["@type"]?.texts.contains { works.contains($0) } ?? false
    }
  }

  /// The names of one or more persons or bodies.
  private static func names(_ value: JSON?) -> [String] {
    guard let value else { return [] }
    let all = value.elements.isEmpty ? [value] : value.elements
    return all.compactMap { $0["name"]?.firstText ?? $0.scalarText }
  }
}
