internal import Identifiers
internal import Records
internal import Text

/// Converts Crossref's types of works, names of persons and dates of events.
///
/// - Source: api.crossref.org/types; Crossref, "Contributors".
enum CrossrefTypes {
  static func record(for work: JSON) -> RecordType {
    let type = work["type"]?.scalarText ?? ""
    switch type {
    case "journal-article": return "article"
    case "posted-content": return posted(work)
    case "proceedings-article": return "inproceedings"
    case "proceedings", "proceedings-series": return "proceedings"
    case "book", "monograph", "edited-book", "book-set", "book-series": return "book"
    case "reference-book": return "reference"
    case "reference-entry": return "inreference"
    case "book-chapter", "book-section", "book-part", "book-track": return chapter(work)
    case "dissertation": return thesis(work["degree"]?.firstText ?? "")
    case "report", "report-component", "report-series": return "report"
    case "dataset", "database": return "dataset"
    case "standard", "standard-series": return "standard"
    case "peer-review": return "review"
    case "journal", "journal-issue", "journal-volume": return "periodical"
    case "software": return "software"
    default: return "misc"
    }
  }

  /// Springer deposits conference papers as chapters, with the name of the conference.
  private static func chapter(_ work: JSON) -> RecordType {
    let isPaper = (work["assertion"]?.elements ?? []).contains {
      $0["group"]?["name"]?.scalarText == "ConferenceInfo"
    }
    // A part with a title of its own; BibTeX's styles print the book of `incollection` only.
    return isPaper || work["event"]?["name"] != nil ? "inproceedings" : "incollection"
  }

  /// Whether the work is a preprint; posts of blogs and other works are posted content as well.
  static func isPreprint(_ work: JSON) -> Bool {
    guard work["type"]?.scalarText == "posted-content" else { return false }
    return work["subtype"]?.scalarText.map { $0 == "preprint" || $0 == "working_paper" } ?? true
  }

  /// - Source: Crossref, "Posted content": the subtypes.
  private static func posted(_ work: JSON) -> RecordType {
    switch work["subtype"]?.scalarText {
    case nil, "preprint": "article"
    case "working_paper", "report": "report"
    case "dissertation": thesis(work["degree"]?.firstText ?? "")
    default: "online"
    }
  }

  /// Whether a name is that of a preprint server rather than a subject, which some publishers
  /// deposit in the same place.
  static func isServer(_ name: String) -> Bool {
    let name = name.asciiLowercased
    return !name.containsByte(UInt8(ascii: "/"))
      && ["rxiv", "ssrn", "preprint", "archive", "authorea", "research square", "in review", "osf"]
        .contains { name.contains($0) }
  }

  private static func thesis(_ degree: String) -> RecordType {
    let degree = degree.asciiLowercased
    if ["phd", "ph.d", "doct", "dr"].contains(where: degree.hasPrefix) { return "phdthesis" }
    if ["m.", "master", "msc", "ma"].contains(where: degree.hasPrefix) { return "mastersthesis" }
    return "thesis"
  }

  /// What the container's title names.
  enum Container { case journal, book, series }

  static func container(of type: RecordType) -> Container {
    switch type.name {
    case "article", "periodical", "review": .journal
    case "inproceedings", "incollection", "inbook", "inreference": .book
    default: .series
    }
  }

  /// A person with an ORCID, or a body; `nil` if the name is empty.
  static func name(_ person: JSON) -> Name? {
    func text(_ member: String) -> String { person[member]?.scalarText?.trimmed ?? "" }
    var name: Name
    if text("family").isEmpty, !text("name").isEmpty {
      name = Name(family: text("name"), isLiteral: true)
    } else if text("family").isEmpty {
      guard !text("given").isEmpty else { return nil }
      name = Name(family: text("given"))
    } else if text("given").isEmpty {
      // A whole name or a body, which the cleaning tells apart.
      name = Name(family: text("family"), suffix: text("suffix"))
    } else {
      // A particle in the family name is separated by BibTeX's rules.
      let parsed = Name(
        parsing: "\(text("family").filter { $0 != "," && $0 != "{" && $0 != "}" }), x")
      let isParted = text("family").utf8.contains(UInt8(ascii: ","))
      name = Name(
        family: isParted ? text("family") : parsed.family, given: text("given"),
        prefix: isParted ? "" : parsed.prefix, suffix: text("suffix"))
    }
    if let orcid = ORCID(text("ORCID")) { name.attributes["orcid"] = orcid.text }
    return name
  }

  /// The date or the interval of an event.
  static func interval(from start: String?, to end: String?) -> String? {
    guard let start else { return end }
    guard let end, end != start, EDTF(ifValid: "\(start)/\(end)") != nil else { return start }
    return "\(start)/\(end)"
  }
}
