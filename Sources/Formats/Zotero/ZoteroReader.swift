internal import Records
internal import Text

/// Finds the items of a file, and the notes, attachments and collections that belong to them.
struct ZoteroReader {
  /// An object of the file, and where it stands.
  struct Object {
    var json: JSON
    var range: Range<Int>
  }

  /// A collection of the user's, or the key of one that the file does not name.
  enum Collection {
    case named(String)
    case unknown(String)
  }

  private let text: [UInt8]
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var items: [Object] = []
  /// Notes and attachments, by the keys of their items.
  private var children: [String: [JSON]] = [:]
  /// The names of the collections of an item, by its number or key.
  private var collections: [String: [String]] = [:]

  init(_ text: [UInt8], file: String) {
    self.text = text
    self.file = file
  }

  mutating func readAll() {
    var reader = JSONReader(text, file: file)
    do throws(Diagnostic) {
      if reader.skip("[") {
        try readItems(of: &reader)
      } else if reader.skip("{") {
        try readFile(of: &reader)
      } else {
        throw Diagnostic(
          "the file is no JSON of Zotero's", hint: "export it as BetterBibTeX JSON",
          at: SourceRange(file: file, bytes: 0..<0))
      }
      try reader.end()
    } catch {
      problems.append(error)
    }
  }

  private mutating func readItems(of reader: inout JSONReader) throws(Diagnostic) {
    if reader.skip("]") { return }
    repeat {
      let start = reader.start()
      let value = try reader.value()
      take(Object(json: value, range: start..<reader.offset))
    } while try reader.continues(to: "]")
  }

  /// Reads `{"items": […], "collections": {…}}`, or one item alone.
  private mutating func readFile(of reader: inout JSONReader) throws(Diagnostic) {
    let start = reader.start()
    var members: [JSON.Member] = []
    if reader.skip("}") { return }
    repeat {
      let name = try reader.value().scalarText ?? ""
      guard reader.skip(":") else {
        throw Diagnostic(
          "no colon follows \(name.quoted)", hint: "write \"NAME\": VALUE",
          at: SourceRange(file: file, at: reader.offset))
      }
      if name == "items", reader.skip("[") {
        try readItems(of: &reader)
      } else {
        members.append(.init(name, try reader.value()))
      }
    } while try reader.continues(to: "}")
    let whole = JSON.object(members)
    if case .object(let all)? = whole["collections"] { takeCollections(all) }
    if whole["itemType"] != nil || whole["data"] != nil {
      take(Object(json: whole, range: max(0, start - 1)..<reader.offset))
    }
  }

  private mutating func take(_ object: Object) {
    let json = object.json["data"] ?? object.json
    guard case .object = json, let type = json["itemType"]?.scalarText else {
      problems.append(
        Diagnostic(
          "an item has no itemType, so it is left out", hint: "export it from Zotero again",
          at: SourceRange(file: file, bytes: object.range), severity: .warning))
      return
    }
    guard ["note", "attachment", "annotation"].contains(type) else {
      items.append(Object(json: json, range: object.range))
      return
    }
    guard let parent = json["parentItem"]?.scalarText, type != "annotation" else {
      problems.append(
        Diagnostic(
          "\(type == "attachment" || type == "annotation" ? "an" : "a") \(type) belongs to no item, so it is left out",
          hint: "give it a parent item in Zotero",
          at: SourceRange(file: file, bytes: object.range), severity: .warning))
      return
    }
    children[parent, default: []].append(json)
  }

  /// Collects the names of the collections that list each item.
  private mutating func takeCollections(_ all: [JSON.Member]) {
    for collection in all {
      guard let name = collection.value["name"]?.scalarText else { continue }
      // Items refer to collections by key, or collections to items by number.
      collections[collection.name, default: []].append(name)
      guard case .array(let items)? = collection.value["items"] else { continue }
      for item in items {
        if let number = item.scalarText ?? item["itemID"]?.scalarText {
          collections["#\(number)", default: []].append(name)
        }
      }
    }
  }

  func records(report: (Diagnostic) -> Void) -> [ImportedRecord] {
    items.map { item in
      let key = item.json["key"]?.scalarText ?? item.json["itemKey"]?.scalarText ?? ""
      var importer = ZoteroImport(item.json, range: item.range, file: file)
      importer.children += children[key] ?? []
      importer.collections = collections(of: item.json)
      let record = importer.record()
      for problem in importer.problems { report(problem) }
      return record
    }
  }

  private func collections(of item: JSON) -> [Collection] {
    var found: [Collection] = []
    if case .array(let keys)? = item["collections"] {
      for key in keys.compactMap(\.scalarText) {
        found += collections[key].map { $0.map(Collection.named) } ?? [.unknown(key)]
      }
    }
    if let number = item["itemID"]?.scalarText {
      found += (collections["#\(number)"] ?? []).map(Collection.named)
    }
    return found
  }
}
