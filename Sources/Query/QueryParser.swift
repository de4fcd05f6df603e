public import Records
public import Text

/// Parses queries.
///
///     query   = and { "or" and }
///     and     = terms { "and" terms }
///     terms   = { "not" } term …         keys side by side are alternatives
///     term    = "(" query ")" | field ":" value | word | "phrase" | /regex/
///     value   = word | "phrase" | /regex/ | from..to | nothing
///
/// `or`, `and` and `not` may be in capitals.
public struct QueryParser {
  /// The maximum depth of nested parentheses.
  static let maximumDepth = 200

  /// The key of the record with a key or an alias, or `nil`.
  private let key: (String) -> CitationKey?
  /// Whether a record of the library has a field of that name.
  private let isFieldInUse: (FieldName) -> Bool
  /// The answers of `isField`, which searches all records.
  private var fieldsInUse: [FieldName: Bool] = [:]
  private var tokens: [Token] = []
  private var position = 0
  private var depth = 0

  /// Makes a parser for a library.
  public init(
    key: @escaping (String) -> CitationKey?, isFieldInUse: @escaping (FieldName) -> Bool
  ) {
    self.key = key
    self.isFieldInUse = isFieldInUse
  }

  /// Parses a query from the words of a command line, each of which may have several terms.
  ///
  /// - Parameters:
  ///   - words: The words; without any the query matches every record.
  ///   - literalFrom: The index of the first word after `--`, where `-term` means `not term`.
  /// - Returns: The query.
  /// - Throws: A `Diagnostic` that quotes what cannot be parsed.
  public mutating func parse(
    _ words: [String], literalFrom: Int = 0
  ) throws(Diagnostic) -> Query {
    tokens = []
    position = 0
    depth = 0
    for (index, word) in words.enumerated() {
      if QueryScanner.connective(word) == nil, let key = key(word) {
        tokens.append(.key(key))
      } else {
        tokens += try QueryScanner.tokens(of: word, allowsMinus: index >= literalFrom)
      }
    }
    guard !tokens.isEmpty else { return .all }
    let query = try alternatives()
    guard position == tokens.count else {
      throw Diagnostic("a parenthesis closes that was never opened", hint: "remove the `)`")
    }
    return query
  }

  private var next: Token? { position < tokens.count ? tokens[position] : nil }

  private mutating func alternatives() throws(Diagnostic) -> Query {
    let first = try conjunction()
    guard next == .or else { return first }
    var queries = [first]
    while next == .or {
      position += 1
      queries.append(try conjunction())
    }
    return .or(Self.joiningKeys(queries))
  }

  /// Alternatives, with all keys among them merged into one lookup.
  private static func joiningKeys(_ queries: [Query]) -> [Query] {
    var others: [Query] = []
    var keys: Set<CitationKey> = []
    for query in queries {
      if case .keys(let named) = query { keys.formUnion(named) } else { others.append(query) }
    }
    return keys.isEmpty ? others : others + [.keys(keys)]
  }

  private mutating func conjunction() throws(Diagnostic) -> Query {
    var queries = try terms()
    while next == .and {
      position += 1
      queries += try terms()
    }
    return queries.count == 1 ? queries[0] : .and(queries)
  }

  /// One or more adjacent terms; all keys among them are merged into one lookup.
  private mutating func terms() throws(Diagnostic) -> [Query] {
    var queries: [Query] = []
    var keys: Set<CitationKey> = []
    while let token = next, token != .or, token != .and, token != .close {
      let query = try negation()
      if case .keys(let named) = query { keys.formUnion(named) } else { queries.append(query) }
    }
    if !keys.isEmpty { queries.append(.keys(keys)) }
    guard !queries.isEmpty else {
      throw Diagnostic(
        "a query ends where a term was expected",
        hint:
          "write a word, `field:word` or a key on both sides of `or` and `and`, and after `not`;"
          + " in double quotes these are words to look for")
    }
    return queries
  }

  private mutating func negation() throws(Diagnostic) -> Query {
    var isNegated = false
    while next == .not {
      isNegated.toggle()
      position += 1
    }
    let query = try term()
    return isNegated ? .not(query) : query
  }

  private mutating func term() throws(Diagnostic) -> Query {
    guard let token = next, token != .or, token != .and, token != .close else {
      throw Diagnostic("`not` has nothing to say no to", hint: "write a term after it")
    }
    position += 1
    switch token {
    case .open: return try group()
    case .key(let key): return .keys([key])
    case .word(let word): return try query(of: word)
    case .phrase(let words): return .words(Needle(words), field: nil)
    case .regex(let source): return .pattern(try Pattern(source), field: nil)
    case .field(let name, let value): return try query(of: name, value)
    case .not, .or, .and, .close: return .all
    }
  }

  /// The query in parentheses, after the opening one.
  private mutating func group() throws(Diagnostic) -> Query {
    guard depth < Self.maximumDepth else {
      throw Diagnostic(
        "a query has parentheses more than \(Self.maximumDepth) deep",
        hint: "take out those that are not needed")
    }
    depth += 1
    let query = try alternatives()
    depth -= 1
    guard next == .close else {
      throw Diagnostic("a parenthesis is never closed", hint: "add a `)`")
    }
    position += 1
    return query
  }

  private func query(of word: String) throws(Diagnostic) -> Query {
    if let key = key(word) { return .keys([key]) }
    return .words(Needle(word), field: nil)
  }

  private mutating func query(of text: String, _ value: Token.Value) throws(Diagnostic) -> Query {
    let name = FieldName(text.asciiLowercased)
    // An unknown key such as DBLP:conf/x, or an address, is not a field.
    if case .word(let word) = value, let key = key("\(text):\(word)") { return .keys([key]) }
    if name == .year || name == .date {
      switch value {
      case .word(""): return .has(.date)
      case .word(let word), .phrase(let word):
        guard let span = DateSpan(word) else {
          throw Diagnostic(
            "\(word.quoted) is neither a date nor a span of dates",
            hint: "write \(name):2022, \(name):2020..2023 or \(name):2022-07..")
        }
        return .date(span)
      case .regex(let source): return .pattern(try Pattern(source), field: name)
      }
    }
    guard name.isKnown || isInUse(name) else {
      if case .word(let word) = value, word.hasPrefix("//") {
        return .words(Needle("\(text):\(word)"), field: nil)
      }
      let known = FieldSchema.all.map(\.name.text) + ["key", "type", "year"]
      throw Diagnostic(
        "no record has a field \(text.quoted)",
        hint: Suggestion.nearest(to: name.text, among: known).map { "did you mean \($0):?" }
          ?? "put the term in double quotes to look for it as it is")
    }
    // A record may have the field under another name, such as `journaltitle` for `journal`.
    var queries: [Query] = []
    for name in name.readNames { queries.append(try query(of: name, value)) }
    return queries.count == 1 ? queries[0] : .or(queries)
  }

  private func query(of name: FieldName, _ value: Token.Value) throws(Diagnostic) -> Query {
    switch value {
    case .word(""): .has(name)
    case .word(let words), .phrase(let words): .words(Needle(words), field: name)
    case .regex(let source): .pattern(try Pattern(source), field: name)
    }
  }

  private mutating func isInUse(_ name: FieldName) -> Bool {
    if let known = fieldsInUse[name] { return known }
    let isInUse = isFieldInUse(name)
    fieldsInUse[name] = isInUse
    return isInUse
  }
}
