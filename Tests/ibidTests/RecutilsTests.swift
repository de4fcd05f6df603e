import Foundation
import Support
import Testing

/// GNU recutils accept what is written, and find it.
@Suite(
  .enabled(if: Tool.isInstalled("recfix"), "recutils is not installed"),
  .enabled(if: Tool.ibid != nil, "the built program is not beside the tests"))
struct RecutilsTests {
  /// Values that a line-based format could trip over.
  static let nasty = [
    #"ends in a backslash \"#, #"two \\"#, "# no comment", "+ no continuation",
    "%rec: no descriptor",
    "key: value", "a\u{2028}b", "\"quoted\" 'and' `more`", "a; b; c", "{braces", "<i>x</i>", "$x$",
    "数学 é 🎓", "a,b", String(repeating: "long ", count: 2000) + "end", "\u{202E}reversed", "-dash",
    "tab\there", "=1+1", "\u{7F}\u{1}control",
  ]

  /// A library made by commands, with odd values in every kind of field.
  private func library() throws -> BinaryLibrary {
    let library = try BinaryLibrary()
    for (index, value) in Self.nasty.enumerated() {
      let key = "k\(index)"
      // `<i>x</i>` and `$x$` are one title, so the second needs --force.
      try succeed(
        library, "add", "--force", "--key", key, "--type", "article", "--title", value, "--author",
        value,
        "--date", "2020", "--set", "note=\(value)\n\(value)\n\n\(value)", "--set", "mine=\(value)")
      try succeed(library, "award", "--", key, value)
      try succeed(library, "tag", key, "+\(value.filter { $0 != "," && !$0.isASCIIControl })")
      try succeed(library, "link", key, "a label", "https://e.org/\(index)")
    }
    for key in ["../x", "/etc", "a:b", "-k", "%41", "CON", "müller", "Müller", "k/k"] {
      try succeed(library, "add", "--key", key, "--type", "book", "--title", key)
    }
    try succeed(library, "rename", "k0", "renamed/0")
    try succeed(library, "add", "--force", "--tag", "x", try bibFile(in: library))
    return library
  }

  private func bibFile(in library: BinaryLibrary) throws -> String {
    try library.folder.write(
      #"""
      @article{bib1, author = {Erd{\H o}s, P. and others}, title = {A {B}ook \& more},
        year = 2001, month = may, abstract = {One

        Two \\}, annote = {x}, bdsk-url-1 = {u}, keywords = {a, b}, file = {:a.pdf:PDF}}
      @string{x = "y"}
      @inproceedings{bib2, title = x # {z}, crossref = {bib1}, pages = {1--2}}
      """#, to: "odd.bib")
    return "odd.bib"
  }

  private func succeed(_ library: BinaryLibrary, _ words: String...) throws {
    let result = try library.run(words)
    #expect(result.status == 0, "\(words): \(result.errors)")
  }

  @Test func acceptEveryFile() throws {
    let library = try library()
    let schema = try library.run(["schema"]).output
    var all = schema
    for file in try library.recordFiles {
      let text = try library.folder.read(file)
      all += "\n" + text
      let alone = try check(schema + "\n" + text)
      #expect(alone.status == 0, "\(file): \(alone.errors)")
    }
    let together = try check(all)
    #expect(together.status == 0, "\(together.errors)")
    for option in ["rec", "rec --private"] {
      let words = ["export", "--to"] + option.split(separator: " ").map(String.init)
      let exported = try check(schema + "\n" + library.run(words).output)
      #expect(exported.status == 0, "\(option): \(exported.errors)")
    }
  }

  @Test func findTheRecords() throws {
    let library = try library()
    var all = try library.run(["schema"]).output
    for file in try library.recordFiles { all += try "\n" + library.folder.read(file) }
    let found = try Tool.run(
      ["recsel", "-t", "Publication", "-P", "key"], in: "/", input: Data(all.utf8))
    let keys = Set(found.output.split(separator: "\n").map(String.init))
    let listed = try library.run(["list", "--keys"]).output.split(separator: "\n").map(String.init)
    #expect(keys == Set(listed))
    #expect(listed.count == Self.nasty.count + 11)
    // The values are the same ones.
    for (index, value) in Self.nasty.enumerated() where index > 0 {
      let note = try Tool.run(
        ["recsel", "-t", "Publication", "-e", "key = \"k\(index)\"", "-P", "note"], in: "/",
        input: Data(all.utf8))
      let lines = note.output.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.hasSuffix("\\ ") ? $0.dropLast() : $0
      }
      #expect(lines.joined(separator: "\n").hasPrefix("\(value)\n\(value)\n\n\(value)"))
    }
  }

  @Test func refuseWhatTheSchemaForbids() throws {
    let schema = try BinaryLibrary().run(["schema"]).output
    for text in [
      "key: a\n", "type: book\n", "key: a\ntype: book\n\nkey: a\ntype: book\n",
      "key: a\ntype: book\ntitle: x\ntitle: y\n",
    ] {
      #expect(try check("\(schema)\n\(text)").status != 0, "\(text)")
    }
    #expect(try check("\(schema)\nkey: a\ntype: book\ntag: x\ntag: y\nmine: z\n").status == 0)
  }

  private func check(_ text: String) throws -> Tool.Result {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "all.rec")
    return try Tool.run(["recfix", "--check", "all.rec"], in: folder.path)
  }
}

extension Character {
  fileprivate var isASCIIControl: Bool {
    unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
  }
}
