import Console
import Support
import Testing

@testable import ibid

/// `--dry-run` says what would change, and changes nothing.
struct DryRunTests {
  static let writers = [
    "init other", "add --title New --author 'Lee, Ann' --date 2020", "add x.bib", "set a title=New",
    "unset a title", "tag a +new", "tags rename one two", "award a Medal", "award a Best --remove",
    "link a code https://e.org/c", "link a slides --remove", "rename a c paper.tex", "remove a",
    "remove year:1900.. --yes", "edit a --from edited.rec", "publish",
    "export a --into refs.bib", "check --fix", "styles add tiny",
    "cite --in text.md --into cited.md",
    "dedupe --apply", "dedupe --distinct a b",
    "add y.bib --merge",
  ]

  /// A library on which each of these commands changes something.
  static func world() throws -> TestWorld {
    let world = try TestWorld(records: [
      "a.rec":
        "key: a\ntype: misc\ntitle: A\ndate: 2020\naward: Best\nlink: slides s.pdf\ntag: one\n"
        + "author: Lee, A\ndoi: https://doi.org/10.1000/182\n",
      "b.rec": "key: b\ntype: misc\ntitle: Some Other Title\ndate: 2020\nauthor: Poe, B\n",
      "c.rec": "key: c2\ntype: misc\ntitle: Some Other Title\ndate: 2020\nauthor: Poe, Bo\n",
      "lists/all.rec": "template: homepage.md\ninto: page.md\nquery: year:2000..\n",
    ])
    try world.folder.write("@misc{x, title = {X}}", to: "x.bib")
    try world.folder.write(
      "@misc{y, title = {Some other title}, author = {Poe, B}, year = 2020, note = {Y}}",
      to: "y.bib")
    try world.folder.write("\\cite{a}\n", to: "paper.tex")
    try world.folder.write("<!-- ibid:begin all -->\n<!-- ibid:end all -->\n", to: "page.md")
    try world.folder.write("key: a\ntype: misc\ntitle: Edited\n", to: "edited.rec")
    try world.folder.write("As @a says.\n", to: "text.md")
    try world.folder.write("style_source: official\n", to: "library/ibid.rec")
    try world.folder.write(
      """
      <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
        <citation><layout><text variable="title"/></layout></citation>
      </style>
      """, to: "official/tiny.csl")
    return world
  }

  @Test(arguments: writers)
  func changesNothing(_ line: String) throws {
    let world = try Self.world()
    let before = try world.folder.contents()
    let dry = world.run(line + " --dry-run")
    #expect(dry.errors.contains("dry run: nothing was changed\n"))
    #expect(try world.folder.contents() == before)
    // It says what the command then does.
    let real = world.run(line)
    #expect(real.output == dry.output && real.status == dry.status && real.status == 0)
    #expect(!real.output.isEmpty)
    #expect(try world.folder.contents() != before)
  }

  /// What changes files only in a git repository, or when services answer; their own tests see to it.
  static let otherWriters = ["resolve", "undo", "update"]

  /// The tables above name every command that can change a file.
  @Test func allWritersAreHere() {
    let names = Program.commands.map { $0.spec }.filter { spec in
      spec.parameters.contains { $0.name == "dry-run" }
    }
    .map(\.name)
    #expect(
      Set(names)
        == Set(Self.writers.map { String($0.split(separator: " ")[0]) } + Self.otherWriters))
  }
}
