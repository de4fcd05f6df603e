internal import Records
internal import Text

/// The names of record types in BibTeX and biblatex.
///
/// - Source: btxdoc, section 3.1; biblatex manual, section 2.1.
enum BibTeXTypeTable {
  /// BibTeX's own types, which every style knows.
  private static let bibtex: Set<String> = [
    "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings",
    "manual", "mastersthesis", "misc", "phdthesis", "proceedings", "techreport", "unpublished",
  ]

  /// The nearest BibTeX types; other types become `misc`.
  private static let nearest: [String: String] = [
    "mvbook": "book", "bookinbook": "inbook", "suppbook": "inbook", "collection": "book",
    "mvcollection": "book", "suppcollection": "incollection", "suppperiodical": "article",
    "review": "article", "mvproceedings": "proceedings", "reference": "book",
    "mvreference": "book", "inreference": "incollection", "report": "techreport",
    "thesis": "phdthesis",
  ]

  static func name(of record: Record, in dialect: BibTeX.Dialect) -> String {
    let type = record.type.name
    switch dialect {
    case .biblatex: return isOwn(type) || !isName(type) ? "misc" : type
    case .bibtex:
      if bibtex.contains(type) { return type }
      if type == "thesis", isMasters(record[.genre] ?? "") { return "mastersthesis" }
      return nearest[type] ?? "misc"
    }
  }

  private static func isOwn(_ type: String) -> Bool { type == "talk" || type == "honour" }

  /// Whether an unknown type is a valid name of an entry type.
  private static func isName(_ type: String) -> Bool {
    type.utf8.first?.isASCIILetter == true
      && type.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-_+.:".utf8.contains($0) }
  }

  /// Whether BibTeX has an exact equivalent of the record's type.
  static func isExact(_ type: RecordType) -> Bool {
    bibtex.contains(type.name) || ["thesis", "report"].contains(type.name)
  }

  private static func isMasters(_ genre: String) -> Bool {
    let genre = genre.lowercased()
    return ["mathesis", "mastersthesis"].contains(genre) || genre.hasPrefix("master")
  }

  /// The field for the title of the containing publication; `nil` for independent works.
  static func container(of type: RecordType) -> FieldName? {
    switch type.name {
    case "article", "review", "suppperiodical": .journal
    case "inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook",
      "suppcollection", "inreference":
      .booktitle
    case "misc", "talk", "unpublished", "online", "dataset", "software", "booklet": .howpublished
    default: nil
    }
  }
}
