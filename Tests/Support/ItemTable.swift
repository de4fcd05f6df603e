/// Items of CSL-JSON with all that makes them hard: particles, dates in words, variables in notes,
/// markup, and types whose numbers go into other fields.
public enum ItemTable {
  /// The members of each item beside `id`.
  public static let members: [String] = names + dates + notes + texts + types + others

  private static let names = [
    #""author": [{"family": "van Gogh", "given": "Vincent"}]"#,
    #""author": [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}]"#,
    #""author": [{"family": "Beethoven", "given": "Ludwig van"}]"#,
    #""author": [{"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"}]"#,
    #""author": [{"family": "Fontaine", "given": "Jean", "dropping-particle": "de", "non-dropping-particle": "La"}]"#,
    #""author": [{"family": "Cruz", "given": "Ana", "non-dropping-particle": "De La"}]"#,
    #""author": [{"family": "Berg", "given": "A.", "dropping-particle": "von", "non-dropping-particle": "zu der"}]"#,
    #""author": [{"family": "d'Aubignac", "given": "François"}]"#,
    #""author": [{"family": "Aubignac", "given": "François", "non-dropping-particle": "d’"}]"#,
    #""author": [{"family": "Alembert", "given": "Jean", "dropping-particle": "d'"}]"#,
    #""author": [{"family": "al-Ghazali", "given": "A."}, {"family": "al-One", "given": "B."}]"#,
    #""author": [{"family": "Hédelin", "given": "François, abbé d'"}]"#,
    #""author": [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}]"#,
    #""author": [{"family": "King", "given": "M.", "suffix": "Jr.", "comma-suffix": true}]"#,
    #""author": [{"family": "Doe", "given": "John, III"}, {"family": "Roe", "given": "R.,! Jr."}]"#,
    #""author": [{"family": "毛", "given": "泽东", "static-ordering": "true"}]"#,
    #""author": [{"given": "Plato"}, {"family": "Aristotle"}]"#,
    #""author": [{"literal": "European Union"}, {"literal": "Barnes and Noble, Inc."}]"#,
    #""author": [{"family": "NASA", "isInstitution": 1}, {"name": "CERN; Geneva"}]"#,
    #""author": [{"literal": "van der Institut"}, {"literal": "{Odd} group"}]"#,
    #""author": "Doe, Jane", "editor": ["Jan van der Berg", "UNESCO"]"#,
    #""author": {"family": "Single", "given": "Object"}"#,
    #""author": [{"family": "Doe", "given": "J.", "ORCID": "https://orcid.org/0000-0002-1825-0097"}]"#,
    #""author": [{"family": "O'Brien", "given": "Flann"}, {"family": "Smith Jones", "given": "A."}]"#,
    #""author": [{"family": "Vigny", "given": "Alfred", "non-dropping-particle": "de"}, {}]"#,
    #""author": [{"family": "\"van Gogh\"", "given": "V."}]"#,
    #""author": [{"family": "and", "given": "Anne"}, {"family": "others"}, {"literal": "others"}]"#,
    #""author": [{"family": "Müller; Sohn", "given": "K."}, {"family": "A, B", "given": "C"}]"#,
    #""author": [{"family": "van der vlist", "given": "eric"}]"#,
    #""editor": [{"family": "E", "given": "F"}], "translator": [{"family": "T", "given": "U"}], "editor-translator": [{"family": "X"}], "director": [{"family": "D"}], "container-author": [{"family": "C"}], "recipient": [{"literal": "Her"}]"#,
  ]

