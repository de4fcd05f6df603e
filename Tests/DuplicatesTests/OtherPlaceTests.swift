import Support
import Duplicates
import Formats
import Records
import Testing

/// Records that agree but for the place: two names of one venue or body, or two venues or bodies.
struct OtherPlaceTests {
  /// A field, and two values of it.
  struct Case: CustomTestStringConvertible, Sendable {
    var type: String
    var field: FieldName
    var one: String
    var other: String

    var testDescription: String { "\(type) \(field): \(one) / \(other)" }

    init(_ type: String, _ field: FieldName, _ one: String, _ other: String) {
      (self.type, self.field, self.one, self.other) = (type, field, one, other)
    }
  }

  private static func isOne(_ test: Case, title: String) throws -> Bool {
    let records = try [("a", test.one), ("b", test.other)].map { key, value in
      var record = Record(key: try CitationKey(key), type: RecordType(test.type))
      record.append("title", title)
      if test.field != "author" {
        record.append("author", "Moss, Tara")
        record.append("author", "Ek, Bo")
      }
      if test.field != "date" { record.append("date", "2010") }
      record.append(test.field, value)
      return record
    }
    return Deduplication(records).groups == [[0, 1]]
  }

  static let long = "Slow waves in the shallow straits of northern seas"

  static let two = [
    ("inproceedings", "booktitle", "STOC", "FOCS"),
    ("inproceedings", "booktitle", "CHI", "CSCW"),
    ("inproceedings", "booktitle", "OSDI '06", "SOSP '06"),
    (
      "inproceedings", "booktitle", "Proc. STOC",
      "Conference on Neural Information Processing Systems"
    ),
    ("inproceedings", "booktitle", "SIGMOD '10", "SIGMOD '11"),
    ("inproceedings", "booktitle", "SIGMOD10", "SIGMOD11"),
    (
      "inproceedings", "booktitle", "Proceedings of the Tenth Symposium on Dunes",
      "Proceedings of the Eleventh Symposium on Dunes"
    ),
    (
      "inproceedings", "booktitle", "Proc. Twenty-First Meeting on Kites",
      "Proc. Twenty-Second Meeting on Kites"
    ),
    ("inproceedings", "booktitle", "Dunes 3", "Dunes 4"),
    ("inproceedings", "booktitle", "Advances in Kites III", "Advances in Kites IV"),
    ("inproceedings", "booktitle", "Kites Meeting, Spring", "Kites Meeting, Fall"),
    ("inproceedings", "booktitle", "ECCV 2010", "ECCV 2010 Workshops"),
    ("incollection", "booktitle", "Oxford handbook of dunes", "Cambridge handbook of dunes"),
    ("article", "journal", "Physical Review A", "Physical Review B"),
    ("article", "journal", "Phys. Rev. A", "Physical Review B"),
    ("article", "journal", "Journal of Physics A: Mathematical", "Journal of Physics B: Atomic"),
    ("article", "journal", "Nature", "Nature Physics"),
    ("article", "journal", "The Lancet", "Lancet Oncology"),
    ("article", "journal", "Annals of Statistics", "Annals of Probability"),
    ("article", "journal", "Frontiers in Psychology", "Frontiers in Physiology"),
    ("article", "journal", "J. Appl. Phys.", "J. Appl. Physiol."),
    ("article", "journal", "IEEE Trans. Comput.", "IEEE Trans. Commun."),
    ("article", "pages", "3:1–3:20", "4:1–4:20"),
    ("phdthesis", "school", "University of Oslo", "Kyoto University"),
    ("phdthesis", "school", "MIT", "ETH Zürich"),
    ("phdthesis", "school", "Boston University", "Boston College"),
    ("techreport", "institution", "CERN", "NASA"),
    ("techreport", "author", "{Bank of England}", "{Bank of Finland}"),
    ("techreport", "author", "Bank of England", "Bank of Finland"),
    ("techreport", "author", "{Ministry of Health Kenya}", "{Ministry of Health Ghana}"),
    ("unpublished", "location", "Paris, France", "Lyon, France"),
    ("unpublished", "eventdate", "2010-05-03", "2010-05-20"),
  ].map { Case($0.0, FieldName($0.1), $0.2, $0.3) }

