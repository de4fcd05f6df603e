import Formats
import Records
import Testing
import Text

/// Records that come back whole from a format that has a place for all that they say.
@Suite struct ExchangeRoundTripTests {
  static let plain = [
    """
    article
    title: On <i>E. coli</i> and \\{sets\\}
    author: Knuth, Donald E.
    author: van der Berg, Jan
    author: Smith, Jr., John
    author: {European Union}
    date: 2020-05-17
    journal: The Journal
    shortjournal: J.
    volume: 12
    number: 3
    pages: 1–20
    eid: e12
    doi: 10.1000/1
    issn: 0028-0836
    url: https://a.example/1
    abstract: Abstract
    note: Note
    keyword: one
    keyword: two
    """,
    "inproceedings\ntitle: T\nauthor: Doe, Jane\ndate: 2019\nbooktitle: Proc.\nseries: S\narxiv: 2202.11678",
    "inproceedings\ntitle: T\ndate: 2019-05\nbooktitle: Proc.\neventtitle: Conf\neventplace: Oslo",
    "book\ntitle: T\neditor: Doe, Jane\ndate: 1984\nseries: S\nvolume: 2\nedition: 3\npublisher: P"
      + "\nlocation: Berlin\nisbn: 978-3-16-148410-0\npagetotal: 300",
    "thesis\ntitle: T\nauthor: Doe, Jane\ndate: 2010\ngenre: PhD thesis\ninstitution: ETH",
    "report\ntitle: T\ndate: 2001\nnumber: TR-1\ninstitution: NASA",
    "article\ntitle: T\nentrysubtype: magazine\njournal: M\ndate: 2020-22",
    "online\ntitle: T\nurl: https://a.example\nurldate: 2024-05-07\nyear: n.d.",
    "incollection\ntitle: T\neditor: Roe, Richard\nbooktitle: B\ntranslator: Doe, Jane",
    "patent\ntitle: T\nnumber: 123\nlocation: US",
    "talk\ntitle: T\nauthor: Doe, Jane\neventtitle: Seminar\ndate: 2023-06",
    "dataset\ntitle: T\nauthor: Doe, Jane",
    // Bodies stay bodies, whatever their names hold.
    """
    report
    title: T
    author: {WHO}
    author: Plato
    author: {Food and Drug Administration}
    author: {Max Planck Society, Munich}
    author: {University of California, Los Angeles, Library}
    author: {R Core Team}
    editor: {CERN}
    translator: {Bureau, Jr.}
    date: 2001
    """,
    "article\ntitle: Preprint\narxiv: 2202.11678",
    "misc\ntitle: T\nlanguage: en\nlibrary: QA76\nshorttitle: S\nvolumes: 3",
  ]

  static let rich = [
    "article\ntitle: {BERT} and $x^2$ <sc>abc</sc>\nauthor: van Gogh, Vincent; useprefix=false\ndate: 1890~",
    "mvbook\ntitle: T\ndate: 2019/2021\nholder: Doe, Jane\naward: Prize; url=https://a.example\ntag: a",
    "article\njournal: J\nnumber: 3\nissue: Spring\ndate: -0043\nvenue: jmlr 2023",
    "mastersthesis\ntitle: T\ninstitution: ETH\ndate: 199X",
    "phdthesis\ntitle: T\ndate: 2020/..\ngenre: Dissertation",
    "unknowntype\ntitle: T\nfoo_bar: x\ndirector: Doe, Jane\nlink: code https://a.example",
    "book\ntitle: T\nmaintitle: M\neventdate: 2020-05-01/2020-05-04\norigdate: 1900\ncategories: c",
    "unpublished\ntitle: T\nstatus: submitted\nannote: A\npmid: 1\npmcid: PMC1\narchive: A",
    "music\ncsl_type: musical_score\ntitle: T\ncomposer: Bach, J. S.",
  ]

  @Test(arguments: plain + rich)
  func throughCSLJSON(_ lines: String) { check(lines, Exchange.csl) }

  @Test(arguments: plain)
  func throughRIS(_ lines: String) { check(lines, Exchange.ris) }

  @Test(arguments: plain)
  func throughEndNote(_ lines: String) { check(lines, Exchange.endNote) }

  private func check(_ lines: String, _ format: Exchange) {
    let record = Self.ordered(Record(lines: lines))
    let text = format.text?([record], ExportContext()) { problem in
      Issue.record("\(problem.message) of \(lines)")
    }
    let result = format.read(Array((text ?? "").utf8), "x") { problem in
      Issue.record("\(problem.message) in \(text ?? "")")
    }
    let records = result.records.map { Self.ordered($0.record(key: .pending)) }
    #expect(records == [record], "\(text ?? "")")
  }

  /// The record with fields that ibid does not know by name, for they have no order of their own.
  private static func ordered(_ record: Record) -> Record {
    var record = record
    record.fields.sort { $0.name < $1.name }
    return record
  }
}
