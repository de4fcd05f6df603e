internal import Citations
internal import Records
internal import RichText
internal import Text

/// Converts one item of Zotero's to a record, by way of an item of CSL-JSON.
struct ZoteroImport {
  private let item: JSON
  private let range: Range<Int>
  private let file: String
  private(set) var problems: [Diagnostic] = []
  /// Notes and attachments.
  var children: [JSON] = []
  /// The collections that the item is in.
  var collections: [ZoteroReader.Collection] = []
  /// The members of the item in CSL-JSON.
  private var members: [JSON.Member] = []
  /// Fields that CSL-JSON has no place for.
  private var others: [Field] = []

  init(_ item: JSON, range: Range<Int>, file: String) {
    self.item = item
    self.range = range
    self.file = file
  }

  mutating func record() -> ImportedRecord {
    guard case .object(let all) = item else {
      return ImportedRecord(givenKey: "", type: "misc", fields: [], isTypeGiven: false)
    }
    let type = item["itemType"]?.scalarText ?? ""
    let csl = ZoteroTables.types[type]
    members = [
      .init("id", .string(item["citationKey"]?.scalarText ?? item["citekey"]?.scalarText ?? ""))
    ]
    members.append(.init("type", .string(csl ?? "document")))
    if ZoteroTables.isKept(type) { others.append(Field(FieldName.zoteroType, type)) }
    for member in all { take(member) }
    for child in children { take(child: child) }
    for collection in collections {
      switch collection {
      case .named(let name): addTag(name)
      case .unknown(let key): append(FieldName.zoteroCollection, key)
      }
    }
    guard let converted = CSLJSON.item(of: .object(members)) else {
      return ImportedRecord(givenKey: "", type: "misc", fields: others, isTypeGiven: false)
    }
    var maker = RecordFromItem(converted, range: range, file: file)
    let record = maker.record()
    problems += maker.problems
    return ImportedRecord(
      givenKey: record.givenKey, type: record.type, fields: record.fields + others, range: range,
      isTypeGiven: !type.isEmpty)
  }

  private mutating func take(_ member: JSON.Member) {
    switch member.name {
    case "creators": takeCreators(member)
    case "tags": takeTags(member)
    case "attachments", "notes":
      guard case .array(let values) = member.value else { return takeOther(member) }
      for value in values { take(child: value) }
    case "date":
      guard let text = text(member) else { return takeOther(member) }
      add("issued", .string(text))
    case "accessDate":
      guard let text = text(member) else { return takeOther(member) }
      // A time of day is not a part of a date of access.
      let day = text.split(whereSeparator: { $0 == "T" || $0 == " " }).first.map(String.init)
      let isStamp = day.map { $0.utf8.count == 10 && EDTF(ifValid: $0) != nil } ?? false
      add("accessed", .string(isStamp ? day ?? text : text))
    case "key", "itemKey":
      if let text = text(member) { others.append(Field(FieldName.zoteroKey, text)) }
    default:
      if ZoteroTables.administrative.contains(member.name) { return }
      guard let text = text(member) else { return takeOther(member) }
      if let variable = ZoteroTables.variables[member.name] {
        add(variable, .string(text))
      } else {
        let name = FieldNames.writable(member.name, prefix: "zotero_")
        others.append(Field(name, text))
      }
    }
  }

