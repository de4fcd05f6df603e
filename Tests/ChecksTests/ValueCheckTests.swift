import Testing

@testable import Checks

/// What is said of the values of fields.
struct ValueCheckTests {
  @Test(arguments: [
    CheckCase(
      "names as they should be",
      "author: van der Berg, Jan\nauthor: King, Jr., M. L.\nauthor: Plato\nauthor: others"),
    CheckCase("bodies", "author: {Simon and Schuster}\nauthor: {Group 7, Inc., A, B}"),
    CheckCase("a family of two words alone", "author: García Márquez,"),
    CheckCase("no family", "author: , Jan", at: [", Jan"]),
    CheckCase("attributes alone", "author: ; equal", at: ["; equal"]),
    CheckCase("two people", "author: A, B and C, D", at: ["A, B and C, D"]),
    CheckCase("and at the end", "editor: Doe, J. and", at: ["Doe, J. and"]),
    CheckCase("others first", "author: others\nauthor: Doe, J.", at: ["others"]),
    CheckCase("too many commas", "author: Doe, J., Roe, R., Poe", at: ["Doe, J., Roe, R., Poe"]),
    CheckCase("a digit", "author: Doe, J.2", at: ["Doe, J.2"]),
    CheckCase("a brace", "author: {Doe, J.", at: ["{Doe, J."]),
    CheckCase(
      "a mark of equal contribution", "key: a\nauthor: Doe*, Jane; orcid=1",
      at: ["Doe*, Jane; orcid=1"], corrected: "author: Doe, Jane; equal; orcid=1"),
    CheckCase(
      "a name in bold, and further names", "key: a\nauthor: <b>Doe</b>, Jane\nauthor: et al.",
      at: ["<b>Doe</b>, Jane", "et al."], corrected: "author: Doe, Jane\nauthor: others"),
    CheckCase(
      "a suffix behind", "key: a\nauthor: John Doe, Jr.", at: ["John Doe, Jr."],
      corrected: "author: Doe, Jr., John"),
    CheckCase(
      "titles and degrees",
      "author: Doe, Dr. Jane\nauthor: Jane Doe PhD\nauthor: Doe, Jane, MD\nauthor: Ali, MD",
      at: ["Doe, Dr. Jane", "Jane Doe PhD", "Doe, Jane, MD"]),
    CheckCase("names as records have them", "author: García Márquez,\nauthor: {Group 42}"),
  ])
  func name(_ test: CheckCase) { test.expect(NameCheck.self) }

