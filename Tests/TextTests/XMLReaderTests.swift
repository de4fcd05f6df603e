import Testing
import Text

/// What XML is read, and what is said of text that is none.
@Suite struct XMLReaderTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let xml: String
    /// The tree: elements as `name{attribute=value|child child}`, text in brackets.
    let tree: String

    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "an empty element", xml: "<a/>", tree: "a{}"),
    Case(name: "attributes in either quotes", xml: "<a b='1' c = \"'\"/>", tree: "a{b=1 c='|}"),
    Case(name: "blanks between elements", xml: "<a>\n  <b/>\n  <c/>\n</a>", tree: "a{b{} c{}}"),
    Case(name: "blanks and a comment", xml: "<a> <!-- c -->\r\n</a>", tree: "a{[ \n]}"),
    Case(name: "blanks before text", xml: "<a> <!-- c --> x</a>", tree: "a{[  x]}"),
    Case(name: "blanks after text", xml: "<a>x<!-- c --> <b/></a>", tree: "a{[x ] b{}}"),
    Case(name: "blanks alone", xml: "<a> </a>", tree: "a{[ ]}"),
    Case(name: "text around an element", xml: "<a>x <b/> y</a>", tree: "a{[x ] b{} [ y]}"),
    Case(
      name: "references", xml: "<a b='&quot;&#38;'>&lt;&#xE9;&gt;&apos;</a>",
      tree: "a{b=\"&|[<é>']}"),
    Case(name: "CDATA joined to text", xml: "<a>x<![CDATA[<&]]>y</a>", tree: "a{[x<&y]}"),
    Case(name: "text around a comment", xml: "<a>x<!-- <b> -->y</a>", tree: "a{[xy]}"),
    Case(
      name: "a declaration and asides",
      xml: "<?xml version='1.0'?>\n<!-- c --><?p q?><a/>\n<!---->",
      tree: "a{}"),
    Case(name: "a byte order mark", xml: "\u{FEFF}<a/>", tree: "a{}"),
    Case(name: "line ends", xml: "<a b='x\r\ny\tz'>x\r\ny\rz</a>", tree: "a{b=x y z|[x\ny\nz]}"),
    Case(name: "an instruction within", xml: "<a><?x y?><b/></a>", tree: "a{b{}}"),
    Case(name: "a prefix", xml: "<p:a xmlns:p='u' p:b='1' c='2'/>", tree: "u:a{p:b=1 c=2|}"),
    Case(
      name: "a namespace within another", xml: "<a xmlns='u'><b xmlns='v'/><c/></a>",
      tree: "u:a{v:b{} u:c{}}"),
    Case(name: "names beyond ASCII", xml: "<é ö='ü'/>", tree: "é{ö=ü|}"),
  ])
  func reads(_ test: Case) throws {
    let element = try XMLElement(Array(test.xml.utf8), file: "a.xml")
    #expect(Self.tree(of: element) == test.tree)
  }

  private static func tree(of element: XMLElement) -> String {
    let attributes = element.attributes.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    let children = element.children.map { child in
      switch child {
      case .element(let element): tree(of: element)
      case .text(let text, _): "[\(text)]"
      }
    }
    let name = element.namespace.isEmpty ? element.name : "\(element.namespace):\(element.name)"
    let start = attributes.isEmpty ? "" : attributes + "|"
    return "\(name){\(start)\(children.joined(separator: " "))}"
  }

  @Test func knowsPlaces() throws {
    let xml = "<?xml version='1.0'?><a><b name='x &amp; y'>t&lt;</b></a>"
    let bytes = Array(xml.utf8)
    let root = try XMLElement(bytes, file: "a.xml")
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    guard case .element(let child)? = root.children.first, let attribute = child.attributes.first,
      case .text(_, let range)? = child.children.first
    else {
      Issue.record("the tree is another")
      return
    }
    #expect(text(child.range) == "<b name='x &amp; y'>t&lt;</b>")
    #expect(text(child.nameRange) == "b")
    #expect(text(attribute.nameRange) == "name")
    #expect(text(attribute.valueRange) == "x &amp; y")
    #expect(text(range) == "t&lt;")
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let xml: String
    /// What the place points at.
    let at: String
    let message: String
    var hint: String?

    var testDescription: String { xml }
  }

  @Test(arguments: [
    Fault(xml: "", at: "", message: "the file has no element", hint: "write XML into it"),
    Fault(xml: "a", at: "a", message: "text stands before the first element", hint: "remove it"),
    Fault(
      xml: "<a/><b/>", at: "<", message: "something stands after the end of the file's one element",
      hint: "remove it"),
    Fault(xml: "<a><b></b>", at: "a", message: "<a> is not closed", hint: "add </a>"),
    Fault(
      xml: "<a><b></a>", at: "a", message: "</a> stands where </b> is expected",
      hint: "close <b> first"),
    Fault(xml: "<a", at: "", message: "no \">\" follows <a", hint: "add it"),
    Fault(xml: "<a b/>", at: "/", message: "no \"=\" follows the attribute \"b\"", hint: "add it"),
    Fault(
      xml: "<a b=1/>", at: "1", message: "the value of \"b\" is not in quotes",
      hint: "put it into double quotes"),
    Fault(
      xml: "<a b='1", at: "1", message: "the value of \"b\" does not end",
      hint: "add the closing quote"),
    Fault(
      xml: "<a b='<'/>", at: "<", message: "\"<\" stands in the value of \"b\"",
      hint: "write &lt;, or add the closing quote"),
    Fault(
      xml: "<a b='1'c='2'/>", at: "c", message: "a space is missing before an attribute",
      hint: "separate attributes by spaces"),
    Fault(
      xml: "<a b='1' b='2'/>", at: "b", message: "the attribute \"b\" is given twice",
      hint: "remove one"),
    Fault(
      xml: "<a>x & y</a>", at: "&", message: "\"&\" begins no reference",
      hint: "write &amp; for a \"&\""),
    Fault(
      xml: "<a>&nbsp;</a>", at: "&nbsp;",
      message: "\"&nbsp;\" is not one of the five entities of XML",
      hint: "write the character itself, or its number as in &#160;"),
    Fault(
      xml: "<a>&#0;</a>", at: "&#0;", message: "\"&#0;\" is not a character of XML",
      hint: "write another, or the character itself"),
    Fault(
      xml: "<a>x\u{1}</a>", at: "\u{1}",
      message: "a control character (byte 1) is not allowed in XML",
      hint: "remove it"),
    Fault(
      xml: "<a>1 < 2</a>", at: " ", message: "a name is expected",
      hint: "write &lt; for a \"<\" in text"),
    Fault(
      xml: "<1a/>", at: "1a", message: "the name \"1a\" does not begin with a letter",
      hint: "write &lt; for a \"<\" in text"),
    Fault(
      xml: "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", at: "<!DOCTYPE",
      message: "the file has a document type declaration, which is not read",
      hint: "remove \"<!DOCTYPE …>\""),
    Fault(xml: "<a><!-- x</a>", at: "<", message: "\"<!--\" is not closed", hint: "add \"-->\""),
    Fault(
      xml: " <?xml version='1.0'?><a/>", at: "<?xml",
      message: "<?xml does not stand at the beginning of the file",
      hint: "remove what is before it"),
    Fault(
      xml: "<p:a/>", at: "p:a", message: "the prefix \"p\" is not declared",
      hint: "declare it with xmlns:p=\"…\", or remove it"),
  ])
  func refuses(_ test: Fault) {
    let bytes = Array(test.xml.utf8)
    do throws(Diagnostic) {
      _ = try XMLElement(bytes, file: "a.xml")
      Issue.record("it was read")
    } catch {
      #expect(error.message == test.message)
      #expect(error.hint == test.hint)
      let place = error.location.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
      #expect(place == test.at)
    }
  }

  @Test(arguments: [
    (Array("<a>".utf8) + [0xE9] + Array("</a>".utf8), "a byte is not UTF-8", 3),
    ([0xFF, 0xFE, 0x3C, 0x00], "the file is in UTF-16", 0),
  ])
  func refusesOtherEncodings(_ bytes: [UInt8], _ message: String, _ offset: Int) {
    let fault = #expect(throws: Diagnostic.self) { try XMLElement(bytes, file: "a.xml") }
    #expect(fault?.message == message)
    #expect(fault?.location?.bytes.lowerBound == offset)
  }

  /// Wherever a file breaks off or loses a byte, there is a tree or a fault with a place in it.
  @Test func survivesDamage() {
    let xml = """
      \u{FEFF}<?xml version="1.0"?><?p?><!-- c --><a b='&amp;' xmlns:p='u'>
      <p:b/>t &#233; &lt;<![CDATA[x]]> <c>é</c></a><??>
      """
    let bytes = Array(xml.utf8)
    for index in bytes.indices {
      var damaged = bytes
      damaged.remove(at: index)
      for input in [damaged, Array(bytes[..<index]), Array(bytes[index...])] {
        do throws(Diagnostic) {
          _ = try XMLElement(input, file: "a.xml")
        } catch {
          #expect((error.location?.bytes.upperBound ?? .max) <= input.count)
        }
      }
    }
  }

  /// What is made to use up the stack or the time ends in words.
  @Test(arguments: [
    (String(repeating: "<a>", count: 100_000), "elements are nested more than 200 deep"),
    (
      "<a " + (0..<1000).map { "a\($0)=''" }.joined(separator: " ") + "/>",
      "an element has more than 64 attributes"
    ),
  ])
  func refusesHostileSizes(_ xml: String, _ message: String) {
    let fault = #expect(throws: Diagnostic.self) {
      try XMLElement(Array(xml.utf8), file: "a.xml")
    }
    #expect(fault?.message == message)
  }
}
