internal import Identifiers
internal import Records
internal import Text

/// Converts one record to a mapping.
struct HayagrivaEntry {
  private let record: Record
  private var entry: [(String, YAML)] = []
  /// The containing publication.
  private var parent: [(String, YAML)] = []
  private(set) var notes: [String] = []
  /// Parts of fields that the format cannot express.
  private var missing: [String] = []
  private var done: Set<FieldName> = [
    .venue, .crossref, .xdata, .langid, .language, FieldName.hayagrivaType,
    FieldName.hayagrivaParentType,
  ]
  private var isMarkupLost = false

  init(of record: Record) { self.record = record }

  mutating func value() -> YAML {
    let type = HayagrivaTypes.type(of: record)
    if record[.entrysubtype] == "newspaper" { done.insert(FieldName.entrysubtype) }
    entry.append(("type", .bare(type.name)))
    putTitle()
    putPeople(hasParent: type.parent != nil)
    putDate("date", of: .date, .year)
    putPublication(hasParent: type.parent != nil)
    putNumbers(hasParent: type.parent != nil)
    putAddress()
    putLanguage()
    entry += members([
      ("abstract", .abstract), ("genre", .genre), ("archive", FieldName.archive),
      ("archive-location", FieldName.archiveLocation), ("runtime", FieldName.runtime),
      ("time-range", FieldName.timeRange),
    ])
    // Hayagriva too converts `howpublished` to a note when it reads BibTeX.
    entry += members([("note", .note), ("note", .howpublished)])
    if let container = parentValue(type: type.parent) { entry.append(("parent", container)) }
    noteUnwrittenFields()
    return .map(entry)
  }

  private mutating func text(_ value: String) -> YAML {
    let (text, isWhole) = HayagrivaText.formatted(value)
    isMarkupLost = isMarkupLost || !isWhole
    return .text(text)
  }

  /// The members for the fields of the record; of several fields for one name, the first.
  private mutating func members(_ pairs: [(String, FieldName)]) -> [(String, YAML)] {
    var members: [(String, YAML)] = []
    for (name, field) in pairs where !done.contains(field) {
      let values = record.values(of: field)
      guard !values.isEmpty, !members.contains(where: { $0.0 == name }) else { continue }
      done.insert(field)
      members.append((name, text(values.joined(separator: "; "))))
    }
    return members
  }

  private mutating func putTitle() {
    guard let title = record[.title] else { return }
    done.formUnion([.title, .shorttitle])
    let whole = text(title)
    guard let short = record[.shorttitle] else { return entry.append(("title", whole)) }
    entry.append(("title", .map([("value", whole), ("short", text(short))])))
  }

  private mutating func putPeople(hasParent: Bool) {
    if let author = people(record[.author] == nil ? .speaker : .author) {
      entry.append(("author", author))
    }
    if let editor = people(.editor) {
      if hasParent { parent.append(("editor", editor)) } else { entry.append(("editor", editor)) }
    }
    if let author = people(.bookauthor) { parent.append(("author", author)) }
    var affiliated: [YAML] = []
    for (field, role) in HayagrivaTypes.roles {
      guard let names = people(field) else { continue }
      affiliated.append(.map([("names", names), ("role", .bare(role))]))
    }
    if !affiliated.isEmpty { entry.append(("affiliated", .list(affiliated))) }
  }

  private mutating func people(_ field: FieldName) -> YAML? {
    let names = record.names(of: field)
    guard !names.isEmpty else { return nil }
    done.insert(field)
    let remarked = names.map { name in
      var name = name
      name.attributes.all.removeAll { $0.name == "alias" }
      return name
    }
    if remarked.contains(where: \.hasRemarks) { missing.append("the attributes of each \(field)") }
    let known = names.filter { !$0.isOthers }
    if known.count < names.count {
      missing.append("the \"others\" of \(field)")
    }
    return known.isEmpty ? nil : .list(known.map(HayagrivaText.person))
  }

  private mutating func putDate(_ name: String, of fields: FieldName...) {
    guard let field = fields.first(where: { record[$0] != nil }), let text = record[field] else {
      return
    }
    guard let date = HayagrivaText.date(text) else { return }
    done.insert(field)
    entry.append((name, date))
    let isWhole = EDTF(ifValid: text).map { date == HayagrivaText.date(text) && $0.end == nil }
    let exact = text.utf8.last == UInt8(ascii: "~") ? text.dropLast() : text[...]
    let isExact = exact.utf8.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    if isWhole != true || !isExact {
      missing.append("all of the date \(text)")
    }
  }

