internal import Identifiers
internal import Records
internal import Text

/// Converts the software or a reference of a `CITATION.cff` to a record.
struct CFFImport {
  private let entry: YAMLNode
  private let type: String?
  private let group: RecordGroup
  private var result: Record
  /// What the type is if the file does not say, since the schema has a default for the software.
  private let isTypeGiven: Bool

  init(_ entry: YAMLNode, defaultType: String?) {
    self.entry = entry
    type = entry["type"]?.text?.asciiLowercased ?? defaultType
    isTypeGiven = type != nil
    let reading = CFFTypes.reading(of: type ?? "generic")
    result = Record(key: .pending, type: reading.type)
    group = RecordGroup(reading.type)
    if let subtype = reading.subtype { result.append(FieldName.entrysubtype, subtype) }
    if let type, !reading.isExact { result.append(FieldName.cffType, type) }
  }

  func record() -> ImportedRecord {
    var importer = self
    importer.takeDate()
    importer.takePages()
    for member in entry.members { importer.take(member.name, member.value) }
    return ImportedRecord(
      givenKey: "", type: result.type, fields: importer.result.fields, range: entry.range,
      isTypeGiven: isTypeGiven)
  }

  /// Members that other functions read, and the version of the format.
  private static let done: Set<String> = [
    "cff-version", "type", "preferred-citation", "references", "year", "month",
    "date-released", "date-published", "issue-date", "start", "end",
  ]

  private mutating func take(_ name: String, _ node: YAMLNode) {
    if Self.done.contains(name) { return }
    if let field = Self.people[name] { return takeNames(field, node) }
    switch name {
    case "collection-title": add(group == .part ? .booktitle : .series, text(node), or: node, name)
    case "issue": add(.number, text(node), or: node, name)
    case "publisher": takeEntity(node, as: TaggedField.publisher(of: group), place: .location)
    case "institution": takeEntity(node, as: .institution, place: .location)
    case "conference": takeConference(node)
    case "location": takeEntity(node, as: .location, place: .location)
    case "keywords": for word in node.texts { result.append(.keyword, Self.value(word)) }
    case "languages": add(.language, node.texts.joined(separator: ", "), or: node, name)
    case "repository-code", "repository", "repository-artifact": takeLink(node, name)
    case "identifiers": for identifier in node.elements { takeIdentifier(identifier) }
    case "license": for license in node.texts { result.append(FieldName.license, license) }
    default:
      if let field = Self.fields[name] {
        add(field, text(node), or: node, name)
      } else {
        result.keep("cff_\(name)", node, prefix: "cff_")
      }
    }
  }

  private static let people: [String: FieldName] = [
    "authors": .author, "editors": .editor, "editors-series": FieldName.collectionEditor,
    "translators": .translator, "recipients": FieldName.recipient,
    "senders": FieldName.sender, "contact": FieldName.contact,
  ]

  private static let fields: [String: FieldName] = [
    "title": .title, "journal": .journal, "volume": .volume, "number": .number,
    "pages": .pagetotal, "doi": .doi, "url": .url, "abstract": .abstract, "version": .version,
    "isbn": .isbn, "issn": .issn, "pmcid": .pmcid, "edition": .edition, "status": .status,
    "notes": .note, "date-accessed": .urldate, "year-original": .origdate,
    "thesis-type": .genre, "number-volumes": .volumes, "abbreviation": .shortjournal,
    "section": .chapter, "issue-title": .issuetitle,
  ]

  /// Reads the most precise of the dates; the others are kept.
  private mutating func takeDate() {
    var dates: [(name: String, value: String)] = []
    if let year = entry["year"]?.text {
      let month = entry["month"]?.text
      if let date = BibTeXDates.date(year: year, month: month, day: nil) {
        dates.append(("year", date.value))
        if let month, !date.parts.contains("month") { result.append(.month, month) }
      } else {
        result.append(.year, year)
      }
    } else if let month = entry["month"] {
      result.keep("cff_month", month, prefix: "cff_")
    }
    for name in ["date-published", "issue-date", "date-released"] {
      guard let node = entry[name] else { continue }
      if let text = node.text, EDTF(ifValid: text) != nil {
        dates.append((name, text))
      } else {
        result.keep("cff_\(name)", node, prefix: "cff_")
      }
    }
    guard var best = dates.first else { return }
    // A day is of the year that is given, or it is another date.
    for date in dates.dropFirst() where date.value.hasPrefix(best.value) { best = date }
    result.append(.date, best.value)
    for date in dates where !best.value.hasPrefix(date.value) {
      result.append(FieldNames.writable("cff_\(date.name)", prefix: "cff_"), date.value)
    }
  }

  private mutating func takePages() {
    let ends = [entry["start"]?.text, entry["end"]?.text].compactMap { $0?.onOneLine }
    if let start = ends.first {
      let isRange = ends.count == 2 && ends[1] != start
      result.append(.pages, isRange ? "\(start)\u{2013}\(ends[1])" : start)
    }
  }

