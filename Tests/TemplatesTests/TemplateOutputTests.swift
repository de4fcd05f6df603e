import Formats
import Templates
import Testing

/// How a value is escaped where a template puts it.
struct TemplateOutputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var format: TemplateFormat
    var template: String
    var value: TemplateValue
    var expected: String
    var testDescription: String { "\(format), \(name)" }
  }

  static let hostile = TemplateValue.text("\"'<x> y")

  static let html = [
    Case(
      name: "quotes are kept in running text", format: .html, template: "<p>{{x}}</p>",
      value: hostile, expected: "<p>\"'&lt;x&gt; y</p>"),
    Case(
      name: "quotes are escaped in a quoted attribute", format: .html,
      template: "<p title=\"{{x}}\">", value: hostile,
      expected: "<p title=\"&quot;&#39;&lt;x&gt; y\">"),
    Case(
      name: "blanks are escaped too in an attribute without quotes", format: .html,
      template: "<p title={{x}}>", value: hostile,
      expected: "<p title=&quot;&#39;&lt;x&gt;&#32;y>"),
    Case(
      name: "a tag ends after its quotes", format: .html, template: "<a b='>\"' c=\">\">{{x}}",
      value: hostile, expected: "<a b='>\"' c=\">\">\"'&lt;x&gt; y"),
    Case(
      name: "an end tag is a tag", format: .html, template: "</p {{x}}>{{x}}", value: .text("'"),
      expected: "</p &#39;>'"),
    Case(
      name: "a less-than sign before a blank is none", format: .html, template: "1 < 2 {{x}}",
      value: .text("\""), expected: "1 < 2 \""),
    Case(
      name: "a comment ends at its arrow only", format: .html,
      template: "<!-- it's > {{x}} -- --><!---->{{x}}<!doctype a '{{x}}'>", value: .text("\"-->"),
      expected: "<!-- it's > &quot;--&gt; -- --><!---->\"--&gt;<!doctype a '&quot;--&gt;'>"),
    Case(
      name: "a value may name the tag", format: .html, template: "<{{x}} a=\"{{x}}\">{{x}}",
      value: .text("q\""), expected: "<q\" a=\"q&quot;\">q\""),
    Case(
      name: "formatted text is escaped without its markup in an attribute", format: .html,
      template: "<a title=\"{{x}}\">{{x}}</a>",
      value: .formatted("<i>a</i> \"b\"", raw: "a \"b\""),
      expected: "<a title=\"a &quot;b&quot;\"><i>a</i> \"b\"</a>"),
    Case(
      name: "a tag in a verbatim value is whole", format: .html, template: "{{{x}}}{{x}}",
      value: .text("<a"), expected: "<a&lt;a"),
    Case(
      name: "a field in the place of a link that runs a script is left out", format: .html,
      template: "<a href=\"{{x}}\" title=\"{{x}}\">{{x}}</a><img src = '{{x}}'><a HREF={{x}}>",
      value: .text("javascript:alert(1)"),
      expected: "<a href=\"\" title=\"javascript:alert(1)\">javascript:alert(1)</a><img src = ''>"
        + "<a HREF=>"),
    Case(
      name: "a field in the place of a link is one", format: .html,
      template: "<a href=\"{{x}}\" title=\"{{x}}\">", value: .formatted("A b&amp;", raw: "A b&"),
      expected: "<a href=\"A%20b%26\" title=\"A b&amp;\">"),
  ]

  static let markdown = [
    Case(
      name: "a heading can't begin at the start of a line", format: .markdown,
      template: "{{x}}\n  {{x}}\n- {{x}}\n> 1. {{x}}\nA {{x}}\n", value: .text("# a"),
      expected: "\\# a\n  \\# a\n- \\# a\n> 1. \\# a\nA # a\n"),
    Case(
      name: "emphasis is no marker of a block", format: .markdown, template: "**{{x}}**, -{{x}}",
      value: .text("1. a"), expected: "**1. a**, -1. a"),
    Case(
      name: "a value before is on the line too", format: .markdown, template: "{{x}}{{x}}",
      value: .text("- a"), expected: "\\- a- a"),
    Case(
      name: "an attribute is escaped as in HTML", format: .markdown,
      template: "<a href=\"u\" title=\"{{x}}\">{{x}}</a>", value: .text("*\"a\""),
      expected: "<a href=\"u\" title=\"*&quot;a&quot;\">\\*\"a\"</a>"),
    Case(
      name: "a URL is escaped as in HTML in a tag and as in Markdown in a link",
      format: .markdown, template: "<a href=\"{{x}}\">a</a> [b]({{x}}) <{{x}}>",
      value: .text("https://a.b/(c)?d&e"),
      expected:
        "<a href=\"https://a.b/(c)?d&amp;e\">a</a> [b](https://a.b/%28c%29?d&e) "
        + "<https://a.b/%28c%29?d&e>"),
    Case(
      name: "a blank line ends what looked like a tag", format: .markdown,
      template: "`a<b`\r\n \r\n{{x}}\n", value: .text("*"), expected: "`a<b`\r\n \r\n\\*\n"),
    Case(
      name: "formatted text is written as it is", format: .markdown, template: "{{x}}\n",
      value: .formatted("# **a**", raw: "a"), expected: "# **a**\n"),
  ]

  static let others = [
    Case(
      name: "what may be no link is left out where Markdown has one", format: .markdown,
      template: "[a]({{x}}) [a]: {{x}} <{{x}}> [a](<{{x}}>) {{x}}", value: .text("vbscript:x"),
      expected: "[a]() [a]:  <> [a](<>) vbscript:x"),
    Case(
      name: "what may be no link is left out where LaTeX has one", format: .latex,
      template: "\\href{{=<< >>=}}{<<x>>}{<<x>>}", value: .text("data:x"),
      expected: "\\href{}{data:x}"),
    Case(
      name: "what may be no link is left out where Typst has one", format: .typst,
      template: "#link( \"{{x}}\")[{{x}}]", value: .text("file:///etc/x"),
      expected: "#link( \"\")[file:/\\/\\/etc/x]"),
    Case(
      name: "a content block begins as a line does", format: .typst,
      template: "#link(\"u\")[{{x}}] {{x}}\n+ {{x}}\n", value: .text("= a"),
      expected: "#link(\"u\")[\\= a] = a\n+ \\= a\n"),
    Case(
      name: "angle brackets are no tags", format: .latex, template: "$a<b$ {{x}}",
      value: .text("\"&\""), expected: "$a<b$ \"\\&\""),
    Case(
      name: "text is text, but for its lines", format: .text, template: "{{x}}\n",
      value: .text("# <a>\n&amp;"), expected: "# <a> &amp;\n"),
  ]

  @Test(arguments: html + markdown + others)
  func escapesForThePlace(_ test: Case) throws {
    let text = try render(test.template, ["x": test.value], as: test.format)
    #expect(text == test.expected)
  }
}
