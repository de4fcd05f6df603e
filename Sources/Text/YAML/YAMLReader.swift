/// Reads the part of YAML 1.2 that bibliographies use, strictly.
///
///     bytes ─documents→ YAMLNode
///
/// It has block and flow collections, all five styles of scalars, comments, several documents,
/// anchors and aliases. Tags and directives have no effect. Keys that are no text on one line, and
/// `? key`, are refused.
///
/// - Source: YAML 1.2.2 (yaml.org/spec/1.2.2).
public struct YAMLReader {
  var cursor: Cursor
  let file: String
  /// Where the current line begins.
  var lineStart = 0
  private var depth = 0
  private var problems: [Diagnostic] = []
  private var anchors: [String: Anchor] = [:]
  /// The number of bytes for which aliases have stood so far.
  private var expansion = 0

  /// A value that aliases may repeat, and its size in bytes with its own aliases expanded.
  private struct Anchor {
    var node: YAMLNode
    var size: Int
  }

  /// Where a value stands, which decides what it may be.
  enum Place: Equatable { case document, item, value }

  /// Deeper values than any real file has are refused, so that the stack stays small.
  public static let maximumDepth = 64
  /// A few lines of aliases can stand for terabytes; a real file repeats a list of authors.
  public static let maximumExpansion = 4_000_000

  private init(_ bytes: [UInt8], file: String) {
    cursor = Cursor(bytes, at: bytes.withoutByteOrderMark.startIndex)
    lineStart = cursor.offset
    self.file = file
  }