  /// The text of a member; `nil` for an empty one, and for one that is no text.
  private func text(_ member: JSON.Member) -> String? {
    guard let text = member.value.scalarText?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// Adds a variable; a second value of it is kept under Zotero's name.
  private mutating func add(_ variable: String, _ value: JSON) {
    if members.contains(where: { $0.name == variable }) {
      if members.contains(where: { $0.name == variable && $0.value == value }) { return }
      let name = FieldNames.writable("zotero_\(variable)", prefix: "zotero_")
      others.append(Field(name, value.scalarText ?? value.text))
    } else {
      members.append(.init(variable, value))
    }
  }

  /// Keeps a member that is no text, unless it is empty.
  private mutating func takeOther(_ member: JSON.Member) {
    switch member.value {
    case .null, .array([]), .object([]), .string(""): return
    case .bool, .number, .decimal, .string, .array, .object:
      let text = member.value.scalarText ?? member.value.text.onOneLine
      let lines = text.split(separator: " ", omittingEmptySubsequences: true)
      others.append(
        Field(
          FieldNames.writable(member.name, prefix: "zotero_"), lines.joined(separator: " ")))
    }
  }

  private mutating func takeCreators(_ member: JSON.Member) {
    guard case .array(let creators) = member.value else { return takeOther(member) }
    var lists: [(variable: String, names: [JSON])] = []
    for creator in creators {
      let role = creator["creatorType"]?.scalarText ?? "author"
      let whole = creator["name"]?.scalarText?.trimmed ?? ""
      let family = creator["lastName"]?.scalarText?.trimmed ?? ""
      let given = creator["firstName"]?.scalarText?.trimmed ?? ""
      let name: JSON
      if !whole.isEmpty {
        name = .object([.init("literal", .string(whole))])
      } else if family.isEmpty {
        if given.isEmpty { continue }
        name = .object([.init("family", .string(given))])
      } else if given.isEmpty {
        name = .object([.init("family", .string(family))])
      } else {
        name = .object([.init("family", .string(family)), .init("given", .string(given))])
      }
      guard let variable = ZoteroTables.creators[role] else {
        let text =
          whole.isEmpty
          ? Name(family: family.isEmpty ? given : family, given: family.isEmpty ? "" : given)
          : Name(family: whole, isLiteral: true)
        others.append(Field(FieldNames.writable(role, prefix: "zotero_"), text.field))
        continue
      }
      if let index = lists.firstIndex(where: { $0.variable == variable }) {
        lists[index].names.append(name)
      } else {
        lists.append((variable, [name]))
      }
    }
    for list in lists { add(list.variable, .array(list.names)) }
  }

  /// Reads tags: those of type 1 come from a publisher's data, the others are the user's.
  private mutating func takeTags(_ member: JSON.Member) {
    guard case .array(let tags) = member.value else { return takeOther(member) }
    for tag in tags {
      guard let text = (tag["tag"] ?? tag).scalarText?.onOneLine, !text.isEmpty else { continue }
      if tag["type"]?.scalarText == "1" {
        append(.keyword, text)
      } else {
        addTag(text)
      }
    }
  }

  private mutating func addTag(_ text: String) { append(.tag, text.onOneLine) }

  private mutating func append(_ field: FieldName, _ text: String) {
    let field = Field(field, text)
    if !text.isEmpty, !others.contains(field) { others.append(field) }
  }

  /// Reads a note or an attachment.
  private mutating func take(child: JSON) {
    if let note = child["note"]?.scalarText ?? child.scalarText, !note.trimmed.isEmpty {
      append(.annote, Markup.value(of: MarkupCleaning.cleaned(note)).trimmed)
    }
    let path = child["path"]?.scalarText?.onOneLine ?? child["localPath"]?.scalarText?.onOneLine
    let title = child["title"]?.scalarText?.onOneLine ?? ""
    if let path, !path.isEmpty {
      var file = AttributedValue(text: path)
      let name = path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
      if !title.isEmpty, title != name { file.attributes["name"] = title }
      append(.file, file.field)
    }
    let url = child["url"]?.scalarText?.onOneLine ?? ""
    if !url.isEmpty, !url.containsByte(UInt8(ascii: " ")) {
      let isKnown = item["url"]?.scalarText == url
      let label = title.isEmpty ? "attachment" : title
      if !isKnown { append(.link, "\(label) \(url)") }
    }
    // A file of the database of Zotero, whose path only Zotero knows.
    let fileName = child["filename"]?.scalarText?.onOneLine ?? ""
    if path == nil, url.isEmpty, !fileName.isEmpty {
      append(.file, AttributedValue(text: fileName).field)
    }
  }
}
