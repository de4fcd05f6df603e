internal import Citations
internal import Records
internal import Text

/// Converts one item to a record.
struct RecordFromItem {
  private var item: CSLItem
  private let range: Range<Int>
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var id = ""
  private var result = Record(key: .pending, type: "misc")
  private var isTypeGiven = false
  /// A type that CSL does not have.
  private var unknownType: String?
  private var rules: [Variable: VariableRule] = [:]

  /// - Parameters:
  ///   - item: A normalized item.
  ///   - range: Its range in the file, for messages.
  ///   - file: The name of the file, for messages.
  init(_ item: CSLItem, range: Range<Int>, file: String) {
    self.item = item
    self.range = range
    self.file = file
  }

  mutating func record() -> ImportedRecord {
    takeKeys()
    takeType()
    if let identifier = item.removeArXiv() { result.append(.arxiv, identifier) }
    for variable in item.variables { take(variable) }
    for member in item.others { take(member) }
    tidy()
    return ImportedRecord(
      givenKey: id, type: result.type, fields: result.fields, range: range, isTypeGiven: isTypeGiven
    )
  }

  /// Uses `citation-key` if the `id` is not a key, like Zotero's addresses.
  private mutating func takeKeys() {
    id = item.id.onOneLine
    let key = item.text(.citationKey) ?? ""
    let isBetter = id.contains("://") || CitationKey(ifValid: id) == nil
    if isBetter, CitationKey(ifValid: key) != nil {
      id = key
    } else if !key.isEmpty, key != id, CitationKey(ifValid: key) != nil {
      result.append(.alias, key)
    }
  }

  private mutating func takeType() {
    if item.type == nil { unknownType = item.others.first { $0.name == "type" }?.value.scalarText }
    isTypeGiven = item.type != nil || unknownType != nil
    let reading = CSLTypes.record(for: item.type ?? .document)
    result.type = reading.type
    if !isTypeGiven {
      let name = id.isEmpty ? "an item" : "\"\(id.escapingControls)\""
      warn("\(name) has no type", hint: "add one, such as \"article-journal\"")
    } else if let unknownType {
      warn(
        "\"\(unknownType.escapingControls)\" is no type of CSL's",
        hint: "it is kept as csl_type: \(unknownType.asciiLowercased)")
    }
    if let subtype = reading.subtype { result.append(FieldName.entrysubtype, subtype) }
    let custom = item.others.first { $0.name == "custom" }?.value
    if let own = custom?["type"]?.scalarText {
      result.type = RecordType(own.asciiLowercased)
      isTypeGiven = true
    }
    rules = VariableRule.byVariable(in: RecordGroup(result.type))
  }

  private mutating func take(_ variable: Variable) {
    guard let rule = rules[variable], let value = item[variable] else {
      return
    }
    switch value {
    case .names(let names): for name in names { result.append(rule.fields[0], Name(name).field) }
    case .date(let date): take(date, by: rule)
    case .text(let text):
      switch rule.kind {
      case .keywords: takeKeywords(text)
      case .text: add(Markup.value(of: text), by: rule)
      case .plain where variable == .page: add(PageRanges.normalized(text), by: rule)
      case .plain, .names, .date: add(text, by: rule)
      }
    }
  }

  private mutating func take(_ date: ItemDate, by rule: VariableRule) {
    let isIssued = rule.variable == .issued
    // A record has a date in words in `year`.
    if isIssued, EDTF(ifValid: date.field) == nil { return append(.year, date.literal) }
    add(date.field, by: rule)
    if isIssued, case .named(let season)? = date.start?.season {
      append(FieldName.cslSeason, season)
    }
  }

  private mutating func takeKeywords(_ text: String) {
    var words: [String]
    if case .array(let values)? = item.others.first(where: { $0.name == "keyword" })?.value {
      words = values.compactMap { $0.scalarText?.onOneLine }.filter { !$0.isEmpty }
      item.others.removeAll { $0.name == "keyword" }
    } else {
      words = WordList.split(text.onOneLine, at: text.utf8.contains(UInt8(ascii: ",")) ? "," : ";")
    }
    for word in words { result.append(.keyword, word) }
  }

  private mutating func take(_ member: JSON.Member) {
    if member.name == "custom", case .object(let members) = member.value {
      for member in members where member.name != "type" { keep(member) }
    } else if member.name == "type" || CrossrefMetadata.isAdministrative(member.name) {
      return
    } else if let field = CrossrefMetadata.field(of: member.name), result[field] == nil,
      let text = member.value.scalarText
    {
      append(field, Markup.value(of: text))
    } else if let variable = Variable(data: member.name), item[variable] == nil {
      misread(member, as: variable)
    } else if let variable = Variable(data: member.name) {
      keep(JSON.Member("csl_\(VariableRule.ownField(of: variable))", member.value))
    } else {
      keep(member)
    }
  }

  /// Keeps a member that CSL does not define under a valid field name.
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

  /// Adds a value to the rule's first field, or to the field with the variable's name if the first
  /// one has another value.
  private mutating func add(_ value: String, by rule: VariableRule) {
    let own = VariableRule.ownField(of: rule.variable)
    for field in [rule.fields[0], own, FieldName("csl_\(own.text)")] {
      guard let other = result[field] else {
        return append(field, value)
      }
      if other == value { return }
    }
  }

  private mutating func misread(_ member: JSON.Member, as variable: Variable) {
    let expected =
      switch variable.kind {
      case .names: "list of names"
      case .date: "date"
      case .standard, .number: "text"
      }
    warn(
      "\"\(member.name.escapingControls)\" of \"\(id.escapingControls)\" is no \(expected)",
      hint: "it is kept as it is")
    let name = FieldNames.writable("csl_\(member.name)", prefix: "csl_")
    append(name, Self.compact(member.value))
  }

  private mutating func tidy() {
    let isThesis = result.type == "phdthesis" || result.type == "mastersthesis"
    if isThesis {
      result.removeAll(.genre) { [RecordPreparation.phd, RecordPreparation.masters].contains($0) }
    }
    let type = item.type?.rawValue ?? unknownType?.asciiLowercased ?? ""
    if CSLTypes.csl(for: result).rawValue != type, !type.isEmpty {
      result.set(FieldName.cslType, to: type)
    }
  }

  private mutating func warn(_ message: String, hint: String) {
    problems.append(
      Diagnostic(
        message, hint: hint, at: SourceRange(file: file, bytes: range), severity: .warning))
  }
}
