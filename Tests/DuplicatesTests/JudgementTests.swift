import Support
import Duplicates
import Formats
import Records
import Testing

/// What two records are found to be to each other.
struct JudgementTests {
  /// Two records, each as its type and `field=value` lines.
  struct Case: CustomTestStringConvertible, Sendable {
    var why: String
    var relation: Relation
    var one: String
    var other: String

    init(_ why: String, _ relation: Relation, _ one: String, _ other: String) {
      (self.why, self.relation, self.one, self.other) = (why, relation, one, other)
    }

    var testDescription: String { "\(why): \(relation.rawValue)" }
  }

  private static func record(_ key: String, _ text: String) throws -> Record {
    let lines = text.split(separator: "\n").map { String($0).trimmingPrefix(" ") }
    var record = Record(key: try CitationKey(key), type: RecordType(String(lines[0])))
    for line in lines.dropFirst() {
      let pair = line.split(separator: "=", maxSplits: 1).map(String.init)
      for value in pair[0] == "author" ? pair[1].components(" and ") : [pair[1]] {
        record.append(FieldName(pair[0]), value)
      }
    }
    return record
  }

  static let identifiers = [
    Case(
      "a DOI as an address, percent-encoded", .same,
      "article\ntitle=Heat in Thin Films\nauthor=Okoye, Ada\ndate=2011\ndoi=10.1000/(sici)12<3>",
      "article\ntitle=Heat in thin films.\nauthor=A. Okoye\ndate=2011\nurl=https://doi.org/10.1000/(SICI)12%3C3%3E"
    ),
    Case(
      "one ISBN in ten and in thirteen digits", .same,
      "book\ntitle=Rivers\nauthor=Moss, Tara\ndate=1999\nisbn=0-306-40615-2",
      "book\ntitle=Rivers\nauthor=Moss, T.\ndate=1999\nisbn=978-0-306-40615-7"),
    Case(
      "a DOI pasted into another record", .different,
      "article\ntitle=On the growth of bogs\nauthor=Ekman, L.\ndate=2001\nvolume=4\npages=1–9\ndoi=10.1000/7",
      "article\ntitle=Sampling from large graphs\nauthor=Rossi, P.\ndate=2009\nvolume=11\npages=80–99\ndoi=10.1000/7"
    ),
    Case(
      "two abstracts of one supplement", .different,
      "article\ntitle=Iron intake of rowers\nauthor=Ek, A. and Bo, C.\ndate=2010\njournal=Sport\nvolume=3\nnumber=Suppl 1\npages=S12\ndoi=10.1000/s",
      "article\ntitle=Sleep of rowers before races\nauthor=Ek, A. and Bo, C.\ndate=2010\njournal=Sport\nvolume=3\nnumber=Suppl 1\npages=S13\ndoi=10.1000/s"
    ),
    Case(
      "two versions of one arXiv paper", .same,
      "misc\ntitle=Graphs that forget\nauthor=Lim, J.\ndate=2021\narxiv=2101.00001v1",
      "article\ntitle=Graphs That Forget\nauthor=Lim, Joon\ndate=2021\njournal=arXiv preprint arXiv:2101.00001v3"
    ),
  ]

  static let venues = [
    Case(
      "two journals' obituaries of one person", .ask,
      "article\ntitle=Obituary: Vera van der Rubin\nauthor=Kern, Tom\njournal=Phys. Rev. Lett.\ndate=2016\ndoi=10.1000/o1",
      "article\ntitle=Obituary: Vera van der Rubin\nauthor=Kern, Tom\njournal=Nature Physics\ndate=2016"
    ),
    Case(
      "a journal of one word, and one whose abbreviation begins like it", .ask,
      "article\ntitle=Tides, by Anna van der Meer\nauthor=Ek, Bo and Moss, Tara\njournal=Brain\ndate=1986\nvolume=7",
      "article\ntitle=Tides, by Anna van der Meer\nauthor=Ek, Bo and Moss, Tara\njournal=Br. Med. J.\ndate=1986"
    ),
  ]