  /// Writes publisher, place and the containing publication.
  private mutating func putPublication(hasParent: Bool) {
    // BibTeX's `organization` of proceedings and manuals is their publisher.
    let group = RecordGroup(record.type)
    let isPublisher =
      (group == .part || group == .book) && record[FieldName.hayagrivaParentType] == nil
    let names: [FieldName] =
      [.publisher, .institution, .school] + (isPublisher ? [.organization] : [])
    var publisher: [(String, YAML)] = []
    if let field = names.first(where: { record[$0] != nil }), let name = record[field] {
      done.insert(field)
      publisher.append(("name", text(name)))
      if let place = [.location, .address].first(where: { record[$0] != nil }) {
        done.insert(place)
        publisher.append(("location", text(record[place] ?? "")))
      }
      if hasParent {
        parent.append(("publisher", .map(publisher)))
      } else {
        entry.append(("publisher", .map(publisher)))
      }
    }
    let bodies = members(
      [.institution, .school, .organization].map { ("organization", $0) })
    if hasParent { parent += bodies } else { entry += bodies }
    parent += members([("title", .journal), ("title", .booktitle), ("title", .eventtitle)])
    parent += members([("location", .eventplace)])
    entry += members([("location", .location), ("location", .address)])
  }

  /// Writes volume and issue to the journal or book, and pages to the work.
  private mutating func putNumbers(hasParent: Bool) {
    let group = RecordGroup(record.type)
    let isIssue = group == .article || record[.series] == nil
    let number: [(String, FieldName)] =
      isIssue ? [("issue", .number), ("edition", .edition)] : [("issue", .issue)]
    let numbers = members([("volume", .volume)] + number)
    if hasParent { parent += numbers } else { entry += numbers }
    entry += members([("edition", .edition), ("chapter", .chapter), ("call-number", .library)])
    if let pages = record[.pages] ?? record[.eid] {
      done.formUnion(record[.pages] == nil ? [.eid] : [.pages])
      let parts = pages.split(separator: "\u{2013}", omittingEmptySubsequences: false)
      entry.append(("page-range", .text(parts.joined(separator: "-"))))
    }
    let totals: [(String, FieldName)] = [("page-total", .pagetotal), ("volume-total", .volumes)]
    for (name, field) in totals {
      guard let total = record[field], (1...9).contains(total.utf8.count),
        total.utf8.allSatisfy(\.isASCIIDigit)
      else { continue }
      done.insert(field)
      entry.append((name, .bare(total)))
    }
    let serials: [FieldName] = [.doi, .isbn, .issn, .pmid, .pmcid, .arxiv]
    let serial = serials.compactMap { name in record[name].map { (name.text, YAML.text($0)) } }
    done.formUnion(serials)
    let own = group == .report || group == .patent ? record[.number] : record[.isrn]
    let all = serial + (own.map { [("serial", .text($0))] } ?? [])
    if own == record[.isrn], own != nil { done.insert(.isrn) }
    if !all.isEmpty { entry.append(("serial-number", .map(all))) }
  }

  private mutating func putAddress() {
    let paper = record[.arxiv].flatMap(ArXivIdentifier.init)
    let implied = record[.doi] == nil ? paper?.address : nil
    guard let url = record[.url] ?? implied, HayagrivaText.isAddress(url) else { return }
    done.insert(.url)
    guard let day = record[.urldate], let date = HayagrivaText.date(day) else {
      return entry.append(("url", .text(url)))
    }
    done.insert(.urldate)
    entry.append(("url", .map([("value", .text(url)), ("date", date)])))
  }

  private mutating func putLanguage() {
    guard let language = record.first(of: .langid, .language) else { return }
    guard let code = LanguageCode.code(for: language) else {
      return notes.append("Hayagriva does not know the language \"\(language)\"")
    }
    entry.append(("language", .bare(code)))
  }

  private mutating func parentValue(type: String?) -> YAML? {
    var series: [(String, YAML)] = []
    series += members([("title", .series), ("volume", .number)])
    series += kept("series_", besides: series)
    let outer = series.isEmpty ? nil : YAML.map([("type", .bare("anthology"))] + series)
    parent += kept("parent_", besides: parent)
    let others = record.values(of: FieldName.parent).compactMap(HayagrivaKept.value)
    if !others.isEmpty { done.insert(FieldName.parent) }
    guard !parent.isEmpty else {
      return others.isEmpty ? outer : .list([outer].compactMap(\.self) + others)
    }
    var members = [("type", YAML.bare(type ?? "misc"))] + parent
    if let outer { members.append(("parent", outer)) }
    return others.isEmpty ? .map(members) : .list([.map(members)] + others)
  }

  /// The members of a parent that the reader kept in fields of their names.
  private mutating func kept(_ prefix: String, besides known: [(String, YAML)]) -> [(String, YAML)]
  {
    var members: [(String, YAML)] = []
    for (field, values) in record.fieldValues where field.text.hasPrefix(prefix) {
      let name = HayagrivaKept.name(of: field, prefix: prefix)
      guard let name, !known.contains(where: { $0.0 == name }) else { continue }
      let found = values.compactMap(HayagrivaKept.value)
      guard found.count == values.count else { continue }
      done.insert(field)
      members.append((name, found.count == 1 ? found[0] : .list(found)))
    }
    return members
  }

  private mutating func noteUnwrittenFields() {
    var left = record.fieldNames(besides: done) + missing
    if isMarkupLost { left.append("emphasis and TeX's math") }
    if !left.isEmpty { notes.append("Hayagriva has no place for \(left.joined(separator: ", "))") }
  }
}
