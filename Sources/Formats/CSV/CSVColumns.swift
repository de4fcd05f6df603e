internal import Records
internal import Text

/// The meaning of the columns of a table.
enum CSVColumns {
  /// The programs whose tables have names of their own.
  enum Source: Equatable {
    /// ibid's: names of fields, each cell as `CSV.text(of:)` writes it.
    case ibid
    case zotero, scopus
    /// Any other: names of fields, and names that people give them.
    case other
  }

  /// A column of a table that is no field by its own name.
  enum Meaning: Equatable {
    case key, type, container, names(FieldName), firstPage, lastPage, field(FieldName)
  }

  /// The program that wrote a table, by its header.
  static func source(of header: [String]) -> Source {
    let names = Set(header.map(name))
    // ibid writes the parts of a date in `date`, tags in `tag` and keywords in `keyword`.
    let isOthers =
      !names.isDisjoint(with: ["tags", "keywords", "authors", "editors"])
      || names.contains("year") && !names.contains("date")
    if header.starts(with: ["key", "type"]), !isOthers { return .ibid }
    if names.contains("itemtype"), names.contains("publicationtitle") || names.contains("dateadded")
    {
      return .zotero
    }
    if names.contains("eid"), names.contains("sourcetitle") || names.contains("authorfullnames") {
      return .scopus
    }
    return .other
  }

  /// Whether a header has a title, and another column of a bibliography.
  static func isBibliography(_ header: [String]) -> Bool {
    if header.starts(with: ["key", "type"]) { return true }
    let known = header.filter { meaning(of: $0) != nil }
    return header.count > 1 && known.count > 1
      && header.contains { meaning(of: $0) == .field(.title) }
  }

  /// A name in lower case, with letters and digits alone.
  static func name(_ text: String) -> String {
    String(
      decoding: text.utf8.filter { $0.isASCIILetter || $0.isASCIIDigit }.map(\.asciiLowercased),
      as: UTF8.self)
  }

  /// The meaning of a name in the header; `nil` if it is the user's own.
  static func meaning(of text: String) -> Meaning? {
    let name = name(text)
    if let meaning = table[name] { return meaning }
    let field = FieldMeaning(typed: name).field
    guard FieldSchema.of(field) != nil || field == .pmid || field == .pmcid else { return nil }
    return field.kind == .name ? .names(field) : .field(FieldName(name))
  }

  private static let table: [String: Meaning] = {
    var table: [String: Meaning] = [
      "firstpage": .firstPage, "startpage": .firstPage, "pagestart": .firstPage,
      "lastpage": .lastPage, "endpage": .lastPage, "pageend": .lastPage,
    ]
    func add(_ meaning: Meaning, _ names: String) {
      for name in names.split(separator: " ") { table[String(name)] = meaning }
    }
    add(.key, "key citekey citationkey bibtexkey citekeys bibkey")
    add(.type, "type itemtype documenttype entrytype publicationtype reftype bibliographytype")
    add(
      .container,
      "journal journaltitle journalname source sourcetitle publication publicationtitle"
        + " publicationname journalbook containertitle")
    add(.names(.author), "author authors authornames creator creators")
    add(.names(.editor), "editor editors")
    add(.field(.title), "title articletitle documenttitle papertitle itemtitle")
    add(.field(.year), "year publicationyear pubyear yearpublished")
    add(.field(.date), "date publicationdate pubdate datepublished")
    add(.field(.booktitle), "booktitle proceedings proceedingstitle conferenceproceedings")
    add(.field(.number), "issue issuenumber number")
    add(.field(.pages), "pages page pagerange")
    add(.field(.abstract), "abstract abstractnote summary")
    add(.field(.keyword), "keyword keywords authorkeywords")
    add(.field(.tag), "tag tags labels")
    add(.field(.url), "url link weblink")
    add(.field(.location), "place city publisherlocation")
    add(.field(.eventtitle), "conference conferencename eventname meetingname")
    add(.field(.shortjournal), "journalabbreviation abbreviatedsourcetitle")
    add(.field(.note), "note notes")
    add(.field(.eid), "articlenumber artno")
    add(.field(.pmid), "pmid pubmedid")
    add(.field(.pmcid), "pmcid")
    return table
  }()
}
