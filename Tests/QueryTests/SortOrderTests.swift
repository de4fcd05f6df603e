import Query
import SeededRandom
import Records
import Support
import Testing
import Text

/// The order of a list is total: it never depends on the order that came in.
struct SortOrderTests {
  private static let records: [Record] = {
    func record(_ key: String, _ fields: [String]) -> Record? {
      let pairs = fields.map { $0.split(separator: "=").map(String.init) }
      return CitationKey(ifValid: key).map { key in
        Record(key: key, type: "misc", fields: pairs.map { Field(FieldName($0[0]), $0[1]) })
      }
    }
    return [
      record("a", ["date=2020", "title=Zebra", "author=Lee, A", "volume=9"]),
      record("b", ["date=2020-05", "title={Äpfel}", "author=Kim, B", "volume=10"]),
      record("c", ["date=2019", "title=apple", "author=lee, A", "volume=x"]),
      record("d", ["title=apple", "author=Lee, Z"]),
      record("e", ["date=2020", "title=Zebra", "author=Lee, A", "volume=9"]),
      record("f", ["date=soon", "author=Lee, A", "author=Kim, B"]),
    ].compactMap(\.self)
  }()

  @Test(arguments: [
    ("key", "abcdef"), ("-key", "fedcba"), ("date", "caebdf"), ("-date", "baecdf"),
    ("year", "cabedf"), ("-year,key", "abecdf"),
    ("-year,-key", "ebacfd"),
    ("title", "bcdaef"), ("title,-date", "bcdaef"), ("author", "bacefd"), ("volume", "aebcdf"),
    ("-volume", "cbaedf"), ("type,key", "abcdef"), ("nothing", "abcdef"), ("+date", "caebdf"),
    ("date title", "caebdf"),
  ])
  func sorts(_ order: String, _ keys: String) throws {
    let order = try SortOrder(order)
    #expect(order.sorted(Self.records).map(\.key.text).joined() == keys)
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20 {
      let shuffled = Self.records.shuffled(using: &generator)
      #expect(order.sorted(shuffled).map(\.key.text).joined() == keys)
    }
  }

  @Test func withoutFieldsTheOrderStays() throws {
    #expect(try SortOrder("").sorted(Self.records.reversed()) == Self.records.reversed())
    #expect(try SortOrder("date,-author").fields == ["date", "author"])
  }

  @Test(arguments: ["-", "date,-", "+"])
  func isNoOrder(_ text: String) {
    #expect(throws: Diagnostic.self) { try SortOrder(text) }
  }
}
