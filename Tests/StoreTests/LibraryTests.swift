import Foundation
import Records
import Support
import Testing
import Text

@testable import Store

/// A library's files: which are read, and what becomes of them.
struct LibraryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "library/ibid.rec")
  }

  private func library(for purpose: Library.Purpose = .reading) throws -> Library {
    try Library(at: folder.path, for: purpose)
  }

  /// Changes the library and writes it.
  private func change(_ body: (inout Library) throws -> Void) throws {
    var library = try library(for: .writing)
    try body(&library)
    try library.commit()
  }

  private var files: [String] {
    get throws { try folder.files(under: "library").filter { $0 != "library/ibid.rec" } }
  }

  @Test func readsAllRecordsInTheOrderOfTheirPaths() throws {
    try folder.write("key: c\n\nkey: b\n", to: "library/z.rec")
    try folder.write("key: d\n", to: "library/sub/deep/a.rec")
    try folder.write("key: a\n", to: "library/a.rec")
    for name in [
      "library/.hidden.rec", "library/.git/x.rec", "library/lists/l.rec", "library/venues.rec",
      "library/people.rec", "library/notes.txt", "library/a.rec~", "other/x.rec",
    ] {
      try folder.write("key: no\n", to: name)
    }
    try folder.write("key: e\n", to: "library/sub/lists/x.rec")
    try folder.write("key: f\n", to: "library/sub/venues.rec")
    #expect(try library().records.map(\.key.text) == ["a", "d", "e", "f", "c", "b"])
  }

  @Test func entersEachFolderOnceAndNoneOutside() throws {
    try folder.write("key: a\n", to: "library/d/a.rec")
    try folder.write("key: b\n", to: "more/b.rec")
    let links = [
      "loop": "..", "self": ".", "root": "/", "more": "../../more", "again": "../../more",
      "x.rec": "/dev/zero", "y.rec": "nothing",
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/library/d/\(name)", withDestinationPath: target)
    }
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/more/up", withDestinationPath: "..")
    let library = try library()
    #expect(library.records.map(\.key.text) == ["a", "b"])
    let names = library.passedOver.compactMap { $0.location?.file.split(separator: "/").last }
    #expect(names == ["loop", "root", "self", "x.rec", "y.rec"])
  }

  @Test func refusesSettingsThatAreNoRegularFile() throws {
    let path = "\(folder.path)/library/ibid.rec"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
    let problem = #expect(throws: Diagnostic.self) { try library() }
    #expect(problem?.message.hasSuffix("ibid.rec\" is no regular file") == true)
  }

  @Test func writesNoReplacementForBytesThatAreNoUTF8() throws {
    let text = Data("key: a\ntitle: T".utf8) + [0xFC] + Data("\nnote: n\n".utf8)
    try folder.write(text, to: "library/a.rec")
    let problem = #expect(throws: Diagnostic.self) {
      try change { library in
        var record = library.records[0]
        record.fields.append(Field("note", record.fields[0].value))
        library.replace(at: 0, with: record)
      }
    }
    #expect(problem?.message == "bytes that are not UTF-8 stand here, and would be lost")
    try change { library in
      var record = library.records[0]
      record.fields.append(Field("tag", "x"))
      library.replace(at: 0, with: record)
    }
    let after = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/library/a.rec"))
    #expect(after == text + Data("tag: x\n".utf8))
  }

  @Test func findsRecordsByKeyAndByFormerKey() throws {
    try folder.write("key: a\nalias: b\nalias: old\n\nkey: b\nalias: a\n", to: "library/x.rec")
    let library = try library()
    #expect(library["a"]?.key.text == "a")
    #expect(library["b"]?.key.text == "b")
    #expect(library["old"]?.key.text == "a")
    #expect(library["A"] == nil)
    #expect(library.isTaken("old"))
    #expect(Set(library.allKeys) == ["a", "b", "old"])
  }

  @Test func isFoundFromAnyFolderWithin() throws {
    try folder.write("x", to: "deep/er/x.txt")
    for name in ["", "/library", "/deep/er"] {
      let root = try Library.locate(from: folder.path + name)
      #expect(URL(fileURLWithPath: root).standardizedFileURL.path == folder.path)
    }
    #expect(throws: Diagnostic.self) { try Library.locate(from: folder.path + "/nowhere") }
    #expect(throws: Diagnostic.self) { try Library.locate(from: "/") }
  }

  @Test func aNewRecordHasAFileOfItsOwn() throws {
    try change {
      $0.add(Record(key: try CitationKey("a/b"), type: "book", fields: [Field("title", "T")]))
      $0.add(Record(key: try CitationKey("A/b"), type: "book"))
      $0.add(Record(key: try CitationKey("ibid"), type: "book"))
    }
    #expect(try files == ["library/%41%2Fb.rec", "library/%69bid.rec", "library/a%2Fb.rec"])
    #expect(try folder.read("library/a%2Fb.rec") == "key: a/b\ntype: book\ntitle: T\n")
    #expect(try folder.read("library/ibid.rec").isEmpty)
  }

  @Test(arguments: [
    "../x", "../../etc/passwd", "/etc/passwd", ".hidden", "-rf", "CON", "~", "a/../../b", "$(x)",
    "ibid", "venues", "people", "lists/x", "\u{202E}abc", "müller",
    String(repeating: "k", count: 300),
  ])
  func everyKeyStaysInTheLibrary(_ key: String) throws {
    try change { $0.add(Record(key: try CitationKey(key), type: "book")) }
    #expect(try folder.files().count == 2)
    let name = try #require(try files.first)
    #expect(name.split(separator: "/").count == 2)
    #expect(try library().records.map(\.key.text) == [key])
    // It can be renamed and removed like any other.
    try change { library in
      var record = library.records[0]
      record.key = try CitationKey("../" + key)
      library.replace(at: 0, with: record)
    }
    #expect(try library().records.map(\.key.text) == ["../" + key])
    #expect(try folder.files().count == 2)
    try change { $0.remove(at: 0) }
    #expect(try folder.files() == ["library/ibid.rec"])
  }

  @Test func aFileFollowsTheKeyThatItIsNamedAfter() throws {
    try folder.write("key: a\n", to: "library/sub/a.rec")
    try folder.write("key: b\n", to: "library/mine.rec")
    try folder.write("key: c\n\nkey: d\n", to: "library/c.rec")
    try change { library in
      for (index, record) in library.records.enumerated() {
        var record = record
        record.key = try CitationKey(record.key.text + "2")
        library.replace(at: index, with: record)
      }
    }
    #expect(try files == ["library/c.rec", "library/mine.rec", "library/sub/a2.rec"])
    #expect(try folder.read("library/c.rec") == "key: c2\n\nkey: d2\n")
  }

  @Test func aFileGoesWithItsLastRecord() throws {
    try folder.write("key: a\n\nkey: b\n", to: "library/two.rec")
    try folder.write("# Mine.\n\nkey: c\n", to: "library/comment.rec")
    try change { library in
      library.remove(at: try #require(library.position(of: "a")))
      library.remove(at: try #require(library.position(of: "c")))
    }
    #expect(try folder.read("library/two.rec") == "key: b\n")
    #expect(try folder.read("library/comment.rec") == "# Mine.\n")
    try change { $0.remove(at: 0) }
    #expect(try files == ["library/comment.rec"])
  }

  @Test func linksStayLinksAndModesStay() throws {
    try folder.write("key: a\ntag: x\n", to: "elsewhere/real.rec")
    try folder.write("key: b\n", to: "library/b.rec")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.path("library/a.rec"), withDestinationPath: "../elsewhere/real.rec")
    try manager.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder.path("library/b.rec"))
    try manager.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.path("elsewhere/real.rec"))
    try change { library in
      for (index, record) in library.records.enumerated() {
        var record = record
        record.insert("note", "n")
        library.replace(at: index, with: record)
      }
    }
    let link = try manager.attributesOfItem(atPath: folder.path("library/a.rec"))
    #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
    #expect(try folder.read("elsewhere/real.rec") == "key: a\nnote: n\ntag: x\n")
    let modes = try ["library/b.rec", "elsewhere/real.rec"].map {
      try manager.attributesOfItem(atPath: folder.path($0))[.posixPermissions] as? Int
    }
    #expect(modes == [0o640, 0o600])
    #expect(try folder.files(under: "elsewhere") == ["elsewhere/real.rec"])
  }

  @Test func whatAKilledCommandLeftGoesWithTheNextChange() throws {
    try folder.write("half", to: "library/.ibid-123-0.tmp")
    try folder.write("half", to: "library/sub/.ibid-123-1.tmp")
    try folder.write("mine", to: "library/.ibid-notes")
    _ = try library()
    #expect(try files.count == 3)
    try change { $0.add(Record(key: try CitationKey("a"), type: "book")) }
    #expect(try files == ["library/.ibid-notes", "library/a.rec"])
  }

  @Test func writesNothingWithoutAChange() throws {
    try folder.write("key: a\r\ntype:Book", to: "library/a.rec")
    let before = try folder.contents()
    try change { $0.replace(at: 0, with: $0.records[0]) }
    #expect(try folder.contents() == before)
  }

  @Test func theSettingsAreOneRecord() throws {
    try folder.write(
      """
      # Mine.
      me: Hopper, Grace
      me: Hopper, G. M.
      key_pattern: {author}{yy}
      private: abstract, note
      private: mine

      """, to: "library/ibid.rec")
    let settings = try library().settings
    #expect(settings.me.map(\.family) == ["Hopper", "Hopper"])
    #expect(settings.keyPattern == "{author}{yy}")
    #expect(settings.privateFields == ["abstract", "note", "mine"])
  }

  @Test func venuesAreFoundByAnyOfTheirNames() throws {
    try folder.write(
      "key: icml\nname: Machine Learning\nshort: ICML\nalias: Intl. Conf.\n\nkey: x\n",
      to: "library/venues.rec")
    let venues = try library().venues()
    for name in ["icml", "ICML", "machine learning", "INTL. CONF."] {
      #expect(venues[name]?.key == "icml")
    }
    #expect(venues["x"]?.name == "x")
    #expect(venues["y"] == nil)
  }

  @Test func listsAreNamedAfterTheirFiles() throws {
    try folder.write("heading: A\n", to: "library/lists/b.rec")
    try folder.write("", to: "library/lists/a.rec")
    try folder.write("", to: "library/lists/notes.txt")
    let library = try library()
    #expect(try library.listNames() == ["a", "b"])
    #expect(try library.list("b")?.entries.first?["heading"] == "A")
    #expect(try library.list("c") == nil)
    #expect(try library.list("../a") == nil)
  }
}
