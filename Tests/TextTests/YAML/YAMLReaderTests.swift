import Support
import Testing
import Text

/// Texts in YAML and what they say, in flow style; and what is refused, at which place.
@Suite struct YAMLReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var value: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ value: String) {
      (self.name, self.text, self.value) = (name, text, value)
    }
  }

  static let scalars = [
    Case(
      "words stay text", "a: no\nb: 2020-01-01\nc: 1e3\nd: 0x1F\ne: ~\nf: 007\ng: Yes",
      #"{a: no, b: 2020-01-01, c: 1e3, d: 0x1F, e: ~, f: 007, g: Yes}"#),
    Case(
      "a plain text with signs", "a: x:y, z#1 - {q} [r] 50% & *",
      #"{a: "x:y, z#1 - {q} [r] 50% & *"}"#),
    Case("a plain text begins with a sign", "a: -1\nb: ?x\nc: :y", #"{a: "-1", b: "?x", c: ":y"}"#),
    Case(
      "a plain text of lines", "a: one\n  two\n\n  three\n  # no\nb: x",
      #"{a: "one two\nthree", b: x}"#
    ),
    Case("a plain text on the next line", "a:\n  one\n  two", "{a: one two}"),
    Case("a plain text with spaces around it", "a:   x  \t\nb: y", "{a: x, b: y}"),
    Case("single quotes", "a: 'it''s: \\n #1'", #"{a: "it's: \\n #1"}"#),
    Case(
      "single quotes over lines", "a: 'one\n  two\n\n  three '\nb: 1",
      #"{a: "one two\nthree ", b: 1}"#),
    Case("double quotes", #"a: "q\"\\ \t\x41\u00e9\U0001F600\/""#, "{a: \"q\\\"\\\\ \\tAé😀/\"}"),
    Case("a pair of halves as in JSON", #"a: "\ud83d\ude00 \ud83d""#, "{a: \"😀 \u{FFFD}\"}"),
    Case(
      "double quotes over lines", "a: \"one \n  two\\\n  three\\n\n\n  four\"",
      #"{a: "one twothree\n\nfour"}"#),
    Case("escaped spaces at a line end", "a: \"one\\ \n  two\"", #"{a: "one  two"}"#),
    Case("quotes at the end of a key", "\"a: b\": c\n'd': e", #"{"a: b": c, d: e}"#),
    Case("nothing", "a:\nb: ''\nc: null", #"{a: , b: "", c: null}"#),
    Case("a text alone", "just text\nover lines", "just text over lines"),
    Case("a text in quotes alone", "\"x\ny\"", #""x y""#),
  ]

  static let blocks = [
    Case(
      "a literal block", "a: |\n  one\n    two\n\n  three\nb: 1",
      #"{a: "one\n  two\n\nthree\n", b: 1}"#),
    Case(
      "a folded block", "a: >\n  one\n  two\n\n  three\n    four\n  five\n",
      #"{a: "one two\nthree\n  four\nfive\n"}"#),
    Case("a stripped block", "a: |-\n  one\n\n\nb: 1", #"{a: "one", b: 1}"#),
    Case("a kept block", "a: |+\n  one\n\n\nb: 1", #"{a: "one\n\n\n", b: 1}"#),
    Case("a block with given indentation", "a: |2\n    one\n  two\n", #"{a: "  one\ntwo\n"}"#),
    Case("signs in either order", "a: >2-\n   one\nb: |-1\n  two\n", #"{a: " one", b: " two"}"#),
    Case("an empty block", "a: |\nb: >-\n\nc: 1", #"{a: "", b: "", c: 1}"#),
    Case("blank lines before a block's text", "a: |\n\n\n  one\n", #"{a: "\n\none\n"}"#),
    Case("a comment after a block's sign", "a: | # note\n  # text\n", ##"{a: "# text\n"}"##),
    Case("a block without a line end", "a: |\n  one", #"{a: "one"}"#),
    Case("blocks in a list", "- |\n one\n- >-\n two\n three", #"["one\n", "two three"]"#),
    Case("a tab within a block", "a: |\n  \tone\n  two\n", #"{a: "\tone\ntwo\n"}"#),
  ]

  static let collections = [
    Case(
      "mappings within each other", "a:\n  b:\n    c: 1\n  d: 2\ne: 3",
      "{a: {b: {c: 1}, d: 2}, e: 3}"),
    Case("a list in a mapping", "a:\n  - 1\n  - 2\nb: 3", "{a: [1, 2], b: 3}"),
    Case("a list as deep as its key", "a:\n- 1\n- 2\nb: 3", "{a: [1, 2], b: 3}"),
    Case("mappings in a list", "- a: 1\n  b: 2\n-\n  c: 3\n- d", "[{a: 1, b: 2}, {c: 3}, d]"),
    Case("lists in a list", "- - 1\n  - 2\n- - - 3\n-", "[[1, 2], [[3]], ~]"),
    Case("a list after a key in a list", "- a:\n  - 1\n  b: 2", "[{a: [1], b: 2}]"),
    Case(
      "flow collections", "a: [1, 'b', {c: d, e}, ]\nf: {}\ng: []",
      #"{a: [1, "b", {c: d, e: }], f: {}, g: []}"#),
    Case("flow over lines", "a: [\n  1, # one\n  2\n]\nb: {c:\n  d\n }", "{a: [1, 2], b: {c: d}}"),
    Case(
      "JSON", #"{"a":1,"b":[true,null],"c":{"d":"e"}}"#, #"{a: 1, b: [true, ~], c: {d: "e"}}"#),
    Case("a pair in brackets", "[a: 1, b]", "[{a: 1}, b]"),
    Case("plain text in brackets", "[http://a.b/c, x y\n z, a:b]", "[http://a.b/c, x y z, a:b]"),
    Case("comments", "# one\na: 1 # two\n  # three\nb: '#' # four\n#five", ##"{a: 1, b: "#"}"##),
    Case("spaces before a colon", "a : 1\n'b' : 2", "{a: 1, b: 2}"),
    Case(
      "lines that end in CRLF and CR", "a: 1\r\nb:\r\n  - 2\rc: |\r\n  x\r\n  y\r\n",
      #"{a: 1, b: [2], c: "x\ny\n"}"#),
    Case("a byte order mark", "\u{FEFF}a: 1", "{a: 1}"),
    Case("letters beyond ASCII", "Schlüssel: Größe\n鍵: 値", "{Schlüssel: Größe, 鍵: 値}"),
    Case(
      "an anchor and aliases", "a: &x [1, 2]\nb: *x\nc: {d: *x}",
      "{a: [1, 2], b: [1, 2], c: {d: [1, 2]}}"),
    Case("an anchor before a block", "a: &x\n  b: 1\nc: *x", "{a: {b: 1}, c: {b: 1}}"),
    Case("an anchor that is given again", "- &x 1\n- &x 2\n- *x", "[1, 2, 2]"),
    Case("tags", "a: !!str 1\nb: !own\n  c: 2\nd: !!set {e}", "{a: 1, b: {c: 2}, d: {e: }}"),
    Case("several documents", "--- \na: 1\n...\n---\n- b\n--- c\n", "{a: 1} | [b] | c"),
    Case("directives and empty documents", "%YAML 1.2\n---\n---\na: 1\n...\n# x\n...\n", "{a: 1}"),
    Case("a marker ends a block", "a: |\n  x\n---\nb: 1", #"{a: "x\n"} | {b: 1}"#),
    Case("nothing at all", "\n# only this\n", ""),
  ]

  @Test(arguments: scalars + blocks + collections)
  func reads(_ test: Case) {
    var problems: [Diagnostic] = []
    let documents = YAMLReader.documents(of: Array(test.text.utf8), file: "a.yaml") {
      problems.append($0)
    }
    #expect(documents.map(\.flowText).joined(separator: " | ") == test.value)
    #expect(problems.isEmpty)
  }

  /// The text, what is read of it all the same, and the first message with its place.
  static let faults = [
    Case(
      "a colon in a value", "a: b: c\nd: 1", "{d: 1} 1:5: a colon and a space stand within a value"),
    Case(
      "a key that continues a value", "a: b\n  c: d\ne: 1",
      "{e: 1} 2:4: a colon and a space stand within a value"),
    Case("a tab", "a:\n\tb: 1\nc: 2", "{c: 2} 2:1: a tab stands in the indentation"),
    Case(
      "a key deeper than the others", "a: 'x'\n  b: 1\nc: 2",
      "{a: \"x\", c: 2} 2:3: this is indented more deeply than what it belongs to"),
    Case(
      "a key less deep", "a:\n    b: 1\n  c: 2\nd: 3",
      "{a: {b: 1}, d: 3} 3:3: this is indented more deeply than what it belongs to"),
    Case("no colon", "a: 1\nb\nc: 2", "{a: 1, c: 2} 2:1: no colon follows \"b\""),
    Case("a quote that does not end", "a: 'x\nb: 1", "{b: 1} 1:4: text in quotes does not end"),
    Case(
      "a quote that ends in the next member", "a: \"x\nb: \"y\"",
      "{b: \"y\"} 1:4: text in quotes does not end"),
    Case(
      "text after a quote", "a: 'x' y\nb: 1", "{b: 1} 1:8: something follows a value in its line"),
    Case("brackets that do not end", "a: [1, 2\nb: 1", "{b: 1} 1:4: \"[\" is not closed"),
    Case("braces that do not end", "a: {b: c", " 1:4: \"{\" is not closed"),
    Case(
      "brackets without a comma", "a: ['1' '2']\nb: 1",
      "{b: 1} 1:9: no comma and no \"]\" follows a value in brackets"),
    Case("a comma without a value", "a: [1,, 2]", " 1:7: text does not begin with \",\""),
    Case("an unknown escape", #"a: "\q""#, #" 1:5: no escape begins with "\q""#),
    Case(
      "too few digits", #"a: "\x4""#, " 1:5: 2 hexadecimal digits are expected after the backslash"),
    Case("a NUL", #"a: "\0""#, " 1:5: a NUL character is escaped here"),
    Case("a sign of YAML", "a: @x\nb: %y\nc: `z", " 1:4: text does not begin with \"@\""),
    Case(
      "an unknown anchor", "a: *x\nb: 1",
      "{b: 1} 1:4: no value before this one has the anchor \"&x\""),
    Case(
      "a value within itself", "a: &x [*x]", " 1:8: no value before this one has the anchor \"&x\""),
    Case(
      "a key with a question mark", "? a\n: b",
      " 1:1: a key is text on one line, without an anchor, an alias or a tag"),
    Case(
      "a list as a key", "[a]: b",
      " 1:1: a key is text on one line, without an anchor, an alias or a tag"),
    Case("a list in the line of its key", "a: - b", " 1:4: a list begins in the line of its key"),
    Case(
      "a block in the line of its sign", "a: | x\nb: 1",
      "{b: 1} 1:4: a block of text begins in the line of its sign"),
    Case("a key given twice", "a: 1\na: 2", "{a: 1, a: 2} 2:1: the key \"a\" is given twice"),
    Case(
      "a key given twice in braces", "{a: 1, a: 2}",
      "{a: 1, a: 2} 1:8: the key \"a\" is given twice"),
    Case(
      "a list item among keys", "a: 1\n- b\nc: 2",
      "{a: 1, c: 2} 2:1: a list item stands where a key is expected"),
    Case(
      "something after a value", "'a'\n'b'", " 2:1: something stands after the end of the document"),
    Case(
      "a broken item", "- a\n- b: c: d\n- e", "[a, e] 2:7: a colon and a space stand within a value"
    ),
    Case("a broken document", "[a\n---\nb: 1", "{b: 1} 1:1: \"[\" is not closed"),
  ]

  @Test(arguments: faults)
  func refuses(_ test: Case) throws {
    var problems: [Diagnostic] = []
    let bytes = Array(test.text.utf8)
    let documents = YAMLReader.documents(of: bytes, file: "a.yaml") { problems.append($0) }
    let first = try #require(problems.first)
    let place = SourcePosition(of: first.location?.bytes.lowerBound ?? 0, in: bytes)
    let value = documents.map(\.flowText).joined(separator: " | ")
    let found = "\(value) \(place.line):\(place.column): \(first.message)"
    #expect(found == test.value || found == "\(value)\(test.value)")
    #expect(first.hint != nil)
  }

  /// What flow style says of a value is read as that value.
  @Test(arguments: scalars + blocks + collections)
  func flowTextIsReadAgain(_ test: Case) {
    func texts(_ node: YAMLNode) -> [String] {
      switch node.content {
      case .plain, .quoted: [node.text ?? "nothing"]
      case .sequence(let elements): elements.flatMap(texts)
      case .mapping(let members): members.flatMap { [$0.name] + texts($0.value) }
      }
    }
    func documents(_ text: String) -> [YAMLNode] {
      YAMLReader.documents(of: Array(text.utf8), file: "a.yaml") { problem in
        Issue.record("\(problem.message) in \(text)")
      }
    }
    for document in documents(test.text) {
      #expect(documents(document.flowText).flatMap(texts) == texts(document))
    }
  }

  @Test func nestingIsBounded() {
    for unit in ["[", "{a: ", "- ", "a:\n"] {
      var text = ""
      for level in 0..<1_000 {
        text += unit == "a:\n" ? String(repeating: " ", count: level) + unit : unit
      }
      var problems: [Diagnostic] = []
      _ = YAMLReader.documents(of: Array(text.utf8), file: "a.yaml") { problems.append($0) }
      #expect(problems.contains { $0.message.hasPrefix("values are nested more than 64 deep") })
    }
  }

  @Test func aliasesAreBounded() {
    var text = "a0: &a0 \(String(repeating: "x", count: 100))\n"
    for level in 1..<40 {
      let before = level - 1
      text += "a\(level): &a\(level) [*a\(before), *a\(before), *a\(before), *a\(before)]\n"
    }
    var problems: [Diagnostic] = []
    let documents = YAMLReader.documents(of: Array(text.utf8), file: "a.yaml") {
      problems.append($0)
    }
    #expect(problems.contains { $0.message == "aliases stand for more than 4 MB" })
    #expect(documents.count == 1)
  }

  @Test(arguments: [
    "a: 1\n", "- ", "[", "a: [", "a: \"\n", "\"", "'\n", "a: |\n\n", "a: >\n x\n", "&a ", "*a ",
    "---\n",
    "...\n", "? ", "a:\n", "- a:\n", "{a: ", "#\n", "\t\n", "a: b\n c\n", "a: b: c\n", "x\n",
    "  x\n",
    ": ", "a: {\n b,\n", "a: [1,\n2,\n", "%\n",
  ])
  func takesTimeInProportion(_ unit: String) {
    expectWorkInProportion(upTo: 50_000) { size in
      let text = String(repeating: unit, count: size)
      _ = YAMLReader.documents(of: Array(text.utf8), file: "a.yaml") { _ in }
    }
  }
}
