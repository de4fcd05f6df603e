/// Block mappings and sequences, whose extent indentation shows.
extension YAMLReader {
  struct Key {
    var name: String
    var range: Range<Int>
  }

  /// Reads a mapping whose first key has been read, up to its colon.
  mutating func mapping(
    at column: Int, firstKey: Key, isRoot: Bool
  ) throws(Diagnostic) -> YAMLNode {
    var members: [YAMLNode.Member] = []
    var names: Set<String> = []
    var pending: Key? = firstKey
    let start = firstKey.range.lowerBound
    var end = start
    repeat {
      let place = pending?.range.lowerBound ?? cursor.offset
      let line = lineStart
      do throws(Diagnostic) {
        let key = if let pending { pending } else { try key() }
        pending = nil
        cursor.offset += 1
        let value = try node(parent: column, at: .value)
        try expectLineEnd(after: "a value")
        end = max(key.range.upperBound, value.range.upperBound)
        if !names.insert(key.name).inserted { warnRepeated(key) }
        members.append(.init(name: key.name, nameRange: key.range, value: value))
        try nextContent()
        if !isAtEnd, self.column > column { throw overindented() }
      } catch {
        guard isRoot else { throw error }
        pending = nil
        recover(from: error, at: place, in: line)
      }
    } while !isAtEnd && self.column == column
    return YAMLNode(.mapping(members), range: start..<max(start, end))
  }

  /// Reads a sequence; the cursor is at its first hyphen.
  mutating func sequence(at column: Int, isRoot: Bool) throws(Diagnostic) -> YAMLNode {
    var elements: [YAMLNode] = []
    let start = cursor.offset
    var end = start
    repeat {
      let (place, line) = (cursor.offset, lineStart)
      do throws(Diagnostic) {
        cursor.offset += 1
        let element = try node(parent: column, at: .item)
        try expectLineEnd(after: "a value")
        end = max(place + 1, element.range.upperBound)
        elements.append(element)
        try nextContent()
        if !isAtEnd, self.column > column { throw overindented() }
      } catch {
        guard isRoot else { throw error }
        recover(from: error, at: place, in: line)
      }
    } while !isAtEnd && self.column == column && isAtItem
    return YAMLNode(.sequence(elements), range: start..<max(start, end))
  }

  private mutating func key() throws(Diagnostic) -> Key {
    let (start, line) = (cursor.offset, lineStart)
    switch cursor.peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text = try quoted(parent: column)
      let range = start..<cursor.offset
      skipBlanks()
      guard cursor.peek == UInt8(ascii: ":"), line == lineStart else {
        throw problem("no colon follows a key", hint: "write KEY: VALUE", at: range)
      }
      return Key(name: text, range: range)
    case UInt8(ascii: "?") where isBlankOrEnd(ahead: 1): throw unreadableKey(at: start)
    case UInt8(ascii: "-") where isAtItem:
      throw problem(
        "a list item stands where a key is expected", hint: "write KEY: VALUE", at: start)
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "!"):
      throw unreadableKey(at: start)
    default: break
    }
    try checkPlainStart()
    let text = plainLine(inFlow: false)
    guard text.endsWithColon else {
      let shown = cursor.text(text.range.prefix(40)).quoted
      throw problem(
        "no colon follows \(shown)",
        hint: "write KEY: VALUE, or indent text that continues a value",
        at: text.range)
    }
    return Key(name: cursor.text(text.range), range: text.range)
  }

  private mutating func warnRepeated(_ key: Key) {
    note(
      Diagnostic(
        "the key \(key.name.quoted) is given twice", hint: "give it once; both values are read",
        at: SourceRange(file: file, bytes: key.range), severity: .warning))
  }

  /// Goes on with the next line that is not indented, after a fault in a member of the document.
  private mutating func recover(from fault: Diagnostic, at place: Int, in line: Int) {
    var fault = fault
    fault.severity = .warning
    note(fault)
    resetDepth()
    (cursor.offset, lineStart) = (place, line)
    repeat { skipLine() } while !isAtEnd && !beginsMember
  }

  /// Whether the line begins with anything but space, a comment or the end of a flow collection.
  private var beginsMember: Bool {
    guard let byte = cursor.peek else { return false }
    return !byte.isASCIIWhitespace && !"#]}".utf8.contains(byte)
  }

  private func overindented() -> Diagnostic {
    problem(
      "this is indented more deeply than what it belongs to",
      hint: "indent it as the lines above it, or put a value with colons into quotes",
      at: cursor.offset)
  }
}
