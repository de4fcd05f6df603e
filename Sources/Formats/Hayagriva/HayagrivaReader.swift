internal import Identifiers
internal import Records
public import Text

extension Hayagriva {
  /// Reads a file: a mapping from keys to entries.
  ///
  /// A broken entry gives one message, and the others are read. Members without an equivalent field
  /// become fields of their own names, and those of a parent `parent_name`.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    for document in YAMLReader.documents(of: text, file: file, report: report) {
      if document.members.isEmpty {
        report(notEntries(at: document.range, in: file))
      }
      for member in document.members {
        guard case .mapping = member.value.content else {
          report(notEntries(at: member.nameRange, in: file))
          continue
        }
        var importer = HayagrivaImport(member.value)
        let record = importer.record()
        result.records.append(
          ImportedRecord(
            givenKey: member.name, type: record.type, fields: record.fields,
            range: member.nameRange.lowerBound..<member.value.range.upperBound,
            isTypeGiven: member.value["type"]?.text != nil))
      }
    }
    return result
  }

  private static func notEntries(at range: Range<Int>, in file: String) -> Diagnostic {
    Diagnostic(
      "this is no entry of a bibliography",
      hint: "write a key, a colon, and members such as title:",
      at: SourceRange(file: file, bytes: range), severity: .warning)
  }
}

/// Converts an entry of Hayagriva's to a record.
///
/// - Source: "The Hayagriva YAML File Format" (github.com/typst/hayagriva, docs/file-format.md).
struct HayagrivaImport {
  private let entry: YAMLNode
  private var result = Record(key: .pending, type: "misc")
  private var group = RecordGroup.other

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

  private mutating func take(_ name: String, _ node: YAMLNode) {
    switch name {
    case "title": takeTitle(node)
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
      guard let text = node.text else { return result.keep(name, node, prefix: "hayagriva_") }
      add(field, Self.value(text))
    }
  }

  /// A place for `issue` until it is known whether the work is in a series.
  private static let issue = FieldName("hayagriva_issue")

  private static let fields: [String: FieldName] = [
    "location": .location, "organization": .organization, "volume": .volume,
    "volume-total": .volumes, "edition": .edition, "page-total": .pagetotal, "chapter": .chapter,
    "language": .language, "call-number": .library, "note": .note, "abstract": .abstract,
    "genre": .genre, "archive": FieldName.archive,
    "archive-location": FieldName.archiveLocation, "runtime": FieldName.runtime,
    "time-range": FieldName.timeRange,
  ]

  private mutating func takeTitle(_ node: YAMLNode) {
    if let text = node.text { return add(.title, Self.value(text)) }
    for member in node.members {
      switch (member.name, member.value.text) {
      case ("value", let text?): add(.title, Self.value(text))
      case ("short", let text?): add(.shorttitle, Self.value(text))
      default: result.keep("title-\(member.name)", member.value, prefix: "hayagriva_")
      }
    }
  }

  private mutating func takeNames(_ field: FieldName, _ node: YAMLNode) {
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
      let role = group["role"]?.text ?? ""
      let known = HayagrivaTypes.roles.first { $0.role == role }?.field
      let field = known ?? FieldNames.writable(role.isEmpty ? "affiliated" : role, prefix: "role_")
      if let names = group["names"] { takeNames(field, names) }
      for member in group.members where !["role", "names"].contains(member.name) {
        result.keep("affiliated-\(member.name)", member.value, prefix: "")
      }
    }
  }

  private mutating func takeDate(_ node: YAMLNode) {
    guard let text = node.text else { return result.keep("date", node, prefix: "") }
    let date = EDTF(ifValid: text) == nil ? BibTeXDates.corrected(text) : text
    if let date { add(.date, date) } else { add(.year, text) }
  }

  private mutating func takePublisher(_ node: YAMLNode) {
    let field = TaggedField.publisher(of: group)
    if let text = node.text { return add(field, Self.value(text)) }
    for member in node.members {
      switch (member.name, member.value.text) {
      case ("name", let text?): add(field, Self.value(text))
      case ("location", let text?): add(.location, Self.value(text))
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

  /// Reads the journal, book, proceedings or event that the work is in.
  private mutating func takeContainer(_ parent: YAMLNode) {
    let container = TaggedField.container(of: group)
    for member in parent.members {
      switch member.name {
      case "type": continue
      case "title" where member.value.text != nil && result[container] == nil:
        add(container, member.value.text.map(Self.value))
      case "author": takeNames(.bookauthor, member.value)
      case "editor" where result[.editor] == nil: takeNames(.editor, member.value)
      case "location" where result[.eventplace] == nil:
        add(.eventplace, member.value.text.map(Self.value))
      case "publisher", "organization", "volume", "issue", "edition", "volume-total", "page-total",
        "serial-number", "call-number":
        takeUnlessGiven(member)
      case "date" where entry["date"] == nil: takeDate(member.value)
      case "parent": for parent in member.value.elements { takeSeries(parent) }
      default: result.keep("parent-\(member.name)", member.value, prefix: "")
      }
    }
  }

  /// Reads a member of the parent, unless the entry has its own.
  private mutating func takeUnlessGiven(_ member: YAMLNode.Member) {
    if entry[member.name] == nil { return take(member.name, member.value) }
    if member.name == "serial-number", !member.value.members.isEmpty {
      for number in member.value.members {
        let field = FieldName(number.name.asciiLowercased)
        if result[field] == nil, let text = number.value.text, field.isWritable {
          add(field, text)
        } else {
          result.keep("parent-\(number.name)", number.value, prefix: "")
        }
      }
    } else {
      result.keep("parent-\(member.name)", member.value, prefix: "")
    }
  }

  private mutating func takeEvent(_ event: YAMLNode) {
    for member in event.members where member.name != "type" {
      switch (member.name, member.value.text) {
      case ("title", let text?): add(.eventtitle, Self.value(text))
      case ("location", let text?): add(.eventplace, Self.value(text))
      case ("date", let text?): add(.eventdate, text)
      default: result.keep("event-\(member.name)", member.value, prefix: "")
      }
    }
  }

  private mutating func takeSeries(_ series: YAMLNode) {
    guard result[.series] == nil else { return result.keep("series-parent", series, prefix: "") }
    for member in series.members where member.name != "type" {
      switch (member.name, member.value.text) {
      case ("title", let text?): add(.series, Self.value(text))
      case ("volume", let text?), ("issue", let text?): add(.number, text)
      default: result.keep("series-\(member.name)", member.value, prefix: "")
      }
    }
  }

  /// Gives the issue its field: `number`, unless that is the number in a series.
  private mutating func nameIssue() {
    guard let issue = result[Self.issue] else { return }
    result.removeAll(Self.issue)
    let isNumber = group == .article || result[.series] == nil
    add(isNumber && result[.number] == nil ? .number : .issue, issue)
  }

  private mutating func add(_ field: FieldName, _ value: String?) {
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