  static let people = [
    Case(
      "names turned round and cut to initials", .same,
      "article\ntitle=Tidal power in narrow straits\nauthor=van der Berg, Jan and Ørsted, Kåre\ndate=2004\njournal=Energy",
      "article\ntitle=Tidal power in narrow straits\nauthor=K. Orsted and J. Van Der Berg\ndate=2004\njournal=Energy"
    ),
    Case(
      "a name in two scripts", .same,
      "article\ntitle=Limit theorems for sums of variables\nauthor=Гнеденко, Борис\ndate=1949\njournal=Uspekhi",
      "article\ntitle=Limit theorems for sums of variables\nauthor=Gnedenko, B.\ndate=1949\njournal=Uspekhi"
    ),
    Case(
      "a list that is cut short", .same,
      "article\ntitle=A map of the outer disk\nauthor=Abe, K. and others\ndate=2018\njournal=Sky",
      "article\ntitle=A map of the outer disk\nauthor=Abe, Kei and Ito, Mai and Ono, Jun\ndate=2018\njournal=Sky"
    ),
    Case(
      "one short title, other people", .different,
      "book\ntitle=Statistical Learning\nauthor=Adams, Joan and Brown, Kim\ndate=2010",
      "article\ntitle=Statistical learning\nauthor=Zhou, Wei and Brown, Lee\ndate=2011\njournal=Data"
    ),
  ]

  static let titles = [
    Case(
      "a part and the next", .different,
      "article\ntitle=Notes on dunes. Part I: Shape\nauthor=Gill, R.\ndate=2001\njournal=Sand\nvolume=5\npages=1–20",
      "article\ntitle=Notes on dunes. Part II: Motion\nauthor=Gill, R.\ndate=2001\njournal=Sand\nvolume=5\npages=21–40"
    ),
    Case(
      "Roman and Arabic numbers", .same,
      "article\ntitle=Observations of comets, part II\nauthor=Gill, R.\ndate=2001\njournal=Sky\nvolume=5",
      "article\ntitle=Observations of comets, Part 2\nauthor=Gill, Ruth\ndate=2001\njournal=Sky\nvolume=5"
    ),
    Case(
      "a year in the title", .different,
      "techreport\ntitle=State of the forests 2018\nauthor={Forest Board}\ndate=2018",
      "techreport\ntitle=State of the forests 2019\nauthor={Forest Board}\ndate=2019"),
    Case(
      "one word that excludes another", .different,
      "article\ntitle=Dosing of lithium in older patients with acute mania\nauthor=Roy, A.\ndate=2003\njournal=Mind",
      "article\ntitle=Dosing of lithium in older patients with chronic mania\nauthor=Roy, A.\ndate=2003\njournal=Mind"
    ),
    Case(
      "a subtitle that is left out", .same,
      "article\ntitle=Counting birds at night: a study of radar images\nauthor=Fox, M. and Hay, S.\ndate=2014\njournal=Wing\nvolume=9\npages=3–19",
      "article\ntitle=Counting birds at night\nauthor=Fox, Mia and Hay, Sol\ndate=2014\njournal=Wing\nvolume=9\npages=3–19"
    ),
    Case(
      "markup, math and a Greek letter", .same,
      "article\ntitle=Decay of $\\beta$-carotene in <i>Daucus</i> roots\nauthor=Orr, P.\ndate=1990\njournal=Root",
      "article\ntitle=DECAY OF BETA-CAROTENE IN DAUCUS ROOTS\nauthor=Orr, P.\ndate=1990\njournal=Root"
    ),
    Case(
      "an editorial of every issue", .different,
      "article\ntitle=Editorial\nauthor=Stone, R.\ndate=2005\njournal=Clay\nvolume=2\nnumber=1",
      "article\ntitle=Editorial\nauthor=Stone, R.\ndate=2005\njournal=Clay\nvolume=2\nnumber=2"),
    Case(
      "another edition", .related,
      "book\ntitle=A Handbook of Northern Lichens\nauthor=Berg, U.\ndate=1980\nedition=1",
      "book\ntitle=A Handbook of Northern Lichens\nauthor=Berg, U.\ndate=1981\nedition=2nd"),
  ]

