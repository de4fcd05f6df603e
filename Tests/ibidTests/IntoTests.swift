import Support
import Testing

/// What `--into` replaces, and what it leaves alone.
@Suite struct IntoTests {
  static let records = [
    "smith.rec": """
    key: smith2017
    type: article
    title: Deep {Learning} of $x^2$
    author: Smith, Jörg
    author: Lee, Ann
    journal: Nature
    date: 2017-05-03
    pages: 1--9
    award: Best Paper
    link: code https://example.org/code
    tag: mine
    """,
    "lee.rec": """
    key: lee2020
    alias: lee2019
    type: inproceedings
    title: Foo
    author: Lee, Ann
    venue: conf 2020
    date: 2020
    """,
    "venues.rec": """
    key: conf
    name: Conference on Things
    short: CoT
    kind: conference
    """,
  ]

  static func world() throws -> TestWorld {
    let world = try TestWorld(records: records)
    try world.folder.write(
      "\\documentclass{article}\\begin{document}\\cite{smith2017}\\end{document}", to: "p.tex")
    return world
  }

  /// Files that hold what neither the export nor the library has.
  static let handMade = [
    "@book{other, title = {Other}}",
    "@article{smith2017, title = {Deep {Learning} of $x^2$}, note = {mine}}",
    "@article{smith2017, title = {Shallow Learning}}",
    "@book{smith2017, title = {Deep {Learning} of $x^2$}}",
    "@article{smith2018, title = {Deep {Learning} of $x^2$}}",
    "@string{acm = \"ACM\"}",
    "@preamble{\"\\newcommand{\\x}{y}\"}",
    "@comment{a group tree}",
    "% a remark\n",
    "words between entries\n",
    "@article{smith2017, title = {Deep {Learning} of $x^2$}, % so it is\n}",
    "@article{smith2017, title = {Deep {Learning} of $x^2$}, title = {Another}}",
    "@article{smith2017, title = {Deep {Learning} of $x^2$",
    "not a bibliography at all",
  ]

  @Test(arguments: handMade)
  func keepsWhatSomeoneWrote(_ text: String) throws {
    for options in ["", " --to biblatex", " --dry-run", " --venues macro", " --cited p.tex"] {
      let world = try Self.world()
      try world.folder.write(text, to: "refs.bib")
      let result = world.run("export --into refs.bib\(options)")
      #expect(result.status == 2, "\(options): \(result.errors)")
      #expect(result.errors.contains("is not replaced"))
      #expect(try world.folder.read("refs.bib") == text)
      if options == " --dry-run" { continue }
      #expect(world.run("export --into refs.bib --force\(options)").status == 0)
      #expect(try world.folder.read("refs.bib") != text)
    }
  }

  /// The order of names, and how often one stands there, are part of an entry.
  @Test(arguments: ["bibtex", "ris", "csl-json", "endnote", "json", "rec"])
  func keepsTheOrderOfNames(_ format: String) throws {
    let names = ["Aa, Al", "Bb, Bo", "Cc, Cy"]
    let text = { (names: [String]) in
      "key: k\ntype: book\ntitle: T\ndate: 2001\n" + names.map { "author: \($0)\n" }.joined()
    }
    for other in [Array(names.reversed()), names + [names[0]]] {
      let world = try TestWorld(records: ["k.rec": text(other)])
      let before = world.run("export --to \(format)").output
      let own = before.split(separator: "\n").filter { !$0.hasPrefix("#") }
      try world.folder.write(own.joined(separator: "\n") + "\n", to: "refs.out")
      try world.folder.write(text(names), to: "library/k.rec")
      let result = world.run("export --to \(format) --into refs.out")
      #expect(result.status == 2 && result.errors.contains("is not replaced"), "\(other)")
    }
  }

  /// RIS has no sign for a body of one word, and an older ibid wrote none.
  @Test func aBodyOfOneWordIsItsName() throws {
    let world = try TestWorld(records: [
      "k.rec": "key: k\ntype: report\ntitle: T\nauthor: {WHO}\ndate: 2001\n"
    ])
    let ris = world.run("export --to ris").output
    let line = try #require(ris.split(separator: "\n").first { $0.hasPrefix("AU  - ") })
    try world.folder.write(ris.replacing(line, with: "AU  - WHO") + "\n", to: "refs.ris")
    #expect(world.run("export --to ris --into refs.ris").status == 0)
  }

  /// Every way to have written a file before: without its checksum line it still holds nothing that
  /// the library lacks.
  @Test(arguments: [
    "", "--to biblatex", "--to csl-json", "--to ris", "--to endnote", "--to json", "--to rec",
    "--to csv", "--to hayagriva", "--venues short", "--venues macro", "--with award,link",
    "--private", "--to biblatex --private --with award,link --venues short",
  ])
  func replacesWhatTheLibraryHas(_ options: String) throws {
    let world = try Self.world()
    let before = world.run("export \(options)")
    #expect(before.status == 0)
    for now in ["", "--to biblatex"] where !options.contains("csv") && !options.contains("haya") {
      try world.folder.write(before.output, to: "refs")
      let result = world.run("export --cited p.tex --into refs \(now)")
      #expect(result.status == 0, "\(now): \(result.errors)")
    }
    try world.folder.write(before.output, to: "refs")
    let result = world.run("export --cited p.tex --into refs \(options)")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(arguments: ["", "--to biblatex", "--to hayagriva", "--to rec"])
  func replacesItsOwnFileWhenRecordsChange(_ options: String) throws {
    let world = try Self.world()
    #expect(world.run("export --into refs.out \(options)").status == 0)
    #expect(world.run("set lee2020 title=Changed").status == 0)
    #expect(world.run("remove smith2017").status == 0)
    #expect(world.run("export --into refs.out \(options)").output == "wrote refs.out\n")
    #expect(try world.folder.read("refs.out").contains("Changed"))
    #expect(world.run("export --into refs.out \(options)").errors.hasSuffix("is up to date\n"))
    let text = try world.folder.read("refs.out")
    try world.folder.write(text + "\n# by hand: 1\n@misc{hand, title = {H}}\n", to: "refs.out")
    let refused = world.run("export --into refs.out \(options)")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("was changed after ibid wrote it"))
  }

