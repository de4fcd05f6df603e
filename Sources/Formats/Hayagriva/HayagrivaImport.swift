internal import Identifiers
internal import Records
internal import Text

/// Converts an entry of Hayagriva's to a record.
///
/// - Source: "The Hayagriva YAML File Format" (github.com/typst/hayagriva, docs/file-format.md).
struct HayagrivaImport {
  let entry: YAMLNode
  var result = Record(key: .pending, type: "misc")
  var group = RecordGroup.other

  init(_ entry: YAMLNode) { self.entry = entry }

  mutating func record() -> Record {
    let parents = entry["parent"]?.elements ?? []
    takeType(parents)
    let hasContainer = HayagrivaTypes.type(of: result).parent != nil
    for member in entry.members where !["type", "parent"].contains(member.name) {
      take(member.name, member.value)
    }
    for (index, parent) in parents.enumerated() {
      if index == 0, hasContainer {
        takeContainer(parent)
      } else if parent["type"]?.text?.asciiLowercased == "conference" {
        takeEvent(parent)
      } else if !hasContainer, result[.series] == nil {
        takeSeries(parent)
      } else {
        result.keep("parent", parent, prefix: "")
      }
    }
    nameIssue()
    noteTypes(parents)
    return result
  }

  private mutating func takeType(_ parents: [YAMLNode]) {
    let type = entry["type"]?.text?.asciiLowercased ?? "misc"
    let parent = parents.first?["type"]?.text?.asciiLowercased
    let reading = HayagrivaTypes.record(for: type, in: parent)
    result.type = reading.type
    group = RecordGroup(reading.type)
    if let subtype = reading.subtype { result.append(FieldName.entrysubtype, subtype) }
  }

  /// Keeps types that the writer would not write for the record.
  private mutating func noteTypes(_ parents: [YAMLNode]) {
    let written = HayagrivaTypes.type(of: result)
    if let type = entry["type"]?.text, type.asciiLowercased != written.name {
      result.append(FieldName.hayagrivaType, type.asciiLowercased)
    }
    if let type = parents.first?["type"]?.text, let usual = written.parent,
      type.asciiLowercased != usual
    {
      result.append(FieldName.hayagrivaParentType, type.asciiLowercased)
    }
  }

  mutating func take(_ name: String, _ node: YAMLNode) {
    switch name {
    case "title": takeTitle(node, as: .title, short: .shorttitle, prefix: "title")
    case "author": takeNames(.author, node)
    case "editor": takeNames(.editor, node)
    case "affiliated": takeAffiliated(node)
    case "date": takeDate(node)
    case "publisher": takePublisher(node)
    case "page-range": add(.pages, node.text.map(PageRanges.normalized))
    case "url": takeAddress(node)
    case "serial-number": takeSerialNumbers(node)
    case "issue": add(Self.issue, node.text)
    default:
      guard let field = Self.fields[name] else {
        return result.keep(name, node, prefix: "hayagriva_")
      }
      guard let text = node.text ?? node["value"]?.text else {
        return result.keep(name, node, prefix: "hayagriva_")
      }
      add(field, Self.value(text))
      // How a style changes its case is no part of a record.
      for member in node.members where !["value", "verbatim"].contains(member.name) {
        result.keep("\(name)-\(member.name)", member.value, prefix: "hayagriva_")
      }
    }
  }

  /// A place for `issue` until it is known whether the work is in a series.
  private static let issue = FieldName.hayagrivaIssue

  private static let fields: [String: FieldName] = [
    "location": .location, "organization": .organization, "volume": .volume,
    "volume-total": .volumes, "edition": .edition, "page-total": .pagetotal, "chapter": .chapter,
    "language": .language, "call-number": .library, "note": .note, "abstract": .abstract,
    "genre": .genre, "doi": .doi, "isbn": .isbn, "issn": .issn, "archive": FieldName.archive,
    "archive-location": FieldName.archiveLocation, "runtime": FieldName.runtime,
    "time-range": FieldName.timeRange,
  ]

  /// Reads a title: text, or a mapping of it and its short form.
  ///
  /// A verbatim title keeps its case, as one in braces does.
  mutating func takeTitle(
    _ node: YAMLNode, as field: FieldName, short: FieldName, prefix: String
  ) {
    if let text = node.text { return add(field, Self.value(text)) }
    let isVerbatim = node["verbatim"]?.text?.asciiLowercased == "true"
    for member in node.members {
      switch (member.name, member.value.text) {
      case ("value", let text?):
        let value = Self.value(text)
        let isProtected = value.containsByte(UInt8(ascii: "{"))
        add(field, isVerbatim && !isProtected ? "{\(value)}" : value)
      case ("short", let text?), ("shorthand", let text?): add(short, Self.value(text))
      case ("verbatim", "true"?) where node["value"]?.text != nil: continue
      default: result.keep("\(prefix)-\(member.name)", member.value, prefix: "hayagriva_")
      }
    }
  }