  static let places = [
    Case(
      "an abbreviated journal and cut pages", .same,
      "article\ntitle=Slow waves\nauthor=Kay, I.\ndate=1988\njournal=J. Fluid Mech.\nvolume=190\npages=831–5",
      "article\ntitle=Slow waves\nauthor=Kay, Ian\ndate=1988\njournal=Journal of Fluid Mechanics\nvolume=190\npages=831–835"
    ),
    Case(
      "a preprint and its article", .version,
      "misc\ntitle=Learning to rest\nauthor=Diaz, M. and Poe, E.\ndate=2019\narxiv=1905.00009",
      "article\ntitle=Learning to rest\nauthor=Diaz, Maria and Poe, Ed\ndate=2020\njournal=Neural Studies\nvolume=8\npages=44–60\ndoi=10.1000/ns8"
    ),
    Case(
      "a talk and the longer article", .version,
      "inproceedings\ntitle=Typed holes in practice\nauthor=Chan, O.\ndate=2012\nbooktitle=Symposium on Editors\npages=10–19",
      "article\ntitle=Typed holes in practice\nauthor=Chan, Olga\ndate=2014\njournal=Transactions on Languages\nvolume=6\npages=100–141"
    ),
    Case(
      "an article and its data", .related,
      "article\ntitle=Lake levels of the eastern plain 1900–2000\nauthor=Nagy, B.\ndate=2015\njournal=Water",
      "dataset\ntitle=Lake levels of the eastern plain 1900–2000\nauthor=Nagy, Bea\ndate=2015\npublisher=Zenodo"
    ),
    Case(
      "a volume and a paper in it", .related,
      "proceedings\ntitle=Proceedings of the Fourth Meeting on Kites\ndate=2003\nisbn=9783161484100",
      "inproceedings\ntitle=Tails for kites\nauthor=Webb, A.\ndate=2003\nbooktitle=Proceedings of the Fourth Meeting on Kites\nisbn=978-3-16-148410-0"
    ),
  ]

  static let forms = [
    Case(
      "a working paper and the article that became of it", .version,
      "techreport\ntitle=Tides and trade\nauthor=Card, Dora and Krug, Al\ndate=1993\ninstitution=Bureau of Tides\nnumber=4509",
      "article\ntitle=Tides and trade: a study of harbours\nauthor=Card, Dora and Krug, Al\ndate=1994\njournal=Trade\nvolume=84\npages=772–793"
    ),
    Case(
      "a book, and the same with its series in brackets", .same,
      "book\ntitle=Learning from Tides\nauthor=Bishop, C. M.\ndate=2006\npublisher=Shore\nisbn=0-387-31073-8",
      "book\ntitle=Learning from Tides (Coastal Science and Statistics)\nauthor=Bishop, C.\ndate=2006\npublisher=Shore-Verlag\nisbn=978-0387310732"
    ),
    Case(
      "a page under one address", .same,
      "online\ntitle=Tide Tables\nauthor={The Harbour Office}\nurl=https://tides.example/tables/",
      "misc\ntitle=Tide Tables\nauthor={Harbour Office}\nhowpublished=https://www.tides.example/tables\ndate=2022"
    ),
    Case(
      "a collaboration, and its members with the rest of the title", .same,
      "article\ntitle=Observation of a new tide in the search for the standard wave\nauthor={The Tide Collaboration}\ndate=2012\njournal=Phys. Lett. B\nvolume=716\npages=1–29",
      "article\ntitle=Observation of a new tide in the search for the standard wave with the gauge at the pier\nauthor=Aad, Georges\ndate=2012\njournal=Physics Letters B\nvolume=716\nnumber=1\npages=1–29"
    ),
  ]

  static let notices = [
    Case(
      "a corrigendum", .related,
      "article\ntitle=Corrigendum to “Salt marshes and storms”\nauthor=Dale, H.\ndate=2007\njournal=Coast\nvolume=9\npages=77",
      "article\ntitle=Salt marshes and storms\nauthor=Dale, H.\ndate=2006\njournal=Coast\nvolume=8\npages=1–12"
    ),
    Case(
      "the author's reply", .related,
      "article\ntitle=Salt marshes and storms: author's reply\nauthor=Dale, H.\ndate=2007\njournal=Coast\nvolume=9\npages=80",
      "article\ntitle=Salt marshes and storms\nauthor=Dale, H.\ndate=2006\njournal=Coast\nvolume=8\npages=1–12"
    ),
    Case(
      "a review of a book", .related,
      "article\ntitle=Book review: Salt marshes and storms\nauthor=Fen, S.\ndate=2008\njournal=Coast\nvolume=10\npages=80",
      "book\ntitle=Salt marshes and storms\nauthor=Dale, H.\ndate=2006\npublisher=Tide"
    ),
    Case(
      "an article that was retracted, as its publisher shows it", .same,
      "article\ntitle=RETRACTED ARTICLE: Salt marshes and storms\nauthor=Dale, H.\ndate=2006\njournal=Coast\nvolume=8\npages=1–12",
      "article\ntitle=Salt marshes and storms\nauthor=Dale, H.\ndate=2006\njournal=Coast\nvolume=8\npages=1–12"
    ),
    Case(
      "the notice that an article is retracted", .related,
      "article\ntitle=Retraction: Salt marshes and storms\nauthor=Dale, H.\ndate=2009\njournal=Coast\nvolume=11\npages=1",
      "article\ntitle=Salt marshes and storms\nauthor=Dale, H.\ndate=2006\njournal=Coast\nvolume=8\npages=1–12"
    ),
    Case(
      "a title that only sounds like a notice", .same,
      "article\ntitle=Response of ferns to drought\nauthor=Lund, K.\ndate=1995\njournal=Fern\nvolume=1\npages=5–9",
      "article\ntitle=Response of Ferns to Drought. [Review] [12 refs]\nauthor=Lund, K.\ndate=1995\njournal=Fern\nvolume=1\npages=5–9"
    ),
  ]

