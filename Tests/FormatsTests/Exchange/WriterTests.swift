import Formats
import Records
import Support
import Testing
import Text

/// Records in every format that is written: golden files, and what there is no place for.
@Suite struct WriterTests {
  static let works = [
    """
    article
    title: On {BERT}: "$x^2$" & <i>E. coli</i>
    author: Knuth, Donald E.; orcid=0000-0001-2345-6789
    author: van der Berg, Jan
    author: {CERN, Geneva}
    author: others
    date: 2020-05-17
    venue: jmlr 2020
    volume: 12
    number: 3
    pages: 1–20
    doi: 10.1000/1
    abstract: First\\second
    keyword: yes
    award: Prize
    """,
    "inproceedings\ntitle: T\nauthor: Doe, Jr., Jane\nvenue: icml 2022; workshop=W\narxiv: 2202.11678",
    "phdthesis\ntitle: T\ninstitution: ETH\nlocation: Zürich\ndate: 2019~\nlangid: ngerman",
    "book\ntitle: T\nsubtitle: S\neditor: Roe, Richard\nseries: LNCS\nnumber: 5\nisbn: 1\n"
      + "publisher: P\npagetotal: many\nurl: not an address\nlanguage: Klingon",
    "online\ntitle: T\nurl: https://a.example/?a=1&b={2}\nurldate: 2024-05-07\nyear: n.d.",
    "inbook\ntitle: C\ncrossref: k4\npages: 3",
  ]

  private static let records = works.enumerated().map { Record(lines: $1, key: "k\($0 + 1)") }

  private static let venues = VenueRegistry([
    Venue(key: "jmlr", name: "Journal of Machine Learning Research", kind: "journal"),
    Venue(key: "icml", name: "International Conference on Machine Learning", kind: "conference"),
  ])

  private func check(
    _ name: String, _ write: ([Record], ExportContext, (Diagnostic) -> Void) -> String
  ) throws {
    var notes: [String] = []
    let context = ExportContext(venue: { Self.venues[$0.name] })
    let text = write(Self.records, context) { notes.append($0.described(in: nil)) }
    try expectGolden(text, name)
    try expectGolden(notes.joined(separator: "\n") + "\n", "\(name).notes")
  }

  @Test func writesCSLJSON() throws {
    try check("works.json") { CSLJSON.text(of: $0, in: $1, report: $2) }
  }

  @Test func writesRIS() throws { try check("works.ris") { RIS.text(of: $0, in: $1, report: $2) } }

  @Test func writesEndNote() throws {
    try check("works.enw") { EndNote.text(of: $0, in: $1, report: $2) }
  }

  @Test func aBodyBesideThePublisherIsAnOrganization() throws {
    let fields = [
      "inproceedings\ntitle: T\npublisher: P\norganization: O\nhowpublished: H",
      "manual\ntitle: T\norganization: O\nnote: N\nhowpublished: H",
    ]
    var notes: [String] = []
    let records = fields.enumerated().map { Record(lines: $1, key: "k\($0 + 1)") }
    let text = Hayagriva.text(of: records) { notes.append($0.message) }
    #expect(
      text == """
        k1:
          type: article
          title: "T"
          note: "H"
          parent:
            type: proceedings
            publisher:
              name: "P"
            organization: "O"

        k2:
          type: reference
          title: "T"
          publisher:
            name: "O"
          note: "N"

        """)
    #expect(notes == [#""k2": Hayagriva has no place for howpublished"#])
  }

  @Test func writesHayagriva() throws {
    try check("works.yml") { Hayagriva.text(of: $0, in: $1, report: $2) }
  }
}
