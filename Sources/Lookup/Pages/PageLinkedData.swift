internal import Identifiers
internal import RichText
internal import Text

/// Converts JSON-LD with the schema.org vocabulary to tags named `schema.…`.
///
/// - Source: schema.org/CreativeWork and the types below it.
struct PageLinkedData {
  /// The tags for the first work in the data; empty if there is none.
  static func tags(of data: [UInt8]) -> [PageHead.Tag] {
    guard let json = try? JSON(data, file: "") else { return [] }
    let nodes = [json] + json.elements + (json["@graph"]?.elements ?? [])
    // The page itself comes before its work in many graphs.
    let work = nodes.compactMap { node in rank(of: node).map { (node: node, rank: $0) } }
      .min { $0.rank < $1.rank }
    guard let work else { return [] }
    var reader = PageLinkedData(nodes: nodes)
    reader.read(work.node)
    return reader.tags
  }

  /// Types of works, those of scholars first.
  private static let types = [
    "ScholarlyArticle", "MedicalScholarlyArticle", "Chapter", "Book", "Thesis", "Report", "Dataset",
    "SoftwareSourceCode", "SoftwareApplication", "TechArticle", "Article", "NewsArticle",
    "BlogPosting", "CreativeWork",
  ]

  private static func rank(of node: JSON) -> Int? {
    let names = node["@type"]?.texts ?? []
    return types.firstIndex { names.contains($0) }
  }

  private let nodes: [JSON]
  private var tags: [PageHead.Tag] = []

  private init(nodes: [JSON]) { self.nodes = nodes }

  private mutating func read(_ work: JSON) {
    add("type", Self.types.filter { work["@type"]?.texts.contains($0) ?? false })
    add("title", [work["headline"]?.firstText ?? work["name"]?.firstText ?? ""])
    add("author", names(work["author"] ?? work["creator"]))
    add("editor", names(work["editor"]))
    add("date", Array((work["datePublished"]?.texts ?? work["dateCreated"]?.texts ?? []).prefix(1)))
    add("publisher", Array(names(work["publisher"]).prefix(1)))
    add("abstract", [work["abstract"]?.firstText ?? ""])
    add("language", [work["inLanguage"]?.firstText ?? ""])
    add("isbn", work["isbn"]?.texts ?? [])
    add("version", [work["version"]?.firstText ?? work["softwareVersion"]?.firstText ?? ""])
    takePlace(work)
    let identifiers = ["identifier", "sameAs", "doi", "@id", "url"].flatMap { member in
      texts(work[member])
    }
    add("identifier", identifiers.filter { WorkIdentifier($0)?.isRegistered ?? false })
  }

  /// Reads the pages, and the issue, the volume and the journal, each of which is part of the next.
  private mutating func takePlace(_ work: JSON) {
    let pages = work["pagination"]?.firstText
    let first = work["pageStart"]?.firstText
    let last = work["pageEnd"]?.firstText
    add("pages", [pages ?? [first, last].compactMap(\.self).joined(separator: "-")])
    var part = work
    for _ in 0..<Self.maximumParts {
      guard let whole = firstNode(of: part["isPartOf"]) else { return }
      let types = whole["@type"]?.texts ?? []
      add("volume", [whole["volumeNumber"]?.firstText ?? ""])
      add("issue", [whole["issueNumber"]?.firstText ?? ""])
      add("issn", whole["issn"]?.texts ?? [])
      let isJournal = !types.contains { ["PublicationIssue", "PublicationVolume"].contains($0) }
      let isSite = types.contains { ["WebPage", "WebSite", "Blog", "CollectionPage"].contains($0) }
      if isJournal {
        add(
          isSite ? "site" : types.contains("Book") ? "book" : "journal",
          [whole["name"]?.firstText ?? whole.firstText ?? ""])
      }
      part = whole
    }
  }

  /// An issue is part of a volume, which is part of a journal.
  private static let maximumParts = 4

  private mutating func add(_ name: String, _ values: [String]) {
    for value in values.prefix(Self.maximumValues) {
      let line = PlainLine.of(Entities.decoded(value))
      if !line.isEmpty { tags.append(.init(name: "schema.\(name)", content: line)) }
    }
  }

  private static let maximumValues = 10_000

  private func firstNode(of value: JSON?) -> JSON? {
    guard let value else { return nil }
    return resolved(value.elements.first ?? value)
  }

  /// The node of the graph that a reference names.
  private func resolved(_ value: JSON) -> JSON {
    guard case .object(let members) = value, members.count == 1,
      let id = value["@id"]?.scalarText
    else { return value }
    return nodes.first { $0["@id"]?.scalarText == id && $0 != value } ?? value
  }

  /// The names of one or more persons or bodies, family names first where they are told apart.
  private func names(_ value: JSON?) -> [String] {
    guard let value else { return [] }
    let all = value.elements.isEmpty ? [value] : value.elements
    return all.prefix(Self.maximumValues).compactMap { person in
      let person = resolved(person)
      if let family = person["familyName"]?.firstText {
        return [family, person["givenName"]?.firstText].compactMap(\.self).joined(separator: ", ")
      }
      return person["name"]?.firstText ?? person.scalarText
    }.filter { WebAddress($0) == nil }
  }

  /// Texts, and the values of `PropertyValue`s.
  private func texts(_ value: JSON?) -> [String] {
    guard let value else { return [] }
    let all = value.elements.isEmpty ? [value] : value.elements
    return all.compactMap { $0["value"]?.firstText ?? $0.scalarText }
  }
}
