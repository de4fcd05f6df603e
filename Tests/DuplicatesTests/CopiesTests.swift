import Support
import Duplicates
import Records
import Testing

/// Records that say the same, of which only one is compared with others.
@Suite struct CopiesTests {
  private static func copies(_ count: Int) -> [Record] {
    (0..<count).map { index in
      Record(
        key: CitationKey(ifValid: "k\(index)") ?? .pending, type: "article",
        fields: [
          Field("title", "On Computable Numbers"), Field("author", "Turing, A. M."),
          Field("date", "1936"), Field("doi", "10.1112/plms/s2-42.1.230"),
        ])
    }
  }

  @Test func areOneGroup() {
    let found = Deduplication(Self.copies(300))
    #expect(found.groups == [Array(0..<300)])
  }

  @Test func areKeptApartWhereSomebodySaidSo() {
    var records = Self.copies(40)
    records[39].append("related", "k20; type=distinct")
    let found = Deduplication(records)
    #expect(found.groups.count == 1)
    #expect(found.groups.allSatisfy { !($0.contains(20) && $0.contains(39)) })
  }
}
