@testable import Templates
import RichText
import Testing
import Text

/// The faults of templates: what is said, and where.
struct TemplateProblemTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var template: String
    /// The text that the problem points at.
    var place: String
    var message: String
    var hint: String
    var testDescription: String { "\(template): \(message)" }
  }

  static let cases = [
    Case(
      template: "Hi {{name", place: "{{name",
      message: "\"{{name\" is a tag without an end", hint: "end it with \"}}\""),
    Case(
      template: "Hi {{name \nand {{other}}", place: "{{name",
      message: "\"{{name\" is a tag without an end", hint: "end it with \"}}\""),
    Case(
      template: "{{name and {{other}}", place: "{{name and",
      message: "\"{{name and\" is a tag without an end", hint: "end it with \"}}\""),
    Case(
      template: "{{{name}} {{other}}", place: "{{{name}}",
      message: "\"{{{name}}\" is a tag without an end", hint: "end it with \"}}}\""),
    Case(
      template: "{{! words", place: "{{! words",
      message: "\"{{! words\" is a tag without an end", hint: "end it with \"}}\""),
    Case(
      template: "{{=<% %>}} <%a%>", place: "{{=<% %>}} <%a%>",
      message: "\"{{=<% %>}} <%a%>\" is a tag without an end", hint: "end it with \"=}}\""),
    Case(
      template: "a {{=<%=}} b", place: "{{=<%=}}",
      message: "\"{{=<%=}}\" does not set two delimiters",
      hint: "write both with a space between, as in \"{{=<% %>=}}\""),
    Case(
      template: "a {{==}} b", place: "{{==}}",
      message: "\"{{==}}\" does not set two delimiters",
      hint: "write both with a space between, as in \"{{=<% %>=}}\""),
    Case(
      template: "a {{ }} b", place: "{{ }}", message: "\"{{ }}\" names nothing",
      hint: "write a name in it, or remove it"),
    Case(
      template: "{{#a}}{{/}}", place: "{{/}}", message: "\"{{/}}\" names nothing",
      hint: "write a name in it, or remove it"),
    Case(
      template: "{{> * }}", place: "{{> * }}", message: "\"{{> * }}\" names nothing",
      hint: "write a name in it, or remove it"),
    Case(
      template: "{{first name}}", place: "{{first name}}",
      message: "\"{{first name}}\" has a space in its name",
      hint: "write one name in each tag, without spaces"),
    Case(
      template: "x{{venue..name}}", place: "{{venue..name}}",
      message: "\"{{venue..name}}\" has an empty part in its name",
      hint: "write one dot between two names, as in \"venue.name\""),
    Case(
      template: "{{>*venue.}}", place: "{{>*venue.}}",
      message: "\"{{>*venue.}}\" has an empty part in its name",
      hint: "write one dot between two names, as in \"venue.name\""),
    Case(
      template: "a\n{{#authors}}\nb\n", place: "{{#authors}}",
      message: "\"{{#authors}}\" is never closed", hint: "write \"{{/authors}}\" where it ends"),
    Case(
      template: "{{=| |=}}|^a| b", place: "|^a|",
      message: "\"|^a|\" is never closed", hint: "write \"|/a|\" where it ends"),
    Case(
      template: "{{<page}}{{$a}}{{/a}}", place: "{{<page}}",
      message: "\"{{<page}}\" is never closed", hint: "write \"{{/page}}\" where it ends"),
    Case(
      template: "{{#a}}{{#b}}{{/a}}{{/b}}", place: "{{/a}}",
      message: "\"{{/a}}\" comes before \"{{#b}}\" is closed", hint: "write \"{{/b}}\" first"),
    Case(
      template: "a {{/a}}", place: "{{/a}}", message: "\"{{/a}}\" closes what is not open",
      hint: "remove it, or write \"{{#a}}\" where it starts"),
    Case(
      template: "größer {{#ä", place: "{{#ä", message: "\"{{#ä\" is a tag without an end",
      hint: "end it with \"}}\""),
  ]

  @Test(arguments: cases)
  func stopsParsing(_ test: Case) throws {
    let bytes = Array(test.template.utf8)
    let problem = try #require(throws: Diagnostic.self) {
      try Template(bytes, file: "a.md.mustache")
    }
    let place = try #require(problem.location)
    #expect(String(decoding: bytes[place.bytes], as: UTF8.self) == test.place)
    #expect(place.file == "a.md.mustache")
    #expect(problem.message == test.message)
    #expect(problem.hint == test.hint)
    #expect(problem.severity == .error)
  }

  @Test func quotesTheBeginningOfALongTag() throws {
    let long = "{{\n" + String(repeating: "x ", count: 100) + "}}"
    let problem = try #require(throws: Diagnostic.self) { try render(long) }
    #expect(problem.message == "\"{{…\" has a space in its name")
  }

  @Test func limitsTheNestingOfTags() throws {
    let problem = try #require(throws: Diagnostic.self) {
      try render(String(repeating: "{{#a}}", count: 100_000))
    }
    #expect(problem.message == "\"{{#a}}\" is more than 200 levels deep")
    #expect(problem.location?.bytes.lowerBound == 200 * 6)
  }

  static let endless: [(template: String, partials: [String: String], file: String)] = [
    ("{{>a}}", ["a": "x{{>a}}"], "a.mustache"),
    ("{{>a}}", ["a": "{{>b}}", "b": "{{>a}}"], "b.mustache"),
    ("{{<a}}{{$c}}1{{/c}}{{/a}}", ["a": "{{<a}}{{$c}}{{$c}}2{{/c}}{{/c}}{{/a}}"], "a.mustache"),
  ]

  @Test(arguments: endless)
  func endsARecursionWithoutEnd(
    template: String, partials: [String: String], file: String
  ) throws {
    let problem = try #require(throws: Diagnostic.self) {
      try render(template, partials: partials)
    }
    #expect(problem.message.hasSuffix("is more than 200 levels deep when rendered"))
    #expect(
      problem.hint == "end the recursion: put it in a section of a list that is empty at last")
    #expect(problem.location?.file == file)
  }

  /// Rendering that ends, but not soon; each is refused after the same work.
  @Test(arguments: [
    "{{>p30}}",
    "{{#items}}{{#items}}{{#items}}{{#items}}x{{/items}}{{/items}}{{/items}}{{/items}}",
    "{{#items}}{{#items}}{{#items}}{{x}}{{/items}}{{/items}}{{/items}}",
  ])
  func endsWorkThatMultiplies(_ template: String) throws {
    let items = TemplateValue.list(Array(repeating: .null, count: 100))
    var renderer = TemplateRenderer(
      .object(["items": items]), as: .text, allowing: HarmlessTeX(),
      partials: { name throws(Diagnostic) in
        guard let number = Int(name.dropFirst()) else { return nil }
        let text = number == 1 ? "" : "{{>p\(number - 1)}}{{>p\(number - 1)}}"
        return try Template(Array(text.utf8), file: "p\(number).mustache")
      }, report: { _ in })
    renderer.maximumSteps = 100_000
    let text = try Template(Array(template.utf8), file: "t")
    let problem = try #require(throws: Diagnostic.self) { try renderer.render(text) }
    #expect(problem.message.hasSuffix("is where rendering has taken 30 million steps"))
    #expect(problem.location != nil)
  }

  @Test func endsATextThatGrowsTooLong() throws {
    let line = String(repeating: "x", count: 1_000)
    let items = TemplateValue.list(Array(repeating: .null, count: 100))
    var renderer = TemplateRenderer(
      .object(["items": items]), as: .text, allowing: HarmlessTeX(), partials: { _ in nil },
      report: { _ in })
    renderer.maximumBytes = 10_000
    let text = try Template(Array("{{#items}}\(line){{/items}}".utf8), file: "t.txt.mustache")
    let problem = try #require(throws: Diagnostic.self) { try renderer.render(text) }
    #expect(
      problem.message == "\"{{#items}}\" is where the text has become larger than 256 MB")
    #expect(problem.location == SourceRange(file: "t.txt.mustache", bytes: 0..<10))
  }

  @Test(arguments: [
    ("          {{>p}}", "{{>p}}"), ("{{#items}}{{x}}{{/items}}", "{{x}}"),
    ("{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}{{x}}", "{{x}}"),
  ])
  func endsATextThatIndentationOrValuesMakeTooLong(_ template: String, _ tag: String) throws {
    let items = TemplateValue.list(Array(repeating: .null, count: 100))
    let long = TemplateValue.text(String(repeating: "x", count: 1_000))
    var renderer = TemplateRenderer(
      .object(["items": items, "x": long]), as: .text, allowing: HarmlessTeX(),
      partials: { name throws(Diagnostic) in
        try Template(Array(String(repeating: "a\n", count: 1_000).utf8), file: "p")
      }, report: { _ in })
    renderer.maximumBytes = 10_000
    let text = try Template(Array(template.utf8), file: "t.txt.mustache")
    let problem = try #require(throws: Diagnostic.self) { try renderer.render(text) }
    #expect(problem.message.hasPrefix("\"\(tag)\" is where the text has become larger"))
    #expect(problem.location?.file == "t.txt.mustache")
  }

  @Test func refusesLongDelimiters() throws {
    let long = String(repeating: "<", count: 21)
    let problem = try #require(throws: Diagnostic.self) { try render("{{=\(long) >=}}") }
    #expect(problem.message.hasSuffix("does not set two delimiters"))
  }

  @Test func reportsAMissingPartialOnce() throws {
    var problems: [String] = []
    let items = TemplateValue.list([.null, .null])
    let text = try render("{{#items}}[{{>itme}}]{{/items}}", ["items": items]) {
      problems.append($0.described(in: nil))
    }
    #expect(text == "[][]")
    #expect(
      problems == [
        """
        a.mustache: warning: "{{>itme}}" writes nothing: there is no template "itme"
        hint: name a template that exists
        """
      ])
  }

  @Test func saysNothingOfADynamicNameThatIsMissing() throws {
    let text = try render("[{{>*layout}}]") { Issue.record($0) }
    #expect(text == "[]")
  }

  @Test func reportsValuesThatHaveNoText() throws {
    var problems: [String] = []
    let data: TemplateObject = [
      "authors": .list([.text("A")]), "venue": .object(["short": .text("ICML")]),
    ]
    let text = try render("[{{authors}}{{{venue}}}{{#venue}}{{.}}{{/venue}}]", data) {
      problems.append($0.described(in: nil))
    }
    #expect(text == "[]")
    #expect(
      problems == [
        """
        a.mustache: warning: "{{authors}}" names a list, which has no text
        hint: write it as a section, and "{{.}}" for each item
        """,
        """
        a.mustache: warning: "{{{venue}}}" names a group of values, which has no text
        hint: name one of them, as in "venue.short"
        """,
        """
        a.mustache: warning: "{{.}}" names a group of values, which has no text
        hint: name one of them, as in "short"
        """,
      ])
  }

  @Test func passesOnTheProblemOfAPartial() throws {
    let problem = try #require(throws: Diagnostic.self) {
      try render("{{>a}}", partials: ["a": "{{/b}}"])
    }
    #expect(problem.location == SourceRange(file: "a.mustache", bytes: 0..<6))
  }
}
