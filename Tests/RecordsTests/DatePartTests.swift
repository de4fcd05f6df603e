import Records
import Testing
import Text

struct DatePartTests {
  struct Case: CustomTestStringConvertible {
    let date: String?
    let changes: [DatePart: String?]
    /// `nil` where no date is left.
    let result: String?

    init(_ date: String?, _ changes: [DatePart: String?], _ result: String?) {
      (self.date, self.changes, self.result) = (date, changes, result)
    }

    var testDescription: String { "\(date ?? "none"), \(changes)" }
  }

  static let cases = [
    Case(nil, [.year: "2018"], "2018"),
    Case("2017", [.year: "2018"], "2018"),
    Case("2017-05", [.year: "2018"], "2018-05"),
    Case("2017-05-03", [.year: " 2018 "], "2018-05-03"),
    Case("2017-05-03T10:00", [.year: "2018"], "2018-05-03T10:00"),
    Case("2017-21", [.year: "2018"], "2018-21"),
    // A year that is certain takes the place of one that is not; of a whole date the sign stays.
    Case("2017~", [.year: "2018"], "2018"),
    Case("2017", [.year: "2018?"], "2018?"),
    Case("2017-05~", [.year: "2018"], "2018-05~"),
    Case("-0043", [.year: "-0042"], "-0042"),
    Case("199X", [.year: "1995"], "1995"),
    Case("2017", [.year: "2018/2019"], "2018/2019"),
    Case("2017/2018", [.year: "2019"], "2019"),
    Case("2017", [.year: "2018-05"], "2018-05"),
    Case("2017", [.month: "may"], "2017-05"),
    Case("2017", [.month: "Spring"], "2017-21"),
    Case("2017-21", [.month: "12"], "2017-12"),
    Case("2017~", [.month: "5"], "2017-05~"),
    Case("2017-03-12", [.month: "May."], "2017-05-12"),
    Case("2017-03", [.day: "7"], "2017-03-07"),
    Case(nil, [.year: "2018", .month: "2", .day: "28"], "2018-02-28"),
    Case("2017-03-31", [.month: "2", .day: "1"], "2017-02-01"),
    Case("2017-03-12", [.day: nil], "2017-03"),
    Case("2017-03-12", [.month: nil], "2017"),
    Case("2017-03-12T10:00~", [.day: nil], "2017-03~"),
    Case("2017-03-12", [.year: nil], nil),
    Case("2017/2018", [.year: nil], nil),
    Case("2017-03-12", [.month: nil, .year: "2018"], "2018"),
  ]

  @Test(arguments: cases)
  func changes(_ test: Case) throws {
    #expect(try DatePart.changing(test.changes, in: test.date) == test.result)
  }

  static let refused: [(date: String?, changes: [DatePart: String?])] = [
    ("2017", [.year: "soon"]), ("2017", [.year: "18"]), ("2017", [.month: "13"]),
    ("2017", [.month: "Ma"]), ("2017-02", [.day: "30"]), ("2017-02", [.day: "0"]),
    ("2016-02-29", [.year: "2017"]), ("2017-03-31", [.month: "feb"]),
    ("2017-03-12", [.month: "spring"]), ("2017", [.day: "3"]), (nil, [.month: "5"]),
    (nil, [.day: "5"]), ("2017/2018", [.month: "5"]), ("2017-03/2017-05", [.year: "2018"]),
    ("2017-05", [.year: "2018/2019"]), ("2017/2018", [.month: nil]),
  ]

  @Test(arguments: refused)
  func refuses(_ date: String?, _ changes: [DatePart: String?]) {
    #expect(throws: Diagnostic.self) { try DatePart.changing(changes, in: date) }
  }
}