  private static let dates = [
    #""issued": {"date-parts": [[2020, 5, 17]]}"#,
    #""issued": {"date-parts": [["2020", "05"]]}"#,
    #""issued": {"date-parts": [[2020, 5], [2021, 6]]}"#,
    #""issued": {"date-parts": [[2020], [0]]}"#,
    #""issued": {"date-parts": [[2020], []]}"#,
    #""issued": {"date-parts": [[0], [2020]]}"#,
    #""issued": {"date-parts": [[-44, 3, 15]]}"#,
    #""issued": {"date-parts": [[-1]]}"#,
    #""issued": {"date-parts": [[12345]]}"#,
    #""issued": {"date-parts": [[9223372036854775807]]}"#,
    #""issued": {"date-parts": [[450000, 2]]}"#,
    #""issued": {"date-parts": [[2021, 2, 30]]}"#,
    #""issued": {"date-parts": [[2021, 99]]}"#,
    #""issued": {"date-parts": [[2021, 0, 3]]}"#,
    #""issued": {"date-parts": [[null]]}"#,
    #""issued": {"date-parts": [[2019]], "season": "summer"}"#,
    #""issued": {"date-parts": [[2019]], "season": 4}"#,
    #""issued": {"date-parts": [[2019]], "season": "Michaelmas"}"#,
    #""issued": {"date-parts": [[2019, 5]], "season": "Michaelmas"}"#,
    #""issued": {"date-parts": [[2019, 23]]}"#,
    #""issued": {"date-parts": [[2019, 13]]}"#,
    #""issued": {"date-parts": [[2019, 21], [2020, 22]]}"#,
    #""issued": {"date-parts": [[1890]], "circa": true}"#,
    #""issued": {"date-parts": [[1890], [1895]], "circa": 1}"#,
    #""issued": {"date-parts": [[1890], [0]], "circa": "true"}"#,
    #""issued": {"literal": "in press"}, "accessed": {"literal": "last Tuesday"}"#,
    #""issued": {"literal": "in press", "circa": true}"#,
    #""issued": {"literal": "2020/2021"}"#,
    #""issued": {"literal": "Spring 2001"}, "accessed": {"literal": "May 4, 2020"}"#,
    #""issued": {"literal": "1990", "circa": true}"#,
    #""issued": {"raw": "May 4, 2020"}"#,
    #""issued": {"raw": "4 May 2020"}"#,
    #""issued": {"raw": "2001-05/2001-06"}"#,
    #""issued": {"raw": "2001/"}"#,
    #""issued": {"raw": "1990?"}"#,
    #""issued": {"raw": "1990~/1995"}"#,
    #""issued": {"raw": "199X"}, "original-date": {"edtf": "199X"}"#,
    #""issued": {"raw": "5/2001"}"#,
    #""issued": {"raw": "c. 1850"}"#,
    #""issued": {"raw": "1889-90"}"#,
    #""issued": {"raw": "2001-2002"}"#,
    #""issued": {"raw": " 2001 - 2002 "}"#,
    #""issued": {"edtf": "2020-33"}"#,
    #""issued": {"edtf": "2020-21"}"#,
    #""issued": {"edtf": "../2020"}"#,
    #""issued": "2020-05/2020-07""#,
    #""issued": 2020"#,
    #""issued": "forthcoming", "event-date": "2020-01-02", "original-date": {"date-parts": [[1900]]}"#,
    #""issued": {"date-parts": [[2020]]}, "accessed": {"date-parts": [[2021, 1, 31]]}, "submitted": {"date-parts": [[2019, 12]]}, "available-date": {"raw": "2020-02-29"}"#,
  ]

  private static let notes = [
    #""note": "original-date: 1905""#,
    #""note": "original-date: 1905\nA real note.\nstatus: in press""#,
    #""note": "{:original-date: 1905}{:original-title: Old} and words""#,
    #""note": "A note.\nDOI: 10.1000/182\ntype: report""#,
    #""note": "type: nothing\neditor: Doe || Jane\neditor: Roe || Rick\neditor: Some Body""#,
    #""note": "author: A | B", "author": [{"family": "C"}]"#,
    #""note": "arXiv: 2101.00001 [cs.LG]", "type": "article""#,
    #""note": "Citation Key: doe2020\nPMID: 12345\ncontainer-title-short: J. Ex.""#,
    #""note": "Edition: 2\nPublisher Place: Rome\nissued: 2020-05", "edition": 3"#,
    #""note": "keyword: a, b\nabstract: no\nfoo: bar""#,
  ]

