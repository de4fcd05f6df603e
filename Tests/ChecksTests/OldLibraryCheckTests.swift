import Records
import Support
import Testing

@testable import Checks

/// What an older version took in.
struct OldLibraryCheckTests {
  static let years = [
    CheckCase("a year alone", "key: a\nyear: 2020"),
    CheckCase(
      "a year that repeats the date", "key: a\ndate: 2020-05\nyear: 2020", at: ["2020"],
      corrected: "date: 2020-05"),
    CheckCase("a year that differs", "key: a\ndate: 2020\nyear: 2019", at: ["2019"]),
    CheckCase(
      "a month that repeats the date", "key: a\ndate: 2020-05-01\nmonth: may", at: ["may"],
      corrected: "date: 2020-05-01"),
    CheckCase("a month that differs", "key: a\ndate: 2020-05\nmonth: 6", at: ["6"]),
    CheckCase(
      "a month that the date lacks", "key: a\ndate: 2020\nmonth: jun", at: ["jun", "2020"],
      corrected: "date: 2020-06"),
    CheckCase("zeros", "key: a\ndate: 0000-00-00", at: ["0000-00-00"], corrected: ""),
    CheckCase(
      "a year of zeros", "key: a\ndate: 2020\nyear: 0000", at: ["0000"], corrected: "date: 2020"),
    CheckCase("a year before our era", "key: a\ndate: -0043"),
  ]

  @Test(arguments: years)
  func findsYears(_ test: CheckCase) { test.expect(YearCheck.self) }

  static let values = [
    CheckCase(
      "entities in a title", "key: a\ntitle: R&amp;D of &lt;i&gt;E. coli&lt;/i&gt;",
      at: ["R&amp;D of &lt;i&gt;E. coli&lt;/i&gt;"], corrected: "title: R&D of <i>E. coli</i>"),
    CheckCase(
      "tags of HTML", "key: a\ntitle: <em>Felis</em> at rest", at: ["<em>Felis</em> at rest"],
      corrected: "title: <i>Felis</i> at rest"),
    CheckCase("markup of records", "key: a\ntitle: <i>E. coli</i> & {DNA} at $x < y$"),
    CheckCase("a bare sign", "key: a\nnote: a & b < c"),
    CheckCase(
      "text in the wrong encoding", "key: a\ntitle: CafÃ© life", at: ["CafÃ© life"],
      corrected: "title: Café life"),
    CheckCase(
      "a DOI in a note", "key: a\nnote: 10.1000/182", at: ["10.1000/182"],
      corrected: "doi: 10.1000/182"),
    CheckCase(
      "the record's DOI in a note", "key: a\ndoi: 10.1000/182\nnote: doi:10.1000/182",
      at: ["doi:10.1000/182"], corrected: "doi: 10.1000/182"),
    CheckCase("another DOI in a note", "key: a\ndoi: 10.1000/182\nnote: 10.1000/183"),
    CheckCase("a note that names a DOI", "key: a\nnote: see 10.1000/182"),
    CheckCase(
      "braces around a number", "key: a\nvolume: {91}", at: ["{91}"], corrected: "volume: 91"),
    CheckCase(
      "braces around a year", "key: a\nyear: {1997}", at: ["{1997}"], corrected: "year: 1997"),
    CheckCase(
      "braces around a date", "key: a\ndate: {1997-05}", at: ["{1997-05}"],
      corrected: "date: 1997-05"),
    CheckCase("an address with plain signs", "key: a\nurl: https://example.org/a_b?x=1#y"),
  ]

  @Test(arguments: values)
  func findsValues(_ test: CheckCase) { test.expect(OldValueCheck.self) }

  static let fields = [
    CheckCase(
      "a link under its label", "key: a\ncode: https://a.b/c", at: ["code"],
      corrected: "link: code https://a.b/c"),
    CheckCase(
      "a link that is there", "key: a\nlink: code https://a.b/c\ncode: https://a.b/c",
      at: ["code"], corrected: "link: code https://a.b/c"),
    CheckCase(
      "a field that rec cannot spell", "key: a\nbibtex: eid-number = 7", at: ["bibtex"],
      corrected: "eid: 7"),
    CheckCase(
      "another value of the field", "key: a\neid: 8\nbibtex: eid-number = 7", at: ["bibtex"]),
    CheckCase("a comment of a file", "key: a\nbibtex: % code = x"),
    CheckCase("one's own field", "key: a\nshelf: 12"),
    CheckCase("a path", "key: a\nfile: a:b.pdf"),
    CheckCase("a path with a name", "key: a\nfile: a.pdf; name=A: b: c"),
    CheckCase(
      "a packed value", "key: a\nfile: A:a.pdf:PDF", at: ["file"], corrected: "file: a.pdf; name=A"),
  ]

  @Test(arguments: fields)
  func findsFields(_ test: CheckCase) { test.expect(ProgramFieldCheck.self) }
}