  /// Reads all documents of a text in UTF-8.
  ///
  /// A fault in a member of a document's outermost mapping or sequence loses that member, and is
  /// reported as a warning. Any other fault ends its document, and is reported as an error. A key
  /// that is given twice is reported, and both values are kept.
  ///
  /// - Complexity: O(*n*).
  public static func documents(
    of bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> [YAMLNode] {
    var reader = YAMLReader(bytes, file: file)
    var documents: [YAMLNode] = []
    while let document = reader.document() { documents.append(document) }
    for problem in reader.problems { report(problem) }
    return documents
  }

  /// Reads the next document that is not empty.
  private mutating func document() -> YAMLNode? {
    while true {
      anchors = [:]
      do throws(Diagnostic) {
        try skipToDocument()
        if cursor.isAtEnd { return nil }
        if isAtMarker {
          let isStart = cursor.peek == UInt8(ascii: "-")
          cursor.offset += 3
          guard isStart else {
            try expectLineEnd(after: "\"...\"")
            continue
          }
        }
        let node = try node(parent: -1, at: .document)
        try expectLineEnd(after: "a value")
        try nextContent()
        if !isAtEnd {
          problems.append(
            problem(
              "something stands after the end of the document", hint: "remove it",
              at: cursor.offset))
          skipToMarker()
        }
        if !node.isNull { return node }
      } catch {
        depth = 0
        problems.append(error)
        skipToMarker()
      }
    }
  }

  /// Skips comments and directives before a document.
  private mutating func skipToDocument() throws(Diagnostic) {
    try nextContent()
    while cursor.peek == UInt8(ascii: "%"), column == 0 {
      _ = cursor.range { !$0.isLineEnd }
      try nextContent()
    }
  }

  private mutating func skipToMarker() {
    while !cursor.isAtEnd, !isAtMarker { skipLine() }
  }

  /// Reads the value of a document, a member or an item, with its anchor and its tag.
  ///
  /// `parent` is the column of the collection that the value is in.
  mutating func node(parent: Int, at place: Place) throws(Diagnostic) -> YAMLNode {
    try descend()
    var names: [String] = []
    var beginsLine = place != .value
    var propertyColumn: Int?
    let expansionBefore = expansion
    var node: YAMLNode?
    while true {
      skipBlanks()
      if isAtLineEnd {
        let end = cursor.offset
        try nextContent()
        let isItem = place == .value && isAtItem && column == parent
        guard !isAtEnd, column > parent || isItem else {
          node = YAMLNode(.plain(""), range: end..<end)
          break
        }
        beginsLine = true
        propertyColumn = nil
      }
      guard cursor.peek == UInt8(ascii: "&") || cursor.peek == UInt8(ascii: "!") else { break }
      if propertyColumn == nil { propertyColumn = column }
      if let name = try property() { names.append(name) }
    }
    let start = cursor.offset
    let result =
      if let node {
        node
      } else {
        try content(
          parent: parent, isRoot: place == .document,
          mayBeginCollection: beginsLine && propertyColumn == nil)
      }
    let size = cursor.offset - min(start, cursor.offset) + expansion - expansionBefore
    for name in names { anchors[name] = Anchor(node: result, size: size) }
    depth -= 1
    return result
  }

  mutating func descend() throws(Diagnostic) {
    guard depth < Self.maximumDepth else {
      throw problem(
        "values are nested more than \(Self.maximumDepth) deep", hint: "flatten the file",
        at: cursor.offset)
    }
    depth += 1
  }

  mutating func ascend() { depth -= 1 }

  /// Sets the depth after a fault within the outermost collection of a document.
  mutating func resetDepth() { depth = 1 }

  private mutating func content(
    parent: Int, isRoot: Bool, mayBeginCollection: Bool
  ) throws(Diagnostic) -> YAMLNode {
    let start = cursor.offset
    let column = self.column
    switch cursor.peek {
    case UInt8(ascii: "-") where isAtItem:
      guard mayBeginCollection else {
        throw problem(
          "a list begins in the line of its key", hint: "begin it on the next line", at: start)
      }
      return try sequence(at: column, isRoot: isRoot)
    case UInt8(ascii: "?") where isBlankOrEnd(ahead: 1): throw unreadableKey(at: start)
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return try blockScalar(parent: parent)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      let node = try flowNode(parent: parent)
      skipBlanks()
      if cursor.peek == UInt8(ascii: ":") { throw unreadableKey(at: start) }
      return node
    case UInt8(ascii: "*"):
      let node = try alias()
      skipBlanks()
      if cursor.peek == UInt8(ascii: ":") { throw unreadableKey(at: start) }
      return node
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let line = lineStart
      let text = try quoted(parent: parent)
      let range = start..<cursor.offset
      skipBlanks()
      guard cursor.peek == UInt8(ascii: ":"), line == lineStart else {
        return YAMLNode(.quoted(text), range: range)
      }
      guard mayBeginCollection else { throw colonInValue() }
      return try mapping(at: column, firstKey: Key(name: text, range: range), isRoot: isRoot)
    default: break
    }
    try checkPlainStart()
    let line = plainLine(inFlow: false)
    guard line.endsWithColon else {
      return try plainScalar(from: line.range, parent: parent)
    }
    guard mayBeginCollection else { throw colonInValue() }
    let key = Key(name: cursor.text(line.range), range: line.range)
    return try mapping(at: column, firstKey: key, isRoot: isRoot)
  }

  /// Reads `&name` or a tag; returns the name of an anchor.
  mutating func property() throws(Diagnostic) -> String? {
    let isAnchor = cursor.next() == UInt8(ascii: "&")
    let range = cursor.range { !$0.isASCIIWhitespace && !Self.isFlowSign($0) }
    guard isAnchor else { return nil }
    guard !range.isEmpty else {
      throw problem(
        "\"&\" has no name", hint: "put text that begins with \"&\" into quotes",
        at: range.lowerBound - 1)
    }
    return cursor.text(range)
  }

  /// Reads `*name`.
  mutating func alias() throws(Diagnostic) -> YAMLNode {
    let start = cursor.offset
    cursor.offset += 1
    let range = cursor.range { !$0.isASCIIWhitespace && !Self.isFlowSign($0) }
    let name = cursor.text(range)
    guard let anchor = anchors[name] else {
      throw problem(
        "no value before this one has the anchor \("&\(name)".quoted)",
        hint: "put text that begins with \"*\" into quotes", at: start..<range.upperBound)
    }
    expansion += anchor.size
    guard expansion <= Self.maximumExpansion else {
      throw problem(
        "aliases stand for more than \(Self.maximumExpansion / 1_000_000) MB",
        hint: "write the values out", at: start..<range.upperBound)
    }
    return anchor.node
  }

  /// Keeps the value of an anchor within a flow collection.
  mutating func define(_ names: [String], as node: YAMLNode, growth: Int) {
    for name in names { anchors[name] = Anchor(node: node, size: node.range.count + growth) }
  }

  /// The number of bytes for which aliases have stood so far.
  var expandedBytes: Int { expansion }

  mutating func note(_ problem: Diagnostic) { problems.append(problem) }
}