  /// Formats without comments have no checksum; what was written there is in the journal.
  @Test(arguments: ["csl-json", "ris", "endnote", "json", "csv"])
  func knowsItsOwnFileWithoutAChecksum(_ format: String) throws {
    let world = try Self.world()
    #expect(world.run("export --to \(format) --into refs.out").status == 0)
    #expect(world.run("set lee2020 title=Changed").status == 0)
    let result = world.run("export --to \(format) --into refs.out")
    #expect(result.status == 0, "\(result.errors)")
    let text = try world.folder.read("refs.out")
    #expect(text.contains("Changed"))
    try world.folder.write(text.replacing("Changed", with: "By hand"), to: "refs.out")
    #expect(world.run("set lee2020 title=Again").status == 0)
    #expect(world.run("export --to \(format) --into refs.out").status == 2)
    #expect(try world.folder.read("refs.out").contains("By hand"))
  }

  @Test func isReadBackWithoutTheChecksumLine() throws {
    let world = try Self.world()
    _ = world.run("export --into refs.bib")
    let result = world.run("export --from refs.bib")
    #expect(result.output == world.run("export").output)
    #expect(result.errors == "")
  }

  @Test func putsAnEmptyFileOrOneOfBlanksAside() throws {
    let world = try Self.world()
    for text in ["", "\n \n", "\u{FEFF}"] {
      try world.folder.write(text, to: "refs.bib")
      #expect(world.run("export --into refs.bib").status == 0)
    }
  }

  @Test func createsNoFolder() throws {
    let world = try Self.world()
    let result = world.run("export --into papers/refs.bib")
    #expect(result.status == 2)
    #expect(result.errors.contains("there is no folder"))
    #expect(world.run("export --into library").status == 2)
    #expect(world.run("export --into refs.bib/").status == 2)
  }

  @Test func takesADashForStandardOutput() throws {
    let world = try Self.world()
    #expect(world.run("export --into -").output == world.run("export").output)
    #expect(!world.folder.has("-"))
  }

  @Test func writesToDevicesWithoutReadingThem() throws {
    let world = try Self.world()
    #expect(world.run("export --into /dev/null").status == 0)
    #expect(world.run("export --into /dev/full").status == 2)
  }

  @Test func keepsTheTextsOfOthers() throws {
    let world = try Self.world()
    try world.folder.write("See @smith2017.\n", to: "paper.md")
    try world.folder.write("my own diary\n", to: "diary.md")
    #expect(world.run("cite --in paper.md --into diary.md").status == 2)
    #expect(world.run("cite --in paper.md --into cited.md").status == 0)
    try world.folder.write("Now see @lee2020.\n", to: "paper.md")
    #expect(world.run("cite --in paper.md --into cited.md").output == "wrote cited.md\n")
    try world.folder.write("key,cluster\na,1\n", to: "clusters.csv")
    #expect(world.run("dedupe --clusters clusters.csv").status == 0)
    #expect(world.run("dedupe --clusters diary.md").status == 2)
    #expect(try world.folder.read("diary.md") == "my own diary\n")
  }

  /// Standard output by its other names, and a pipe, which nobody may read first.
  @Test func writesThroughTheShell() throws {
    let library = try BinaryLibrary(records: Self.records)
    let plain = try library.run(["export"]).output
    #expect(plain.contains("@article{smith2017"))
    for script in [
      "$0 export --into /dev/stdout", "$0 export --into /dev/stdout > out; cat out",
      "$0 export --into -", "mkfifo pipe; cat pipe & $0 export --into pipe > words; wait",
    ] {
      #expect(try library.shell(script).output == plain, "\(script)")
    }
    let full = try library.shell("$0 export --into /dev/full")
    #expect(full.status == 2 && full.errors.hasPrefix("error: cannot write"), "\(full.errors)")
  }

  /// Work stays in proportion to the old file, whose entries are all looked for.
  @Test func comparesLargeFiles() throws {
    try expectWorkInProportion(upTo: 4_000) { count in
      let world = try TestWorld(records: [:])
      let entries = (0..<count).map { "@misc{k\($0), title = {T \($0)}}\n" }.joined()
      try world.folder.write(entries, to: "new.bib")
      try world.folder.write("% by hand\n" + entries, to: "old.bib")
      let result = world.run("export --from new.bib --verbatim --into old.bib")
      #expect(result.status == 2 && result.errors.contains("1 other line"), "\(result.errors)")
    }
  }
}
