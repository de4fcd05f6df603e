import Formats
import Records
import Testing
import Text

/// What becomes of an entry's fields in a record.
@Suite struct BibTeXImportTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// The fields of one entry.
    let input: String
    /// The fields of the record, a line each.
    let record: String
    /// The text that each message points at.
    var problems: [String] = []

    var testDescription: String { name }
  }

  @Test(arguments: names + dates + fields + arXiv)
  func imports(_ test: Case) {
    let source = Array("@misc{k,\(test.input)}".utf8)
    var problems: [String] = []
    func note(_ problem: Diagnostic) { problems.append(problem.text(in: source)) }
    let file = BibTeX.read(source, file: "a.bib", report: note)
    let records = BibTeX.records(of: file, report: note)
    let lines = records.flatMap(\.fields).map { "\($0.name): \($0.value)" }
    #expect(lines.joined(separator: "\n") == test.record)
    #expect(problems == test.problems)
  }

  static let names = [
    Case(
      name: "names in every form",
      input: #"author = {Knuth, Donald~E. and Guy L. {Steele Jr.} and King, Jr, Martin Luther}"#,
      record: """
        author: Knuth, Donald E.
        author: Steele Jr., Guy L.
        author: King, Jr, Martin Luther
        """),
    Case(
      name: "accents, prefixes and bodies",
      input: #"""
        author = {Ludwig van Beethoven and {\'E}lise Dupont and {\"o}zg{\"u}r Demir
          AND {World Health Organization} and {Barnes and Noble, Inc.}}
        """#,
      record: """
        author: van Beethoven, Ludwig
        author: Dupont, Élise
        author: özgür Demir,
        author: {World Health Organization}
        author: {Barnes and Noble, Inc.}
        """),
    Case(
      name: "spaces within braces", input: "author = {L-{ W } Leung and R J {Robinson  I I }}",
      record: "author: Leung, L- W\nauthor: Robinson I I, R J"),
    Case(
      name: "a name of a comma alone", input: "author = {Smith, J and ,}",
      record: "author: Smith, J", problems: ["author = {Smith, J and ,}"]),
    Case(
      name: "others", input: "author = {Smith, J. and others}, editor = {others}",
      record: "author: Smith, J.\nauthor: others\neditor: others"),
    Case(
      name: "et al. is others", input: "author = {Smith, J and Doe, J et al.}",
      record: "author: Smith, J\nauthor: Doe, J\nauthor: others",
      problems: ["author = {Smith, J and Doe, J et al.}"]),
    Case(
      name: "an and too many", input: "author = {Smith, John and and Doe, Jane and}",
      record: "author: Smith, John\nauthor: Doe, Jane",
      problems: Array(repeating: "author = {Smith, John and and Doe, Jane and}", count: 2)),
    Case(
      name: "too many commas are one name", input: "author = {Smith, John, Doe, Jane}",
      record: "author: {Smith, John, Doe, Jane}", problems: ["author = {Smith, John, Doe, Jane}"]),
    Case(
      name: "a semicolon is a part of a name", input: "author = {Smith, John; Doe, Jane}",
      record: #"author: Smith, John\; Doe, Jane"#),
    Case(
      name: "biblatex's extended form",
      input: "author = {given=Hans, family=Harman, prefix=von, useprefix=true and Sartre, Jean}",
      record: "author: von Harman, Hans; useprefix=true\nauthor: Sartre, Jean"),
    Case(
      name: "data annotations",
      input: """
        author = {A, B and C, D}, author+an = {1=equal;2=equal,corresponding},
        author+an:orcid = {2="0000-0001"}, editor+an = {1=x}
        """,
      record: """
        author: A, B; equal
        author: C, D; equal; corresponding; orcid=0000-0001
        bibtex: editor+an = 1=x
        """),
  ]

  static let dates = [
    Case(name: "a year", input: "year = 2004", record: "date: 2004"),
    Case(name: "years", input: "year = {2001--2003}", record: "date: 2001/2003"),
    Case(name: "years, the second short", input: "year = {2001--02}", record: "date: 2001/2002"),
    Case(name: "years with a slash", input: "year = {1969/70}", record: "date: 1969/1970"),
    Case(name: "years with a hyphen", input: "year = {1889-90}", record: "date: 1889/1890"),
    Case(
      name: "years, a digit of the second", input: "year = {1982--4}", record: "date: 1982/1984"),
    Case(name: "a year with a month, or two", input: "year = {2001-02}", record: "year: 2001-02"),
    Case(name: "years that go back", input: "year = {1969/68}", record: "year: 1969/68"),
    Case(
      name: "both marks of doubt", input: "date = {1723?~}", record: "date: 1723%",
      problems: ["date = {1723?~}"]),
    Case(name: "a month by its macro", input: "year = 2004, month = apr", record: "date: 2004-04"),
    Case(name: "a month first", input: "month = {April}, year = 2004", record: "date: 2004-04"),
    Case(name: "a month by number", input: "year = {2004}, month = 4", record: "date: 2004-04"),
    Case(name: "a day", input: "year = 2004, month = apr, day = 5", record: "date: 2004-04-05"),
    Case(
      name: "a day after the month", input: #"year = 2004, month = apr # "~5""#,
      record: "date: 2004-04-05"),
    Case(
      name: "a day before the month", input: #"year = 2004, month = "1~" # jan"#,
      record: "date: 2004-01-01"),
    Case(
      name: "two months", input: #"year = 2004, month = jan # "/" # feb"#,
      record: "date: 2004-01/2004-02"),
    Case(
      name: "two months abbreviated", input: "year = 2004, month = {Jan.-Feb.}",
      record: "date: 2004-01/2004-02"),
    Case(
      name: "days of one month", input: "year = 2004, month = {June 1--3}",
      record: "date: 2004-06-01/2004-06-03"),
    Case(
      name: "days of two months", input: "year = 2004, month = {30~May -- 2~June}",
      record: "date: 2004-05-30/2004-06-02"),
    Case(
      name: "a season", input: "year = 2004, month = {Spring}", record: "date: 2004-21"),
    Case(
      name: "no month", input: "year = 2004, month = {Michaelmas}",
      record: "year: 2004\nmonth: Michaelmas"),
    Case(
      name: "months of two years", input: "year = {1979--1980}, month = {Dec. 2 -- Jan. 8}",
      record: "date: 1979-12-02/1980-01-08"),
    Case(
      name: "a month in German", input: #"year = 2004, month = {M{\"a}rz}"#, record: "date: 2004-03"
    ),
    Case(
      name: "a range of macros", input: #"year = 2004, month = jun # "--" # jul"#,
      record: "date: 2004-06/2004-07"),
    Case(
      name: "days of a month", input: "year = 2004, month = may, day = {5--7}",
      record: "date: 2004-05-05/2004-05-07"),
    Case(
      name: "two years and a season", input: "year = {1981/82}, month = {Winter}",
      record: "date: 1981/1982\nmonth: Winter"),
    Case(name: "about a year", input: "year = {[ca. 1850]}", record: "date: 1850~"),
    Case(name: "the year of a copyright", input: "year = {c1988}", record: "year: c1988"),
    Case(name: "a decade", input: "year = {1850s}", record: "date: 185X"),
    Case(name: "before Christ", input: "year = {335~B.C.}", record: "date: -0334"),
    Case(name: "the whole date", input: "year = {2004-05-06}", record: "date: 2004-05-06"),
    Case(
      name: "no year in four digits", input: "year = {0000}, title = {T}", record: "title: T",
      problems: ["year = {0000}"]),
    Case(
      name: "no date in zeros, and a year", input: "date = {0000-00-00}, year = 2004",
      record: "date: 2004", problems: ["date = {0000-00-00}"]),
    Case(
      name: "a bad date and a good year", input: "date = {soon}, year = 2004, month = may",
      record: "bibtex: date = soon\ndate: 2004-05", problems: ["date = {soon}"]),
    Case(
      name: "a day by dots", input: "date = {17.5.2004}", record: "date: 2004-05-17",
      problems: ["date = {17.5.2004}"]),
    Case(
      name: "a time of day after a space", input: "date = {2004-05-06 15:26:37 +1000}",
      record: "date: 2004-05-06T15:26:37+1000", problems: ["date = {2004-05-06 15:26:37 +1000}"]),
    Case(name: "years without an end", input: "year = {1979--}", record: "date: 1979/"),
    Case(name: "no date", input: "year = {in press}", record: "year: in press"),
    Case(name: "years", input: "year = {2004--2006}", record: "date: 2004/2006"),
    Case(name: "a letter", input: "year = {2004a}", record: "year: 2004a"),
    Case(name: "biblatex's date", input: "date = {1723~}", record: "date: 1723~"),
    Case(
      name: "a date and what it says again", input: "date = {2004-05}, year = 2004, month = 5",
      record: "date: 2004-05"),
    Case(
      name: "a date and another year", input: "date = {2004-05}, year = 1999",
      record: "date: 2004-05\nyear: 1999"),
    Case(
      name: "a date and its month", input: "date = {2004}, month = apr", record: "date: 2004-04"),
    Case(
      name: "a date not padded", input: "date = {2004-1-5}", record: "date: 2004-01-05",
      problems: ["date = {2004-1-5}"]),
    Case(
      name: "a date in words", input: "date = {April 2004}", record: "date: 2004-04",
      problems: ["date = {April 2004}"]),
  ]

  static let fields = [
    Case(
      name: "keywords and aliases",
      input: "keywords = {one, two words,three}, ids = {a1, b:2}",
      record: "keyword: one\nkeyword: two words\nkeyword: three\nalias: a1\nalias: b:2"),
    Case(
      name: "keywords with semicolons", input: "keywords = {one; two}",
      record: "keyword: one\nkeyword: two"),
    Case(
      name: "names that ibid uses otherwise",
      input: "type = {phdthesis}, venue = {Rome}, pubstate = {inpress}, key = {x}",
      record: "genre: phdthesis\neventplace: Rome\nstatus: inpress\nsortkey: x"),
    Case(
      name: "names that mean something else to ibid",
      input: "status = {read}, genre = {x}, related_to = {y}, title_prefix = {A}",
      record: "bibtex: status = read\nbibtex: genre = x\nrelated_to: y\nbibtex: title_prefix = A"),
    Case(
      name: "two names of one field", input: "journal = {J}, journaltitle = {JT}",
      record: "bibtex: journal = J\njournal: JT"),
    Case(
      name: "a field twice", input: "title = {First}, Title = {S{\\\"e}cond}",
      record: "title: First\nbibtex: title = S{\\\"e}cond",
      problems: ["Title = {S{\\\"e}cond}"]),
    Case(
      name: "names that rec cannot spell",
      input: "date-added = {http://a/b\\_c}, größe = {5}",
      record: "bibtex: date-added = http://a/b\\_c\nbibtex: größe = 5"),
    Case(
      name: "unknown fields and others of BibTeX's",
      input: "address = {Z{\\\"u}rich}, adsurl = {https://x.y/~z_1}, annote = {A}",
      record: "address: Zürich\nadsurl: https://x.y/~z_1\nannote: A"),
    Case(
      name: "verbatim fields",
      input: """
        url = {http://x.y/a_b%20c~d#e?f=1&g={x}}, doi = {https://doi.org/10.1000/a_b<c>%d}
        """,
      record: """
        url: http://x.y/a_b%20c~d#e?f=1&g={x}
        doi: 10.1000/a_b<c>%d
        """),
    Case(
      name: "verbatim fields with TeX in them", input: #"url = {\url{http://x.y/a\_b\%20c\&d}}"#,
      record: "url: http://x.y/a_b%20c&d"),
    Case(
      name: "an empty field", input: "title = {}, note = {n}", record: "note: n"),
    Case(
      name: "an empty field that keeps its parent's out", input: "crossref = {p}, year = {}",
      record: "crossref: p\nbibtex: year ="),
    Case(
      name: "a comment", input: "title = {T},\n % note = {N},\n year = 2000",
      record: "title: T\ndate: 2000\nbibtex: % note = {N},"),
    Case(
      name: "control characters", input: "title = {T\u{0}\u{C}U\u{1}}", record: "title: T U",
      problems: ["\u{0}"]),
  ]

  static let arXiv = [
    Case(
      name: "BibTeX's spelling",
      input: "eprint = {hep-th/9901001}, archiveprefix = {arXiv}, primaryclass = {hep-th}",
      record: "arxiv: hep-th/9901001\neprintclass: hep-th"),
    Case(
      name: "biblatex's spelling", input: "eprinttype = {arxiv}, eprint = {arXiv:1707.08567v2}",
      record: "arxiv: 1707.08567v2"),
    Case(
      name: "an eprint elsewhere", input: "eprint = {123}, eprinttype = {jstor}",
      record: "eprint: 123\neprinttype: jstor"),
    Case(
      name: "in the journal", input: "journal = {arXiv preprint arXiv:1707.08567}",
      record: "journal: arXiv preprint arXiv:1707.08567\narxiv: 1707.08567"),
    Case(
      name: "in the address", input: "url = {https://arxiv.org/abs/1707.08567}",
      record: "url: https://arxiv.org/abs/1707.08567\narxiv: 1707.08567"),
    Case(
      name: "al-folio's spelling", input: "arxiv = {arXiv:1707.08567v2}",
      record: "arxiv: 1707.08567v2"),
    Case(
      name: "two spellings of one",
      input: "eprint = {1707.08567}, archiveprefix = {arXiv}, arxiv = {1707.08567}",
      record: "arxiv: 1707.08567"),
    Case(
      name: "two papers",
      input: "eprint = {1707.08567}, archiveprefix = {arXiv}, arxiv = {1811.01331}",
      record: "arxiv: 1707.08567\nbibtex: arxiv = 1811.01331"),
    Case(
      name: "al-folio's beside another archive",
      input: "eprint = {1}, eprinttype = {hal}, arxiv = {1811.01331}",
      record: "eprint: 1\neprinttype: hal\narxiv: 1811.01331"),
    Case(name: "no identifier", input: "arxiv = {soon}", record: "bibtex: arxiv = soon"),
  ]
}
