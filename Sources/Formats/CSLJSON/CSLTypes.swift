internal import Records
internal import Text

/// What a record's type is called in CSL, and a CSL type in a record.
///
/// This is the one place that says so. Where one side has several names for what the other has one
/// for, the first row wins, and the exact name is kept beside it: `custom.type` in CSL-JSON and the
/// field `csl_type` in a record.
///
/// - Source: CSL 1.0.2, appendix III; biblatex manual, section 2.1.
enum CSLTypes {
  /// The record's type, the CSL type, and what `entrysubtype` says of the record.
  private struct Row: Sendable {
    let record: RecordType
    let csl: String
    var subtype: String? = nil
  }

  private static let rows: [Row] = {
    var rows = [
      Row(record: "article", csl: "article-magazine", subtype: "magazine"),
      Row(record: "article", csl: "article-newspaper", subtype: "newspaper"),
    ]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: ":")
      for type in parts[1].split(separator: " ") {
        rows.append(Row(record: RecordType(String(type)), csl: String(parts[0])))
      }
    }
    return rows
  }()

  /// Each CSL type and the types of records that are written as it, the one that reading gives
  /// first.
  private static let table = """
    article-journal: article suppperiodical
    book: book mvbook collection mvcollection proceedings mvproceedings reference mvreference manual \
    commentary
    chapter: incollection inbook bookinbook suppbook suppcollection
    paper-conference: inproceedings conference
    pamphlet: booklet
    dataset: dataset
    document: misc bibnote honour set xdata
    webpage: online electronic www
    patent: patent
    periodical: periodical
    entry-encyclopedia: inreference
    report: report techreport
    software: software
    thesis: thesis phdthesis mastersthesis
    manuscript: unpublished
    graphic: artwork
    figure: image
    song: music audio
    legal_case: jurisdiction
    legislation: legislation
    treaty: legal
    personal_communication: letter
    motion_picture: movie video
    performance: performance
    review: review
    standard: standard
    speech: talk
    """

  /// CSL types for which a record has no type of its own, and what comes nearest.
  private static let nearest: [String: RecordType] = [
    "article": "article", "bill": "legislation", "broadcast": "audio", "classic": "book",
    "collection": "misc", "entry": "inreference", "entry-dictionary": "inreference",
    "event": "misc", "hearing": "misc", "interview": "misc", "map": "misc",
    "musical_score": "music", "post": "online", "post-weblog": "online",
    "regulation": "legislation", "review-book": "review",
  ]

  /// Whether CSL 1.0.2 has the type.
  static func isKnown(_ csl: String) -> Bool {
    nearest[csl] != nil || rows.contains { $0.csl == csl }
  }

  /// The type under which a record is written.
  static func csl(for record: Record) -> String {
    if let exact = record["csl_type"], isKnown(exact) { return exact }
    let subtype = record["entrysubtype"]
    let isPreprint = record.type == "article" && record["journal"] == nil && record["arxiv"] != nil
    if isPreprint { return "article" }
    if record.type == "unpublished", record["eventtitle"] ?? record["eventdate"] != nil {
      return "speech"
    }
    let row = rows.first {
      $0.record == record.type && ($0.subtype == nil || $0.subtype == subtype)
    }
    return row?.csl ?? "document"
  }

  /// The type that reading a CSL type gives, and the `entrysubtype` that goes with it.
  ///
  /// A chapter with an editor is a part of a collection.
  static func record(
    for csl: String, hasEditor: Bool
  ) -> (type: RecordType, subtype: String?) {
    if csl == "chapter", !hasEditor { return ("inbook", nil) }
    if let row = rows.first(where: { $0.csl == csl }) { return (row.record, row.subtype) }
    return (nearest[csl] ?? "misc", nil)
  }

  /// What other programs write where CSL has a name of its own.
  ///
  /// - Source: Crossref's list of types (api.crossref.org/types), which doi.org gives as CSL-JSON.
  static func corrected(_ type: String) -> String {
    switch type {
    case "journal-article": "article-journal"
    case "proceedings-article": "paper-conference"
    case "book-chapter", "book-section", "book-part", "book-track", "reference-entry": "chapter"
    case "monograph", "edited-book", "reference-book", "book-set", "book-series", "proceedings":
      "book"
    case "dissertation": "thesis"
    case "posted-content": "article"
    case "peer-review": "review"
    case "journal", "journal-issue", "journal-volume": "periodical"
    case "report-component", "report-series": "report"
    case "legal-case": "legal_case"
    case "motion-picture": "motion_picture"
    case "personal-communication": "personal_communication"
    default: type
    }
  }
}
