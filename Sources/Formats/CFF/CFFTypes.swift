internal import Records

/// The record types for the types of references.
enum CFFTypes {
  /// The record's type, its `entrysubtype`, and whether no other type of the format has the same.
  struct Reading {
    var type: RecordType
    var subtype: String?
    var isExact: Bool
  }

  static func reading(of name: String) -> Reading {
    guard let row = rows.first(where: { $0.names.contains(name) }) else {
      return Reading(type: "misc", isExact: false)
    }
    return Reading(type: row.type, subtype: row.subtype, isExact: row.names.first == name)
  }

  /// For each record type the exact name first, then names that are kept in `cff_type`.
  private static let rows: [(type: RecordType, subtype: String?, names: [String])] = [
    (
      "software", nil,
      [
        "software", "software-code", "software-container", "software-executable",
        "software-virtual-machine",
      ]
    ),
    ("dataset", nil, ["dataset", "data", "database"]),
    ("article", nil, ["article"]),
    ("article", "magazine", ["magazine-article"]),
    ("article", "newspaper", ["newspaper-article"]),
    ("artwork", nil, ["art"]),
    ("book", nil, ["book"]),
    ("collection", nil, ["edited-work"]),
    ("booklet", nil, ["pamphlet"]),
    ("inproceedings", nil, ["conference-paper"]),
    ("proceedings", nil, ["proceedings", "conference"]),
    ("reference", nil, ["encyclopedia", "dictionary"]),
    ("legislation", nil, ["statute", "bill"]),
    ("legal", nil, ["legal-rule"]),
    ("jurisdiction", nil, ["legal-case"]),
    ("letter", nil, ["personal-communication"]),
    ("manual", nil, ["manual"]),
    ("movie", nil, ["film-broadcast"]),
    ("music", nil, ["music"]),
    ("audio", nil, ["sound-recording"]),
    ("video", nil, ["video", "multimedia", "audiovisual"]),
    ("online", nil, ["website", "blog"]),
    ("patent", nil, ["patent"]),
    ("periodical", nil, ["serial"]),
    ("report", nil, ["report", "government-document"]),
    ("standard", nil, ["standard"]),
    ("talk", nil, ["slides"]),
    ("thesis", nil, ["thesis"]),
    ("unpublished", nil, ["unpublished"]),
    ("misc", nil, ["generic"]),
  ]
}
