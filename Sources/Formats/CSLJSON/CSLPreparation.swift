internal import Identifiers
internal import Records
internal import Text

/// What of a record has to be put otherwise before each field is a variable.
enum CSLPreparation {
  /// The record with roles of editors by name, and arXiv as an archive.
  static func prepared(_ record: Record, as type: String) -> Record {
    var record = record
    nameRoles(of: &record)
    nameLanguage(of: &record)
    if record.type == "phdthesis" || record.type == "mastersthesis" || record.type == "thesis" {
      nameThesis(&record)
    }
    if let address = record["howpublished"], record["url"] == nil,
      VerbatimText.isAddress(Array(address.utf8)[...])
    {
      record.removeAll("howpublished")
      record.append("url", address)
    }
    archive(&record, isPreprint: type == "article")
    return record
  }

  /// Roles that biblatex gives to an editor, and a speaker for an author.
  private static func nameRoles(of record: inout Record) {
    if record["author"] == nil { rename("speaker", to: "author", in: &record) }
    for name in ["editor", "editora", "editorb", "editorc"] {
      let type = FieldName("\(name)type")
      guard let role = record[type], roles.contains(role), record[FieldName(role)] == nil else {
        continue
      }
      rename(FieldName(name), to: FieldName(role), in: &record)
      record.removeAll(type)
    }
  }

  private static let roles: Set<String> = [
    "compiler", "director", "translator", "organizer", "illustrator", "producer", "narrator",
    "composer", "performer",
  ]

  private static func rename(
    _ old: FieldName, to new: FieldName, in record: inout Record
  ) {
    for index in record.fields.indices where record.fields[index].name == old {
      record.fields[index].name = new
    }
  }

  /// `langid`, which says of the work what `language` says in words.
  private static func nameLanguage(of record: inout Record) {
    let given = record.first(of: "langid", "language")
    guard let given, let code = LanguageCode.code(for: given), record["language"] != code else {
      return
    }
    if record["language"] == nil { record.removeAll("langid") }
    record.set("language", to: code)
  }

  /// A thesis in the words of its type or of biblatex's key.
  private static func nameThesis(_ record: inout Record) {
    let genre = record["genre"] ?? (record.type == "thesis" ? "" : record.type.name)
    switch genre {
    case "phdthesis": record.set("genre", to: phd)
    case "mathesis", "mastersthesis": record.set("genre", to: masters)
    default: break
    }
  }

  static let phd = "PhD thesis"
  static let masters = "Master\u{2019}s thesis"

  /// arXiv is an archive to CSL; a preprint has it for a publisher too, as Zotero writes it.
  private static func archive(_ record: inout Record, isPreprint: Bool) {
    guard let identifier = record["arxiv"], record["archive"] == nil,
      record["archive_location"] == nil
    else { return }
    record.removeAll("arxiv")
    record.append("archive", "arXiv")
    record.append("archive_location", identifier)
    if isPreprint, record["eid"] == nil { record.append("eid", "arXiv:\(identifier)") }
    if isPreprint, record.first(of: "publisher", "organization", "institution") == nil {
      record.append("publisher", "arXiv")
    }
    if record["url"] == nil, record["doi"] == nil, let paper = ArXivIdentifier(identifier) {
      record.append("url", paper.address)
    }
  }

  /// Makes the field `arxiv` of all that says nothing else, the reverse of the above.
  static func unarchive(_ record: inout Record) {
    let isArXiv = record["archive"]?.asciiLowercased == "arxiv"
    let stated = isArXiv ? record["archive_location"].flatMap(ArXivIdentifier.init) : nil
    let numbered = ["eid", "number"].first { (name: FieldName) in
      record[name]?.asciiLowercased.hasPrefix("arxiv:") ?? false
    }
    let paper =
      record["arxiv"].flatMap(ArXivIdentifier.init) ?? stated
      ?? numbered.flatMap { record[$0] }.flatMap(ArXivIdentifier.init)
      ?? record["doi"].flatMap(DOI.init)?.arXiv
    guard let paper else { return }
    if stated == paper { record.removeAll("archive_location") }
    if isArXiv { record.removeAll("archive") }
    if let numbered { record.removeAll(numbered) { ArXivIdentifier($0) == paper } }
    record.removeAll("publisher") { $0.asciiLowercased == "arxiv" }
    let address = paper.address
    let addresses = [address, address.replacing("https:", with: "http:", maxReplacements: 1)]
    if record["doi"] == nil { record.removeAll("url", where: addresses.contains) }
    record.set("arxiv", to: paper.text)
  }
}
