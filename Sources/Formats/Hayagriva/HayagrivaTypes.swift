internal import Records

/// The Hayagriva types of records and their parents.
enum HayagrivaTypes {
  /// The type of the work and of the containing publication; `nil` for independent works.
  ///
  /// A type that a file of Hayagriva's had, and that no type of record stands for, is kept in the
  /// fields `hayagriva_type` and `hayagriva_parent_type`.
  static func type(of record: Record) -> (name: String, parent: String?) {
    let usual = usualType(of: record)
    return (
      record[FieldName.hayagrivaType] ?? usual.name,
      usual.parent.map { record[FieldName.hayagrivaParentType] ?? $0 }
    )
  }

  /// The record type for a type of Hayagriva's, in a parent of a type.
  static func record(for type: String, in parent: String?) -> (type: RecordType, subtype: String?) {
    switch (type, parent) {
    case ("article", "newspaper"): ("article", "newspaper")
    case ("article", "proceedings"), ("article", "conference"): ("inproceedings", nil)
    case ("article", _): ("article", nil)
    case ("anthos", _): ("incollection", nil)
    case ("chapter", _): ("inbook", nil)
    case ("entry", _): ("inreference", nil)
    case ("anthology", _): ("collection", nil)
    case ("manuscript", _): ("unpublished", nil)
    case ("web", _), ("tweet", _), ("post", _), ("blog", _), ("thread", _): ("online", nil)
    case ("repository", _): ("software", nil)
    case ("case", _): ("jurisdiction", nil)
    case ("misc", "conference"): ("talk", nil)
    case ("book", _), ("proceedings", _), ("reference", _), ("report", _), ("thesis", _),
      ("periodical", _), ("patent", _), ("artwork", _), ("audio", _), ("video", _),
      ("performance", _), ("legislation", _):
      (RecordType(type), nil)
    default: ("misc", nil)
    }
  }

  private static func usualType(of record: Record) -> (name: String, parent: String?) {
    switch record.type.name {
    case "article", "suppperiodical", "review":
      let isNewspaper = record[.entrysubtype] == "newspaper"
      return ("article", isNewspaper ? "newspaper" : "periodical")
    case "inproceedings", "conference": return ("article", "proceedings")
    case "incollection", "suppcollection": return ("anthos", "anthology")
    case "inbook", "bookinbook", "suppbook": return ("chapter", "book")
    case "inreference": return ("entry", "reference")
    case "book", "mvbook", "commentary": return ("book", nil)
    case "collection", "mvcollection": return ("anthology", nil)
    case "proceedings", "mvproceedings": return ("proceedings", nil)
    case "reference", "mvreference", "manual": return ("reference", nil)
    case "report", "techreport", "standard": return ("report", nil)
    case "thesis", "phdthesis", "mastersthesis": return ("thesis", nil)
    case "unpublished": return ("manuscript", nil)
    case "periodical": return ("periodical", nil)
    case "patent": return ("patent", nil)
    case "online", "electronic", "www": return ("web", "web")
    case "dataset", "software": return ("repository", nil)
    case "artwork", "image": return ("artwork", nil)
    case "audio", "music": return ("audio", nil)
    case "movie", "video": return ("video", nil)
    case "performance": return ("performance", nil)
    case "jurisdiction": return ("case", nil)
    case "legislation", "legal": return ("legislation", nil)
    case "talk": return ("misc", "conference")
    default: return ("misc", nil)
    }
  }

  /// Roles of people other than authors and editors, by the record's fields.
  static let roles: [(field: FieldName, role: String)] = [
    (.translator, "translator"), (.afterword, "afterword"), (.foreword, "foreword"),
    (.introduction, "introduction"), (.annotator, "annotator"), (.commentator, "commentator"),
    (.holder, "holder"), (FieldName.compiler, "compiler"), (.organizer, "organizer"),
    (FieldName.composer, "composer"), (FieldName.producer, "producer"),
    (FieldName.director, "director"),
    (FieldName.illustrator, "illustrator"), (FieldName.narrator, "narrator"),
    (FieldName.performer, "cast-member"), (FieldName.executiveProducer, "executive-producer"),
    (FieldName.scriptWriter, "writer"), (FieldName.cinematography, "cinematography"),
    (FieldName.founder, "founder"), (FieldName.collaborator, "collaborator"),
  ]
}
