import Records
import Testing

/// Which dates are EDTF as biblatex takes it, and what they say.
@Suite struct EDTFTests {
  /// Each was put to biber 2.18, which accepts it.
  static let valid: [(text: String, says: String)] = [
    ("1850", "1850"), ("1967-02", "1967-2"), ("2009-01-31", "2009-1-31"),
    ("1997/", "1997 to unknown"), ("/1997", "unknown to 1997"), ("1995/..", "1995 to open"),
    ("../1995", "open to 1995"), ("1988/1992", "1988 to 1992"),
    ("2002-01/2002-02", "2002-1 to 2002-2"), ("2004-04-05T14:34:00+05:00", "2004-4-5"),
    ("1723~", "about 1723"), ("1723?", "perhaps 1723"), ("1723%", "perhaps about 1723"),
    ("1990~/1995~", "about 1990 to about 1995"), ("2004-22", "2004 summer"),
    ("2004-33", "2004 firstQuarter"), ("-0876", "-876"), ("0000", "0"), ("0033", "33"),
    ("199X", "1990 and 1 digit"), ("19XX", "1900 and 2 digit"), ("1999-XX", "1999"),
    ("1999-06-XX", "1999-6"), ("2012-02-29", "2012-2-29"), ("Y17000000", "17000000"),
    ("Y9999999999999", "9999999999999"), ("Y-9999999999999", "-9999999999999"),
    ("Y1XXXXXXXXXXXX", "1000000000000 and 12 digit"),
  ]

  @Test(arguments: valid)
  func reads(_ text: String, says: String) throws {
    let date = try EDTF(text)
    let end = date.end.map { " to \(Self.words(for: $0))" } ?? ""
    #expect(Self.words(for: date.start) + end == says)
  }

  /// Each was put to biber, which drops it.
  @Test(arguments: [
    "2004-13", "2004-02-30", "2013-02-29", "2004-00", "2004-04-00", "2004-1", "2004-1-5",
    "04-2004", "5/4/2004", "2004/04/05", "April 2004", "876", "-876", "33", "1990--1995",
    "1990-1995", "1990–1995", "c. 1990", "[1990]", "forthcoming", "n.d.", "1990a", "12021", "",
    "{1990}", "10/2004", "1723?~", "2004-04-05T24:00:00", "y17000000002", "17e2", "/", "../..",
    "2004-42", "2004-20", "YXXXXXXXXXXXXXXXXXXXXXXXX", "Y99999999999999999999", "-Y2022",
    "Y-9223372036854775808",
  ])
  func refuses(_ text: String) {
    #expect(throws: (any Error).self) { try EDTF(text) }
  }

  @Test func sortsAYearBeforeItsMonths() {
    let texts = ["2022-07", "2021", "2022", "2022-07-17", "../2020"]
    let sorted = texts.compactMap { EDTF(ifValid: $0).map(\.sortKey) }.sorted()
    #expect(sorted == [20_200_000, 20_210_000, 20_220_000, 20_220_700, 20_220_717])
  }

  private static func words(for bound: EDTF.Bound) -> String {
    switch bound {
    case .open: return "open"
    case .unknown: return "unknown"
    case .point(let point):
      var text = (point.isUncertain ? "perhaps " : "") + (point.isApproximate ? "about " : "")
      text += "\(point.year)"
      if let month = point.month { text += "-\(month)" }
      if let day = point.day { text += "-\(day)" }
      if let season = point.season { text += " \(season)" }
      if point.unspecifiedDigits > 0 { text += " and \(point.unspecifiedDigits) digit" }
      return text
    }
  }
}
