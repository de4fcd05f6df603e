internal import Records
internal import Text

/// Changes a record so that each of its fields corresponds to a variable.
enum RecordPreparation {
  /// The record with roles of editors as fields, and with languages and kinds of theses in CSL's
  /// terms.
  static func prepared(_ record: Record) -> Record {
    var record = record
    nameRoles(of: &record)
    nameLanguage(of: &record)
    if record.type == "phdthesis" || record.type == "mastersthesis" || record.type == "thesis" {
      nameThesis(&record)
    }
    if let address = record[.howpublished], record[.url] == nil,
      VerbatimText.isAddress(Array(address.utf8)[...])
    {
      record.removeAll(.howpublished)
      record.append(.url, address)
    }
    return record
  }

  /// Moves editors to the field for their `editortype`, and a speaker to `author`.
  private static func nameRoles(of record: inout Record) {
    if record[.author] == nil { rename(.speaker, to: .author, in: &record) }
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

  /// Puts the language tag of `langid` or `language` into `language`.
  private static func nameLanguage(of record: inout Record) {
    let given = record.first(of: .langid, .language)
    guard let given, let code = LanguageCode.code(for: given), record[.language] != code else {
      return
    }
    if record[.language] == nil { record.removeAll(.langid) }
    record.set(.language, to: code)
  }

  /// Sets `genre` of a thesis from its type or biblatex's localization key.
  private static func nameThesis(_ record: inout Record) {
    let genre = record[.genre] ?? (record.type == "thesis" ? "" : record.type.name)
    if let words = self.genre(ofThesis: genre) { record.set(.genre, to: words) }
  }

  /// The words for a kind of thesis; `nil` for a text that is not a key.
  static func genre(ofThesis kind: String) -> String? {
    switch kind {
    case "phdthesis": phd
    case "mathesis", "mastersthesis": masters
    default: nil
    }
  }

  static let phd = "PhD thesis"
  static let masters = "Master\u{2019}s thesis"
}
