import Foundation
import Support
import Testing

/// A terminal shows what records, files and words of the command line hold, and obeys none of it.
@Suite struct TerminalTests {
  /// What a terminal would obey, and what it has to show as it is.
  private static let hostile =
    "\u{1B}[31mred\u{7}\u{8}\u{9B}1m\u{7F}\u{202E}evil\u{2066}\u{200F}\u{FEFF}\u{2028}\u{E0041}"
  private static let harmless = "می\u{200C}خواهم 👩\u{200D}👧 a\u{2060}b"

  private static let record = """
    key: a
    type: article
    title: T \(hostile) \(harmless)
    author: Doe\(hostile), Jane
    date: 2020
    journal: J \(hostile)
    tag: t\(hostile)
    link: c\(hostile) https://example.org/\(hostile)
    award: A \(hostile)
    url: https://example.org/\(hostile)
    note: \(hostile)

    key: b
    type: article
    title: T \(hostile) \(harmless)
    author: Doe\(hostile), Jane
    date: 2020
    journal: J \(hostile)

    """

  private static let bib = """
    @article{x, title = {T \(hostile) \(harmless)}, author = {Doe\(hostile), J}, month = {\(hostile)}}
    @article{\(hostile),
    """

  static let commands: [[String]] =
    [
      "list", "list --json", "list --keys", "list --columns key,title,author,note,tag,link",
      "show a", "format", "cite a", "check", "check --format json", "check --format github",
      "tags", "tags --json", "links", "links --json", "awards", "awards --json", "dedupe",
      "dedupe --json", "dedupe --interactive", "publish l", "publish l --context",
      "open a --print", "export --from evil.bib", "textconv library/a.rec", "log", "undo",
      "schema", "help", "help open", "styles", "remove a --dry-run",
    ].map { $0.split(separator: " ").map(String.init) }
    + ["text", "html", "markdown", "latex", "rtf", "typst"].map { ["format", "--to", $0] }
    + ["html", "markdown", "latex", "typst"].map { ["cite", "a", "--to", $0] }
    + ["biblatex", "ris", "csl-json", "csv", "endnote", "hayagriva", "json", "rec"]
    .map { ["export", "--to", $0] }
    + [
      [hostile], ["help", hostile], ["show", hostile], ["list", "title:\(hostile)"],
      ["list", "/(\(hostile)"], ["list", "--sort", hostile], ["--\(hostile)"],
      ["set", "a", "\(hostile)=x"], ["set", "a", "note=\(hostile)", "--dry-run"],
      ["set", "a", "doi=\(hostile)"], ["tag", "a", "+\(hostile)"], ["rename", "a", hostile],
      ["add", "\(hostile).bib"], ["add", "evil.bib", "--dry-run"], ["open", "a", hostile],
      ["format", "--style", hostile], ["publish", hostile], ["add", "--type", hostile],
      ["award", "a", hostile, "--dry-run"], ["link", "a", "x", "x:\(hostile)"],
    ]

  private func world() throws -> TestWorld {
    let world = try TestWorld(records: ["a.rec": Self.record])
    try world.folder.write(Self.bib, to: "evil.bib")
    try world.folder.write(
      "heading: H \(Self.hostile)\ntemplate: homepage.html\nquery: type:article\n",
      to: "library/lists/l.rec")
    return world
  }

  @Test(arguments: commands, [40, 200])
  func nothingIsObeyed(_ words: [String], _ columns: Int) throws {
    let result = try world().run(words, environment: ["COLUMNS": "\(columns)", "NO_COLOR": "1"])
    let said = result.output + result.errors
    #expect(!said.isEmpty)
    let obeyed = said.unicodeScalars.filter { scalar in
      guard scalar != "\n", scalar != "\t" else { return false }
      return [.control, .lineSeparator, .paragraphSeparator].contains(
        scalar.properties.generalCategory)
        || scalar.properties.isBidiControl || scalar == "\u{FEFF}" || scalar.value >> 12 == 0xE0
    }
    #expect(obeyed.isEmpty, "\(said)")
    #expect(!said.contains("\\u{200C}") && !said.contains("\\u{200D}"), "\(said)")
  }

  @Test func aPipeGetsWhatThereIs() throws {
    let world = try world()
    #expect(world.run("tags").output == "1\tt\(Self.hostile)\n")
    for line in ["format", "list", "show a", "links", "dedupe", "export --to json"] {
      let output = world.run(line).output
      #expect(output.utf8.firstRange(of: "\u{202E}".utf8) != nil, "\(line): \(output)")
    }
    let added = world.run(["add", "--title", Self.harmless, "--key", "c"])
    #expect(added.output.contains(Self.harmless), "\(added)")
  }

  @Test(
    .enabled(if: Tool.ibid != nil && Tool.isInstalled("script"), "needs the built ibid and script"))
  func aRealTerminalObeysTheProgramAlone() throws {
    let binary = try #require(Tool.ibid)
    let world = try world()
    let result = try Tool.run(
      [
        "script", "-qec", "'\(binary)' list; '\(binary)' format; '\(binary)' show nobody",
        "/dev/null",
      ],
      in: world.folder.path, environment: ["TERM": "xterm", "HOME": world.folder.path])
    let said = result.output.split(separator: "\u{1B}[").joined()
    // The titles of the table are dim, and `error:` is red: no other sequence is there.
    #expect(result.output.contains("\u{1B}[2mKEY") && result.output.contains("\u{1B}[31merror:"))
    #expect(!said.contains("\u{1B}") && !result.output.contains("\u{1B}[31mred"))
    #expect(said.contains("\\u{1B}[31mred\\u{7}") && !said.contains("\u{202E}"))
    #expect(said.contains("می\u{200C}خواهم"))
  }
}
