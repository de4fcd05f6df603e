import Records
import Testing

/// Dates with the name of a month or season, in the languages of the locales.
@Suite struct WrittenDateTests {
  static let dates: [(text: String, edtf: String?)] = [
    ("15 May 2020", "2020-05-15"), ("May 15th, 2020", "2020-05-15"), ("May 2020", "2020-05"),
    ("2020 May 15", "2020-05-15"), ("2020-May-15", "2020-05-15"), ("15-May-2020", "2020-05-15"),
    ("2015/october", "2015-10"), ("Mon, 15 May 2020", "2020-05-15"),
    ("Nov.-Dec. 2019", "2019-11/2019-12"), ("2019 Nov-Dec", "2019-11/2019-12"),
    ("Nov-Dec-2019", "2019-11/2019-12"), ("2018 Dec-2019 Jan", "2018-12/2019-01"),
    ("Nov 2018 to Feb 2019", "2018-11/2019-02"), ("10-12 May 2020", "2020-05-10/2020-05-12"),
    ("May 10–12, 2020", "2020-05-10/2020-05-12"),
    ("1992 Oct 29-Nov 4", "1992-10-29/1992-11-04"),
    ("28 February - 2 March 1999", "1999-02-28/1999-03-02"),
    ("Spring 2001", "2001-21"), ("2001 Fall", "2001-23"), ("Spring/Summer 2001", "2001-21/2001-22"),
    ("1998 4th Quarter", "1998-36"), ("Firstquarter 2020", "2020-33"), ("Q3 2020", "2020-35"),
    ("Second half 2020", "2020-41"),
    ("15. März 2020", "2020-03-15"), ("Jänner 2020", "2020-01"), ("1er février 2020", "2020-02-01"),
    ("août 2020", "2020-08"), ("2 de mayo de 2020", "2020-05-02"), ("sett. 2020", "2020-09"),
    ("ott. 2020", "2020-10"), ("dezembro de 2020", "2020-12"), ("maart 2020", "2020-03"),
    ("2020年5月15日", "2020-05-15"), ("十二月 2020", "2020-12"), ("Frühjahr 2020", "2020-21"),
    ("été 2020", "2020-22"), ("2020/00/00", nil), ("May", nil), ("2020", nil), ("2020-05", nil),
    ("Michaelmas 2020", nil), ("Article 10 May 2020", nil), ("31 June 2020", nil),
    ("Dec-Jan 2020", nil), ("1994-1995 Winter", nil), ("May 2020 2021", nil), ("", nil),
  ]

  @Test(arguments: dates)
  func reads(_ text: String, edtf: String?) {
    #expect(WrittenDate.edtf(text) == edtf)
  }

  static let parts: [(text: String, years: [String], edtf: String?)] = [
    ("Mai", ["2020"], "2020-05"), ("10 jan", ["2020"], "2020-01-10"),
    ("Dec/Jan", ["2018", "2019"], "2018-12/2019-01"), ("Dec", ["2018", "2019"], nil),
    ("JAN 5", ["2014"], "2014-01-05"), ("5", ["2014"], nil),
  ]

  @Test(arguments: parts)
  func takesTheYearFromElsewhere(_ text: String, years: [String], edtf: String?) {
    #expect(WrittenDate.edtf(text, years: years) == edtf)
  }
}
