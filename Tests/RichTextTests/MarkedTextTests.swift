import Testing

@testable import RichText

/// The markup of a value as a tree: `[i …]` for a style, `{…}` for protected case, `$…$` for math.
struct MarkedTextTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let input: String
    let tree: String
    var plain: String?

    var testDescription: String { input }
  }

  @Test(arguments: groups + unpaired + math + escapes + commands)
  func reads(_ test: Case) {
    let text = MarkedText(field: test.input)
    #expect(text.nodes.map(\.shown).joined(separator: "|") == test.tree)
    if let plain = test.plain { #expect(text.plain == plain) }
  }

  static let groups = [
    Case(input: "", tree: "", plain: ""),
    Case(input: "plain words", tree: "plain words", plain: "plain words"),
    Case(input: "a <i>b</i> c", tree: "a |[i b]| c", plain: "a b c"),
    Case(input: "<b>b</b><sup>p</sup><sub>q</sub><sc>s</sc>", tree: "[b b]|[sup p]|[sub q]|[sc s]"),
    Case(input: "<span style=\"font-variant:small-caps;\">s</span>", tree: "[sc s]"),
    Case(input: "<span style=\"font-variant: small-caps;\">s</span>", tree: "[sc s]"),
    Case(input: "<span class=\"nocase\">N</span>", tree: "{N}"),
    Case(input: "<span style='font-variant: small-caps'>s</span>", tree: "[sc s]"),
    Case(input: "the {DNA} of {E}lse", tree: "the |{DNA}| of |{E}|lse", plain: "the DNA of Else"),
    Case(input: "<i>a <b>b</b> {c}</i>", tree: "[i a |[b b]| |{c}]", plain: "a b c"),
    Case(input: "{a {b} c}", tree: "{a |{b}| c}"),
    Case(input: "<i>a <i>b</i> c</i>", tree: "[i a |[i b]| c]"),
    Case(input: "{}<i></i>", tree: "{}|[i ]"),
    Case(input: "数<i>学</i>", tree: "数|[i 学]"),
  ]

  static let unpaired = [
    Case(input: "a { b", tree: "a { b"),
    Case(input: "a } b", tree: "a } b"),
    Case(input: "a } b { c", tree: "a } b { c"),
    Case(input: "a {b} } c", tree: "a |{b}| } c"),
    Case(input: "{ a {b}", tree: "{ a |{b}"),
    Case(input: "a <i> b", tree: "a <i> b"),
    Case(input: "a </i> b", tree: "a </i> b"),
    Case(input: "a <u>b</u> < c > d", tree: "a <u>b</u> < c > d"),
    Case(input: "<i>a { b</i> c", tree: "[i a { b]| c"),
    Case(input: "<i>a } b</i> c", tree: "[i a } b]| c"),
    Case(input: "<i>a <b> c</i>", tree: "[i a <b> c]"),
    Case(input: "<i>a <b>b</i></b>", tree: "[i a <b>b]|</b>"),
    Case(input: "{a <i> b} c</i>", tree: "{a <i> b}| c</i>"),
    Case(input: "<i>{</i>}", tree: "<i>|{</i>}"),
    Case(
      input: "<span class=\"nodecor\">y</span>", tree: "<span class=\"nodecor\">y</span>"),
    Case(input: "<span class=\"x\">y</span>", tree: "<span class=\"x\">y</span>"),
    Case(input: "<I>a</I>", tree: "<I>a</I>"),
  ]

  static let math = [
    Case(input: "$x^2$ is", tree: "$x^2$| is", plain: "$x^2$ is"),
    Case(input: "cost $5 and $6", tree: "cost $5 and $6"),
    Case(input: "$ a$ and $b $", tree: "$ a$ and $b $"),
    // Whoever means a tilde writes no digit after it; pandoc reads it so too.
    Case(input: #"$\sim$5 times"#, tree: #"$|«\sim»|$5 times"#),
    Case(input: #"$a\$b$"#, tree: #"$a\$b$"#),
    Case(input: "$a}b$", tree: "$a}b$"),
    Case(input: "{a $x_{1}$}", tree: "{a |$x_{1}$}"),
    Case(input: "{$a}b$", tree: "{|$a}b$"),
    Case(input: "$$x$$", tree: "$|$x$|$"),
    Case(input: "$<i>$ x</i>", tree: "$<i>$| x</i>"),
    Case(input: "$", tree: "$"),
    Case(input: #"$a\"#, tree: #"$a\"#),
  ]

  static let escapes = [
    Case(input: #"\$5 and \$6"#, tree: "$5 and $6", plain: "$5 and $6"),
    Case(input: #"\{a\} \<i>b"#, tree: "{a} <i>b"),
    Case(input: #"{a \} b}"#, tree: "{a } b}"),
    Case(input: #"\ \\ x"#, tree: #"\ \\ x"#),
    // A second backslash escapes as the first one does; no group begins here.
    Case(input: #"a\\{b}"#, tree: #"a\{b}"#),
    Case(input: #"{a\\}b}"#, tree: #"{a\}b}"#),
    Case(input: #"a \"#, tree: #"a \"#),
  ]

  /// Commands of TeX are shown in `«…»`.
  static let commands = [
    Case(input: #"on \ce{H2O} and"#, tree: #"on |«\ce{H2O}»| and"#, plain: #"on \ce{H2O} and"#),
    Case(input: #"\alpha decay"#, tree: #"«\alpha»| decay"#),
    Case(input: #"{\ion{H}{II}} x"#, tree: #"{«\ion{H}{II}»}| x"#),
    Case(input: #"\SI[mode=text]{10}{\metre}"#, tree: #"«\SI[mode=text]{10}{\metre}»"#),
    Case(input: #"\alpha [see {b}]"#, tree: #"«\alpha»| [see |{b}|]"#),
    Case(input: #"\alpha[see] it"#, tree: #"«\alpha»|[see] it"#),
    Case(input: #"\hspace*{1em}"#, tree: #"«\hspace*{1em}»"#),
    Case(input: #"\a{b {c} d} e"#, tree: #"«\a{b {c} d}»| e"#),
    Case(input: #"\a{b"#, tree: #"«\a»|{b"#),
    Case(input: #"<i>\a{b}</i>"#, tree: #"[i «\a{b}»]"#),
    Case(input: #"\a\b"#, tree: #"«\a»|«\b»"#),
    Case(input: #"\1{a}"#, tree: #"\1|{a}"#),
    Case(input: #"\a$x$"#, tree: #"«\a»|$x$"#),
  ]

  /// Hostile values take no longer than long ones do, and no stack.
  @Test(arguments: [
    "{", "}", "<i>", "</i>", "<i><b>", "$", "$a", "$ ", "\\", "<", "{<i>", "<i>{", "{}",
    "<i>{</i>}",
    "<b></i>", "\\a{", "\\a[", "\\a{}", "\\a[]{", "{\\a",
  ])
  func endsOnAnyInput(_ unit: String) {
    let value = String(repeating: unit, count: 50_000)
    let escapes = value.utf8.count { $0 == UInt8(ascii: "\\") }
    let plain = MarkedText(field: value).plain
    #expect(plain.utf8.count <= value.utf8.count)
    if escapes == 0, unit.count == 1 || unit.contains("a") { #expect(plain == value) }
  }

  @Test func deepGroupsArePlainTextInTheEnd() {
    let value =
      String(repeating: "{", count: 1000) + "x" + String(repeating: "}", count: 1000)
    #expect(MarkedText(field: value).plain == String(value.dropFirst(64).dropLast(64)))
  }
}

extension MarkedText.Node {
  fileprivate var shown: String {
    switch self {
    case .text(let text): text
    case .math(let source): "$\(source)$"
    case .tex(let source): "«\(source)»"
    case .link(let inner, let address): "[\(inner.map(\.shown).joined(separator: "|"))](\(address))"
    case .styled(let style, let inner):
      "[\(style.rawValue) \(inner.map(\.shown).joined(separator: "|"))]"
    case .protected(let inner): "{\(inner.map(\.shown).joined(separator: "|"))}"
    }
  }
}
