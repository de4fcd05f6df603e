import Support
import Records
import Testing

@testable import Store

/// An edit touches only the lines that change.
struct RecEditTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let input: String
    /// Changes the first record.
    let change: @Sendable (inout Record) throws -> Void
    let output: String

    var testDescription: String { name }
  }

  @Test(arguments: changes + places + forms)
  func turnsARecordIntoAnother(_ test: Case) throws {
    let document = RecDocument(Array(test.input.utf8), file: "a.rec")
    var record = try #require(document.records.first)
    try test.change(&record)
    let index = try #require(document.entries.firstIndex { $0.record != nil })
    let bytes = document.applying([index: .replace(record)])
    #expect(String(decoding: bytes, as: UTF8.self) == test.output)
    #expect(RecDocument(bytes, file: "a.rec").records.first == record)
  }

  static let changes = [
    Case(
      name: "nothing", input: "key: a\ntype:  book\n", change: { _ in },
      output: "key: a\ntype:  book\n"),
    Case(
      name: "a value", input: "key: a\ntype: book\ntitle:  Old\ndate: 2020\n",
      change: { $0.set("title", to: "New") },
      output: "key: a\ntype: book\ntitle: New\ndate: 2020\n"),
    Case(
      name: "a value of several lines", input: "key: a\ntype: book\nnote: x\n+ y\n+ z\ntag: t\n",
      change: { $0.set("note", to: "w") }, output: "key: a\ntype: book\nnote: w\ntag: t\n"),
    Case(
      name: "one of several values",
      input: "key: a\ntype: book\ntag: x\n# mine\ntag:   y\ntag: z\n",
      change: { $0.removeAll("tag") { $0 == "y" } },
      output: "key: a\ntype: book\ntag: x\n# mine\ntag: z\n"),
    Case(
      name: "one more value", input: "key: a\ntype: book\ntag: x\n# mine\ntag: y\nzz: 1\n",
      change: { $0.insert("tag", "z") },
      output: "key: a\ntype: book\ntag: x\n# mine\ntag: y\ntag: z\nzz: 1\n"),
    Case(
      name: "the first field", input: "key: a\ntype: book\ntag: x\n",
      change: { $0.insert("title", "T") }, output: "key: a\ntype: book\ntitle: T\ntag: x\n"),
    Case(
      name: "the key", input: "# c\nkey:  a\ntype: book\n",
      change: { $0.key = try CitationKey("b") }, output: "# c\nkey: b\ntype: book\n"),
    Case(
      name: "the type", input: "key: a\ntype: book\n", change: { $0.type = "misc" },
      output: "key: a\ntype: misc\n"),
    Case(
      name: "a type in capitals stays", input: "key: a\ntype: Book\n",
      change: { $0.set("tag", to: "x") }, output: "key: a\ntype: Book\ntag: x\n"),
    Case(
      name: "a type where there was none", input: "key: a\ntitle: T\n",
      change: { $0.type = "book" }, output: "key: a\ntype: book\ntitle: T\n"),
    Case(
      name: "all values at once", input: "key: a\ntype: book\ntag: x\ntag: y\ntag: z\n",
      change: { $0.removeAll("tag") }, output: "key: a\ntype: book\n"),
    Case(
      name: "a new order",
      input: "key: a\ntype: book\ndate: 2020\ntitle: T\nauthor: A\n",
      change: { $0.arrangeFields() },
      output: "key: a\ntype: book\ntitle: T\nauthor: A\ndate: 2020\n"),
  ]

  static let places = [
    Case(
      name: "key and type below other fields", input: "title: T\nkey: a\ntag: x\ntype: book\n",
      change: { $0.insert("tag", "y") },
      output: "title: T\nkey: a\ntag: x\ntag: y\ntype: book\n"),
    Case(
      name: "a first field where key and type are the last",
      input: "title: T\ntag: x\nkey: a\ntype: book\n",
      change: { $0.fields.insert(Field("alias", "b"), at: 0) },
      output: "alias: b\ntitle: T\ntag: x\nkey: a\ntype: book\n"),
    Case(
      name: "a first field between key and type",
      input: "key: a\ntitle: T\ntype: book\n",
      change: { $0.fields.insert(Field("alias", "b"), at: 0) },
      output: "key: a\nalias: b\ntitle: T\ntype: book\n"),
    Case(
      name: "comments and neighbours stay",
      input: "# one\n\n# two\nkey: a\n# three\ntype: book\ntag: x\n# four\n\nkey: b\n",
      change: { $0.insert("tag", "y") },
      output: "# one\n\n# two\nkey: a\n# three\ntype: book\ntag: x\ntag: y\n# four\n\nkey: b\n"),
    Case(
      name: "a line that is no field stays", input: "key: a\noops\ntype: book\ntag: x\n",
      change: { $0.set("tag", to: "y") }, output: "key: a\noops\ntype: book\ntag: y\n"),
  ]

  static let forms = [
    Case(
      name: "CRLF", input: "key: a\r\ntype: book\r\ntag: x\r\n",
      change: {
        $0.set("tag", to: "y\nz")
        $0.insert("title", "T")
      }, output: "key: a\r\ntype: book\r\ntitle: T\r\ntag: y\r\n+ z\r\n"),
    Case(
      name: "no final line end, a new last field", input: "key: a\ntype: book",
      change: { $0.insert("tag", "x") }, output: "key: a\ntype: book\ntag: x\n"),
    Case(
      name: "no final line end, another field", input: "key: a\ntag: x\ntype: book",
      change: { $0.set("tag", to: "y") }, output: "key: a\ntag: y\ntype: book"),
    Case(
      name: "a byte order mark", input: "\u{FEFF}key: a\ntype: book\n",
      change: { $0.key = try CitationKey("b") }, output: "\u{FEFF}key: b\ntype: book\n"),
    Case(
      name: "escaped line ends elsewhere", input: "key: a\ntype: book\nnote: x \\\ny\ntag: t\n",
      change: { $0.set("tag", to: "u") }, output: "key: a\ntype: book\nnote: x \\\ny\ntag: u\n"),
    Case(
      name: "a descriptor above", input: "%rec: P\n\nkey: a\ntype: book\n",
      change: { $0.insert("tag", "x") }, output: "%rec: P\n\nkey: a\ntype: book\ntag: x\n"),
  ]

  struct Removal: CustomTestStringConvertible, Sendable {
    let name: String
    let input: String
    let indices: [Int]
    let output: String

    var testDescription: String { name }
  }

  @Test(arguments: removals)
  func removes(_ test: Removal) {
    let document = RecDocument(Array(test.input.utf8), file: "a.rec")
    let edits = Dictionary(uniqueKeysWithValues: test.indices.map { ($0, RecDocument.Edit.remove) })
    #expect(String(decoding: document.applying(edits), as: UTF8.self) == test.output)
  }

  static let removals = [
    Removal(name: "the first", input: "key: a\n\nkey: b\n", indices: [0], output: "key: b\n"),
    Removal(name: "the last", input: "key: a\n\nkey: b\n", indices: [1], output: "key: a\n"),
    Removal(
      name: "the middle one", input: "key: a\n\nkey: b\n\nkey: c\n", indices: [1],
      output: "key: a\n\nkey: c\n"),
    Removal(
      name: "with its comments, not with others'",
      input: "# file\n\n# a\nkey: a\n# in a\ntype: book\n# below a\n\n# b\nkey: b\n", indices: [0],
      output: "# file\n\n# b\nkey: b\n"),
    Removal(
      name: "the last, whose neighbour has a comment below",
      input: "key: a\n# below a\n\nkey: b", indices: [1], output: "key: a\n# below a\n"),
    Removal(name: "all", input: "key: a\n\nkey: b\n", indices: [0, 1], output: ""),
    Removal(
      name: "two at the end", input: "key: a\n\nkey: b\n\nkey: c\n", indices: [1, 2],
      output: "key: a\n"),
    Removal(
      name: "in CRLF", input: "key: a\r\n\r\nkey: b\r\n", indices: [0],
      output: "key: b\r\n"),
    Removal(
      name: "below a descriptor", input: "%rec: P\n\nkey: a\n", indices: [1],
      output: "%rec: P\n"),
  ]
}
