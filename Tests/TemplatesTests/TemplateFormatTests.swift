import Templates
import RichText
import Testing

/// What plain text and URLs become in each format.
struct TemplateFormatTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var format: TemplateFormat
    var text: String
    var place = TemplatePlace.text
    var expected: String
    var testDescription: String { "\(format), \(place): \(text) is written \(expected)" }
  }

  static func unchanged(_ format: TemplateFormat, _ texts: [String]) -> [Case] {
    texts.map { Case(format: format, text: $0, expected: $0) }
  }

  static let html = [
    Case(
      format: .mustache, text: "\"R&D\" isn't <b>",
      expected: "&quot;R&amp;D&quot; isn't &lt;b&gt;"),
    Case(format: .html, text: "\"R&D\" isn't <b>", expected: "\"R&amp;D\" isn't &lt;b&gt;"),
    Case(format: .html, text: "&amp;", expected: "&amp;amp;"),
    Case(format: .html, text: "</script><script>", expected: "&lt;/script&gt;&lt;script&gt;"),
    Case(
      format: .html, text: "\" onload='x'>", place: .attribute,
      expected: "&quot; onload=&#39;x&#39;&gt;"),
    Case(
      format: .html, text: "a onload=`x`\n", place: .tag,
      expected: "a&#32;onload&#61;&#96;x&#96;&#10;"),
    Case(format: .html, text: "a\nb", expected: "a\nb"),
  ]

  static let markdown =
    unchanged(
      .markdown,
      [
        "PAC-Bayes Bounds: A (non)convex O(n) Study?",
        "snake_case_names and größe_ä",
        "R&D, AT&T, a & b; 1 > 0; ~5 | #1 + 2 - 3 = 1. {x} ^2 !", "from $5 to $6.50",
        "\"quoted\" and 'quoted'",
      ]) + [
      Case(
        format: .markdown, text: "*a* **b** `c` [d](e) <f>",
        expected: "\\*a\\* \\*\\*b\\*\\* \\`c\\` \\[d\\](e) \\<f>"),
      Case(format: .markdown, text: "_a_ b_ _c a__b", expected: "\\_a\\_ b\\_ \\_c a\\_\\_b"),
      Case(format: .markdown, text: "~~a~~ b", expected: "\\~\\~a\\~\\~ b"),
      Case(
        format: .markdown, text: "&lt; &#60; &#x3C; &; &x",
        expected: "\\&lt; \\&#60; \\&#x3C; &; \\&x"),
      Case(
        format: .markdown, text: "$\\input{x}$ \\input{y}",
        expected: "<span>$</span>\\\\input{x}<span>$</span> \\\\input{y}"),
      Case(format: .markdown, text: "a\\*b \\\\ c\\", expected: "a\\\\\\*b \\\\\\\\ c\\\\"),
      Case(format: .markdown, text: "a\nb\r\nc\rd", expected: "a b c d"),
      Case(format: .markdown, text: "a\n\n# b", expected: "a  # b"),
      Case(format: .markdown, text: "# a", place: .blockStart, expected: "\\# a"),
      Case(format: .markdown, text: "\n# a", place: .blockStart, expected: " \\# a"),
      Case(format: .markdown, text: "- a", place: .blockStart, expected: "\\- a"),
      Case(format: .markdown, text: "+ a", place: .blockStart, expected: "\\+ a"),
      Case(format: .markdown, text: "> a", place: .blockStart, expected: "\\> a"),
      Case(format: .markdown, text: "===", place: .blockStart, expected: "\\==="),
      Case(format: .markdown, text: "12. a", place: .blockStart, expected: "12\\. a"),
      Case(format: .markdown, text: "1) a", place: .blockStart, expected: "1\\) a"),
      Case(format: .markdown, text: "1.", place: .blockStart, expected: "1\\."),
      Case(format: .markdown, text: "1.5 million", place: .blockStart, expected: "1.5 million"),
      Case(format: .markdown, text: "* a", place: .blockStart, expected: "\\* a"),
      Case(
        format: .markdown, text: "*\"a\"*", place: .attribute, expected: "*&quot;a&quot;*"),
    ]

  static let latex =
    unchanged(.latex, ["Ω \"a\" 'b' (c) [d] e* 1-2 @ / = +"]) + [
      Case(
        format: .latex, text: "\\ { } $ & # % _ ~ ^ < > |",
        expected: "{\\textbackslash} {\\textbraceleft} {\\textbraceright} \\$ \\& \\# \\% \\_ "
          + "{\\textasciitilde} {\\textasciicircum} {\\textless} {\\textgreater} {\\textbar}"),
      // What TeX would make a dash, a quotation mark or a tie of.
      Case(format: .latex, text: "a--b ''c'' `d", expected: "a-{}-b '{}'c'{}' {\\textasciigrave}d"),
      Case(format: .latex, text: "a\u{A0}b", expected: "a~b"),
      Case(
        format: .latex, text: "\\input{/etc/passwd}",
        expected: "{\\textbackslash}input{\\textbraceleft}/etc/passwd{\\textbraceright}"),
      Case(format: .latex, text: "[a] *", expected: "{[}a] *"),
      Case(format: .latex, text: "* a", expected: "{*} a"),
      Case(format: .latex, text: "a\n\nb", expected: "a  b"),
    ]

  static let typst =
    unchanged(.typst, ["Ω (c) {d} 1-2 % & ^ = + a/b | 1. 2"]) + [
      // What Typst would make a dash, an ellipsis, a soft hyphen or a curly mark of.
      Case(format: .typst, text: "\"a\" 'b'", expected: "\\\"a\\\" \\'b\\'"),
      Case(format: .typst, text: "a--b... c-?", expected: "a-\\-b.\\.\\. c-\\?"),
      Case(
        format: .typst, text: "\\ # $ * _ [ ] < > @ ` ~",
        expected: "\\\\ \\# \\$ \\* \\_ \\[ \\] \\< \\> \\@ \\` \\~"),
      Case(format: .typst, text: "a // b /* c */", expected: "a /\\/ b /\\* c \\*/"),
      Case(
        format: .typst, text: "#read(\"/etc/passwd\")", expected: "\\#read(\\\"/etc/passwd\\\")"),
      Case(format: .typst, text: "= a", place: .blockStart, expected: "\\= a"),
      Case(format: .typst, text: "- a", place: .blockStart, expected: "\\- a"),
      Case(format: .typst, text: "+ a", place: .blockStart, expected: "\\+ a"),
      Case(format: .typst, text: " / a: b", place: .blockStart, expected: " \\/ a: b"),
      Case(format: .typst, text: "// a", place: .blockStart, expected: "\\/\\/ a"),
      Case(format: .typst, text: "12. a", place: .blockStart, expected: "12\\. a"),
      Case(format: .typst, text: "a\n= b", expected: "a = b"),
    ]

  static let text =
    unchanged(.text, ["\\ { } $ & # % _ ~ ^ < > | * ` \" '"]) + [
      Case(format: .text, text: "a\r\nb\nc", expected: "a b c")
    ]

  @Test(arguments: html + markdown + latex + typst + text)
  func escapes(_ test: Case) {
    #expect(test.format.escape(test.text, at: test.place) == test.expected)
  }

  @Test(arguments: TemplateFormat.allCases)
  func leavesOutControlCharacters(_ format: TemplateFormat) {
    #expect(format.escape("a\u{0}\u{1B}[31mb\u{7F}\u{85}\tc") == format.escape("a[31mb\tc"))
    #expect(format.escape("a\tc") == (format == .html || format == .mustache ? "a\tc" : "a c"))
  }

  static let targets = [
    Case(
      format: .html, text: "https://a.b/?c=d&e=%20f", expected: "https://a.b/?c=d&amp;e=%20f"),
    Case(
      format: .html, text: "a\"b'c<d>e f`h", expected: "a%22b%27c%3Cd%3Ee%20f%60h"),
    Case(
      format: .html, text: "https://a.b/#:~:text=We%20also,or%20so.",
      expected: "https://a.b/#:~:text=We%20also,or%20so."),
    Case(format: .mustache, text: "a?b&c", expected: "a?b&amp;c"),
    Case(
      format: .markdown, text: "https://a.b/c_d*e%20(f)?g&h",
      expected: "https://a.b/c_d*e%20%28f%29?g&h"),
    Case(format: .markdown, text: "a b<c>\"d\\e`", expected: "a%20b%3Cc%3E%22d%5Ce%60"),
    Case(
      format: .markdown, text: "https://a.b/?c&colon;x",
      expected: "https://a.b/?c\\&colon;x"),
    Case(
      format: .markdown, text: "https://a.b/?c&#58;x", expected: "https://a.b/?c\\&#58;x"),
    Case(
      format: .markdown, text: "a(b)&c\"", place: .attribute, expected: "a(b)%26c%22"),
    Case(
      format: .latex, text: "https://a.b/~c_d?e=%20&f#g",
      expected: "https://a.b/~c_d?e=\\%20&f\\#g"),
    Case(format: .latex, text: "a{b}\\c^d e", expected: "a\\%7Bb\\%7D\\%5Cc\\%5Ed\\%20e"),
    Case(
      format: .typst, text: "https://a.b/#c*d_e\"\\", expected: "https://a.b/#c*d_e%22%5C"),
    Case(format: .text, text: "https://a.b/?c&d", expected: "https://a.b/?c&d"),
  ]

  @Test(arguments: targets)
  func escapesTargets(_ test: Case) throws {
    let target = try #require(LinkRule.target(of: test.text, in: .list))
    #expect(test.format.escape(target, at: test.place) == test.expected)
  }

  static let names: [(String, TemplateFormat?)] = [
    ("selected.md.mustache", .markdown), ("a.markdown.mustache", .markdown),
    ("styles/selected.html.mustache", .html), ("a.HTM.mustache", .html),
    ("cv.tex.mustache", .latex), ("cv.typ.mustache", .typst), ("cv.txt.mustache", .text),
    ("a.b.md.mustache", .markdown), ("cv.mustache", nil), ("cv.md", nil), ("md.mustache", nil),
    ("cv.rtf.mustache", nil), ("", nil),
  ]

  @Test(arguments: names)
  func tellsTheFormatFromTheName(_ name: String, _ format: TemplateFormat?) {
    #expect(TemplateFormat(templateName: name) == format)
  }
}
