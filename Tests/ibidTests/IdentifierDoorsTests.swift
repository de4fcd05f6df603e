import Support
import Testing

/// One identifier, in every spelling, by every way into the program: the record is the same.
struct IdentifierDoorsTests {
  struct Value: CustomTestStringConvertible, Sendable {
    let spelling: String
    let canonical: String
    var address: String { "https://doi.org/\(canonical)" }

    var testDescription: String { spelling }
  }

  private static let dois: [Value] = [
    "10.1000/abc", "DOI 10.1000/abc", "doi:10.1000/abc", "DOI: 10.1000/abc",
    "https://doi.org/10.1000/abc", "http://dx.doi.org/10.1000/abc", "www.doi.org/10.1000/abc",
    "https://doi.org/10.1000%2Fabc", "info:doi/10.1000/abc", "doi: https://doi.org/10.1000/abc",
    "https://example.org/doi/full/10.1000/abc", "10.1000/{abc}",
  ].map { Value(spelling: $0, canonical: "10.1000/abc") }

  private static let others = [
    Value(
      spelling: "http://dx.doi.org/10.1002/1521-3773(2001)40:6%3C9823::AID-ANIE9823%3E3.3.CO;2-%23",
      canonical: "10.1002/1521-3773(2001)40:6<9823::AID-ANIE9823>3.3.CO;2-#"),
    Value(spelling: "10.1000/a\\_b", canonical: "10.1000/a_b"),
  ]

  /// What is no DOI stays as it stands.
  private static let none = ["forthcoming", "10.1000", "see 10.1000/abc"].map {
    Value(spelling: $0, canonical: $0)
  }

  /// A file of each format with one article, whose DOI is spelled in a way.
  private static func files(_ doi: String) -> [(name: String, text: String)] {
    let json = doi.replacing("\\", with: "\\\\")
    return [
      ("x.bib", "@article{k, title = {T}, doi = {\(doi)}}\n"),
      ("x.ris", "TY  - JOUR\nTI  - T\nDO  - \(doi)\nER  - \n"),
      ("x.enw", "%0 Journal Article\n%T T\n%R \(doi)\n"),
      ("x.nbib", "PMID- 1\nTI  - T\nLID - \(doi) [doi]\n"),
      ("x.json", #"[{"id": "k", "type": "article-journal", "title": "T", "DOI": "\#(json)"}]"#),
      ("own.json", #"[{"key": "k", "type": "article", "title": "T", "doi": "\#(json)"}]"#),
    ]
  }

  @Test(arguments: dois + others + none)
  func fileOfAnyFormat(_ value: Value) throws {
    let world = try TestWorld(records: [:])
    for (name, text) in Self.files(value.spelling) {
      try world.folder.write(text, to: name)
      let result = world.run("export --from \(name) --to rec")
      let doi = result.output.split(separator: "\n").first { $0.hasPrefix("doi: ") }
      #expect(doi == "doi: \(value.canonical)", "\(name): \(result.output)\(result.errors)")
    }
  }

  @Test(arguments: dois + others)
  func valueThatIsSet(_ value: Value) throws {
    let world = try TestWorld(records: ["k.rec": "key: k\ntype: article\ntitle: T\n"])
    let result = world.run(["set", "k", "doi=\(value.spelling)"])
    #expect(result.output == "k  doi: +\(value.canonical)\n", "\(result.errors)")
  }

  @Test(arguments: dois + others)
  func citation(_ value: Value) throws {
    let world = try TestWorld(records: [:])
    for (name, text) in Self.files(value.spelling) where name == "x.bib" || name == "x.json" {
      try world.folder.write(text, to: name)
      let result = world.run("format --from \(name) --style apa")
      #expect(result.output.contains(value.address), "\(name): \(result.output)\(result.errors)")
    }
  }

  @Test(arguments: [
    "2202.11678v2", "arXiv:2202.11678v2", "https://arxiv.org/abs/2202.11678v2",
    "http://arxiv.org/pdf/2202.11678v2.pdf", "10.48550/arXiv.2202.11678v2",
  ])
  func paperOnArXiv(_ spelling: String) throws {
    let world = try TestWorld(records: ["k.rec": "key: k\ntype: article\ntitle: T\n"])
    let set = world.run(["set", "k", "arxiv=\(spelling)"])
    #expect(set.output == "k  arxiv: +2202.11678v2\n", "\(set.errors)")
    let files = [
      ("x.bib", "@article{k, title = {T}, eprint = {\(spelling)}, archiveprefix = {arXiv}}\n"),
      ("own.json", #"[{"key": "k", "type": "article", "title": "T", "arxiv": "\#(spelling)"}]"#),
    ]
    for (name, text) in files {
      try world.folder.write(text, to: name)
      let result = world.run("export --from \(name) --to rec")
      #expect(result.output.contains("arxiv: 2202.11678v2\n"), "\(name): \(result.output)")
    }
  }
}
