internal import Records
internal import Text

/// Builds a record from values under names, in ibid's notation, for formats whose values are plain
/// text under BibTeX's names or names of the user's.
struct NamedFields {
  /// What the names mean.
  enum Naming {
    /// Those of a `.bib` file.
    case bibTeX
    /// Those that a user types, ibid's own included.
    case typed
  }

  private let naming: Naming
  /// What is put before a name that is no field's, and before a second value of a field.
  private let prefix: String
  private(set) var record: Record
  private var dateParts: [DatePart: String] = [:]

  init(_ type: RecordType, naming: Naming, prefix: String) {
    record = Record(key: .pending, type: type)
    self.naming = naming
    self.prefix = prefix
  }

  /// Adds a value; an empty one is left out.
  mutating func add(_ name: String, _ text: String) {
    let text = text.trimmed
    guard !text.isEmpty else { return }
    let name = name.trimmed.asciiLowercased
    switch meaning(of: name) {
    case .datePart(let part):
      if dateParts[part] == nil { dateParts[part] = text } else { keep(name, text) }
    case .list(let field):
      for word in WordList.words(of: text) { record.append(field, Self.value(word)) }
    case .field(let field): add(field, text, named: name)
    }
  }

  /// Adds a name to a field of names.
  mutating func add(_ field: FieldName, _ name: Name) { record.append(field, name.field) }

  /// Whether the record has a value under a name, such as a part of its date.
  func has(_ field: FieldName) -> Bool { record[field] != nil }

  /// Adds a value of a field as it is, unless the field has it.
  mutating func append(_ field: FieldName, _ value: String) {
    if !value.isEmpty, !record.values(of: field).contains(value) { record.append(field, value) }
  }

  /// The record with its date and arXiv identifier in the fields that they have in ibid.
  func finished() -> Record {
    var result = record
    var parts = dateParts
    if result[.date] == nil, let year = parts[.year], !year.isEmpty,
      let date = BibTeXDates.date(year: year, month: parts[.month], day: parts[.day])
    {
      result.append(.date, date.value)
      for part in date.parts { parts[DatePart(rawValue: part) ?? .year] = nil }
    }
    for part in DatePart.allCases {
      // A part that the date has as well says nothing new.
      guard let text = parts[part], !Self.date(result[.date], has: part, text) else { continue }
      result.append(FieldName(part.rawValue), text)
    }
    // An identifier that is not arXiv's stays where it is.
    try? result.normalizeEprint()
    result.arrangeFields()
    return result
  }

  private static func date(_ date: String?, has part: DatePart, _ text: String) -> Bool {
    guard let date = date.flatMap(EDTF.init(ifValid:)), let number = part.number(of: date) else {
      return false
    }
    return (part == .month ? Month(named: text)?.number : Int(text)) == number
  }

  private func meaning(of name: String) -> FieldMeaning {
    switch naming {
    case .typed: return FieldMeaning(typed: name)
    case .bibTeX:
      if let part = DatePart(rawValue: name) { return .datePart(part) }
      if name == "keywords" || name == "keyword" { return .list(.keyword) }
      if name == "tags" { return .list(.tag) }
      if let rule = BibTeXFieldRule.forSource(name) { return .field(rule.record) }
      let isOther = [.link, .venue, .status, .genre, .alias, .bibtex].contains(FieldName(name))
      return .field(FieldName(isOther ? prefix + name : name))
    }
  }

  private mutating func add(_ field: FieldName, _ text: String, named name: String) {
    guard field.isWritable, field != .key, field != .type else { return keep(name, text) }
    if field.kind == .name {
      for name in Name.list(text) { record.append(field, name.field) }
      return
    }
    let value = Self.value(of: field, text)
    if record[field] == nil || (field.isRepeatable && !record.values(of: field).contains(value)) {
      record.append(field, value)
    } else if !record.values(of: field).contains(value) {
      keep(name, text)
    }
  }

  /// Keeps a value that the field of its name cannot hold.
  mutating func keep(_ name: String, _ text: String) {
    let name = FieldNames.writable(name, prefix: prefix).text
    let own = name.hasPrefix(prefix) ? name : prefix + name
    let isFree =
      FieldMeaning(typed: name) == .field(FieldName(name)) && record[FieldName(name)] == nil
    record.append(FieldName(isFree ? name : own), text)
  }

  /// The value of a field for a text.
  static func value(of field: FieldName, _ text: String) -> String {
    switch field.kind {
    case .range: PageRanges.normalized(text.onOneLine)
    case .date: EDTF(ifValid: text) == nil ? BibTeXDates.corrected(text) ?? text : text
    case .verbatim, .uri, .key: field.canonical(text.onOneLine)
    case .award, .related, .venue, .link, .tag, .integer, .name: text.onOneLine
    case .literal: field == .abstract || field == .note ? value(text) : value(text.onOneLine)
    }
  }

  /// The value for a text in which balanced braces protect case.
  static func value(_ text: String) -> String {
    var depth = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { break }
    }
    return depth == 0 ? text : Markup.value(of: text)
  }
}
