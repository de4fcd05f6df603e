/// Reads XML 1.0 strictly, without document type declarations, into a tree.
///
/// The toolchain's reader would tie the program to the C library of one machine, gives no places of
/// attributes, and follows entities.
///
/// - Source: XML 1.0 (fifth edition); Namespaces in XML 1.0.
struct XMLReader {
  var cursor: Cursor
  let file: String
  /// The elements whose end tag has not come yet, with the number of `bindings` before each.
  private var open: [(element: XMLElement, qualifiedName: String, bindings: Int)] = []
  /// The namespaces declared so far; the last of a prefix holds.
  private var bindings = [(prefix: "xml", namespace: "http://www.w3.org/XML/1998/namespace")]

  /// Deeper elements than any real file has are refused, so that the stack stays small.
  static let deepest = 200
  /// The same for the attributes of an element, and for prefixes in force, which are searched.
  static let mostAttributes = 64

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
      let name = open.last?.qualifiedName ?? ""
      throw problem(
        "<\(name)> is not closed", hint: "add </\(name)>",
        at: open.last?.element.nameRange ?? cursor.offset..<cursor.offset)
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
    guard open.count < Self.deepest else {
      throw problem(
        "elements are nested more than \(Self.deepest) deep", hint: "flatten the file", at: start)
    }
    cursor.offset += 1
    let nameRange = try name(hint: "write &lt; for a \"<\" in text")
    let known = bindings.count
    var attributes: [XMLAttribute] = []
    while try attributeFollows() { try addAttribute(to: &attributes) }
    let qualifiedName = cursor.text(nameRange)
    let (name, namespace) = try resolved(qualifiedName, at: nameRange)
    let element = XMLElement(
      name: name, namespace: namespace, attributes: attributes, children: [],
      range: start..<start, nameRange: nameRange)
    open.append((element, qualifiedName, known))
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
    guard let expected = open.last?.qualifiedName else {
      throw problem("</\(found)> closes nothing", hint: "remove it", at: nameRange)
    }
    guard found == expected else {
      throw problem(
        "</\(found)> stands where </\(expected)> is expected", hint: "close <\(expected)> first",
        at: nameRange)
    }
    skipBlanks()
    try expect(">", after: "</\(found)")
    return close()
  }

  /// Ends the innermost element, and returns it if it is the root.
  private mutating func close() -> XMLElement? {
    guard let last = open.popLast() else { return nil }
    var element = last.element
    element.range = element.range.lowerBound..<cursor.offset
    if element.children.count > 1 { element.dropBlankText() }
    bindings.removeSubrange(last.bindings...)
    guard let parent = open.indices.last else { return element }
    open[parent].element.children.append(.element(element))
    return nil
  }

  private mutating func attributeFollows() throws(Diagnostic) -> Bool {
    let start = cursor.offset
    skipBlanks()
    switch cursor.peek {
    case UInt8(ascii: ">"), UInt8(ascii: "/"), nil: return false
    default:
      if cursor.offset > start { return true }
      throw problem(
        "no blank stands before an attribute", hint: "separate attributes by blanks",
        at: cursor.offset)
    }
  }

  private mutating func addAttribute(to attributes: inout [XMLAttribute]) throws(Diagnostic) {
    let nameRange = try name(hint: nil)
    let name = cursor.text(nameRange)
    skipBlanks()
    try expect("=", after: "the attribute \"\(name)\"")
    skipBlanks()
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
    guard attributes.count < Self.mostAttributes, bindings.count < Self.mostAttributes else {
      throw problem(
        "an element has more than \(Self.mostAttributes) attributes", hint: "remove some",
        at: nameRange)
    }
    if name == "xmlns" {
      bindings.append((prefix: "", namespace: value))
    } else if name.hasPrefix("xmlns:") {
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
    guard let parent = open.indices.last, !text.isEmpty else { return }
    let last = open[parent].element.children.indices.last
    if let last, case .text(let before, let start) = open[parent].element.children[last] {
      let range = start.lowerBound..<range.upperBound
      open[parent].element.children[last] = .text(before + text, range)
    } else {
      open[parent].element.children.append(.text(text, range))
    }
  }
}

extension XMLElement {
  /// Removes text of white space alone if there are elements beside it.
  fileprivate mutating func dropBlankText() {
    children.removeAll { child in
      guard case .text(let text, _) = child else { return false }
      return text.utf8.allSatisfy(\.isASCIIWhitespace)
    }
  }
}
