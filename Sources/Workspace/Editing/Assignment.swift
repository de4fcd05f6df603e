public import Records
public import Store
public import Text

/// `FIELD=VALUE`, `FIELD+=VALUE` or `FIELD-=VALUE`, as `set` and `add` take them.
public struct Assignment {
  /// What the assignment does with the value.
  public enum Operator: Sendable { case set, add, remove }

  /// The field's name as typed, in lower case.
  public let name: FieldName
  let operation: Operator
  /// The value as typed.
  public var value: String

  private var meaning: FieldMeaning { FieldMeaning(typed: name.text) }
  /// The field of the record that is changed.
  public var field: FieldName { meaning.field }

  /// Splits the text at the first `=`; throws if it is not an assignment.
  public init(_ text: String) throws(Diagnostic) {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw Diagnostic(
        "\(text.quoted) sets no field", hint: "write FIELD=VALUE, such as date=2022")
    }
    let before = text[text.index(before: equals)]
    operation = before == "+" ? .add : before == "-" ? .remove : .set
    let end = operation == .set ? equals : text.index(before: equals)
    name = FieldName(String(text[..<end]).asciiLowercased)
    value = String(text[text.index(after: equals)...])
  }

  /// Makes an assignment of its parts.
  public init(_ name: FieldName, _ operation: Operator, _ value: String) {
    (self.name, self.operation, self.value) = (name, operation, value)
  }

  /// Whether a word of a command line is an assignment.
  public static func isAssignment(_ word: String) -> Bool {
    let name = word.utf8.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
    let rest = word.utf8.dropFirst(name.count)
    let signs = rest.prefix(2)
    return !name.isEmpty
      && (rest.first == UInt8(ascii: "=") || signs.elementsEqual("+=".utf8)
        || signs.elementsEqual("-=".utf8))
  }

  /// Applies the assignments; several to one repeatable field are its values together.
  ///
  /// - Throws: A `Diagnostic` if a value is refused; the record is then incomplete.
  public static func apply(_ assignments: [Assignment], to record: inout Record) throws(Diagnostic)
  {
    var begun: Set<FieldName> = []
    var parts: [DatePart: String?] = [:]
    for assignment in assignments {
      switch assignment.meaning {
      case .datePart(let part): try assignment.note(part, in: &parts, of: record)
      case .field(.type): record.type = try type(assignment.value)
      case .field(.alias):
        // Keys contain no comma.
        let keys = WordList.split(assignment.value, at: ",")
        try assignment.apply(keys.isEmpty ? [""] : keys, to: .alias, of: &record, &begun)
      case .field(let field):
        try assignment.apply([assignment.value], to: field, of: &record, &begun)
      case .list(let field):
        let values = WordList.words(of: assignment.value)
        try assignment.apply(values.isEmpty ? [""] : values, to: field, of: &record, &begun)
      }
    }
    if !parts.isEmpty { try record.changeDate(parts) }
    if assignments.contains(where: { $0.field == .eprint || $0.field == .eprinttype }) {
      try record.normalizeEprint()
    }
  }

  /// Collects a part of the date; the parts are applied together.
  private func note(
    _ part: DatePart, in parts: inout [DatePart: String?], of record: Record
  ) throws(Diagnostic) {
    guard !value.trimmed.isEmpty else {
      throw Diagnostic(
        "\(name) has no value", hint: "write \(name)=VALUE, or remove it with `ibid unset`")
    }
    switch operation {
    case .set where parts[part] == nil: parts[part] = value
    case .set, .add:
      throw Diagnostic("a date has one \(name)", hint: "write \(name)=VALUE once")
    case .remove:
      if record.values(named: name).contains(value.trimmed) { parts[part] = .some(nil) }
    }
  }

  private func apply(
    _ values: [String], to field: FieldName, of record: inout Record, _ begun: inout Set<FieldName>
  ) throws(Diagnostic) {
    record.gather(field)
    // If the field has two names, the name in the record is kept.
    let synonym = field.synonym.flatMap { record[field] == nil && record[$0] != nil ? $0 : nil }
    let field = synonym ?? field
    if operation == .remove {
      for value in values { Self.remove(value, of: field, called: name, from: &record) }
      return
    }
    var fields: [Field] = []
    for value in values { fields += try FieldInput.fields(field, value) }
    // The record may have the field under the name that was typed, from another program.
    if name != field, operation == .set { record.removeAll(name) }
    if operation == .set, begun.insert(field).inserted {
      Self.replace(field, by: fields.map(\.value), in: &record)
      return
    }
    let isSingle = FieldSchema.of(field).map { !$0.isRepeatable } ?? false
    if operation == .set, !field.isRepeatable {
      throw Diagnostic("\(name) is given twice, and holds one value", hint: "give it once")
    }
    if isSingle, let standing = record[field], fields.contains(where: { $0.value != standing }) {
      throw Diagnostic(
        "\(name) holds one value, and has one already",
        hint: "write \(name)=VALUE to put another in its place")
    }
    for field in fields where !record.values(of: field.name).contains(field.value) {
      record.insert(field.name, field.value)
    }
  }

  /// Removes a value, as written or in its canonical form; an invalid value can be removed too.
  private static func remove(
    _ value: String, of field: FieldName, called name: FieldName, from record: inout Record
  ) {
    let fields = (try? FieldInput.fields(field, value)) ?? []
    let values = fields.map(\.value) + [value.trimmed]
    for name in Set([field, name]) { record.removeAll(name) { values.contains($0) } }
  }

  /// Replaces the values of a field; unchanged values keep their lines.
  private static func replace(_ name: FieldName, by values: [String], in record: inout Record) {
    guard let first = record.fields.firstIndex(where: { $0.name == name }) else {
      for value in values { record.insert(name, value) }
      return
    }
    record.removeAll(name)
    record.fields.insert(contentsOf: values.map { Field(name, $0) }, at: first)
  }

  /// A known type; throws for others, so that a misspelling does not become a type.
  public static func type(_ text: String) throws(Diagnostic) -> RecordType {
    let type = RecordType(text.trimmed.asciiLowercased)
    guard type.isKnown else {
      let nearest = Suggestion.nearest(to: type.name, among: RecordType.known.map(\.name))
      throw Diagnostic(
        "\(text.quoted) is not a record type",
        hint: nearest.map { "did you mean \($0)?" } ?? "write article, inproceedings, book, misc …")
    }
    return type
  }
}

