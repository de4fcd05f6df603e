/// Reads XML 1.0 strictly, without document type declarations, into a tree.
///
/// The toolchain's reader would tie the program to the C library of one machine, gives no places of
/// attributes, and follows entities.
///
/// - Source: XML 1.0 (fifth edition); Namespaces in XML 1.0.
struct XMLReader {
  var cursor: Cursor
  let file: String
  /// The elements whose end tag has not come yet.
  private var open: [OpenElement] = []
  /// What stands in them, each after the other; one array for all costs fewer allocations.
  private var nodes: [XMLNode] = []
  /// The attributes of the start tag that is being read.
  private var attributes: [XMLAttribute] = []
  /// White space after a start tag, which counts unless an element follows.
  private var spaces: [Range<Int>] = []
  /// The namespaces declared so far; the last of a prefix holds.
  private var bindings = [(prefix: "xml", namespace: "http://www.w3.org/XML/1998/namespace")]

  private struct OpenElement {
    var element: XMLElement
    /// The number of `bindings` before it.
    var bindings: Int
    /// The number of `nodes` before it.
    var nodes: Int
  }

  /// Deeper elements than any real file has are refused, so that the stack stays small.
  static let maximumDepth = 200
  /// The same for the attributes of an element, and for prefixes in force, which are searched.
  static let maximumAttributes = 64