  /// Whatever else agrees, one detail that both give and that differs is enough of a question.
  static let contradictions = [
    Case(
      "two DOIs of one registrant", .ask,
      "article\ntitle=Silt in slow rivers\nauthor=Ruiz, A.\ndate=2001\njournal=Flow\ndoi=10.1000/a1",
      "article\ntitle=Silt in slow rivers\nauthor=Ruiz, A.\ndate=2001\njournal=Flow\ndoi=10.1000/a2"
    ),
    Case(
      "two DOIs, and all of one place", .same,
      "article\ntitle=Silt in slow rivers\nauthor=Ruiz, A.\ndate=2001\njournal=Flow\nvolume=3\npages=7–19\ndoi=10.1000/a1",
      "article\ntitle=Silt in slow rivers\nauthor=Ruiz, A.\ndate=2001\njournal=Flow\nvolume=3\npages=7–19\ndoi=10.1000/a2"
    ),
    Case(
      "a manual of each year", .ask,
      "manual\ntitle=Gauge: A Language for Tides\nauthor={The Gauge Team}\ndate=2019",
      "manual\ntitle=Gauge: A Language for Tides\nauthor={The Gauge Team}\ndate=2020"),
    Case(
      "signs that differ", .ask,
      "article\ntitle=C++\nauthor=Hall, B.\ndate=2001\njournal=Code",
      "article\ntitle=C#\nauthor=Hall, B.\ndate=2001\njournal=Code"),
    Case(
      "a sign in math and as a letter", .same,
      "article\ntitle=On the question P $\\neq$ NP\nauthor=Hall, B.\ndate=2001\njournal=Code",
      "article\ntitle=On the question P ≠ NP\nauthor=Hall, Bo\ndate=2001\njournal=Code"),
    Case(
      "two days", .ask,
      "misc\ntitle=Interview with Mona Lund\nauthor=Hall, B.\ndate=2001-03-04",
      "misc\ntitle=Interview with Mona Lund\nauthor=Hall, B.\ndate=2001-03-05"),
    Case(
      "two addresses", .ask,
      "online\ntitle=Tide tables of the north\nauthor={Tide Office}\nurl=https://tides.example/a",
      "online\ntitle=Tide tables of the north\nauthor={Tide Office}\nurl=https://tides.example/b"
    ),
    Case(
      "two releases", .ask,
      "manual\ntitle=gauge: Tides in R\nauthor=Hall, B.\ndate=2020\nnote=R package version 3.3.2",
      "manual\ntitle=gauge: Tides in R\nauthor=Hall, B.\ndate=2020\nnote=R package version 3.3.5"
    ),
    Case(
      "two ISBNs", .ask,
      "book\ntitle=Tides of the north\nauthor=Hall, B.\ndate=2020\nisbn=9780306406157",
      "book\ntitle=Tides of the north\nauthor=Hall, B.\ndate=2020\nisbn=9783161484100"),
    Case(
      "a longer title, half of the authors", .ask,
      "misc\ntitle=Learning to sort tide tables\nauthor=Hall, B. and Moe, K.\ndate=2019\narxiv=1905.00011",
      "article\ntitle=Learning to sort tide tables faster\nauthor=Hall, B.\ndate=2020\njournal=Code"
    ),
    Case(
      "two degrees", .ask,
      "mastersthesis\ntitle=Tides of the north\nauthor=Hall, B.\ndate=2019\nschool=Shore College",
      "phdthesis\ntitle=Tides of the north\nauthor=Hall, B.\ndate=2019\nschool=Shore College"),
    Case(
      "one word of Chinese", .different,
      "article\ntitle=中国城市研究\nauthor=Hall, B.\ndate=2019\njournal=Code",
      "article\ntitle=日本農業研究\nauthor=Hall, B.\ndate=2019\njournal=Code"),
  ]