  private mutating func takeNames(_ field: FieldName, _ node: YAMLNode) {
    for person in node.elements {
      guard let name = CFFName.name(of: person) else {
        result.keep("cff_\(field)", person, prefix: "cff_")
        continue
      }
      result.append(field, name.field)
    }
  }

  /// Reads an entity: its name, its place, and what else it has.
  private mutating func takeEntity(_ node: YAMLNode, as field: FieldName, place: FieldName) {
    guard !node.members.isEmpty else { return add(field, text(node), or: node, field.text) }
    add(field, node["name"]?.text.map(Self.value), or: node, field.text)
    takePlace(of: node, as: place)
    for member in node.members where !Self.placeNames.contains(member.name) {
      result.keep("cff_\(field)_\(member.name)", member.value, prefix: "cff_")
    }
  }

  private static let placeNames: Set<String> = ["name", "city", "region", "country", "location"]

  private mutating func takePlace(of node: YAMLNode, as field: FieldName) {
    let parts = ["location", "city", "region", "country"].compactMap { node[$0]?.text?.onOneLine }
    let place = parts.joined(separator: ", ")
    if !place.isEmpty { add(field, Self.value(place), or: node, field.text) }
  }

  private mutating func takeConference(_ node: YAMLNode) {
    guard !node.members.isEmpty else { return add(.eventtitle, text(node), or: node, "conference") }
    add(.eventtitle, node["name"]?.text.map(Self.value), or: node, "conference")
    takePlace(of: node, as: .eventplace)
    let dates = ["date-start", "date-end"].compactMap { node[$0]?.text }
    let range = dates.joined(separator: "/")
    let isDate = !dates.isEmpty && EDTF(ifValid: range) != nil
    if isDate { result.append(.eventdate, range) }
    let isDone = Self.placeNames.union(isDate ? ["date-start", "date-end"] : [])
    for member in node.members where !isDone.contains(member.name) {
      result.keep("cff_conference_\(member.name)", member.value, prefix: "cff_")
    }
  }

  private mutating func takeLink(_ node: YAMLNode, _ name: String) {
    let label = name == "repository-code" ? "code" : name == "repository" ? name : "artifact"
    for address in node.texts.map(\.onOneLine) {
      let isWord = !address.containsByte(UInt8(ascii: " "))
      if isWord {
        result.append(.link, "\(label) \(address)")
      } else {
        result.keep("cff_\(name)", node, prefix: "cff_")
      }
    }
  }

  private mutating func takeIdentifier(_ node: YAMLNode) {
    let isDOI = node["type"]?.text == "doi"
    if isDOI, let text = node["value"]?.text, let doi = DOI(text) {
      let known = entry["doi"]?.text.map(DOI.canonical) ?? result[.doi]
      if known == nil { result.append(.doi, doi.text) }
      let says = node.members.contains { !["type", "value"].contains($0.name) }
      if known == nil || known == doi.text, !says { return }
    }
    result.keep("cff_identifier", node, prefix: "cff_")
  }

  private func text(_ node: YAMLNode) -> String? { node.text.map(Self.value) }

  private mutating func add(_ field: FieldName, _ value: String?, or node: YAMLNode, _ name: String)
  {
    guard let value = value?.trimmed, !value.isEmpty else {
      if value == nil { result.keep("cff_\(name)", node, prefix: "cff_") }
      return
    }
    if result[field] == value { return }
    guard result[field] == nil || field.isRepeatable else {
      return result.append(FieldNames.writable("cff_\(name)", prefix: "cff_"), value)
    }
    result.append(field, field.canonical(value))
  }

  private static func value(_ text: String) -> String { Markup.value(of: text) }
}

/// Reads persons and entities.
enum CFFName {
  /// A name from its parts; `nil` if it has none.
  static func name(of node: YAMLNode) -> Name? {
    if let text = node.text?.onOneLine, !text.isEmpty { return Name(parsing: text) }
    func part(_ name: String) -> String { node[name]?.text?.onOneLine ?? "" }
    var name = Name(
      family: part("family-names"), given: part("given-names"), prefix: part("name-particle"),
      suffix: part("name-suffix"))
    var done: Set<String> = ["family-names", "given-names", "name-particle", "name-suffix"]
    if name.family.isEmpty {
      let alias = part("name").isEmpty && name.given.isEmpty ? "alias" : "name"
      let body = part(alias).isEmpty ? name.given : part(alias)
      guard !body.isEmpty else { return nil }
      let isPerson = part(alias).isEmpty
      name = Name(family: body, isLiteral: !isPerson)
      done.insert(alias)
    }
    for member in node.members where !done.contains(member.name) {
      let text = member.value.texts.joined(separator: ", ").onOneLine
      guard !text.isEmpty else { continue }
      let isORCID = member.name == "orcid"
      let attribute = FieldNames.writable(member.name, prefix: "cff_").text
      name.attributes[attribute == "website" ? "url" : attribute] =
        isORCID ? text.split(separator: "/").last.map(String.init) ?? text : text
    }
    return name
  }
}