  init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    cursor = Cursor(bytes)
    self.file = file
    try checkEncoding()
  }

  mutating func document() throws(Diagnostic) -> XMLElement {
    try declaration()
    try skipAside()
    if cursor.isAtEnd {
      throw problem("the file has no element", hint: "write XML into it", at: cursor.offset)
    }
    guard cursor.peek == UInt8(ascii: "<") else {
      throw problem("text stands before the first element", hint: "remove it", at: cursor.offset)
    }
    var root: XMLElement?
    repeat { root = try node() } while root == nil
    try skipAside()
    guard cursor.isAtEnd, let root else {
      throw problem(
        "something stands after the end of the file's one element", hint: "remove it",
        at: cursor.offset)
    }
    return root
  }

  /// Reads a tag, a text or an aside; returns the root when its end tag has been read.
  private mutating func node() throws(Diagnostic) -> XMLElement? {
    guard let byte = cursor.peek else {
      let range = open.last?.element.nameRange ?? cursor.offset..<cursor.offset
      let name = cursor.text(range)
      throw problem("<\(name)> is not closed", hint: "add </\(name)>", at: range)
    }
    guard byte == UInt8(ascii: "<") else {
      try addText()
      return nil
    }
    switch cursor.peek(ahead: 1) {
    case UInt8(ascii: "/"): return try endTag()
    case UInt8(ascii: "?"): try instruction()
    case UInt8(ascii: "!") where isNext("<![CDATA["): try addCDATA()
    case UInt8(ascii: "!"): try aside()
    default: return try startTag()
    }
    return nil
  }

  private mutating func startTag() throws(Diagnostic) -> XMLElement? {
    let start = cursor.offset
    guard open.count < Self.maximumDepth else {
      throw problem(
        "elements are nested more than \(Self.maximumDepth) deep", hint: "flatten the file",
        at: start)
    }
    cursor.offset += 1
    let nameRange = try name(hint: "write &lt; for a \"<\" in text")
    let known = bindings.count
    attributes.removeAll(keepingCapacity: true)
    while try attributeFollows() { try addAttribute() }
    let qualifiedName = cursor.text(nameRange)
    let (name, namespace) = try resolved(qualifiedName, at: nameRange)
    let element = XMLElement(
      name: name, namespace: namespace, attributes: Array(attributes[...]), children: [],
      range: start..<start, nameRange: nameRange)
    open.append(OpenElement(element: element, bindings: known, nodes: nodes.count))
    spaces.removeAll(keepingCapacity: true)
    if cursor.skip(UInt8(ascii: "/")) {
      try expect(">", after: "the \"/\" of an empty element")
      return close()
    }
    try expect(">", after: "<\(qualifiedName)")
    return nil
  }

  private mutating func endTag() throws(Diagnostic) -> XMLElement? {
    cursor.offset += 2
    let nameRange = try name(hint: nil)
    let found = cursor.text(nameRange)
    guard let expected = open.last?.element.nameRange else {
      throw problem("</\(found)> closes nothing", hint: "remove it", at: nameRange)
    }
    guard cursor.bytes[nameRange].elementsEqual(cursor.bytes[expected]) else {
      let expected = cursor.text(expected)
      throw problem(
        "</\(found)> stands where </\(expected)> is expected",
        hint: "close <\(expected)> first", at: nameRange)
    }
    skipSpaces()
    try expect(">", after: "</\(found)")
    return close()
  }

  /// Ends the innermost element, and returns it if it is the root.
  private mutating func close() -> XMLElement? {
    guard let last = open.popLast() else { return nil }
    var element = last.element
    element.range = element.range.lowerBound..<cursor.offset
    if nodes.count == last.nodes, let spaces = takeSpaces() {
      nodes.append(.text(spaces.text, spaces.range))
    }
    if nodes.count > last.nodes {
      element.children = Array(nodes[last.nodes...])
      nodes.removeSubrange(last.nodes...)
    }
    bindings.removeSubrange(last.bindings...)
    if open.isEmpty { return element }
    nodes.append(.element(element))
    return nil
  }

  private mutating func attributeFollows() throws(Diagnostic) -> Bool {
    let start = cursor.offset
    skipSpaces()
    switch cursor.peek {
    case UInt8(ascii: ">"), UInt8(ascii: "/"), nil: return false
    default:
      if cursor.offset > start { return true }
      throw problem(
        "a space is missing before an attribute", hint: "separate attributes by spaces",
        at: cursor.offset)
    }
  }

  private mutating func addAttribute() throws(Diagnostic) {
    let nameRange = try name(hint: nil)
    let name = cursor.text(nameRange)
    skipSpaces()
    try expect("=", after: "the attribute \"\(name)\"")
    skipSpaces()
    guard let quote = cursor.peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw problem(
        "the value of \"\(name)\" is not in quotes", hint: "put it into double quotes",
        at: cursor.offset)
    }
    cursor.offset += 1
    let start = cursor.offset
    let value = try value(in: quote, of: name)
    let valueRange = start..<cursor.offset
    cursor.offset += 1
    guard attributes.count < Self.maximumAttributes, bindings.count < Self.maximumAttributes else {
      throw problem(
        "an element has more than \(Self.maximumAttributes) attributes", hint: "remove some",
        at: nameRange)
    }
    if name == "xmlns" {
      bindings.append((prefix: "", namespace: value))
    } else if name.utf8.starts(with: "xmlns:".utf8) {
      bindings.append((prefix: String(name.dropFirst(6)), namespace: value))
    } else if attributes.contains(where: { $0.name == name }) {
      throw problem("the attribute \"\(name)\" is given twice", hint: "remove one", at: nameRange)
    } else {
      attributes.append(
        XMLAttribute(name: name, value: value, nameRange: nameRange, valueRange: valueRange))
    }
  }

  /// Takes a name apart into its local part and the namespace of its prefix.
  private func resolved(
    _ name: String, at range: Range<Int>
  ) throws(Diagnostic) -> (name: String, namespace: String) {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return (name, bindings.last { $0.prefix.isEmpty }?.namespace ?? "")
    }
    let prefix = String(name[..<colon])
    guard let binding = bindings.last(where: { $0.prefix == prefix }) else {
      throw problem(
        "the prefix \"\(prefix)\" is not declared",
        hint: "declare it with xmlns:\(prefix)=\"…\", or remove it", at: range)
    }
    return (String(name[name.utf8.index(after: colon)...]), binding.namespace)
  }

  /// Adds text to the innermost element, joined to the text before it.
  mutating func add(_ text: String, at range: Range<Int>) {
    guard let parent = open.last, !text.isEmpty else { return }
    if nodes.count > parent.nodes, case .text(let before, let start)? = nodes.last {
      nodes[nodes.count - 1] = .text(before + text, start.lowerBound..<range.upperBound)
    } else if let spaces = takeSpaces() {
      nodes.append(.text(spaces.text + text, spaces.range.lowerBound..<range.upperBound))
    } else {
      nodes.append(.text(text, range))
    }
  }

  /// The white space that was kept back, with line feeds alone for line ends.
  private mutating func takeSpaces() -> (text: String, range: Range<Int>)? {
    guard let first = spaces.first, let last = spaces.last else { return nil }
    var text: [UInt8] = []
    for index in spaces.joined() {
      let byte = cursor.bytes[index]
      if byte != 0x0D {
        text.append(byte)
      } else if cursor.bytes[index + 1] != 0x0A {
        text.append(0x0A)
      }
    }
    spaces.removeAll(keepingCapacity: true)
    return (String(decoding: text, as: UTF8.self), first.lowerBound..<last.upperBound)
  }

  /// Keeps white space back until it is known whether it stands beside an element.
  mutating func addSpace(_ range: Range<Int>) {
    let start = open.last?.nodes ?? 0
    if nodes.count == start {
      spaces.append(range)
    } else if case .text? = nodes.last {
      add(cursor.text(range), at: range)
    }
  }
}
