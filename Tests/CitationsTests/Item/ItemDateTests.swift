import Citations
import Testing
import Text

/// Dates of CSL-JSON as items hold them.
struct ItemDateTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let json: String
    let start: ItemDate.Point?
    var literal = ""

    var testDescription: String { json }
  }

  static let cases = [
    Case(json: #"{"date-parts": [[2001, 5]]}"#, start: .init(year: 2001, month: 5)),
    Case(json: #"{"date-parts": [["-44", 13]]}"#, start: .init(year: -44, season: .numbered(1))),
    Case(
      json: #"{"date-parts": [[9223372036854775807]]}"#, start: nil, literal: "9223372036854775807"),
    Case(
      json: #"{"date-parts": [[-9223372036854775808, 1]]}"#, start: nil,
      literal: "-9223372036854775808-1"),
    Case(json: #"{"date-parts": [[0]]}"#, start: nil),
    Case(
      json: #"{"raw": "9223372036854775807-01"}"#, start: nil, literal: "9223372036854775807-01"),
    Case(json: #""2001-05-07""#, start: .init(year: 2001, month: 5, day: 7)),
  ]

  @Test(arguments: cases)
  func reads(_ test: Case) throws {
    let date = ItemDate(try JSON(Array(test.json.utf8), file: "item"))
    #expect(date.start == test.start)
    #expect(date.literal == test.literal)
  }
}
