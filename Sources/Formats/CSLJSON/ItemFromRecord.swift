public import Citations
public import Records
public import Text

/// Converts records to items.
extension CSLItem {
  /// Converts records to items, in order; `report` receives what CSL cannot express.
  ///
  /// Fields without a variable are in the member `custom` of `others`, together with the record's
  /// type if the CSL type is less specific.
  public static func items(
    of records: [Record], in context: ExportContext = ExportContext(),
    report: (Diagnostic) -> Void = { _ in }
  ) -> [CSLItem] {
    context.resolved(records).map { record in
      var maker = ItemFromRecord(record)
      let item = maker.make()
      let key = "\"\(record.key.text.escapingControls)\""
      for loss in maker.losses { report(Diagnostic("\(key): \(loss)", severity: .warning)) }
      return item
    }
  }
}

/// Converts one record, which includes inherited fields, to an item.
private struct ItemFromRecord {
  private let record: Record
  private let prepared: Record
  /// What CSL cannot express.
  private(set) var losses: [String] = []
  private var item: CSLItem
  private var used: Set<FieldName> = [.cslType]

  init(_ record: Record) {
    self.record = record
    prepared = RecordPreparation.prepared(record)
    item = CSLItem(id: record.key.text, type: CSLTypes.csl(for: record))
  }

  mutating func make() -> CSLItem {
    let type = item.type ?? .document
    let back = CSLTypes.record(for: type)
    if back.subtype != nil { used.insert(FieldName.entrysubtype) }
    for rule in VariableRule.byGroup[RecordGroup(record.type)] ?? [] { take(rule) }
    item.nameEvent()
    takeOtherMembers()
    let isExact = back.type == record.type || prepared[.cslType] == type.rawValue
    takeCustom(type: isExact ? nil : record.type)
    if let identifier = prepared[.arxiv] { item.addArXiv(identifier) }
    return item
  }

  private mutating func take(_ rule: VariableRule) {
    let field = rule.fields.first { prepared[$0] != nil && !used.contains($0) }
    guard let field else { return }
    used.insert(field)
    guard let value = value(of: prepared.values(of: field), rule) else { return }
    item[rule.variable] = value
  }

  private mutating func value(of texts: [String], _ rule: VariableRule) -> CSLItem.Value? {
    switch rule.kind {
    case .text: return .text(Markup.tagged(texts.joined(separator: "; "), keepsCase: true))
    case .plain:
      let value = texts.joined(separator: ", ")
      return .text(rule.variable == .page ? PageRanges.hyphenated(value) : value)
    case .keywords: return .text(texts.joined(separator: ", "))
    case .date:
      var date = ItemDate(field: texts[0])
      if rule.variable == .issued, let season = prepared[.cslSeason], date.start?.month == nil {
        used.insert(FieldName.cslSeason)
        date.start?.season = .named(season)
      }
      return .date(date)
    case .names:
      let names = texts.map(Name.init(field:))
      if names.contains(where: \.hasRemarks) {
        losses.append("CSL has no place for the attributes of each \(rule.variable.rawValue)")
      }
      return .names(names.map(ItemName.init))
    }
  }

  private mutating func takeOtherMembers() {
    for (name, field) in VariableRule.otherMembers where prepared[field] != nil {
      used.insert(field)
      let values = prepared.values(of: field)
      let value =
        name == "categories"
        ? JSON.array(values.map(JSON.string)) : .string(values.joined(separator: ", "))
      item.others.append(.init(name, value))
    }
  }

  private mutating func takeCustom(type: RecordType?) {
    var members: [JSON.Member] = []
    if let type { members.append(.init("type", .string(type.name))) }
    var seen = used.union([.arxiv])
    if !item.canAddArXiv { seen.remove(.arxiv) }
    for field in prepared.fields where seen.insert(field.name).inserted {
      let values = prepared.values(of: field.name).map(JSON.string)
      let isList = values.count > 1 || field.name.isRepeatable
      members.append(.init(field.name.text, isList ? .array(values) : values[0]))
    }
    if !members.isEmpty { item.others.append(.init("custom", .object(members))) }
  }
}