  @Test(
    arguments: identifiers + people + titles + places + forms + notices + contradictions + venues)
  func judges(_ test: Case) throws {
    for (one, other) in [(test.one, test.other), (test.other, test.one)] {
      let found = Deduplication([try Self.record("a", one), try Self.record("b", other)])
      let judgement = found.pairs.first?.judgement
      #expect(
        judgement?.relation ?? .different == test.relation,
        "\(judgement?.reasons.joined(separator: "; ") ?? "nothing in common")")
    }
  }

  @Test func aRecordLikeTwoWorksIsAskedAbout() throws {
    let article =
      "article\ntitle=Winds of the high plateau\nauthor=Solo, H.\ndate=2001\njournal=Air"
    let records = [
      try Self.record("first", article + "\nvolume=3\nnumber=1\npages=10–19"),
      try Self.record("bare", article),
      try Self.record("later", article + "\nvolume=4\nnumber=2\npages=70–95"),
    ]
    let found = Deduplication(records)
    #expect(found.groups.isEmpty)
    let asked = found.pairs.filter { $0.judgement.relation == .ask }.map { [$0.one, $0.other] }
    #expect(asked == [[0, 1], [1, 2]])
  }

  /// A preprint is a version of two papers that are known to be two works: it joins one of them.
  @Test func versionsOfTwoWorksStayTwo() throws {
    let text = "title=Hidden rivers under ice sheets\nauthor=Ek, Ada and Moss, Tara"
    var stoc = try Self.record("stoc", "inproceedings\n\(text)\ndate=2010\nbooktitle=STOC")
    let focs = try Self.record("focs", "inproceedings\n\(text)\ndate=2011\nbooktitle=FOCS")
    stoc.append("related", "focs; type=distinct")
    let preprint = try Self.record("pre", "misc\n\(text)\ndate=2010\narxiv=1001.00001")
    let found = Deduplication([preprint, stoc, focs])
    #expect(found.pairs.count { $0.judgement.relation == .version } == 2)
    #expect(found.pairs.count { $0.isMergeable } == 1)
  }

  /// Versions whose titles, people or places differ are linked, and never merged.
  @Test(arguments: [
    (
      "Adsorption of methane on zinc oxide", "Absorption of methane on zinc oxide",
      "Kim, H. and Ek, A."
    ),
    ("Memory and decay in arctic ice", "Memory or decay in arctic ice", "Kim, H. and Ek, A."),
    ("Memory of arctic ice", "Memory of arctic ice", "Kim, H. and Sato, K."),
    ("Memory of arctic ice", "Memory of arctic ice: the French case", "Kim, H. and Ek, A."),
  ])
  func isNotMerged(_ title: String, _ other: String, _ authors: String) throws {
    let found = Deduplication([
      try Self.record(
        "a", "misc\ntitle=\(title)\nauthor=Kim, H. and Ek, A.\ndate=2010\narxiv=1001.00001"),
      try Self.record(
        "b", "article\ntitle=\(other)\nauthor=\(authors)\ndate=2010\njournal=Polar Biology"),
    ])
    #expect(!found.pairs.contains { $0.isMergeable || $0.judgement.relation == .same })
  }

  /// Titles, of which the second is another work's; all else agrees.
  @Test(arguments: [
    ("Rivers of the north", "Data from: Rivers of the north"),
    ("Rivers of the north", "Publisher's note: Rivers of the north"),
    ("Rivers of the north", "Berichtigung: Rivers of the north"),
    ("Rivers of the north", "Fe de erratas: Rivers of the north"),
    ("Rivers of the north", "Rivers of the north: a critique"),
    ("Rivers of the north", "Rivers of the north: ten years later"),
    ("Rivers of the north", "Rivers of the north. Theory"),
    ("Bounds on x² in random graphs", "Bounds on x³ in random graphs"),
    ("Bounds on $x^2$ in random graphs", "Bounds on $x_2$ in random graphs"),
    ("Flow at 0.05 bar in thin glass tubes", "Flow at 0.5 bar in thin glass tubes"),
    ("Flow at 1.5 bar in thin glass tubes", "Flow at 15 bar in thin glass tubes"),
    ("Ships for £100 in old harbours", "Ships for €100 in old harbours"),
    (
      "Moving from rivers in the arid north of Kenya", "Moving to rivers in the arid north of Kenya"
    ),
  ])
  func isAnotherTitle(_ title: String, _ other: String) throws {
    let rest = "article\nauthor=Kim, H. and Ek, A.\ndate=2010\njournal=Polar Biology\n"
    let relation = try Self.relation(rest, "title=\(title)", "title=\(other)")
    #expect(relation != .same && relation != .version)
  }

  /// The relation of two records that have a text in common and one detail each; `nil` if they are not
  /// compared.
  private static func relation(
    _ text: String, _ one: String, _ other: String
  ) throws -> Relation? {
    Deduplication([try record("a", text + one), try record("b", text + other)]).pairs.first?
      .judgement.relation
  }

  /// Details that are no plain numbers; all else agrees.
  @Test(arguments: [
    ("book", "volume=III", "volume=IV"), ("book", "volume=2A", "volume=2B"),
    ("book", "volume=1.1", "volume=1.2"), ("book", "volume=Part One", "volume=Part Two"),
    ("book", "part=3", "part=4"), ("inbook", "chapter=3", "chapter=4"),
    ("patent", "number=EP1234567A", "number=EP1234567B"),
    ("techreport", "number=CS-12", "number=MA-12"),
    ("techreport", "number=IX", "number=X"), ("standard", "number=ISO 9000", "number=ISO 9000-1"),
    ("software", "version=R2010a", "version=R2010b"),
    ("software", "version=1.0-beta", "version=1.0-rc"),
    ("book", "edition=Student", "edition=Teacher"),
    ("book", "edition=Thirteenth", "edition=Fourteenth"),
    ("video", "url=https://a.org/AbC", "url=https://a.org/aBc"),
    ("manual", "url=https://a.org/x", "url=https://a.org/y"),
    ("misc", "eprinttype=hal\neprint=hal-01", "eprinttype=hal\neprint=hal-02"),
    ("book", "author=Smith, John A.", "author=Smith, John B."),
    ("book", "author=King, Jr., Martin", "author=King, Sr., Martin"),
    ("book", "author=Rossi, Maria", "author=Rossi, Mario"),
  ])
  func isAnotherWork(_ type: String, _ detail: String, _ other: String) throws {
    let author = detail.hasPrefix("author") ? "" : "\nauthor=Kim, H. and Ek, A."
    let text = "\(type)\ntitle=Rivers of the dry north and their winters\(author)\ndate=2010\n"
    let relation = try Self.relation(text, detail, other)
    #expect(relation != .same && relation != .version)
  }

  /// Titles that differ in a sign or in the order of words, all else alike.
  @Test(arguments: [
    ("Is $\\eta$ a boundary of the dry north?", "Is $\\eta'$ a boundary of the dry north?"),
    ("Counting n! rivers of the dry north", "Counting n rivers of the dry north"),
    ("From X → Y in the dry north", "From Y → X in the dry north"),
    ("Rivers under § 5 of the act", "Rivers under ¶ 5 of the act"),
    ("Rivers in .NET and other nets", "Rivers in NET and other nets"),
    ("Bounds on $\\Omega$ in the dry north", "Bounds on $\\omega$ in the dry north"),
    ("Rivers at £ 5 of the dry north", "Rivers at 5 of the dry north"),
  ])
  func hasAnotherSign(_ title: String, _ other: String) throws {
    let rest = "article\nauthor=Kim, H. and Ek, A.\ndate=2010\njournal=Polar Biology\n"
    let relation = try Self.relation(rest, "title=\(title)", "title=\(other)")
    #expect(relation != .same)
  }

  /// Meetings, journals and schools that are not each other's acronym or short name.
  @Test(arguments: [
    ("inproceedings", "booktitle=Proc. SIGMOD Conference", "booktitle=USENIX Security Symposium"),
    ("inproceedings", "booktitle=ACL", "booktitle=USENIX Security"),
    ("inproceedings", "booktitle=LREC", "booktitle=EUROCRYPT"),
    ("inproceedings", "booktitle=NDSS", "booktitle=Interspeech"),
    ("article", "journal=JAMA", "journal=JAMA Oncology"),
    ("article", "journal=The Times", "journal=New York Times"),
    ("article", "journal=Chem. Phys. Lett.", "journal=Phys. Lett."),
    ("phdthesis", "school=York University", "school=New York University"),
    ("phdthesis", "school=Universität Wien", "school=Technische Universität Wien"),
    ("phdthesis", "school=UC Berkeley", "school=University of Bergen"),
  ])
  func isInAnotherPlace(_ type: String, _ detail: String, _ other: String) throws {
    let text =
      "\(type)\ntitle=Rivers of the dry north\nauthor=Kim, H. and Ek, A.\ndate=2010\n"
    let relation = try Self.relation(text, detail, other)
    #expect(relation != .same)
  }

  /// Places that are one under two names.
  @Test(arguments: [
    ("inproceedings", "booktitle=ICML", "booktitle=International Conference on Machine Learning"),
    ("inproceedings", "booktitle=ACL", "booktitle=Annu. Meet. Assoc. Comput. Linguistics"),
    ("inproceedings", "booktitle=PODC", "booktitle=Principles of Distributed Computing"),
    (
      "article", "journal=VLDB J.",
      "journal=The VLDB Journal — The International Journal on Very Large"
    ),
    ("article", "journal=Science", "journal=Science (New York, N.Y.)"),
    ("article", "journal=PNAS", "journal=Proc. Natl. Acad. Sci. U. S. A."),
    ("phdthesis", "school=Ludwig-Maximilians-Universität München", "school=University of Munich"),
    ("phdthesis", "school=TU Wien", "school=Technische Universität Wien"),
  ])
  func isInOnePlace(_ type: String, _ detail: String, _ other: String) throws {
    let text =
      "\(type)\ntitle=Rivers of the dry north and of winters\nauthor=Kim, H. and Ek, A.\ndate=2010\n"
    let relation = try Self.relation(text, detail, other)
    #expect(relation == .same)
  }

  /// Details that are one in two spellings.
  @Test(arguments: [
    ("book", "volume=III", "volume=3"), ("book", "volume=2, Part 1", "volume=2"),
    ("book", "edition=2nd", "edition=Second edition"),
    ("book", "edition=2", "edition=zweite Auflage"),
    ("software", "version=1.2.0", "version=v1.2"),
    ("patent", "number=US 7,654,321 B2", "number=US7654321"),
    ("software", "version=v1.0", "version=1.0.0"),
    ("software", "title=Tidal tools for winters", "title=Tidal tools for winters (v1.2)"),
    ("standard", "number=ISO 9000:2000", "number=ISO 9000"),
  ])
  func isOneWork(_ type: String, _ detail: String, _ other: String) throws {
    let text =
      "\(type)\ntitle=Rivers of the dry north and their winters\nauthor=Kim, H.\ndate=2010\n"
    let relation = try Self.relation(text, detail, other)
    #expect(relation == .same)
  }

  /// Titles that sources write in two ways.
  @Test(arguments: [
    ("Bounds on x² in sparse random graphs", "Bounds on x<sup>2</sup> in sparse random graphs"),
    ("Role of α-synuclein", "Role of alpha-synuclein"),
    ("Role of $\\alpha$-synuclein", "Role of α-synuclein"),
    ("Tides® of the north", "Tides of the north"),
    (
      "Rivers of the dry north",
      "Rivers of the dry north: how the ice of four winters moved boulders"
    ),
  ])
  func isOneTitle(_ title: String, _ other: String) throws {
    let rest = "article\nauthor=Kim, H. and Ek, A.\ndate=2010\njournal=Polar Biology\n"
    let relation = try Self.relation(rest, "title=\(title)", "title=\(other)")
    #expect(relation == .same)
  }

  @Test func whatIsSaidToBeDistinctStaysSo() throws {
    var one = try Self.record(
      "a", "article\ntitle=Winds of the high plateau\nauthor=Solo, H.\ndate=2001")
    var other = one
    other.key = try CitationKey("b")
    #expect(Deduplication([one, other]).groups == [[0, 1]])
    one.append("related", "b; type=distinct")
    #expect(Deduplication([one, other]).pairs.isEmpty)
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [String] {
    split(separator: separator).map(String.init)
  }

  fileprivate func trimmingPrefix(_ character: Character) -> Substring {
    drop { $0 == character }
  }
}
