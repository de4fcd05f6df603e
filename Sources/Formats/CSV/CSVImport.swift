internal import Records
internal import RichText
internal import Text

/// Converts a row of a table to a record.
struct CSVImport {
  private let header: [String]
  private let source: CSVColumns.Source
  private let file: String

  init(header: [String], file: String) {
    self.header = header
    self.file = file
    source = CSVColumns.source(of: header)
  }

  func record(of row: CSVTable.Row, report: (Diagnostic) -> Void) -> ImportedRecord {
    let rest = row.cells.dropFirst(header.count).filter { !$0.trimmed.isEmpty }
    if !rest.isEmpty {
      report(
        Diagnostic(
          "a row has more cells than the header: \(rest.joined(separator: ", ").quoted)",
          hint: "put a cell with the separator into quotes",
          at: SourceRange(file: file, bytes: row.range), severity: .warning))
    }
    switch source {
    case .ibid: return own(row)
    case .zotero:
      let item = ZoteroRow.item(header: header, cells: row.cells)
      var importer = ZoteroImport(item, range: row.range, file: file)
      let record = importer.record()
      for problem in importer.problems { report(problem) }
      return record
    case .scopus, .other: return other(row)
    }
  }

  /// A row as `CSV.text(of:)` writes it.
  private func own(_ row: CSVTable.Row) -> ImportedRecord {
    var record = Record(key: .pending, type: "misc")
    var key = ""
    for (name, cell) in zip(header, row.cells) where !cell.isEmpty {
      let text = CSV.withoutApostrophe(cell)
      switch name {
      case "key": key = text
      case "type": record.type = RecordType(text)
      default:
        let field = FieldNames.writable(name, prefix: "csv_")
        for value in CSV.values(of: text) { record.append(field, field.canonical(value)) }
      }
    }
    let isTypeGiven = row.cells.count > 1 && !row.cells[1].isEmpty
    return ImportedRecord(
      givenKey: key, type: record.type, fields: record.fields, range: row.range,
      isTypeGiven: isTypeGiven)
  }

  private func other(_ row: CSVTable.Row) -> ImportedRecord {
    let cells = zip(header, row.cells).filter { !$0.1.trimmed.isEmpty }
    let typeName = cells.first { CSVColumns.meaning(of: $0.0) == .type }?.1.trimmed
    let type = CSVTypes.type(
      of: typeName,
      hasContainer: cells.contains {
        CSVColumns.meaning(of: $0.0) == .container
      })
    let prefix = source == .scopus ? "scopus_" : "csv_"
    var fields = NamedFields(type.record, naming: .typed, prefix: prefix)
    if let name = type.kept { fields.append(FieldName(prefix + "type"), name) }
    let hasFullNames =
      source == .scopus && cells.contains { CSVColumns.name($0.0) == "authorfullnames" }
    var key = ""
    var pages: [String] = []
    for (name, cell) in cells {
      let text = CSV.withoutApostrophe(cell)
      let meaning = CSVColumns.meaning(of: name)
      if source == .scopus, takeScopus(name, text, hasFullNames: hasFullNames, into: &fields) {
        continue
      }
      switch meaning {
      case .key: key = text.trimmed
      case .type: continue
      case .container:
        let field = TaggedField.container(of: RecordGroup(type.record))
        fields.add(field == .series ? "booktitle" : field.text, Self.value(text))
      case .names(let field):
        for name in NameCell.names(in: text) { fields.add(field, name) }
      case .firstPage, .lastPage: pages.append(text.trimmed)
      case .field(.keyword):
        for word in WordList.split(text.onOneLine, at: text.contains(";") ? ";" : ",") {
          fields.append(.keyword, Self.value(word))
        }
      case .field(.tag):
        for word in WordList.split(text.onOneLine, at: text.contains(";") ? ";" : ",") {
          fields.append(.tag, word)
        }
      case .field(let field):
        fields.add(field.text, field.kind == .literal ? Self.value(text) : text)
      case nil: fields.keep(name, text.trimmed)
      }
    }
    if !pages.isEmpty, !fields.has(.pages) {
      let isRange = pages.count == 2 && pages[0] != pages[1]
      fields.append(.pages, isRange ? pages.joined(separator: "\u{2013}") : pages[0])
    }
    let record = fields.finished()
    return ImportedRecord(
      givenKey: key, type: record.type, fields: record.fields, range: row.range,
      isTypeGiven: typeName != nil)
  }

  /// Takes a column that only Scopus has; says whether it is one.
  private func takeScopus(
    _ name: String, _ text: String, hasFullNames: Bool, into fields: inout NamedFields
  ) -> Bool {
    switch CSVColumns.name(name) {
    // The full names say the same, with identifiers.
    case "authors", "authorsid": return hasFullNames
    case "authorfullnames":
      for name in NameCell.scopusNames(in: text) { fields.add(.author, name) }
    case "source" where name == "Source": fields.keep("scopus_source", text)
    case "eid": fields.keep("scopus_eid", text)
    case "indexkeywords": fields.keep("scopus_index_keywords", text)
    case "languageoforiginaldocument": fields.add("language", text)
    case "link": fields.append(.link, "scopus \(text.onOneLine)")
    case "conferencelocation": fields.add("eventplace", text)
    case "pagecount":
      fields.keep("scopus_page_count", text)
    case "editors": for name in NameCell.names(in: text) { fields.add(.editor, name) }
    default: return false
    }
    return true
  }

  /// The value for a text that may have HTML's entities and tags.
  private static func value(_ text: String) -> String {
    Markup.value(of: MarkupCleaning.cleaned(text))
  }
}

/// The record types for what tables call types.
enum CSVTypes {
  /// The type, and the table's name for it if the record's type does not say it.
  static func type(of name: String?, hasContainer: Bool) -> (record: RecordType, kept: String?) {
    guard let name else { return (hasContainer ? "article" : "misc", nil) }
    let plain = CSVColumns.name(name)
    let known = RecordType(plain)
    if known.isKnown { return (known, nil) }
    if let exact = table[plain] { return (exact, nil) }
    if let csl = ZoteroTables.types[name], let item = CSLJSON.type(named: csl) {
      return (item, nil)
    }
    return (hasContainer ? "article" : "misc", name)
  }

  private static let table: [String: RecordType] = [
    "journalarticle": "article", "conferencepaper": "inproceedings", "bookchapter": "incollection",
    "booksection": "incollection", "proceedingspaper": "inproceedings", "webpage": "online",
    "computerprogram": "software", "techreport": "report", "datapaper": "article",
  ]
}
