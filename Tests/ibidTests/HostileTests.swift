import Foundation
import Support
import Testing

/// Input that tries to be more than text: stored as given where it is harmless, shown escaped, and
/// refused where it is not.
struct HostileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// A record file, if the case begins with one.
    var record = ""
    let words: [String]
    var input = ""
    var isTerminal = false
    var status: Int32 = 0
    /// What the output and the errors hold, and what they do not.
    var shows: [String] = []
    var hides: [String] = []
  }

  private static func key(_ key: String, status: Int32 = 0) -> Case {
    Case(
      testDescription: "the key \(key)",
      words: ["add", "--key=\(key)", "--title", "T", "--author", "Roe, R"], status: status)
  }

  private static let escapes =
    "key: a\ntype: misc\ntitle: A\u{1B}[2J\u{202E}B\ntag: t\u{1B}]0;x\u{7}\n"
    + "link: c\u{9B}m https://e.org/\u{1B}\n"

  private static func shown(_ words: String...) -> Case {
    Case(
      testDescription: "a terminal escape in \(words[0])", record: escapes, words: words,
      isTerminal: true, shows: ["\\u{1B}"], hides: ["\u{1B}", "\u{202E}", "\u{7}", "\u{9B}"])
  }

  private static let evil = """
    @misc{evil, title = {\\input{/etc/passwd} \\write18{rm -rf ~} $x\\catcode`\\%=12^^5cinput y$},
      author = {\\immediate\\write18{x}}, note = {=cmd|' /C calc'!A0}, keywords = {@SUM(1+1)},
      url = {javascript:alert(1)}, year = 2020}
    """

  static let cases: [Case] = [
    key("../../../etc/passwd"), key("/etc/passwd"), key(".."), key(".git"), key("-rf"),
    key("--help"), key("CON"), key("a\\b"), key("~root"), key("%2e%2e%2f"), key("$(reboot)"),
    key("`reboot`"), key(";reboot"), key("a|b"), key("a'b\"c"), key("*"), key("a:b"),
    key("ibid"), key("venues"),
    key("a b", status: 2), key("a\nb", status: 2), key("a\u{1B}[2J", status: 2), key("", status: 2),
    key("a}b", status: 2),
    shown("show", "a"),
    Case(
      testDescription: "a terminal escape in BibTeX", record: escapes,
      words: ["show", "a", "--to", "bibtex"], isTerminal: true, shows: ["A[2J\\u{202E}B"],
      hides: ["\u{1B}", "\u{202E}", "\u{7}", "\u{9B}"]),
    shown("export", "--to", "csv"),
    shown("list", "--columns", "title,tag,link"), shown("tags"), shown("links"),
    shown("open", "a", "--print"), shown("check"),
    Case(
      testDescription: "a terminal escape in a name that is not there",
      words: ["show", "\u{1B}[2J"],
      status: 1, shows: ["\\u{1B}"], hides: ["\u{1B}"]),
    Case(
      testDescription: "a script as a link", record: escapes,
      words: ["link", "a", "x", "javascript:alert(1)"], status: 2,
      shows: ["has the scheme javascript"]
    ),
    Case(
      testDescription: "a script to open",
      record: "key: a\ntype: misc\nurl: JavaScript://%0aalert(1)\n",
      words: ["open", "a"], status: 2, shows: ["has the scheme"]),
    Case(
      testDescription: "another program's address to open",
      record: "key: a\ntype: misc\nurl: ms-msdt://x\n", words: ["open", "a"], status: 2,
      shows: ["has the scheme"]),
    Case(
      testDescription: "a tag that is an option", record: "key: a\ntype: misc\n",
      words: ["tag", "a", "+-rf", "--add=--help"], shows: ["tag: +-rf", "tag: +--help"]),
    Case(
      testDescription: "a formula for a spreadsheet",
      words: ["export", "--from", "evil.bib", "--to", "csv"],
      input: evil, shows: ["'=cmd", "'@SUM"], hides: [",=cmd", ",@SUM", ",\"=cmd"]),
    Case(
      testDescription: "TeX that reads and runs, for BibTeX",
      words: ["export", "--from", "evil.bib"],
      input: evil,
      shows: [
        "{\\textbackslash}input{\\textbraceleft}/etc/passwd{\\textbraceright}",
        "{\\textbackslash}write18", "\\$x{\\textbackslash}catcode",
        "2 values hold TeX that is not known to be harmless",
      ],
      hides: ["\\input{", "\\write18{rm", "\\immediate\\", "^^", "$\\catcode"]),
    Case(
      testDescription: "TeX that reads and runs, for biblatex",
      words: ["export", "--from", "evil.bib", "--to", "biblatex"], input: evil,
      hides: ["\\input{", "\\write18{rm", "\\immediate\\", "^^"]),
    Case(
      testDescription: "TeX, a script and tags in a LaTeX list", record: hostileItem,
      words: ["publish", "tex"],
      shows: [
        "{\\textbackslash}input{\\textbraceleft}x{\\textbraceright}",
        "\\${\\textbackslash}input y\\$",
      ],
      hides: ["\\input"]),
    Case(
      testDescription: "TeX, a script and tags on a web page", record: hostileItem,
      words: ["publish", "html"], shows: ["&lt;script&gt;"], hides: ["<script", "javascript:"]),
    Case(
      testDescription: "TeX, a script and tags in Markdown", record: hostileItem,
      words: ["publish", "md"], hides: ["]<script", " <script", "javascript:"]),
    Case(
      testDescription: "a template that reads another file", record: hostileItem,
      words: ["publish", "path"], status: 2, shows: ["there is no template"], hides: ["TOP"]),
    Case(
      testDescription: "a list from elsewhere", words: ["publish", "../../ibid"], status: 2,
      shows: ["there is no list"]),
  ]

  private static let hostileItem = """
    key: a
    type: misc
    title: \\input{x} <script>alert(1)</script> $\\input y$
    url: javascript:alert(1)
    date: 2020

    """

  @Test(arguments: cases)
  func isMet(_ test: Case) throws {
    let outer = try TestWorld()
    let world = try TestWorld(records: test.record.isEmpty ? [:] : ["a.rec": test.record])
    try world.folder.write(test.input, to: "evil.bib")
    try world.folder.write("TOP", to: "secret.md.mustache")
    for format in ["tex", "html", "md"] {
      try world.folder.write(
        "{{#sections}}{{#items}}{{title}} <a href=\"{{url}}\">{{/items}}{{/sections}}",
        to: "styles/t.\(format).mustache")
      try world.folder.write("template: t.\(format)\nquery: a\n", to: "library/lists/\(format).rec")
    }
    try world.folder.write("template: ../secret.md\nquery: a\n", to: "library/lists/path.rec")
    let before = Set(try world.folder.files())
    let result = world.run(
      test.words, environment: test.isTerminal ? ["COLUMNS": "200", "NO_COLOR": "1"] : [:])
    let said = result.output + result.errors
    #expect(result.status == test.status || test.words[0] == "check", "\(said)")
    for text in test.shows { #expect(said.contains(text), "\(said)") }
    for text in test.hides { #expect(!said.unicodeScalars.contains(text), "\(said)") }
    // Whatever was made is a file of records, right in the library.
    for file in Set(try world.folder.files()).subtracting(before) {
      let parts = file.split(separator: "/")
      #expect(parts.count == 2 && parts[0] == "library" && file.hasSuffix(".rec"), "\(file)")
      #expect(parts[1].utf8.first != UInt8(ascii: "-") && parts[1].utf8.first != UInt8(ascii: "."))
    }
    #expect(try outer.folder.files().isEmpty)
  }

  @Test(arguments: ["../../x", "-rf", "$(reboot)", "ibid", "a:b", "."])
  func aKeyIsFoundAgain(_ key: String) throws {
    let world = try TestWorld(records: [:])
    #expect(world.run(["add", "--key=\(key)", "--title", "T"]).status == 0)
    #expect(world.run(["show", "--", key]).output.contains("key: \(key)\n"))
    #expect(world.run(["rename", "--", key, "b"]).status == 0)
    #expect(world.run(["show", "b"]).output.contains("alias: \(key)\n"))
  }
}

extension String.UnicodeScalarView {
  /// Whether a text stands here, scalar by scalar: an accent after it does not hide it.
  fileprivate func contains(_ text: String) -> Bool {
    String(self).utf8.firstRange(of: text.utf8) != nil
  }
}