  @Test(arguments: [
    CheckCase("attributes", #"author: A; equal; orcid=0000-0002-1825-0097"#),
    CheckCase("an address of an ORCID", "author: A; orcid=https://orcid.org/0000-0002-1694-233X"),
    CheckCase("a semicolon of the value's own", #"award: A\; B; url=https://a.org"#),
    CheckCase("no value", "award: A; url=", at: ["url="]),
    CheckCase("nothing at all", "venue: icml 2022; ; note=x", at: [";"]),
    CheckCase(
      "a wrong check digit", "author: A; orcid=0000-0002-1825-0098", at: ["0000-0002-1825-0098"]),
    CheckCase("a URL that runs", "award: A; url=javascript:x", at: ["javascript:x"]),
    CheckCase("a semicolon in a title is none", "title: A; ; B="),
  ])
  func attribute(_ test: CheckCase) { test.expect(AttributeCheck.self) }

  @Test(arguments: [
    CheckCase("dates", "date: 2022~\nurldate: 2022-07-17\neventdate: 2022/2023\nyear: 1999"),
    CheckCase("no such month", "date: 2022-13", at: ["2022-13"]),
    CheckCase("words", "date: soon\nyear: in press", at: ["soon", "in press"]),
    CheckCase(
      "a month in words", "key: a\ndate: März 2022", at: ["März 2022"], corrected: "date: 2022-03"),
    CheckCase(
      "no date in zeros", "key: a\nurldate: 0000-00-00\nyear: 0000\ntitle: T",
      at: ["0000-00-00", "0000"], corrected: "title: T"),
    CheckCase("an end before the beginning", "date: 2023/2021", at: ["2023/2021"]),
  ])
  func date(_ test: CheckCase) { test.expect(DateCheck.self) }

  @Test(arguments: [
    CheckCase("a DOI", "key: a\ndoi: 10.1000/182"),
    CheckCase(
      "the address of a DOI", "key: a\ndoi: https://doi.org/10.1000/182",
      at: ["https://doi.org/10.1000/182"], corrected: "doi: 10.1000/182"),
    CheckCase("no DOI", "doi: 11.1/x", at: ["11.1/x"]),
    CheckCase("arXiv numbers", "arxiv: 2202.11678v2\narxiv: math.GT/0309136"),
    CheckCase(
      "a prefix and an address, versions kept",
      "key: a\narxiv: arXiv:2202.11678v2\narxiv: https://arxiv.org/pdf/2202.11678v1.pdf",
      at: ["arXiv:2202.11678v2", "https://arxiv.org/pdf/2202.11678v1.pdf"],
      corrected: "arxiv: 2202.11678v2\narxiv: 2202.11678v1"),
    CheckCase("no arXiv number", "arxiv: 22.1", at: ["22.1"]),
    CheckCase("ISBNs", "isbn: 0-306-40615-2, 978-0-306-40615-7 (hbk.)\nisbn: ISBN 080442957X"),
    CheckCase("a wrong ISBN of two", "isbn: 0306406152, 0306406153", at: ["0306406153"]),
    CheckCase("a short ISBN", "isbn: 12345", at: ["12345"]),
    CheckCase("an ISSN and a wrong one", "issn: 0378-5955\nissn: 0378-5954", at: ["0378-5954"]),
    CheckCase("a Cyrillic X", "isbn: 5-201-02033-Х", at: ["5-201-02033-Х"]),
  ])
  func identifier(_ test: CheckCase) { test.expect(IdentifierCheck.self) }

  @Test(arguments: [
    CheckCase(
      "links", "link: code https://a.org\nlink: [slides] talk.pdf\nurl: https://a.org/?a=b"),
    CheckCase("a link without a URL", "link: code", at: ["code"]),
    CheckCase("a label alone, in two words", "link: the code", at: ["code"]),
    CheckCase("a space in a URL", "url: https://a.org/b c", at: ["https://a.org/b c"]),
    CheckCase("a program", "link: x JavaScript:alert(1)", at: ["JavaScript:alert(1)"]),
    CheckCase("no scheme", "url: www.a.org", at: ["www.a.org"]),
    CheckCase("nothing", "url:", at: [""]),
  ])
  func link(_ test: CheckCase) { test.expect(LinkCheck.self) }

  @Test(arguments: [
    CheckCase(
      "a key, a short name, plain text", "key: a\nvenue: icml 2022\nvenue: AoS\nvenue: A Book"),
    CheckCase("a slip in a key", "key: a\nvenue: icmll 2022; note=x", at: ["icmll"]),
    CheckCase("a key that is nowhere", "key: a\nvenue: zzz", at: ["zzz"]),
    CheckCase(
      "a name but for a letter", "key: a\nvenue: International Conference on Machine Learnin 2022",
      at: ["International Conference on Machine Learnin"]),
    CheckCase(
      "a name but for the article", "key: a\nvenue: Annals of Statistics",
      at: ["Annals of Statistics"]),
    CheckCase("another journal of the series", "key: a\nvenue: Physical Review B"),
    CheckCase("another conference", "key: a\nvenue: International Conference on Machine Vision"),
  ])
  func venue(_ test: CheckCase) { test.expect(VenueCheck.self) }

  @Test(arguments: [
    CheckCase(
      "records that are there", "key: b\ncrossref: a\nrelated: c; type=x",
      among: ["key: a\nalias: c"]),
    CheckCase(
      "none", "key: b\nrelated: zz; type=x\nxdata: a, y", at: ["zz", "y"], among: ["key: a"]),
    CheckCase("itself", "key: b\nrelated: b", at: ["b"]),
  ])
  func reference(_ test: CheckCase) { test.expect(ReferenceCheck.self) }

  @Test(arguments: [
    CheckCase("pairs and escapes", #"title: {BERT} $x_{1}$ \$5 \{"#),
    CheckCase("an open brace", "title: {BERT", at: ["{BERT"]),
    CheckCase("braces the wrong way round", "title: }{", at: ["}{"]),
    CheckCase("one dollar sign", "note: for 5 $", at: ["for 5 $"]),
    CheckCase("not in an address", "url: https://a.org/{$"),
  ])
  func markup(_ test: CheckCase) { test.expect(MarkupCheck.self) }

  @Test(arguments: [
    CheckCase("math, escapes and unknown commands", #"title: $\alpha$ \$5 \{ \< \foo{x}"#),
    CheckCase(
      "letters",
      #"""
      key: a
      title: G{\"u}nter \& Ren\'e, \v{c}, \c c, $\v{c}$
      """#, at: [#"{\"u}"#], corrected: #"title: Günter & René, č, ç, $\v{c}$"#),
    CheckCase(
      "in a name",
      #"""
      key: a
      author: Erd\H{o}s, Paul; equal
      """#, at: [#"\H{o}"#], corrected: "author: Erdős, Paul; equal"),
    CheckCase("not in a path", #"file: C:\'e.pdf"#),
  ])
  func tex(_ test: CheckCase) { test.expect(TeXCheck.self) }
}
