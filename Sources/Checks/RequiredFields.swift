internal import Records

/// What the types must have beside title and date (biblatex manual, section 2.1), taken mildly: a
/// field that says as much as the required one will do.
enum RequiredFields {
  static func of(_ type: RecordType) -> [Need] { byType[type.name] ?? Need.creator }

  /// Fields of which a record must have one.
  struct Need {
    let what: String
    let names: [FieldName]
    let hint: String

    func isMet(by record: Record) -> Bool {
      record.fields.contains { names.contains($0.name) && !$0.value.isEmpty }
    }

    static let author = Need(
      what: "author", names: ["author", "editor", "shortauthor"],
      hint: "write `author: Family, Given`")
    /// Anybody who answers for the work, or the body that gave it out.
    static let creator = [
      Need(
        what: "author or editor",
        names: [
          "author", "editor", "translator", "organization", "institution", "publisher",
          "howpublished", "shortauthor", "holder", "bookauthor",
        ], hint: "write `author: Family, Given`, or `organization:` and its name")
    ]
    static let journal = Need(
      what: "journal", names: ["journal", "venue", "eprint", "arxiv"],
      hint: "write `journal:` and its name, or `venue:`")
    static let proceedings = Need(
      what: "booktitle or venue",
      names: ["booktitle", "venue", "eventtitle", "maintitle", "journal"],
      hint: "write `booktitle:` and the title of the proceedings, or `venue:`")
    static let book = Need(
      what: "booktitle", names: ["booktitle", "venue", "maintitle", "chapter", "pages"],
      hint: "write `booktitle:` and the title of the book")
    static let institution = Need(
      what: "institution",
      names: ["institution", "school", "organization", "publisher", "venue", "eprint", "arxiv"],
      hint: "write `institution:` and its name")
    static let number = Need(
      what: "number", names: ["number"], hint: "write `number:` and the patent's number")
  }

  /// What each type needs beside title and date; types that are not here need a creator.
  private static let byType: [String: [Need]] = [
    "article": [.author, .journal], "suppperiodical": [.author, .journal],
    "inproceedings": [.author, .proceedings], "conference": [.author, .proceedings],
    "book": Need.creator, "inbook": [.author, .book], "bookinbook": [.author, .book],
    "suppbook": [.book], "incollection": [.author, .book], "suppcollection": [.author, .book],
    "inreference": [.book],
    "report": [.author, .institution], "techreport": [.author, .institution],
    "thesis": [.author, .institution], "phdthesis": [.author, .institution],
    "mastersthesis": [.author, .institution], "patent": [.author, .number],
    "unpublished": [.author], "talk": [.author], "honour": [.author],
    // Laws, standards, journals and websites have nobody's name on them.
    "proceedings": [], "mvproceedings": [], "periodical": [], "legislation": [], "legal": [],
    "jurisdiction": [], "commentary": [], "standard": [], "manual": [], "online": [], "www": [],
    "electronic": [], "software": [], "reference": [], "mvreference": [], "audio": [], "video": [],
    "movie": [], "music": [], "image": [], "artwork": [], "performance": [], "bibnote": [],
  ]
}