  mutating func takeNames(_ field: FieldName, _ node: YAMLNode) {
    let people = node.text == nil && !node.members.isEmpty ? [node] : node.elements
    for person in people {
      if let name = HayagrivaName.name(of: person) {
        result.append(field, name.field)
      } else if !person.isNull {
        result.append(field, Name(family: person.flowText, isLiteral: true).field)
      }
    }
  }

  private mutating func takeAffiliated(_ node: YAMLNode) {
    for group in node.members.isEmpty ? node.elements : [node] {
      // Older files have `ExecutiveProducer`.
      let role = group["role"]?.text ?? ""
      let letters = CSVColumns.name(role)
      let known = HayagrivaTypes.roles.first { CSVColumns.name($0.role) == letters }?.field
      let field = known ?? FieldNames.writable(role.isEmpty ? "affiliated" : role, prefix: "role_")
      if let names = group["names"] { takeNames(field, names) }
      for member in group.members where !["role", "names"].contains(member.name) {
        result.keep("affiliated-\(member.name)", member.value, prefix: "")
      }
    }
  }

  mutating func takeDate(_ node: YAMLNode) {
    guard let text = node.text else { return result.keep("date", node, prefix: "") }
    if let date = HayagrivaText.field(ofDate: text) { add(.date, date) } else { add(.year, text) }
  }

  private mutating func takePublisher(_ node: YAMLNode) {
    let field = TaggedField.publisher(of: group)
    if let text = node.text { return add(field, Self.value(text)) }
    for member in node.members {
      switch (member.name, member.value.text) {
      case ("name", let text?), ("value", let text?): add(field, Self.value(text))
      case ("location", let text?): add(.location, Self.value(text))
      case ("verbatim", "true"?): continue
      default: result.keep("publisher-\(member.name)", member.value, prefix: "")
      }
    }
  }

  private mutating func takeAddress(_ node: YAMLNode) {
    if let text = node.text { return add(.url, text) }
    for member in node.members {
      switch (member.name, member.value.text) {
      case ("value", let text?): add(.url, text)
      case ("date", let text?): add(.urldate, text)
      default: result.keep("url-\(member.name)", member.value, prefix: "")
      }
    }
    // The writer adds the address of an arXiv paper.
    removeImpliedAddress()
  }

  private mutating func takeSerialNumbers(_ node: YAMLNode) {
    let own: FieldName = group == .report || group == .patent ? .number : .isrn
    if let text = node.text {
      let isDOI = text.hasPrefix("10.") && text.containsByte(UInt8(ascii: "/"))
      return add(isDOI ? .doi : ISBN(text) == nil ? own : .isbn, text)
    }
    for member in node.members {
      let name = member.name.asciiLowercased
      guard let text = member.value.text else {
        result.keep(name, member.value, prefix: "serial_")
        continue
      }
      add(name == "serial" ? own : FieldNames.writable(name, prefix: "serial_"), text)
    }
    removeImpliedAddress()
  }

  private mutating func removeImpliedAddress() {
    guard result[.doi] == nil, let url = result[.url],
      let paper = result[.arxiv].flatMap(ArXivIdentifier.init), url == paper.address
    else { return }
    result.removeAll(.url)
  }

  /// Gives the issue its field: `number`, unless that is the number in a series.
  private mutating func nameIssue() {
    guard let issue = result[Self.issue] else { return }
    result.removeAll(Self.issue)
    let isNumber = group == .article || result[.series] == nil
    add(isNumber && result[.number] == nil ? .number : .issue, issue)
  }

  mutating func add(_ field: FieldName, _ value: String?) {
    guard let value = value?.trimmed, !value.isEmpty, result[field] != value else { return }
    let isTaken = result[field] != nil && !field.isRepeatable
    result.append(
      isTaken ? FieldName("hayagriva_\(field)") : field, field.canonical(value))
  }

  /// The value for a text in which braces protect case, and a backslash escapes a sign.
  static func value(_ text: String) -> String {
    guard text.utf8.contains(where: { "{}\\$<".utf8.contains($0) }) else { return text }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      let isSign = "{}$\\".utf8.contains(byte)
      if isEscaped {
        if !isSign { result.append(UInt8(ascii: "\\")) }
        result.append(byte)
        isEscaped = false
      } else {
        switch byte {
        case UInt8(ascii: "\\"): isEscaped = true
        case UInt8(ascii: "{"): result += "<span class=\"nocase\">".utf8
        case UInt8(ascii: "}"): result += "</span>".utf8
        default: result.append(byte)
        }
      }
    }
    if isEscaped { result.append(UInt8(ascii: "\\")) }
    return Markup.value(of: String(decoding: result, as: UTF8.self))
  }
}
