import Support
import Records
import Testing

struct FieldMeaningTests {
  static let meanings: [(typed: String, meaning: FieldMeaning)] = [
    ("title", .field("title")), ("Title", .field("title")), ("DOI", .field("doi")),
    ("year", .datePart(.year)), ("Month", .datePart(.month)), ("day", .datePart(.day)),
    ("date", .field("date")),
    ("journaltitle", .field("journal")), ("pubstate", .field("status")),
    ("archiveprefix", .field("eprinttype")), ("primaryclass", .field("eprintclass")),
    ("keywords", .list("keyword")), ("keyword", .field("keyword")), ("tags", .list("tag")),
    ("ids", .field("alias")), ("authors", .field("author")), ("pdf", .field("file")),
    // What a record needs for itself keeps its own meaning where it is typed.
    ("type", .field("type")), ("venue", .field("venue")), ("key", .field("key")),
    ("location", .field("location")), ("annotation", .field("annotation")),
    ("mine", .field("mine")),
  ]

  @Test(arguments: meanings)
  func namesMean(_ typed: String, _ meaning: FieldMeaning) {
    #expect(FieldMeaning(typed: typed) == meaning)
  }

  @Test func noNameOfTheTableIsAFieldUnderAnother() {
    for naming in FieldNaming.all {
      #expect(FieldSchema.of(naming.field) != nil)
      #expect(FieldMeaning(typed: naming.field.text) == .field(naming.field))
    }
  }

  @Test(arguments: [
    ("titel", "title"), ("jounral", "journal"), ("jornal", "journal"), ("pubisher", "publisher"),
    ("auther", "author"), ("authoor", "author"), ("journaltilte", "journaltitle"),
    ("keywrods", "keywords"), ("locatoin", "location"), ("titl", "title"), ("ttle", "title"),
    ("venu", "venue"), ("moth", "month"), ("awrd", "award"), ("pags", "pages"),
    ("editon", "editor edition"),
  ])
  func slipsMean(_ typed: String, _ meant: String) {
    #expect(FieldName(typed).suggestions.map(\.text).joined(separator: " ") == meant)
  }

  @Test(arguments: [
    "title", "rate", "yaer", "fjournal", "nte", "citekey", "publishers", "notes", "datte",
    "myfield", "dates", "titelx", "genes",
  ])
  func isNoSlip(_ typed: String) {
    #expect(FieldName(typed).suggestions.isEmpty)
  }

  @Test func aRecordIsReadUnderEachName() {
    let record = Record(
      key: .pending, type: "misc",
      fields: [
        Field("date", "2017-05"), Field("journal", "J"), Field("address", "Oslo"),
        Field("arxiv", "2001.01234"), Field("keyword", "a"), Field("keyword", "b"),
      ])
    #expect(record.values(named: "year") == ["2017"])
    #expect(record.values(named: "month") == ["5"])
    #expect(record.values(named: "day").isEmpty)
    #expect(record.values(named: "journaltitle") == ["J"])
    #expect(record.values(named: "location") == ["Oslo"])
    #expect(record.values(named: "eprint") == ["2001.01234"])
    #expect(record.values(named: "Keywords") == ["a", "b"])
  }
}
