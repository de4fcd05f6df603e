import Support
import Records
import Testing
import Text

/// A record's fields, and where new ones go.
struct RecordTests {
  private func record(_ names: String) -> Record {
    let fields = names.split(separator: " ").enumerated().map { index, name in
      Field(FieldName(String(name)), "\(index)")
    }
    return Record(key: .pending, type: "misc", fields: fields)
  }

  private func names(_ record: Record) -> String {
    record.fields.map(\.name.text).joined(separator: " ")
  }

  @Test(arguments: [
    ("", "title", "title"),
    ("title date", "author", "title author date"),
    ("author date", "title", "title author date"),
    ("title author date", "author", "title author author date"),
    ("date title", "author", "date title author"),
    ("title tag", "mine", "title mine tag"),
    ("title mine tag", "yours", "title mine yours tag"),
    ("title", "tag", "title tag"),
    ("tag", "alias", "alias tag"),
    ("title doi tag", "link", "title doi link tag"),
    ("title link tag", "award", "title award link tag"),
  ])
  func aNewFieldGoesWhereAReaderLooks(_ before: String, _ name: String, _ after: String) {
    var record = record(before)
    record.insert(FieldName(name), "new")
    #expect(names(record) == after)
    #expect(record.fields.count { $0.value == "new" } == 1)
    // Of several values it is the last.
    #expect(record.values(of: FieldName(name)).last == "new")
  }

  @Test func setsRemovesAndArranges() {
    var record = record("tag title tag mine author tag")
    record.set("tag", to: "x")
    #expect(names(record) == "tag title mine author" && record["tag"] == "x")
    record.set("date", to: "2020")
    record.arrangeFields()
    #expect(names(record) == "title author date mine tag")
    record.removeAll("mine")
    record.removeAll("tag") { $0 == "y" }
    #expect(names(record) == "title author date tag")
    record.removeAll("tag") { $0 == "x" }
    #expect(record["tag"] == nil && record.values(of: "tag").isEmpty)
    #expect(record.first(of: "editor", "date", "title") == "2020")
  }

  @Test(arguments: [
    (["date=2020-05"], 2020_05_00), (["year=2020", "month=may"], 2020_05_00),
    (["year=2020", "month=soon"], 2020_00_00), (["venue=icml 2020"], 2020_00_00),
    (["venue=icml", "venue=jmlr 2021"], 2021_00_00),
    (["date=2019", "venue=icml 2020"], 2019_00_00),
    (["date=soon", "year=2020"], 2020_00_00),
  ])
  func itsDateIsTheOneThatIsGiven(_ fields: [String], _ key: Int) {
    #expect(dated(fields).date?.sortKey == key)
  }

  @Test(arguments: [[], ["date=soon"], ["venue=icml"]])
  func itHasNoDate(_ fields: [String]) { #expect(dated(fields).date == nil) }

  private func dated(_ fields: [String]) -> Record {
    let pairs = fields.map { $0.split(separator: "=").map(String.init) }
    return Record(
      key: .pending, type: "misc", fields: pairs.map { Field(FieldName($0[0]), $0[1]) })
  }

  @Test func itsCreatorsAreAuthorsElseEditorsElseTranslators() {
    var record = Record(key: .pending, type: "misc")
    #expect(record.creators.isEmpty)
    for (role, name) in [("translator", "T"), ("editor", "E"), ("author", "A")] {
      record.append(FieldName(role), name)
      #expect(record.creators.map(\.family) == [name])
    }
  }

  @Test(arguments: ["knuth1984", "DBLP:conf/x", "a.b", "müller", "高木", "-x", "..", "a'b\"c#%~\\"])
  func isAKey(_ text: String) throws {
    let key = try CitationKey(text)
    #expect(key.text == text && "\(key)" == text)
    #expect(CitationKey(ifValid: text) == key)
  }

  @Test(arguments: [
    ("", "a citation key is empty"),
    ("a b", #""a b" is not a citation key: it contains white space"#),
    ("a\u{A0}b", "\"a\u{A0}b\" is not a citation key: it contains white space"),
    ("a,b", #""a,b" is not a citation key: it contains ",""#),
    ("a{b", #""a{b" is not a citation key: it contains "{""#),
    ("a}", #""a}" is not a citation key: it contains "}""#),
    ("a\u{1}", #""a\u{1}" is not a citation key: it contains "\u{1}""#),
    ("a\n", #""a\u{A}" is not a citation key: it contains white space"#),
  ])
  func isNoKey(_ text: String, _ message: String) {
    #expect(CitationKey(ifValid: text) == nil)
    #expect { try CitationKey(text) } throws: { error in
      let diagnostic = error as? Diagnostic
      return diagnostic?.message == message && diagnostic?.hint != nil
    }
  }

  @Test func keysAreOrderedByTheirBytes() throws {
    let keys = try ["é", "a", "B", "aa", "Z"].map { try CitationKey($0) }
    #expect(keys.sorted().map(\.text) == ["B", "Z", "a", "aa", "é"])
  }

  @Test(arguments: [
    ("title", true), ("a1_b", true), ("", false), ("1a", false), ("_a", false), ("Title", false),
    ("a-b", false), ("é", false), ("a b", false),
  ])
  func fieldNamesAreWritable(_ name: String, _ isWritable: Bool) {
    #expect(FieldName(name).isWritable == isWritable)
  }

  /// The table of fields holds what the product promises of repeatable fields.
  @Test func fieldsRepeatAsPromised() {
    let repeatable = Set(FieldSchema.all.filter(\.isRepeatable).map(\.name.text))
    for name in [
      "author", "editor", "translator", "alias", "tag", "keyword", "award", "link", "venue", "file",
      "related",
    ] {
      #expect(repeatable.contains(name))
    }
    for name in ["title", "date", "doi", "url", "arxiv", "note"] {
      #expect(!repeatable.contains(name))
    }
    #expect(FieldSchema.all.allSatisfy { $0.name.isWritable })
    #expect(Set(FieldSchema.all.map(\.name)).count == FieldSchema.all.count)
  }
}
