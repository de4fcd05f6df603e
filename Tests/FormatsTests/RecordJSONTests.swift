import Support
import Formats
import Records
import Testing
import Text

struct RecordJSONTests {
  static let records = [
    Record(key: CitationKey(stored: "a"), type: "misc"),
    Record(
      key: CitationKey(stored: "DBLP:conf/x"), type: "inproceedings",
      fields: [
        Field("title", "Line one\nline two, \"quoted\" \\ $x$"), Field("author", "Lee, Ann; equal"),
        Field("author", "{WHO}"), Field("mine_2", "own"), Field("mine_2", "again"),
        Field("venue", "icml 2022; presentation=oral"), Field("tag", "one"),
        Field("bibtex", "odd-name = x"), Field("Odd", "Name"), Field("id", "7"),
      ]),
    // Other fields stand between the values of one.
    Record(
      key: CitationKey(stored: "b"), type: "talk",
      fields: [
        Field("author", "A"), Field("editor", "B"), Field("author", "C"), Field("note", "D"),
        Field("author", "C"),
      ]),
  ]

  private func read(_ text: String) -> (records: [Record], problems: [String]) {
    var problems: [String] = []
    let file = RecordJSON.read(Array(text.utf8), file: "x.json") { problems.append($0.message) }
    return (file.records.map { $0.record(key: .pending) }, problems)
  }

  @Test func comesBackWhole() {
    let text = JSON.array(Self.records.map(\.json)).text
    #expect(RecordJSON.isRecords(Array(text.utf8)))
    let (records, problems) = read(text)
    #expect(records == Self.records && problems.isEmpty)
  }

  @Test(arguments: records)
  func oneAloneComesBack(_ record: Record) {
    #expect(RecordJSON.isRecords(Array(record.json.text.utf8)))
    #expect(read(record.json.text).records == [record])
  }

  @Test(arguments: [
    (#"{"key": "a", "type": "book"}"#, true),
    (#"  [ {"type": "book", "title": "T", "key": "a"} ]"#, true),
    (#"{"key": "a", "type": "book", "author": ["A", "B"]}"#, true),
    // CSL-JSON, Zotero's and others.
    (#"[{"id": "a", "type": "book", "title": "T"}]"#, false),
    (#"[{"id": "a", "type": "book", "key": "k"}]"#, false),
    (#"[{"key": "a", "type": "book", "author": [{"family": "A"}]}]"#, false),
    (#"[{"key": "a", "type": "book", "issued": {"date-parts": [[2000]]}}]"#, false),
    (#"[{"key": "ABC", "version": 3, "data": {"itemType": "book"}}]"#, false),
    (#"[{"key": "a", "title": "T"}]"#, false),
    ("[]", false), ("", false), ("[1]", false), (#"{"key": "a", "type": "book""#, false),
  ])
  func isRecognised(_ text: String, _ isRecords: Bool) {
    #expect(RecordJSON.isRecords(Array(text.utf8)) == isRecords)
  }

  @Test func whatIsBrokenCostsNoOther() {
    let (records, problems) = read(
      #"[{"key": "a", "type": "book"}, {"key": 1}, {"key": "b", "type": "book"}, {"key": "c""#)
    #expect(records.map(\.key.text) == ["a", "b"])
    #expect(problems.count == 2)
  }
}
