import Foundation
import Support
import Testing

/// What every reader can do.
struct ReaderTests {
  static let readers = [
    "list", "list title:a", "list nothing", "show a", "show a b", "show a --to json", "tags",
    "awards", "awards a", "links", "links b", "export", "export a", "export --from x.bib",
    "publish all --context", "cite a", "cite x --from x.bib", "format", "format --from x.bib",
    "styles",
  ]

  private func library() throws -> TestWorld {
    let world = try TestWorld(records: [
      "a.rec": """
      key: a
      type: misc
      title: "Quoted" \\ back \u{1B}[31m tab\tand 数
      + second line
      date: 2020
      award: Best; url=https://e.org; flag
      tag: one

      """,
      "b.rec": "key: b\ntype: talk\nlink: code https://e.org\n",
      "lists/all.rec": "template: homepage.md\nquery: year:2000..\n",
    ])
    try world.folder.write("@misc{x, title = {X}}", to: "x.bib")
    return world
  }

  @Test(arguments: readers)
  func printsJSON(_ line: String) throws {
    let result = try library().run(line + (line.hasPrefix("publish") ? "" : " --json"))
    let data = Data(result.output.utf8)
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
    }
    #expect(!data.contains(0x1B))
    #expect(result.output.hasSuffix("\n"))
  }

  @Test(arguments: readers)
  func changesNothing(_ line: String) throws {
    let world = try library()
    let before = try world.folder.contents()
    _ = world.run(line)
    #expect(try world.folder.contents() == before)
  }

  @Test func colorsAsAsked() throws {
    let world = try library()
    let plain = world.run("list nothing")
    #expect(!plain.errors.contains("\u{1B}"))
    #expect(world.run("--color always list nothing").errors.contains("\u{1B}[31m"))
    #expect(world.run("list nothing", environment: ["COLUMNS": "80"]).errors.contains("\u{1B}[31m"))
    for line in ["--color never list nothing", "list nothing --color=never"] {
      #expect(world.run(line, environment: ["COLUMNS": "80"]).errors == plain.errors)
    }
    for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let terminal = environment.merging(["COLUMNS": "80"]) { $1 }
      #expect(world.run("list nothing", environment: terminal).errors == plain.errors)
      let always = world.run("--color always list nothing", environment: terminal)
      #expect(always.errors.contains("\u{1B}[31m"))
    }
  }

  /// What a record says never moves the cursor of a terminal.
  @Test func controlsDoNotReachATerminal() throws {
    let world = try library()
    for line in ["list", "list a", "awards", "links", "tags"] {
      let result = world.run(line, environment: ["COLUMNS": "200", "NO_COLOR": "1"])
      #expect(!result.output.contains("\u{1B}"), "\(line)")
    }
  }
}
