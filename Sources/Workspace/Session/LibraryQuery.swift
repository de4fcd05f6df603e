public import Query
internal import OperatingSystem
public import Records
public import Store
public import Text

extension Library {
  /// The positions of the records that match a query, in the library's order.
  public func positions(
    matching words: [String], literalFrom: Int = 0
  ) throws(Diagnostic) -> [Int] {
    let query = try query(words, literalFrom: literalFrom)
    if case .all = query { return Array(records.indices) }
    let records = records
    return Parallel.map(records.indices) { range in range.filter { query.matches(records[$0]) } }
  }

  /// Reads a query for this library.
  public func query(_ words: [String], literalFrom: Int = 0) throws(Diagnostic) -> Query {
    var parser = QueryParser(
      key: { self[$0]?.key },
      isFieldInUse: { name in records.contains { $0[name] != nil } })
    return try parser.parse(words, literalFrom: literalFrom)
  }
}

extension Library {
  /// The records that match a query, except those that match only by a part of their key.
  ///
  /// A part of a key is a misspelling, or the start of another key, so commands that write do not
  /// act on it. `key:lee` matches parts of keys explicitly.
  ///
  /// - Returns: The positions of the records, and of those that were left out.
  public func matches(
    of words: [String], literalFrom: Int
  ) throws(Diagnostic) -> (positions: [Int], byKeyAlone: [Int]) {
    let all = try positions(matching: words, literalFrom: literalFrom)
    let asksForKeys = words.contains { word in
      ["key:", "alias:", "ids:"].contains { word.asciiLowercased.contains($0) }
    }
    if asksForKeys || words.isEmpty { return (all, []) }
    let query = try query(words, literalFrom: literalFrom)
    let named = Set(words.compactMap(position(of:)))
    var result: (positions: [Int], byKeyAlone: [Int]) = ([], [])
    for position in all {
      var record = records[position]
      record.key = CitationKey(stored: "")
      record.removeAll(.alias)
      if named.contains(position) || query.matches(record) {
        result.positions.append(position)
      } else {
        result.byKeyAlone.append(position)
      }
    }
    return result
  }
}

extension Query {
  /// Reads a query for records that are in no library.
  public init(_ words: [String], among records: [Record], literalFrom: Int) throws(Diagnostic) {
    var keys: [String: CitationKey] = [:]
    for record in records {
      for name in [record.key.text] + record.aliases where keys[name] == nil {
        keys[name] = record.key
      }
    }
    var parser = QueryParser(
      key: { keys[$0] },
      isFieldInUse: { name in records.contains { $0[name] != nil } })
    self = try parser.parse(words, literalFrom: literalFrom)
  }
}

extension Library {
  /// Refuses a field that is unknown and in no record, which is a misspelling.
  public func requireFields(_ names: [FieldName]) throws(Diagnostic) {
    for name in names where !name.isKnown {
      if records.contains(where: { $0[name] != nil }) { continue }
      let known = FieldSchema.all.map(\.name.text) + ["key", "type"]
      throw Diagnostic(
        "no record has a field \(name.text.quoted)",
        hint: Suggestion.nearest(to: name.text, among: known).map { "did you mean \($0)?" }
          ?? "write fields such as key, type, date, author or title")
    }
  }
}

extension Session {
  /// The position of the record with a key; if there is none, reports it with a suggestion.
  public func position(of key: String, in library: Library) throws(Diagnostic) -> Int? {
    if let position = library.position(of: key) { return position }
    try report(
      Diagnostic(
        "no record has the key \(key.quoted)", hint: suggestion(for: key, in: library)
      ))
    return nil
  }

  /// The positions of the records that match a query; reports if there are none.
  public func positions(
    matching words: [String], literalFrom: Int = 0, in library: Library
  ) throws(Diagnostic) -> [Int] {
    let positions = try library.positions(matching: words, literalFrom: literalFrom)
    if positions.isEmpty {
      let shown = words.isEmpty ? "the library is empty" : "nothing matches \(words.quoted)"
      let hint = words.count == 1 ? suggestion(for: words[0], in: library) : nil
      try report(
        Diagnostic(shown, hint: words.isEmpty ? "add a record with `ibid add`" : hint))
    }
    return positions
  }

  /// The positions of the records that a command may change; reports if there are none.
  public func positionsToChange(
    matching words: [String], literalFrom: Int, in library: Library
  ) throws(Diagnostic) -> [Int] {
    let (positions, byKeyAlone) = try library.matches(of: words, literalFrom: literalFrom)
    guard positions.isEmpty else { return positions }
    if !byKeyAlone.isEmpty {
      let most = 5
      let keys = byKeyAlone.prefix(most).map { library.records[$0].key.text }
      let more = byKeyAlone.count > most ? " …" : ""
      try report(
        Diagnostic(
          "\(words.quoted) is a part of a key, and no key",
          hint: "did you mean \(keys.joined(separator: ", "))\(more)?"))
      return []
    }
    let hints = words.compactMap { word in
      library.position(of: word) == nil ? suggestion(for: word, in: library) : nil
    }
    try report(
      Diagnostic(
        words.count == 1
          ? "no record has the key \(words.quoted), and none matches it"
          : "nothing matches \(words.quoted)", hint: hints.first))
    return []
  }

  private func suggestion(for word: String, in library: Library) -> String? {
    Suggestion.nearest(to: word, among: library.allKeys.sorted()).map { "did you mean \($0)?" }
  }
}