  static let one = [
    ("inproceedings", "booktitle", "NeurIPS'15", "Neural Information Processing Systems"),
    ("inproceedings", "booktitle", "Proceedings of the 41st STOC", "STOC"),
    ("inproceedings", "booktitle", "International Symposium on Information Theory", "ISIT"),
    ("inproceedings", "booktitle", "Human Factors in Computing Systems", "CHI"),
    (
      "inproceedings", "booktitle", "27th International Conference on Machine Learning",
      "Proc. ICML"
    ),
    ("article", "journal", "Phys. Rev. Lett.", "Physical Review Letters"),
    ("article", "journal", "J Am Stat Assoc", "Journal of the American Statistical Association"),
    (
      "article", "journal", "Proc Natl Acad Sci U S A",
      "Proceedings of the National Academy of Sciences"
    ),
    ("article", "journal", "Lancet (London, England)", "The Lancet"),
    ("article", "journal", "Ann. Statist.", "Ann Stat"),
    ("article", "journal", "J. Phys. A", "Journal of Physics A: Mathematical and General"),
    ("article", "journal", "Proc. R. Soc. A", "Proceedings of the Royal Society A"),
    (
      "article", "journal", "J. R. Stat. Soc. B",
      "Journal of the Royal Statistical Society. Series B (Methodological)"
    ),
    ("article", "journal", "JACS", "Journal of the American Chemical Society"),
    ("article", "journal", "J Physiol", "The Journal of Physiology"),
    ("phdthesis", "school", "MIT", "Massachusetts Institute of Technology"),
    ("phdthesis", "school", "UC Berkeley", "University of California, Berkeley"),
    ("phdthesis", "school", "Technical University of Munich", "Technische Universität München"),
    ("techreport", "institution", "Univ. Oslo", "Department of Physics, University of Oslo"),
    ("techreport", "author", "{WHO}", "{World Health Organization}"),
    ("unpublished", "location", "Paris, France", "Paris"),
  ].map { Case($0.0, FieldName($0.1), $0.2, $0.3) }

  @Test(arguments: two)
  func twoPlacesAreTwoWorks(_ test: Case) throws {
    #expect(try !Self.isOne(test, title: Self.long))
  }

  @Test(arguments: one)
  func twoNamesOfAPlaceAreOneWork(_ test: Case) throws {
    #expect(try Self.isOne(test, title: Self.long))
  }

  @Test(arguments: [
    Case("article", "pages", "i–v", "x–xv"),
    Case("inproceedings", "pages", "1–20", "1–31"),
    Case("book", "publisher", "Oxford University Press", "Cambridge University Press"),
  ])
  func twoPlacesOfAShortTitleAreTwoWorks(_ test: Case) throws {
    #expect(try !Self.isOne(test, title: "Growth"))
  }

  @Test(arguments: [("software", "misc"), ("dataset", "online"), ("video", "online")])
  func aDOIAndATitleAreOneWorkOfTwoTypes(_ types: (String, String)) throws {
    let records = try [("a", types.0), ("b", types.1)].map { key, type in
      var record = Record(key: try CitationKey(key), type: RecordType(type))
      record.append("title", Self.long)
      record.append("author", "Moss, Tara")
      record.append("date", "2010")
      record.append("doi", "10.5281/zenodo.1")
      return record
    }
    #expect(Deduplication(records).groups == [[0, 1]])
  }

  @Test func twoJournalsWhoseVolumesAndPagesAgreeAreTwo() throws {
    let records = try [("a", "Language", "10.1111/1"), ("b", "Brain", "10.2222/1")].map {
      key, journal, doi in
      var record = Record(key: try CitationKey(key), type: RecordType("article"))
      for (field, value) in [
        ("title", "Growth"), ("author", "Moss, Tara"), ("date", "2010"), ("journal", journal),
        ("doi", doi), ("volume", "3"), ("number", "2"), ("pages", "11–20"),
      ] { record.append(FieldName(field), value) }
      return record
    }
    #expect(Deduplication(records).groups != [[0, 1]])
  }
}
