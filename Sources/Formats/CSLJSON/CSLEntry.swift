public import RichText
public import Records
public import Text

/// A record in CSL's terms: what CSL-JSON is written from, and what a citation is made of.
public struct CSLEntry: Equatable, Sendable {
  public enum Value: Equatable, Sendable {
    /// Text with markup.
    case text(MarkedText)
    /// Numbers, identifiers and addresses.
    case plain(String)
    case names([Name])
    case date(CSLDate)
    case words([String])
  }

  public struct Variable: Equatable, Sendable {
    /// As CSL 1.0.2 spells it.
    public var name: String
    public var value: Value
  }

  public var id: String
  public var type: String
  /// Each variable once, in an order that is the same for all entries.
  public var variables: [Variable] = []
  /// What CSL has no variable for, as the record has it; `type` is the record's where CSL's says
  /// less.
  public var custom: [Field] = []

  /// The value of a variable.
  public subscript(_ name: String) -> Value? { variables.first { $0.name == name }?.value }

  /// Puts records into CSL's terms; `report` is told what CSL cannot say.
  public static func entries(
    of records: [Record], in context: ExportContext = ExportContext(),
    report: (Diagnostic) -> Void = { _ in }
  ) -> [CSLEntry] {
    context.resolved(records).map { record in
      CSLEntry(of: record) { note in
        report(Diagnostic("\"\(record.key.text.escapingControls)\": \(note)", severity: .warning))
      }
    }
  }

  private init(of record: Record, report: (String) -> Void) {
    id = record.key.text
    type = CSLTypes.csl(for: record)
    let prepared = CSLPreparation.prepared(record, as: type)
    var used: Set<FieldName> = ["csl_type"]
    let back = CSLTypes.record(for: type, hasEditor: record["editor"] != nil)
    if back.subtype != nil { used.insert("entrysubtype") }
    let isExact = back.type == record.type || prepared["csl_type"] == type
    if !isExact { custom.append(Field("type", record.type.name)) }
    for rule in CSLVariable.byGroup[CSLVariable.Group(record.type)] ?? []
    where self[rule.name] == nil {
      let isFree = { (field: FieldName) in !used.contains(field) && prepared[field] != nil }
      guard let field = rule.fields.first(where: isFree) else { continue }
      used.insert(field)
      let value = Self.value(of: prepared.values(of: field), rule, report: report)
      if let value { variables.append(Variable(name: rule.name, value: value)) }
    }
    custom += prepared.fields.filter { !used.contains($0.name) }
  }

  private static func value(
    of texts: [String], _ rule: CSLVariable, report: (String) -> Void
  ) -> Value? {
    switch rule.kind {
    case .text: return .text(MarkedText(field: texts.joined(separator: "; ")))
    case .plain:
      let value = texts.joined(separator: ", ")
      return .plain(rule.name == "page" ? hyphenated(value) : value)
    case .date: return .date(CSLDate(texts[0]))
    case .keywords: return .words(texts)
    case .names:
      let names = texts.map(Name.init(field:))
      let people = names.filter { $0 != Name(family: "others") }
      if people.count < names.count {
        report("CSL has no place for the \"others\" of \(rule.name)")
      }
      if people.contains(where: \.hasRemarks) {
        report("CSL has no place for what is said of each \(rule.name)")
      }
      return people.isEmpty ? nil : .names(people)
    }
  }

  /// Pages with a hyphen for every dash, as CSL-JSON has them.
  private static func hyphenated(_ pages: String) -> String {
    pages.split(separator: "\u{2013}", omittingEmptySubsequences: false).joined(separator: "-")
  }
}
