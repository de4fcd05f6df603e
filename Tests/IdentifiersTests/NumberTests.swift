import Identifiers
import Testing

/// The identifiers that are digits: PMID, PMCID, ISBN, ISSN and ORCID.
struct NumberTests {
  @Test(arguments: [
    ("23193287", "23193287"), ("PMID: 23193287", "23193287"), ("pmid23193287", "23193287"),
    ("0023193287", "23193287"), ("https://pubmed.ncbi.nlm.nih.gov/23193287/", "23193287"),
    ("https://www.ncbi.nlm.nih.gov/pubmed/23193287", "23193287"),
    ("https://europepmc.org/abstract/MED/23193287", "23193287"), ("", nil), ("0", nil),
    ("PMC3531190", nil), ("23193287x", nil), ("https://example.org/23193287", nil),
    ("1234567890123456789", nil),
  ])
  func pmid(_ text: String, _ canonical: String?) {
    #expect(PMID(text)?.text == canonical)
    #expect(PMID.canonical(text) == canonical ?? text)
  }

  @Test(arguments: [
    ("PMC3531190", "PMC3531190"), ("pmcid: PMC3531190", "PMC3531190"), ("3531190", "PMC3531190"),
    ("PMC3531190.1", "PMC3531190"), ("pmc 3531190", "PMC3531190"),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190/", "PMC3531190"),
    ("https://pmc.ncbi.nlm.nih.gov/articles/PMC3531190/?x", "PMC3531190"),
    ("https://europepmc.org/article/PMC/PMC3531190", "PMC3531190"), ("PMC", nil), ("x", nil),
    ("https://example.org/PMC3531190", nil),
  ])
  func pmcid(_ text: String, _ canonical: String?) {
    #expect(PMCID(text)?.text == canonical)
    #expect(PMCID.canonical(text) == canonical ?? text)
  }

  @Test func addresses() {
    #expect(PMID("1")?.address == "https://www.ncbi.nlm.nih.gov/pubmed/1")
    #expect(PMCID("1")?.address == "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1")
  }

  @Test(arguments: [
    ("978-0-262-03384-8", "9780262033848"), ("0-8044-2957-x", "080442957X"),
    ("ISBN 0 8044 2957 X", "080442957X"), ("ISBN-10: 0-8044-2957-X", "080442957X"),
    ("ISBN-13: 978\u{2010}0\u{2010}262\u{2010}03384\u{2010}8", "9780262033848"),
    ("https://openlibrary.org/isbn/9780262033848", "9780262033848"), ("12345", nil),
    ("1234567890123", nil), ("X804429570", nil), ("", nil),
  ])
  func isbn(_ text: String, _ canonical: String?) { #expect(ISBN(text)?.text == canonical) }

  @Test func isbnsOfOneBookAreEqual() {
    #expect(ISBN("0-262-03384-4")?.comparable == ISBN("978-0-262-03384-8")?.comparable)
    let list = ISBN.list(in: "0-262-03384-4(hardcover), 978-0-262-03384-8; 12")
    #expect(list.map(\.text) == ["0262033844", "9780262033848"])
  }

  @Test(arguments: [
    ("0028-0836 (Print) 1476-4687 (Electronic)", ["0028-0836", "1476-4687"]),
    ("ISBN-13: 978 0 262 03384 8; ISBN-10: 0 262 03384 4", ["978 0 262 03384 8", "0 262 03384 4"]),
    ("ISBN 13 978-0-262-03384-8", ["978-0-262-03384-8"]),
    ("ISBN9780262033848/080442957X", ["9780262033848", "080442957X"]),
    ("urn:issn:1234-5678\nhttps://issn.org/0028-0836", ["1234-5678", "0028-0836"]),
    ("0-19-852663-6 (pbk.), 12345", ["0-19-852663-6", "12345"]),
    ("none", ["none"]), (" ", []),
  ])
  func numbersOfAList(_ text: String, _ numbers: [String]) {
    #expect(NumberList.numbers(in: text) == numbers)
  }

  @Test(arguments: [
    ("978-0-262-03384-8", nil),
    ("978-0-262-03384-7", "its last digit should be 8: see which digit is wrong"),
    ("0-8044-2957-1", "its last digit should be X: see which digit is wrong"),
    ("X-8044-2957-1", "an ISBN has an X in the last place alone"),
    ("12345", "an ISBN has 10 or 13 digits, and this has 5"),
    ("none", "an ISBN has digits and hyphens alone"),
  ])
  func isbnFault(_ text: String, _ fault: String?) { #expect(ISBN.fault(of: text) == fault) }

  @Test(arguments: [
    ("0028-0836", nil), ("2049-3630", nil),
    ("2049-3631", "its last digit should be 0: see which digit is wrong"),
    ("2049", "an ISSN has 8 digits, and this has 4"),
    ("print", "an ISSN has digits and a hyphen alone"),
  ])
  func issnFault(_ text: String, _ fault: String?) { #expect(ISSN.fault(of: text) == fault) }

  @Test(arguments: [
    ("0000-0002-1825-0097", "0000-0002-1825-0097"), ("0000000218250097", "0000-0002-1825-0097"),
    ("https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"), ("0000-0002", nil), ("", nil),
  ])
  func orcid(_ text: String, _ canonical: String?) { #expect(ORCID(text)?.text == canonical) }

  @Test(arguments: [
    ("0000-0002-1825-0097", nil), ("https://orcid.org/0000-0002-1694-233X", nil),
    ("0000-0002-1825-0098", "its last digit should be 7: see which digit is wrong"),
    ("0000", "write four groups of four digits, as 0000-0002-1825-0097"),
  ])
  func orcidFault(_ text: String, _ fault: String?) { #expect(ORCID.fault(of: text) == fault) }
}
