internal import Records
internal import Text

/// Makes a record of one item of CSL-JSON.
struct CSLItemImport {
  private var members: [JSON.Member]
  private let range: Range<Int>
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var id = ""
  private var result = Record(key: .pending, type: "misc")
  private var isTypeGiven = false

  init(_ members: [JSON.Member], range: Range<Int>, file: String) {
    self.members = members
    self.range = range
    self.file = file
  }

  mutating func record() -> ImportedRecord {
    readNote()
    takeKeys()
    let type = takeType()
    for member in members { take(member) }
    tidy(as: type)
    return ImportedRecord(
      givenKey: id, type: result.type, fields: result.fields, range: range, isTypeGiven: isTypeGiven
    )
  }

  private func text(_ name: String) -> String? {
    members.first { $0.name == name }?.value.scalarText
  }

  /// Takes the variables out of the note.
  private mutating func readNote() {
    guard let index = members.firstIndex(where: { $0.name == "note" }),
      case .string(let note) = members[index].value, note.utf8.contains(UInt8(ascii: ":"))
    else { return }
    let names = Set(members.map { $0.name.asciiLowercased })
    let found = NoteVariables(
      note, rule: { CSLVariable.named($0, in: .other) },
      isTaken: { names.contains($0.asciiLowercased) })
    members[index].value = .string(found.rest)
    if found.members.contains(where: { $0.name == "type" }) {
      members.removeAll { $0.name == "type" }
    }
    members += found.members
  }

  /// Zotero's `id` is an address; its citation key stands elsewhere.
  private mutating func takeKeys() {
    id = text("id").map(CSLNames.line) ?? ""
    let key = text("citation-key") ?? ""
    let isBetter = id.contains("://") || CitationKey(ifValid: id) == nil
    if isBetter, CitationKey(ifValid: key) != nil {
      id = key
    } else if !key.isEmpty, key != id, CitationKey(ifValid: key) != nil {
      result.append("alias", key)
    }
    members.removeAll { $0.name == "id" || $0.name == "citation-key" }
  }

  /// Settles the record's type, and returns CSL's.
  private mutating func takeType() -> String {
    let given = text("type") ?? ""
    isTypeGiven = !given.isEmpty
    let type = CSLTypes.corrected(given.asciiLowercased)
    let hasEditor = members.contains { $0.name == "editor" }
    (result.type, _) = CSLTypes.record(for: type, hasEditor: hasEditor)
    if given.isEmpty {
      let name = id.isEmpty ? "an item" : "\"\(id.escapingControls)\""
      warn("\(name) has no type", hint: "add one, such as \"article-journal\"")
    } else if !CSLTypes.isKnown(type) {
      warn(
        "\"\(given.escapingControls)\" is no type of CSL's", hint: "it is kept as csl_type: \(type)"
      )
    }
    if let subtype = CSLTypes.record(for: type, hasEditor: hasEditor).subtype {
      result.append("entrysubtype", subtype)
    }
    if let own = members.first(where: { $0.name == "custom" })?.value["type"]?.scalarText {
      result.type = RecordType(own.asciiLowercased)
      isTypeGiven = true
    }
    members.removeAll { $0.name == "type" }
    return type
  }

  private mutating func take(_ member: JSON.Member) {
    if member.name == "custom", case .object(let members) = member.value {
      for member in members where member.name != "type" { keep(member) }
    } else if CrossrefMetadata.isAdministrative(member.name) {
      return
    } else if let rule = CSLVariable.named(member.name, in: .init(result.type)) {
      take(member, by: rule)
    } else {
      keep(member)
    }
  }

  private mutating func take(_ member: JSON.Member, by rule: CSLVariable) {
    let field = rule.fields[0]
    switch rule.kind {
    case .names:
      guard let names = CSLNames.names(member.value) else {
        return misread(member, "list of names")
      }
      for name in names { result.append(field, name.field) }
    case .date:
      guard let date = CSLDate(member.value) else {
        // Crossref writes `[[null]]` for a date that nobody knows.
        return member.value["date-parts"] == nil ? misread(member, "date") : ()
      }
      let isWords = EDTF(ifValid: date.field) == nil && field == "date"
      add(isWords ? "year" : field, date.field)
    case .keywords:
      for word in words(member.value) { result.append(field, word) }
    case .text, .plain:
      guard let text = text(of: member.value, separator: field == "issn" ? ", " : "; ") else {
        return misread(member, "text")
      }
      switch field {
      case "doi", "arxiv", "pmid", "pmcid": add(field, field.canonical(text))
      case "pages": add(field, PageRanges.normalised(text))
      case _ where rule.kind == .plain: add(field, text)
      default: add(field, Markup.value(of: text))
      }
    }
  }

  /// Text, or several values of it; `nil` for anything else.
  private func text(of value: JSON, separator: String) -> String? {
    guard case .array(let values) = value else {
      return value == .null ? "" : value.scalarText?.trimmed
    }
    let texts = values.compactMap(\.scalarText)
    return texts.count == values.count ? texts.joined(separator: separator) : nil
  }

  private func words(_ value: JSON) -> [String] {
    if case .array(let values) = value {
      return values.compactMap(\.scalarText).map(CSLNames.line).filter { !$0.isEmpty }
    }
    let text = value.scalarText ?? ""
    let separator: Unicode.Scalar = text.utf8.contains(UInt8(ascii: ",")) ? "," : ";"
    return WordList.split(CSLNames.line(text), at: separator)
  }

  /// Keeps what CSL does not know under a name that a record can have.
  private mutating func keep(_ member: JSON.Member) {
    let name = FieldNames.writable(member.name, prefix: "csl_")
    if case .array(let values) = member.value, values.allSatisfy({ $0.scalarText != nil }) {
      for value in values { append(name, value.scalarText ?? "") }
    } else if let text = member.value.scalarText {
      append(name, text)
    } else if member.value != .null {
      append(name, Self.compact(member.value))
    }
  }

  private mutating func append(_ field: FieldName, _ value: String) {
    if !value.trimmed.isEmpty { result.append(field, value.trimmed) }
  }

  private static func compact(_ value: JSON) -> String {
    value.text.split(separator: "\n").map { String($0).trimmed }.joined(separator: " ")
  }

  /// Adds a value to a field that has one at most; a second one that differs has a name of its own.
  private mutating func add(_ field: FieldName, _ value: String) {
    guard let other = result[field] else { return append(field, value) }
    if other != value { append(FieldName("csl_\(field.text)"), value) }
  }

  private mutating func misread(_ member: JSON.Member, _ expected: String) {
    if member.value == .null || member.value == .array([]) { return }
    warn(
      "\"\(member.name.escapingControls)\" of \"\(id.escapingControls)\" is no \(expected)",
      hint: "it is kept as it is")
    let name = FieldNames.writable("csl_\(member.name)", prefix: "csl_")
    append(name, Self.compact(member.value))
  }

  private mutating func tidy(as type: String) {
    CSLPreparation.unarchive(&result)
    let isThesis = result.type == "phdthesis" || result.type == "mastersthesis"
    if isThesis {
      result.removeAll("genre") { [CSLPreparation.phd, CSLPreparation.masters].contains($0) }
    }
    if CSLTypes.csl(for: result) != type, !type.isEmpty { result.set("csl_type", to: type) }
  }

  private mutating func warn(_ message: String, hint: String) {
    problems.append(
      Diagnostic(
        message, hint: hint, at: SourceRange(file: file, bytes: range), severity: .warning))
  }
}
