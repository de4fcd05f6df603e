internal import Citations
internal import Records
internal import Text

/// Maps record types to CSL types and back.
///
/// This is the only table of them. Where several types of one side have the same type on the other
/// side, the first row wins, and the exact type is kept: in `custom.type` of an item, and in the
/// field `csl_type` of a record.
///
/// - Source: CSL 1.0.2, appendix III; biblatex manual, section 2.1.
enum CSLTypes {
  /// The record's type, the CSL type, and the record's `entrysubtype`.
  private struct Row: Sendable {
    let record: RecordType
    let csl: ItemType
    var subtype: String? = nil
  }

  private static let rows: [Row] = {
    var rows = [
      Row(record: "article", csl: .articleMagazine, subtype: "magazine"),
      Row(record: "article", csl: .articleNewspaper, subtype: "newspaper"),
    ]
    for line in table.split(separator: "\n") {
      let parts = line.split(separator: ":")
      guard let csl = ItemType(name: String(parts[0])) else { continue }
      for type in parts[1].split(separator: " ") {
        rows.append(Row(record: RecordType(String(type)), csl: csl))
      }
    }
    return rows
  }()

  /// Each CSL type and the record types that are written as it; the first one is used for reading.
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

  /// The nearest record types for CSL types without a row.
  private static let nearest: [ItemType: RecordType] = [
    .article: "article", .bill: "legislation", .broadcast: "audio", .classic: "book",
    .collection: "misc", .entry: "inreference", .entryDictionary: "inreference", .event: "misc",
    .hearing: "misc", .interview: "misc", .map: "misc", .musicalScore: "music", .post: "online",
    .postWeblog: "online", .regulation: "legislation", .reviewBook: "review",
  ]

  /// The CSL type of a record.
  static func csl(for record: Record) -> ItemType {
    if let exact = record[.cslType].flatMap(ItemType.init(name:)) { return exact }
    let subtype = record[.entrysubtype]
    let isPreprint = record.type == "article" && record[.journal] == nil && record[.arxiv] != nil
    if isPreprint { return .article }
    if record.type == "unpublished", record[.eventtitle] ?? record[.eventdate] != nil {
      return .speech
    }
    let row = rows.first {
      $0.record == record.type && ($0.subtype == nil || $0.subtype == subtype)
    }
    return row?.csl ?? .document
  }

  /// A record's type and its `entrysubtype`.
  struct Reading: Sendable {
    var type: RecordType
    var subtype: String? = nil
  }

  /// The record type for a CSL type.
  static func record(for csl: ItemType) -> Reading {
    if let row = rows.first(where: { $0.csl == csl }) {
      return Reading(type: row.record, subtype: row.subtype)
    }
    return Reading(type: nearest[csl] ?? "misc")
  }
}
