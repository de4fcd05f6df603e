internal import Records

/// The fields that types require besides title and date (biblatex manual, section 2.1).
///
/// Other fields with the same information are accepted too.
enum RequiredFields {
  static func of(_ type: RecordType) -> [Need] { byType[type.name] ?? Need.creator }

  /// Alternative fields, of which a record must have one.
  struct Need {
    let what: String
    let names: [FieldName]
    let hint: String

    func isMet(by record: Record) -> Bool {
      record.fields.contains { names.contains($0.name) && !$0.value.isEmpty }
    }

    static let author = Need(
      what: "author", names: [.author, .editor, .shortauthor],
      hint: "write `author: Family, Given`")
    /// A person responsible for the work, or the organization that published it.
    static let creator = [
      Need(
        what: "author or editor",
        names: [
          .author, .editor, .translator, .organization, .institution, .publisher,
          .howpublished, .shortauthor, .holder, .bookauthor,
        ], hint: "write `author: Family, Given`, or `organization:` and its name")
    ]
    static let journal = Need(
      what: "journal", names: [.journal, .venue, .eprint, .arxiv],
      hint: "write `journal:` and its name, or `venue:`")
    static let proceedings = Need(
      what: "booktitle or venue",
      names: [.booktitle, .venue, .eventtitle, .maintitle, .journal],
      hint: "write `booktitle:` and the title of the proceedings, or `venue:`")
    static let book = Need(
      what: "booktitle", names: [.booktitle, .venue, .maintitle, .chapter, .pages],
      hint: "write `booktitle:` and the title of the book")
    static let institution = Need(
      what: "institution",
      names: [.institution, .school, .organization, .publisher, .venue, .eprint, .arxiv],
      hint: "write `institution:` and its name")
    static let number = Need(
      what: "number", names: [.number], hint: "write `number:` and the patent's number")
  }

  /// The fields that each type requires besides title and date; other types require a creator.
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
    // Laws, standards, journals and websites need no creator.
    "proceedings": [], "mvproceedings": [], "periodical": [], "legislation": [], "legal": [],
    "jurisdiction": [], "commentary": [], "standard": [], "manual": [], "online": [], "www": [],
    "electronic": [], "software": [], "reference": [], "mvreference": [], "audio": [], "video": [],
    "movie": [], "music": [], "image": [], "artwork": [], "performance": [], "bibnote": [],
  ]
}
