import Templates
import Testing
import Text

/// What the specification leaves open, and what it fixes in no test.
struct TemplateTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var template: String
    var data: TemplateObject = [:]
    var partials: [String: String] = [:]
    var expected: String
    var testDescription: String { name }
  }

  static let values = [
    Case(
      name: "an empty text is false, and \"0\" is true",
      template: "{{#none}}none{{/none}}{{^none}}no{{/none}} {{#zero}}zero{{/zero}}",
      data: ["none": .text(""), "zero": .text("0")], expected: "no zero"),
    Case(
      name: "an empty URL and an empty formatted text are false",
      template: "{{^text}}a{{/text}}{{^formatted}}b{{/formatted}}",
      data: ["text": .text(""), "formatted": .formatted("", raw: "")], expected: "ab"),
    Case(
      name: "an empty object is true",
      template: "{{#object}}yes{{/object}}", data: ["object": .object([:])], expected: "yes"),
    Case(
      name: "truth values are written as words",
      template: "{{yes}} {{no}}", data: ["yes": .bool(true), "no": .bool(false)],
      expected: "true false"),
    Case(
      name: "formatted text is written as it is, and without markup by three braces",
      template: "{{title}}, {{{title}}}, {{&title}}",
      data: ["title": .formatted("<i>E. coli</i>", raw: "E. coli")],
      expected: "<i>E. coli</i>, E. coli, E. coli"),
    Case(
      name: "a member that is null hides one of the same name further out",
      template: "{{#inner}}[{{name}}]{{/inner}}",
      data: ["name": .text("outer"), "inner": .object(["name": .null])], expected: "[]"),
    Case(
      name: "a name has a number as a part, but lists have no members",
      template: "{{a.1}} [{{list.0}}]",
      data: ["a": .object(["1": .text("one")]), "list": .list([.text("first")])],
      expected: "one []"),
    Case(
      name: "a name may have letters of any script",
      template: "{{größe}}", data: ["größe": .text("5 m")], expected: "5 m"),
  ]

  static let tags = [
    Case(
      name: "blanks may stand before the sign of a tag",
      template: "{{ # a }}{{ & b }}{{ / a }}{{ ! words }}",
      data: ["a": .bool(true), "b": .text("x")],
      expected: "x"),
    Case(
      name: "three braces work with other delimiters",
      template: "{{=<% %>=}}<%{a}%> <% a %> {{a}}", data: ["a": .text("&")],
      expected: "& &amp; {{a}}"),
    Case(
      name: "delimiters hold after the section in which they are set",
      template: "{{#a}}{{=| |=}}|/a||a|", data: ["a": .text("x")], expected: "x"),
    Case(
      name: "a comment may hold an opening delimiter",
      template: "a{{! not {{ a tag }}b", expected: "ab"),
    Case(
      name: "a single brace is text",
      template: "a {b} {{=<< >>=}}\\emph{<<a>>}", data: ["a": .text("x")],
      expected: "a {b} \\emph{x}"),
    Case(name: "an empty template is empty", template: "", expected: ""),
  ]

  static let lines = [
    Case(
      name: "two tags on a line leave the line where it is",
      template: "a\n{{#yes}}{{! why }}\nb\n{{/yes}}\nc\n", data: ["yes": .bool(true)],
      expected: "a\n\nb\nc\n"),
    Case(
      name: "line ends are kept as they are",
      template: "a\r\n{{#yes}}\r\n  b\r\n{{/yes}}\r\nc\n", data: ["yes": .bool(true)],
      expected: "a\r\n  b\r\nc\n"),
    Case(
      name: "indentation adds up in partials of partials",
      template: "- a\n  {{>outer}}\n",
      partials: ["outer": "- b\n\t{{>inner}}\n- d\n", "inner": "- c\n  x\n"],
      expected: "- a\n  - b\n  \t- c\n  \t  x\n  - d\n"),
    Case(
      name: "a partial in a line of text isn't indented",
      template: "  {{>outer}}\n", partials: ["outer": "a {{>inner}}.\n", "inner": "b\nc"],
      expected: "  a b\nc.\n"),
    Case(
      name: "a partial that holds itself is indented once for each level",
      template: "{{>node}}",
      data: [
        "name": .text("a"),
        "below": .object([
          "name": .text("b"), "below": .object(["name": .text("c"), "below": .null]),
        ]),
      ],
      partials: ["node": "- {{name}}\n{{#below}}\n  {{>node}}\n{{/below}}\n"],
      expected: "- a\n  - b\n    - c\n"),
    Case(
      name: "a section in an indented partial is indented line by line",
      template: "<ul>\n  {{>items}}\n</ul>\n",
      data: ["items": .list([.text("a"), .text("b")])],
      partials: ["items": "{{#items}}\n<li>{{.}}\n</li>\n{{/items}}\n"],
      expected: "<ul>\n  <li>a\n  </li>\n  <li>b\n  </li>\n</ul>\n"),
  ]

  static let inheritance = [
    Case(
      name: "a parent with its content on several lines stands alone",
      template:
        "<main>\n  {{<page}}\n    {{$body}}\n      text\n    {{/body}}\n  {{/page}}\n</main>\n",
      partials: ["page": "<h1>\n  {{$body}}\n  {{/body}}\n</h1>\n"],
      expected: "<main>\n  <h1>\n    text\n  </h1>\n</main>\n"),
    Case(
      name: "a parent and its block on one line stand alone",
      template: "a\n  {{<page}}{{$body}}text{{/body}}{{/page}}\nb\n",
      partials: ["page": "<p>\n  {{$body}}default{{/body}}\n</p>\n"],
      expected: "a\n  <p>\n    text\n  </p>\nb\n"),
    Case(
      name: "lines of a block keep their indentation relative to each other",
      template: "{{<page}}\n{{$body}}\n    a\n  b\n\n      c\n{{/body}}\n{{/page}}\n",
      partials: ["page": "{{$body}}\n    default\n{{/body}}\n"],
      expected: "      a\n    b\n    \n        c\n"),
    Case(
      name: "a section that makes up a block is indented with it",
      template:
        "{{<page}}\n{{$body}}\n  {{#items}}\n  - {{.}}\n  {{/items}}\n{{/body}}\n{{/page}}\n",
      data: ["items": .list([.text("a"), .text("b")])],
      partials: ["page": "list:\n    {{$body}}{{/body}}end\n"],
      expected: "list:\n    - a\n    - b\nend\n"),
    Case(
      name: "an empty block removes the default and its line",
      template: "{{<page}}{{$body}}{{/body}}{{/page}}",
      partials: ["page": "a\n  {{$body}}\n  default\n  {{/body}}\nb\n"], expected: "a\nb\n"),
    Case(
      name: "a block within the block that replaces it keeps its default",
      template: "{{<page}}{{$body}}<{{$body}}inner{{/body}}>{{/body}}{{/page}}",
      partials: ["page": "{{$body}}outer{{/body}}"], expected: "<inner>"),
    Case(
      name: "a replacement reaches a partial of the parent",
      template: "{{<page}}{{$title}}mine{{/title}}{{/page}}",
      partials: ["page": "{{>head}}", "head": "{{$title}}theirs{{/title}}"], expected: "mine"),
    Case(
      name: "the data names the parent",
      template: "{{<*layout}}{{$title}}mine{{/title}}{{/*layout}}", data: ["layout": .text("page")],
      partials: ["page": "[{{$title}}theirs{{/title}}]"], expected: "[mine]"),
    Case(
      name: "the last of two blocks of a name counts",
      template: "{{<page}}{{$a}}1{{/a}}{{$a}}2{{/a}}{{/page}}", partials: ["page": "{{$a}}0{{/a}}"],
      expected: "2"),
  ]

  @Test(arguments: values + tags + lines + inheritance)
  func renders(_ test: Case) throws {
    let text = try render(test.template, test.data, partials: test.partials)
    #expect(text == test.expected)
  }
}

/// Renders a template in HTML as the specification has it, with partials given as text.
func render(
  _ template: String, _ data: TemplateObject = [:], as format: TemplateFormat = .mustache,
  partials: [String: String] = [:], report: @escaping (Diagnostic) -> Void = { _ in }
) throws -> String {
  try Template(Array(template.utf8), file: "a.mustache").render(
    .object(data), as: format,
    partials: { (name) throws(Diagnostic) in
      guard let text = partials[name] else { return nil }
      return try Template(Array(text.utf8), file: "\(name).mustache")
    }, report: report)
}
