internal import Query
public import Citations
internal import Formats
internal import Records
internal import Store
public import Text

/// The items that can be cited: the records of a library, or the contents of files.
public struct CitableItems {
  private enum Source {
    case library(Library)
    case records([Record])
    /// CSL-JSON objects; only those that are cited become items.
    case items([JSON])
  }

  private let source: Source
  /// The positions by key; empty for a library, which has its own index.
  private let positions: [String: Int]

  init(_ library: Library) {
    source = .library(library)
    positions = [:]
  }

  private init(_ records: [Record]) {
    source = .records(records)
    var positions: [String: Int] = [:]
    for (position, record) in records.enumerated() { positions[record.key.text] = position }
    for (position, record) in records.enumerated() {
      for alias in record.aliases where positions[alias] == nil { positions[alias] = position }
    }
    self.positions = positions
  }

  private init(_ items: [JSON]) {
    source = .items(items)
    var positions: [String: Int] = [:]
    positions.reserveCapacity(items.count)
    for (position, item) in items.enumerated() {
      positions[Self.id(of: item, at: position)] = position
    }
    for (position, item) in items.enumerated() {
      // In Zotero's export `id` is an address, and the key is in `citation-key`.
      guard let key = item["citation-key"]?.scalarText, positions[key] == nil else { continue }
      positions[key] = position
    }
    self.positions = positions
  }

  /// The id of an item in a file, or its number if it has none.
  private static func id(of item: JSON, at position: Int) -> String {
    let id = item["id"]?.scalarText ?? ""
    return id.isEmpty ? "\(position + 1)" : id
  }

  /// Reads files, including standard input for `-`, and reports what is malformed in them.
  init(from names: [String], in session: Session) throws(Diagnostic) {
    var sources: [SourceText] = []
    for name in names { sources.append(try session.source(name)) }
    guard sources.allSatisfy({ $0.format == .cslJSON }) else {
      self.init(try session.candidates(in: sources).records)
      return
    }
    var items: [JSON] = []
    for source in sources { items += try Self.items(source, in: session) }
    self.init(items)
    for problem in repetitions(in: names) { try session.report(problem) }
  }

  /// The objects of a CSL-JSON file.
  private static func items(
    _ source: SourceText, in session: Session
  ) throws(Diagnostic) -> [JSON] {
    if source.bytes.isEmptyText {
      try session.events.reportNoEntries(in: source.name)
      return []
    }
    var problems: [Diagnostic] = []
    let json = CSLJSON.objects(source.bytes, file: source.name) { problems.append($0) }
    session.events.remember(json.text, as: source.name)
    if json.all.isEmpty, var last = problems.popLast() {
      last.severity = .error
      throw last
    }
    for problem in problems { try session.report(problem) }
    return try session.described(json.all, of: source.name) { object in
      ["type", "title"].contains { object.json[$0]?.scalarText?.isEmpty == false }
    } place: {
      $0.range
    }.map(\.json)
  }

  /// Warnings for ids that several items of the files have; the last such item counts.
  private func repetitions(in names: [String]) -> [Diagnostic] {
    var seen: Set<String> = []
    var named: Set<String> = []
    let files = names.map(\.quoted).joined(separator: ", ")
    let repeated = (0..<count).map(id).filter { !seen.insert($0).inserted }
    return repeated.filter { named.insert($0).inserted }.map { id in
      Diagnostic(
        "\(files) \(names.count == 1 ? "has" : "have") several items \(id.quoted)",
        hint: "give each a name of its own; the last counts", severity: .warning)
    }
  }

  /// The number of items.
  public var count: Int {
    switch source {
    case .library(let library): library.records.count
    case .records(let records): records.count
    case .items(let items): items.count
    }
  }

  /// The id of the item at a position.
  public func id(at position: Int) -> String {
    switch source {
    case .library(let library): library.records[position].key.text
    case .records(let records): records[position].key.text
    case .items(let items): Self.id(of: items[position], at: position)
    }
  }

  /// The position of the item with a key, current or former.
  public func position(of key: String) -> Int? {
    if case .library(let library) = source { return library.position(of: key) }
    return positions[key]
  }

  /// The error for an unknown key.
  public func unknown(_ key: String, at place: SourceRange? = nil) -> Diagnostic {
    var known = Array(positions.keys)
    var what = "no item has"
    if case .library(let library) = source {
      known = library.allKeys
      what = "no record has"
    }
    let nearest = Suggestion.nearest(to: key, among: known.sorted())
    return Diagnostic(
      "\(what) the key \(key.quoted)", hint: nearest.map { "did you mean \($0)?" }, at: place)
  }

  /// The positions of the items that match a query; reports if there are none.
  public func positions(
    matching words: [String], literalFrom: Int, in session: Session
  ) throws(Diagnostic) -> [Int] {
    let records: [Record]
    switch source {
    case .library(let library):
      return try session.positions(matching: words, literalFrom: literalFrom, in: library)
    case .records(let own): records = own
    case .items(let items):
      let named = Set(words.compactMap { self.positions[$0] })
      if words.isEmpty, !items.isEmpty { return Array(items.indices) }
      if !words.isEmpty, words.allSatisfy({ self.positions[$0] != nil }) { return named.sorted() }
      records = items.compactMap { CSLJSON.item(of: $0).map(CSLJSON.record) }
    }
    let query = try Query(words, among: records, literalFrom: literalFrom)
    let found = records.indices.filter { query.matches(records[$0]) }
    if found.isEmpty {
      try session.report(
        words.count == 1 && !words[0].contains(":")
          ? unknown(words[0])
          : Diagnostic(
            words.isEmpty ? "there is nothing to cite" : "nothing matches \(words.quoted)"))
    }
    return found
  }

  /// The items at some positions, in that order.
  public func items(
    at positions: [Int], in session: Session
  ) throws(Diagnostic) -> [CSLItem] {
    var cited: [CSLItem]
    switch source {
    case .items(let items):
      return positions.compactMap { position in
        var item = CSLJSON.item(of: items[position])
        // CSL's type for anything else; a record without a type is one, too.
        if item?.type == nil { item?.type = .document }
        item?.id = Self.id(of: items[position], at: position)
        item?.canonicalizeIdentifiers()
        return item
      }
    case .records(let records):
      let context = ExportContext(parent: { key in
        let spelling = key.asciiLowercased
        return self.positions[key].map { records[$0] }
          ?? records.first { $0.key.text.asciiLowercased == spelling }
      })
      cited = CSLItem.items(of: positions.map { records[$0] }, in: context)
    case .library(let library):
      let venues = try library.venues()
      let context = ExportContext(venue: { venues[$0.name] }, parent: library.parent)
      cited = CSLItem.items(of: positions.map { library.records[$0] }, in: context)
    }
    // A record may have CSL variables in its note; those of CSL-JSON files were read before.
    for index in cited.indices { cited[index].takeNoteVariables() }
    return cited
  }
}
