import Foundation
import Support
import Testing

/// What is no bibliography is refused at every door, and changes nothing.
struct NoBibliographyTests {
  /// The commands that read a file of records; `FILE` stands for it.
  private static let doors = [
    "add FILE", "export --from FILE", "export --from FILE --to ris", "export --from FILE --to rec",
    "format --from FILE", "cite a --from FILE", "dedupe --from FILE",
  ]
  private static let endings = ["bib", "rec", "json", "ris", "nbib", "enw", "txt"]

  private func refuse(
    _ contents: Data, as name: String, status: Int32, saying words: String
  ) throws {
    let world = try TestWorld(records: ["a.rec": "key: a\ntype: misc\ntitle: A\n"])
    try world.folder.write(contents, to: name)
    let before = try world.folder.contents()
    for door in Self.doors {
      let line = door.replacing("FILE", with: name)
      let result = world.run(line)
      #expect(result.status == status, "\(line): \(result.errors)")
      #expect(result.errors.contains(words), "\(line): \(result.errors)")
      #expect(try world.folder.contents() == before, "\(line)")
    }
  }

  @Test(arguments: endings)
  func noText(_ ending: String) throws {
    let noise = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 7 &+ $0 >> 3) }
    try refuse(Data(noise), as: "noise.\(ending)", status: 2, saying: "not text")
    let entry = Data("@book{k, title = {A\0}}\n".utf8)
    try refuse(entry, as: "nul.\(ending)", status: 2, saying: "a NUL character stands here")
    let high = Data((0..<3000).map { UInt8(0x80 + $0 * 13 % 0x80) })
    try refuse(high, as: "high.\(ending)", status: 2, saying: "most of this is not text")
  }

  @Test(arguments: [
    ("nul.json", #"[{"id": "k", "type": "book", "title": "A\u0000"}]"#),
    ("own.json", #"[{"key": "k", "type": "book", "title": "\\\u0000"}]"#),
  ])
  func escapedNUL(_ name: String, _ text: String) throws {
    try refuse(Data(text.utf8), as: name, status: 2, saying: "a NUL character stands here")
  }

  @Test func noFields() throws {
    try refuse(Data("Hello world\n".utf8), as: "t.rec", status: 2, saying: "is not a field")
  }

  @Test(arguments: ["ris", "rec"])
  func readsTextThatIsNotUTF8(_ ending: String) throws {
    let text =
      ending == "ris"
      ? "Provider: X\n\nTY  - JOUR\nTI  - Tü\nER  - \n" : "key: k\ntype: misc\ntitle: Tü\n"
    let world = try TestWorld(records: [:])
    for (name, encoding) in [("a", String.Encoding.utf16), ("b", .windowsCP1252), ("c", .utf8)] {
      let data = try #require(text.data(using: encoding))
      for file in ["\(name).\(ending)", "\(name).txt"] {
        try world.folder.write(data, to: file)
        let result = world.run("export --to json --from \(file)")
        #expect(result.status == 0 && result.output.contains("Tü"), "\(file): \(result.errors)")
      }
    }
  }

  @Test(arguments: endings)
  func nothingAtAll(_ ending: String) throws {
    for text in ["", " \n\t\r\n", "\u{FEFF}", "\u{FEFF}\n"] {
      try refuse(
        Data(text.utf8), as: "empty.\(ending)", status: 1,
        saying: "\"empty.\(ending)\" holds no entries")
    }
  }

  @Test(arguments: [
    ("a.bib", "% nothing here"), ("b.bib", "Some prose, and nothing else.\n"), ("c.json", "[]"),
    ("d.json", #"{"items": []}"#), ("e.rec", "# A comment.\n"), ("f.rec", "%rec: venue\n"),
  ])
  func noEntries(_ name: String, _ text: String) throws {
    try refuse(Data(text.utf8), as: name, status: 1, saying: "holds no entries")
  }

  @Test(arguments: [
    ("a.json", #"{"not": "an array"}"#), ("b.json", #"[{"name": "x", "version": "1.0"}]"#),
    ("c.json", #"{"author": [{"family": "Li"}]}"#), ("d.json", #"[{"id": "a", "DOI": "10.1/x"}]"#),
    ("e.json", #"[{}, {"id": "b"}]"#), ("f.ris", "AU  - Li, A\nPY  - 2000\nER  - \n"),
    ("g.ris", "TY  - \nAU  - Li, A\nER  - \n"), ("h.enw", "%A Li, A\n%D 2000\n"),
    ("i.nbib", "PMID- 1\nFAU - Li, A\n"), ("j.rec", "key: a\nauthor: Li, A\n"),
    ("k.rec", "key: a\n"), ("l.json", #"{"id": "a", "type": "", "title": ""}"#),
  ])
  func noEntryOfABibliography(_ name: String, _ text: String) throws {
    try refuse(Data(text.utf8), as: name, status: 2, saying: "neither a title nor a type")
  }

  @Test func aBadEntryCostsItselfAlone() throws {
    let world = try TestWorld(records: [:])
    try world.folder.write(
      #"[{"id": "a", "type": "book", "title": "A"}, {"id": "b"}, {"id": "c", "title": "C"}]"#,
      to: "x.json")
    let result = world.run("add x.json")
    #expect(result.status == 0)
    #expect(result.output == "added a  A\nadded c  C\n")
    #expect(result.errors.contains("x.json:1:"))
    #expect(result.errors.contains("warning: an entry has neither a title nor a type"))
  }

  /// What BibTeX has a use for is no empty file, and a talk may have no title.
  @Test(arguments: [
    ("a.bib", "@string{a = {A}}\n"), ("b.bib", "@preamble{\"x\"}\n"), ("c.bib", "@comment{x}\n"),
    ("d.bib", "@misc{k, author = {Li, A}}\n"), ("e.rec", "key: t\ntype: talk\ndate: 2020\n"),
    ("f.json", #"{"type": "speech", "author": [{"family": "Li"}]}"#),
    ("g.ris", "TY  - JOUR\nAU  - Li, A\nER  - \n"),
  ])
  func otherFilesAreTaken(_ name: String, _ text: String) throws {
    let world = try TestWorld(records: [:])
    try world.folder.write(text, to: name)
    for line in ["add \(name)", "export --from \(name)", "dedupe --from \(name)"] {
      let result = world.run(line)
      #expect(result.status == 0, "\(line): \(result.errors)")
      #expect(!result.errors.contains("holds no entries"))
    }
  }

  @Test func standardInputIsNoBetter() throws {
    let world = try TestWorld(records: [:])
    let nul = world.run("add -", input: "@book{k, title = {A\0}}")
    #expect(nul.status == 2 && nul.errors.hasPrefix("-:1:20: error: a NUL character stands here"))
    let empty = world.run("add -", input: "")
    #expect(empty.status == 1 && empty.errors == "error: standard input holds no entries\n")
    let one = world.run("add -", input: #"{"not": "an array"}"#)
    #expect(one.status == 2)
  }

  /// The others are added, and the answer is no.
  @Test func anEmptyFileAmongOthersIsSaid() throws {
    let world = try TestWorld(records: [:])
    try world.folder.write("", to: "empty.bib")
    try world.folder.write("@book{k, title = {A}}\n", to: "k.bib")
    let result = world.run("add empty.bib k.bib")
    #expect(result.status == 1 && result.output == "added k  A\n")
    #expect(result.errors == "error: \"empty.bib\" holds no entries\n")
  }

  @Test func aRecordByHandNeedsATitleOrAType() throws {
    let world = try TestWorld(records: [:])
    let alone = world.run("add --author 'Li, A' --date 2020")
    #expect(alone.status == 2 && alone.errors.contains("a record needs a title or a type"))
    #expect(world.run("add --author 'Li, A' --type talk").status == 0)
    #expect(world.run("add --author 'Li, A' --set title=B").status == 0)
  }

  /// What never ends is read up to a limit, with no more memory than that.
  @Test(
    .enabled(if: Tool.ibid != nil && FileManager.default.fileExists(atPath: "/dev/zero")),
    arguments: ["add /dev/zero", "export --from /dev/zero", "add - < /dev/zero"])
  func whatNeverEndsIsRefused(_ line: String) throws {
    let library = try BinaryLibrary()
    let result = try library.shell("ulimit -v 3000000 2>/dev/null; \"$0\" \(line)")
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("is larger than 1 GiB, or never ends\nhint: "))
  }

  /// A file that is too large is refused before any of it is read.
  @Test(.enabled(if: Tool.ibid != nil && Tool.isInstalled("truncate")))
  func aFileThatIsTooLargeIsRefused() throws {
    let library = try BinaryLibrary()
    let result = try library.shell("truncate -s 50G large.bib && \"$0\" add large.bib")
    #expect(result.status == 2)
    #expect(result.errors.contains("large.bib\" is larger than 1 GiB"))
  }
}
