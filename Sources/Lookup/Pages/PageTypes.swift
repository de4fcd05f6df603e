internal import Records
internal import Text

/// The type of a work whose page names nothing that contains it.
enum PageTypes {
  /// The type by Dublin Core's, EPrints' or schema.org's term; `online` for any other page.
  static func type(of head: PageHead) -> RecordType {
    let terms = head.all(
      of: "dc.type", "dcterms.type", "eprints.type", "citation_article_type", "schema.type",
      "og:type")
    for term in terms {
      let letters = term.asciiLowercased.filter(\.isLetter)
      if let found = rules.first(where: { letters.contains($0.part) }) { return found.type }
    }
    if head.first(of: "citation_isbn", "book:isbn", "schema.isbn") != nil { return "book" }
    return "online"
  }

  /// Parts of terms without spaces, the longer ones first where one contains another.
  private static let rules: [(part: String, type: RecordType)] = [
    ("bookreview", "review"), ("bookchapter", "incollection"), ("booksection", "incollection"),
    ("bookpart", "incollection"), ("chapter", "incollection"), ("book", "book"),
    ("monograph", "book"), ("thesis", "thesis"), ("dissertation", "thesis"),
    ("workingpaper", "report"), ("report", "report"), ("dataset", "dataset"),
    ("software", "software"), ("conference", "inproceedings"), ("patent", "patent"),
  ]
}
