import Testing

@testable import Lookup

@Suite struct NumberCleaningTests {
  static let issns = [
    CleaningCase("0305-1048, 1362-4962", "0305-1048, 1362-4962"),
    CleaningCase("03051048", "0305-1048"),
    CleaningCase("http://id.crossref.org/issn/0305-1048; 0305-1048", "0305-1048"),
    CleaningCase("2049-363x", "2049-363X"),
    CleaningCase("0305–1048", "0305-1048"),
    CleaningCase("none", ""),
    CleaningCase("123", ""),
  ]

  @Test(arguments: issns)
  func shapesSerialNumbers(_ test: CleaningCase) {
    #expect(NumberCleaning.issns([test.given]) == test.cleaned)
  }

  static let isbns = [
    CleaningCase("9780262033848", "9780262033848"),
    CleaningCase("978-0-262-03384-8, 9780262033848", "978-0-262-03384-8"),
    CleaningCase("http://id.crossref.org/isbn/9783540653677", "9783540653677"),
    CleaningCase("0-8044-2957-x", "0-8044-2957-X"),
    CleaningCase("ISBN:9780262033848 (pbk)", "9780262033848"),
    CleaningCase("unknown", ""),
  ]

  @Test(arguments: isbns)
  func shapesBookNumbers(_ test: CleaningCase) {
    #expect(NumberCleaning.isbns([test.given]) == test.cleaned)
  }

  static let places: [(text: String, place: NumberCleaning.Place?)] = [
    ("1-10", .pages("1–10")), ("1--10", .pages("1–10")), ("pp. 1-10.", .pages("1–10")),
    ("123-123", .pages("123")), ("D36-D42", .pages("D36–D42")),
    ("S1-S10, S20", .pages("S1–S10, S20")),
    ("e1234", .number("e1234")), ("e0123456-e0123456", .number("e0123456")), ("42", .pages("42")),
    ("n/a", nil), ("-", nil), ("", nil), ("xii-xv", .pages("xii-xv")),
    ("no-no", nil), ("n/a-n/a", nil), ("20170132", .number("20170132")), ("12345", .pages("12345")),
  ]

  @Test(arguments: places)
  func tellsPagesFromArticleNumbers(_ test: (text: String, place: NumberCleaning.Place?)) {
    #expect(NumberCleaning.place(test.text) == test.place)
  }
}
