import Support
import Records
import Testing

struct RecordReferencesTests {
  static let cases: [(before: Field, after: String)] = [
    (Field("crossref", "conf"), "conf2"),
    (Field("xref", "conf"), "conf2"),
    (Field("xdata", "other, conf ,conf"), "other, conf2 ,conf2"),
    (Field("entryset", "conf,other"), "conf2,other"),
    (Field("related", "conf; type=reprintof"), "conf2; type=reprintof"),
    (Field("related", "other"), "other"),
    (Field("publisher", "xdata=conf-publisher"), "xdata=conf2-publisher"),
    (Field("author", "xdata=conf-author-2"), "xdata=conf2-author-2"),
    (
      Field("location", "xdata=conf-location and xdata=other-location-1"),
      "xdata=conf2-location and xdata=other-location-1"
    ),
    (Field("publisher", "xdata=my-conf-publisher"), "xdata=my-conf-publisher"),
    (Field("publisher", "xdata=conf"), "xdata=conf"),
    // What is no reference stays.
    (Field("alias", "conf"), "conf"),
    (Field("title", "conf"), "conf"),
    (Field("note", "see conf"), "see conf"),
  ]

  @Test(arguments: cases)
  func renamesWhatARecordNames(_ before: Field, _ after: String) {
    var record = Record(key: .pending, type: "misc", fields: [before])
    record.renameReferences { $0 == "conf" ? "conf2" : nil }
    #expect(record.fields == [Field(before.name, after)])
  }
}
