import Support
import Keys
import Records
import Testing

struct IncomingKeysTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    /// `key` or `key=alias,alias` of each record; nothing before `=` for one without a key.
    let arrivals: [String]
    var taken: Set<String> = []
    let keys: [String]

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "keys that are free stay", arrivals: ["a", "b"], keys: ["a", "b"]),
    Case(
      name: "a renamed key avoids one that comes later", arrivals: ["Li2016", "Li2016a"],
      taken: ["Li2016"], keys: ["Li2016b", "Li2016a"]),
    Case(
      name: "a renamed key avoids one that came before", arrivals: ["Li2016a", "Li2016"],
      taken: ["Li2016"], keys: ["Li2016a", "Li2016b"]),
    Case(
      name: "a renamed key avoids an alias", arrivals: ["x", "y=xa"], taken: ["x"],
      keys: ["xb", "y"]),
    Case(
      name: "a renamed key avoids the library's", arrivals: ["x"], taken: ["x", "xa"],
      keys: ["xb"]),
    Case(
      name: "a renamed key differs in more than case", arrivals: ["x", "XA"], taken: ["x"],
      keys: ["xb", "XA"]),
    Case(
      name: "the first of two keeps the key", arrivals: ["x", "x", "xa"], keys: ["x", "xb", "xa"]),
    Case(
      name: "keys that differ in case are two", arrivals: ["Liu", "liu"], keys: ["Liu", "liu"]),
    Case(name: "a key goes before an alias", arrivals: ["a=b", "b"], keys: ["a", "b"]),
    Case(
      name: "a key that is made avoids one that comes later", arrivals: ["", "doe2001thing"],
      keys: ["doe2001thinga", "doe2001thing"]),
    Case(
      name: "a key that LaTeX cannot read is made anew", arrivals: ["a b"],
      keys: ["doe2001thing"]),
  ]

  @Test(arguments: cases)
  func givesKeys(_ test: Case) {
    let arrivals = test.arrivals.map { text in
      let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      var record = Record(key: .pending, type: "misc")
      record.append("author", "Doe, Jane")
      record.append("title", "Thing")
      record.append("date", "2001")
      for alias in parts.dropFirst().joined().split(separator: ",") {
        record.append("alias", String(alias))
      }
      return IncomingKeys.Arrival(record, key: parts[0].isEmpty ? nil : parts[0])
    }
    var keys = IncomingKeys(arrivals, among: test.taken)
    #expect(
      arrivals.indices.map { keys.key(ofRecordAt: $0, by: .standard).text } == test.keys)
  }

  @Test func anAliasBelongsToTheRecordThatHasItAsItsKey() {
    var one = Record(key: .pending, type: "misc")
    one.append("alias", "two")
    one.append("alias", "old")
    let keys = IncomingKeys(
      [.init(one, key: "one"), .init(Record(key: .pending, type: "misc"), key: "two")],
      among: ["old"])
    #expect(!keys.isFree("two", forRecordAt: 0))
    #expect(keys.isFree("two", forRecordAt: 1))
    #expect(!keys.isFree("old", forRecordAt: 0))
  }
}

struct SourceKeyMapTests {
  @Test func aSourceMeansItsOwnRecordBeforeThatOfAnother() {
    var arrived = SourceKeyMap(among: ["conf", "Par"])
    arrived.add("conf", in: 0, found: "confa")
    arrived.add("conf", in: 1, found: "confb")
    arrived.add("par", in: 0, found: "par")
    arrived.add("kid", in: 0, found: "kid")
    #expect(arrived.newKey(for: "conf", in: 0) == "confa")
    #expect(arrived.newKey(for: "conf", in: 1) == "confb")
    #expect(arrived.newKey(for: "conf", in: 2) == "confa")
    #expect(arrived.newKey(for: "CONF", in: 1) == "confb")
    #expect(arrived.newKey(for: "other", in: 0) == nil)
    // The library has a record of that spelling, which is not the one that is meant.
    #expect(arrived.newKey(for: "Par", in: 0) == "par")
    #expect(arrived.newKey(for: "Kid", in: 0) == nil)
  }
}
