internal import Records

/// The names of record types in RIS and EndNote.
///
/// This is the only table of them. The first row of a record type is used for writing; another RIS
/// type is kept in the field `ris_type`.
///
/// - Source: "RIS Format Specifications", appendix; EndNote 20, "Reference Types Table".
struct TaggedType: Sendable {
  let ris: String
  let endNote: String
  let record: RecordType
  var subtype: String? = nil

  private static let table = """
    JOUR|Journal Article|article
    MGZN|Magazine Article|article|magazine
    NEWS|Newspaper Article|article|newspaper
    EJOUR|Electronic Article|article
    ABST|Abstract|article
    INPR|In Press|article
    JFULL|Journal|periodical
    BOOK|Book|book
    EBOOK|Electronic Book|book
    CLSWK|Classical Work|book
    ANCIENT|Ancient Text|book
    SER|Serial|mvbook
    EDBOOK|Edited Book|collection
    CHAP|Book Section|incollection
    ECHAP|Electronic Book Section|incollection
    CONF|Conference Proceedings|inproceedings
    CPAPER|Conference Paper|inproceedings
    ENCYC|Encyclopedia|inreference
    DICT|Dictionary|inreference
    RPRT|Report|report
    GOVDOC|Government Document|report
    THES|Thesis|thesis
    UNPB|Unpublished Work|unpublished
    UNPD|Unpublished Work|unpublished
    MANSCPT|Manuscript|unpublished
    PAMP|Pamphlet|booklet
    ELEC|Web Page|online
    BLOG|Blog|online
    WEB|Web Page|online
    COMP|Computer Program|software
    DATA|Dataset|dataset
    DBASE|Online Database|dataset
    AGGR|Aggregated Database|dataset
    PAT|Patent|patent
    STAND|Standard|standard
    CASE|Case|jurisdiction
    STAT|Statute|legislation
    BILL|Bill|legislation
    UNBILL|Unenacted Bill|legislation
    LEGAL|Legal Rule or Regulation|legal
    PCOMM|Personal Communication|letter
    ICOMM|Internet Communication|letter
    ART|Artwork|artwork
    FIGURE|Figure|image
    CHART|Chart or Table|image
    SOUND|Audiovisual Material|audio
    MUSIC|Music|music
    MPCT|Film or Broadcast|movie
    ADVS|Audiovisual Material|video
    VIDEO|Video Recording|video
    MULTI|Online Multimedia|video
    SLIDE|Presentation|talk
    GEN|Generic|misc
    HEAR|Hearing|misc
    MAP|Map|misc
    CTLG|Catalog|misc
    EQUA|Equation|misc
    GRNT|Grant|misc
    GRANT|Grant|misc
    """

  static let all: [TaggedType] = table.split(separator: "\n").map { line in
    let parts = line.split(separator: "|").map(String.init)
    return TaggedType(
      ris: parts[0], endNote: parts[1], record: RecordType(parts[2]),
      subtype: parts.count > 3 ? parts[3] : nil)
  }

  /// The nearest types for record types without a row.
  private static let nearest: [RecordType: RecordType] = [
    "inbook": "incollection", "bookinbook": "incollection", "suppbook": "incollection",
    "suppcollection": "incollection", "conference": "inproceedings", "proceedings": "collection",
    "mvcollection": "collection", "mvproceedings": "collection", "reference": "book",
    "mvreference": "book", "manual": "book", "commentary": "book", "techreport": "report",
    "phdthesis": "thesis", "mastersthesis": "thesis", "suppperiodical": "article",
    "review": "article", "electronic": "online", "www": "online",
  ]

  /// Types that are equivalent to the one as which they are written.
  private static let synonyms: Set<RecordType> = ["conference", "techreport", "electronic", "www"]

  /// The type as which a record is written, and whether it is an exact equivalent.
  static func of(_ record: Record) -> (type: TaggedType, isExact: Bool) {
    let kept = record[.risType]
    let subtype = record[.entrysubtype]
    let rows = all.filter { $0.record == record.type }
    if let row = rows.first(where: { $0.ris == kept }) { return (row, true) }
    if let kept, ris(kept) == nil {
      return (TaggedType(ris: kept, endNote: kept, record: record.type), true)
    }
    if let row = rows.first(where: { $0.subtype != nil && $0.subtype == subtype }) {
      return (row, true)
    }
    if let row = rows.first(where: { $0.subtype == nil }) { return (row, true) }
    let near = nearest[record.type] ?? "misc"
    let row = all.first { $0.record == near } ?? generic
    return (row, synonyms.contains(record.type))
  }

  static let generic = TaggedType(ris: "GEN", endNote: "Generic", record: "misc")

  static func ris(_ code: String) -> TaggedType? { all.first { $0.ris == code } }

  /// The type with this name in EndNote.
  static func endNote(_ name: String) -> TaggedType? {
    let name = name.lowercased()
    return all.first { $0.endNote.lowercased() == name }
  }
}