extension Library {
  /// Refuses new aliases that are a key or an alias of another record.
  ///
  /// - Parameters:
  ///   - record: The record after the change.
  ///   - position: Its position in the library.
  ///   - given: Aliases that other records get by the same command.
  /// - Throws: A `Diagnostic` that names the alias and its owner.
  public func refuseTakenAliases(
    of record: Record, at position: Int, besides given: Set<String> = []
  ) throws(Diagnostic) {
    let old = records[position].aliases
    for alias in record.aliases where !old.contains(alias) {
      let holder = self.position(of: alias).flatMap { $0 == position ? nil : records[$0].key.text }
      guard holder != nil || given.contains(alias) else { continue }
      let owner = holder.map { $0 == alias ? "another record has" : "\($0) has" }
      throw Diagnostic(
        "\(owner ?? "another record gets") the key \(alias.quoted)",
        hint: "a key names one record; choose another alias")
    }
  }

  /// Refuses misspelled names of known fields, unless a record has them.
  public func refuseSlips(in names: [FieldName]) throws(Diagnostic) {
    for name in names {
      let meant = name.suggestions
      guard !meant.isEmpty, !records.contains(where: { $0[name] != nil }) else { continue }
      throw Diagnostic(
        "ibid knows no field \(name.text.quoted)",
        hint: "did you mean \(meant.map(\.text).joined(separator: " or "))?"
          + " --force stores it as it is")
    }
  }
}