  private static let texts = [
    #""title": "Of <i>E. coli</i> and <span class=\"nocase\">NASA</span>""#,
    #""title": "H<sub>2</sub>O, m<sup>2</sup>, <b>bold</b>, <span style=\"font-variant:small-caps;\">caps</span>""#,
    #""title": "Nested <i>one <b>two</b> <span class=\"nocase\">Three</span></i>""#,
    #""title": "Braces {in} text, a \\\\ backslash, \\{ and \\$""#,
    #""title": "It costs $5 and $6, or <i>$7</i>""#,
    #""title": "Maths $x_{1}^2$ and \\\\textit{TeX} \\\\& more""#,
    #""title": "<span class=\"nocase\">A</span> $x$ and $5 <i>b</i>$ too""#,
    #""title": "Single \\textit{TeX} and \\alpha and \\{braces\\}""#,
    #""title": "A < B > C & D; E % F # G ~ H _ I ^ J""#,
    #""title": "<i>open, <b>crossed</i> </b> <unknown>tag</unknown>""#,
    #""title": "\"Double\" and 'single' “curly” quotes -- and --- dashes""#,
    #""title": "  spaces  within   and around  ""#,
    #""title": "Two\nlines\tand a tab""#,
    #""title": "a: subtitle", "title-short": "a", "container-title": "C: d", "collection-title": "S""#,
    #""volume": 12, "issue": "3-4", "page": "48–98", "number": 7"#,
    #""page": "48-98", "edition": "2nd <i>rev.</i>", "volume": "<i>IV</i>", "chapter-number": "3""#,
    #""page": "3-1--3-9, 15 – 17", "number-of-pages": 300, "number-of-volumes": "2""#,
    #""page": "e1005–e1006, 1120", "page-first": 1120, "version": "1.2.3""#,
    #""volume": "$5", "issue": "{a}b", "number": "a_b", "publisher": "A & B {C}""#,
    #""DOI": "https://doi.org/10.1000/ABC", "URL": "https://a.example/x_y?z=1&w=%20#f""#,
    #""DOI": "doi:10.1000/182", "ISBN": ["978-0-306-40615-7", "0306406152"], "ISSN": "1234-5678""#,
    #""keyword": "one, two; three, four", "language": "English""#,
    #""keyword": ["one, with a comma", "two"], "language": "ngerman""#,
    #""language": "de-DE", "abstract": "First.\n\nSecond <i>x</i>.", "annote": "x""#,
    #""publisher": "P", "publisher-place": "Q", "archive": "A", "archive_location": "B", "archive-place": "C""#,
    #""title": ["First title", "second"], "container-title": ["J"], "genre": "PhD thesis""#,
    #""event": "Conf", "event-place": "Rome", "medium": "DVD", "source": "X", "section": "4""#,
    #""journalAbbreviation": "J. Ex.", "shortTitle": "Short", "title": "Long""#,
    #""container-title-short": "JX", "collection-number": 5, "collection-title-short": "CS""#,
    #""license": "CC BY", "call-number": "QA 76", "year-suffix": "b", "citation-label": "Doe20""#,
  ]

  /// Each type with every variable whose field depends on it.
  private static let types: [String] =
    cslTypes.flatMap { type in
      [
        #""type": "\#(type)", "number": "N", "issue": "I", "volume": "V", "collection-number": "CN", "collection-title": "CT", "container-title": "T", "publisher": "P", "publisher-place": "PP", "jurisdiction": "JJ", "event-title": "E", "genre": "G", "page": "1-2", "chapter-number": "4", "part-number": "5""#,
        #""type": "\#(type)", "editor": [{"family": "E", "given": "F"}], "issue": "3", "publisher-place": "Rome""#,
        #""type": "\#(type)", "number": "4", "authority": "A", "collection-number": 12"#,
      ]
    } + [
      #""type": "journal-article", "container-title": "J""#, #""type": "Book""#,
      #""type": "posted-content", "DOI": "10.1000/1""#, #""type": "nonsense""#,
      #""type": "dissertation", "genre": "phdthesis""#,
      #""type": "", "title": "No type""#,
    ]

  private static let others = [
    #""type": "article", "number": "arXiv:2101.00001", "publisher": "arXiv", "URL": "http://arxiv.org/abs/2101.00001", "archive": "arXiv", "archive_location": "2101.00001""#,
    #""type": "article", "DOI": "10.48550/arXiv.2101.00001", "publisher": "arXiv", "source": "arXiv.org""#,
    #""type": "article-journal", "archive": "arXiv", "archive_location": "hep-th/9901001", "container-title": "J""#,
    #""type": "article", "archive": "Other", "number": "arXiv:2101.00001""#,
    #""type": "book", "categories": ["a", "b"], "ISMN": "979-0-2600-0043-8", "unknown": "x", "nested": {"a": [1]}"#,
    #""type": "book", "custom": {"tag": ["a"], "type": "proceedings", "my_field": "v"}"#,
    #""type": "book", "title": null, "author": [], "volume": {"a": 1}, "issued": ["x"], "editor": 5"#,
    #""type": "thesis", "genre": "Master’s thesis", "publisher": "ETH", "archive": "repo""#,
    #""type": "article-journal", "license": [{"URL": "x"}], "link": [], "published-print": {"date-parts": [[2020]]}, "reference-count": 5"#,
  ]

  private static let cslTypes = """
    article article-journal article-magazine article-newspaper bill book broadcast chapter \
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure \
    graphic hearing interview legal_case legislation manuscript map motion_picture musical_score \
    pamphlet paper-conference patent performance periodical personal_communication post \
    post-weblog regulation report review review-book software song speech standard thesis treaty \
    webpage
    """.split(separator: " ").map(String.init)

  /// An item as CSL-JSON; it is a book unless its members give a type.
  public static func item(_ members: String, id: String) -> String {
    let type = members.contains("\"type\":") ? "" : "\"type\": \"book\", "
    return "{\"id\": \"\(id)\", \(type)\(members)}"
  }
}
