/// Flow collections, `[a, b]` and `{a: b}`.
extension YAMLReader {
  static func isFlowSign(_ byte: UInt8) -> Bool { ",[]{}".utf8.contains(byte) }

  /// Reads a flow collection or a scalar within one.
  mutating func flowNode(parent: Int) throws(Diagnostic) -> YAMLNode {
    try descend()
    var names: [String] = []
    let before = expandedBytes
    while cursor.peek == UInt8(ascii: "&") || cursor.peek == UInt8(ascii: "!") {
      if let name = try property() { names.append(name) }
      try skipFlowSpace(parent: parent)
    }
    let start = cursor.offset
    let node: YAMLNode
    switch cursor.peek {
    case UInt8(ascii: "["): node = try flowSequence(parent: parent)
    case UInt8(ascii: "{"): node = try flowMapping(parent: parent)
    case UInt8(ascii: "*"): node = try alias()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text = try quoted(parent: parent)
      node = YAMLNode(.quoted(text), range: start..<cursor.offset)
    default: node = try flowPlain(parent: parent)
    }
    define(names, as: node, growth: expandedBytes - before)
    ascend()
    return node
  }

  private mutating func flowSequence(parent: Int) throws(Diagnostic) -> YAMLNode {
    let start = cursor.offset
    cursor.offset += 1
    var elements: [YAMLNode] = []
    try skipFlowSpace(parent: parent, open: start)
    while !cursor.skip(UInt8(ascii: "]")) {
      let element = try flowNode(parent: parent)
      try skipFlowSpace(parent: parent, open: start)
      if isAtFlowColon(after: element) {
        let value = try flowValue(parent: parent, open: start)
        elements.append(
          YAMLNode(
            .mapping([try member(element, value)]),
            range: element.range.lowerBound..<cursor.offset))
      } else {
        elements.append(element)
      }
      try endElement("]", parent: parent, open: start)
    }
    return YAMLNode(.sequence(elements), range: start..<cursor.offset)
  }

  private mutating func flowMapping(parent: Int) throws(Diagnostic) -> YAMLNode {
    let start = cursor.offset
    cursor.offset += 1
    var members: [YAMLNode.Member] = []
    var names: Set<String> = []
    try skipFlowSpace(parent: parent, open: start)
    while !cursor.skip(UInt8(ascii: "}")) {
      let key = try flowNode(parent: parent)
      try skipFlowSpace(parent: parent, open: start)
      let isPair = isAtFlowColon(after: key)
      let nothing = YAMLNode(.plain(""), range: key.range.upperBound..<key.range.upperBound)
      let value = isPair ? try flowValue(parent: parent, open: start) : nothing
      let member = try member(key, value)
      if !names.insert(member.name).inserted {
        note(
          Diagnostic(
            "the key \(member.name.quoted) is given twice",
            hint: "give it once; both values are read",
            at: SourceRange(file: file, bytes: member.nameRange), severity: .warning))
      }
      members.append(member)
      try endElement("}", parent: parent, open: start)
    }
    return YAMLNode(.mapping(members), range: start..<cursor.offset)
  }

  private func member(
    _ key: YAMLNode, _ value: YAMLNode
  ) throws(Diagnostic) -> YAMLNode.Member {
    switch key.content {
    case .plain(let name), .quoted(let name):
      return YAMLNode.Member(name: name, nameRange: key.range, value: value)
    case .sequence, .mapping: throw unreadableKey(at: key.range.lowerBound)
    }
  }

  /// Reads the value after a colon; it may be missing.
  private mutating func flowValue(parent: Int, open: Int) throws(Diagnostic) -> YAMLNode {
    cursor.offset += 1
    try skipFlowSpace(parent: parent, open: open)
    if let byte = cursor.peek, ",]}".utf8.contains(byte) {
      return YAMLNode(.plain(""), range: cursor.offset..<cursor.offset)
    }
    let value = try flowNode(parent: parent)
    try skipFlowSpace(parent: parent, open: open)
    return value
  }

  /// Whether a colon separates the key before it from a value; no space need follow a quote.
  private func isAtFlowColon(after key: YAMLNode) -> Bool {
    guard cursor.peek == UInt8(ascii: ":") else { return false }
    if case .quoted = key.content { return true }
    return isBlankOrEnd(ahead: 1) || cursor.peek(ahead: 1).map(Self.isFlowSign) ?? true
  }

  /// Reads the comma after an element, unless the collection ends.
  private mutating func endElement(
    _ close: Unicode.Scalar, parent: Int, open: Int
  ) throws(Diagnostic) {
    if cursor.peek == UInt8(ascii: close) { return }
    guard cursor.skip(UInt8(ascii: ",")) else {
      throw problem(
        "no comma and no \"\(close)\" follows a value in brackets",
        hint: "separate values by commas, and put text with brackets into quotes",
        at: cursor.offset)
    }
    try skipFlowSpace(parent: parent, open: open)
  }

  private mutating func flowPlain(parent: Int) throws(Diagnostic) -> YAMLNode {
    try checkPlainStart()
    let first = plainLine(inFlow: true)
    guard !first.range.isEmpty else {
      throw problem(
        "a value is missing in brackets", hint: "write one, or remove the comma", at: cursor.offset)
    }
    var text = Array(cursor.bytes[first.range])
    var end = first.range.upperBound
    while !cursor.isAtEnd, isAtLineEnd, cursor.peek?.isLineEnd ?? false {
      let breaks = skipBreaks()
      guard !isAtEnd, let byte = cursor.peek, !Self.isFlowSign(byte), byte != UInt8(ascii: "#"),
        byte != UInt8(ascii: ":"), column > 0 || parent < 0
      else { break }
      let line = plainLine(inFlow: true)
      if line.range.isEmpty { break }
      Self.fold(breaks, into: &text)
      text += cursor.bytes[line.range]
      end = line.range.upperBound
    }
    return YAMLNode(
      .plain(String(decoding: text, as: UTF8.self)), range: first.range.lowerBound..<end)
  }

  /// Skips spaces, line ends and comments; refuses to go on with what is not indented.
  private mutating func skipFlowSpace(parent: Int, open: Int? = nil) throws(Diagnostic) {
    while true {
      skipBlanks()
      if cursor.peek == UInt8(ascii: "#"), isAfterSpace {
        _ = cursor.range { !$0.isLineEnd }
      } else if cursor.peek?.isLineEnd ?? false {
        newline()
      } else {
        break
      }
    }
    let isClosing = cursor.peek == UInt8(ascii: "]") || cursor.peek == UInt8(ascii: "}")
    guard cursor.isAtEnd || isAtMarker || (column == 0 && parent >= 0 && !isClosing) else { return }
    let start = open ?? cursor.offset
    let sign = start < cursor.bytes.count && cursor.bytes[start] == UInt8(ascii: "{") ? "{" : "["
    throw problem(
      "\"\(sign)\" is not closed", hint: sign == "{" ? "add \"}\"" : "add \"]\"", at: start)
  }
}
