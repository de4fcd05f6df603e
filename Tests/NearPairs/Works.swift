internal import SeededRandom

/// Fully described works of each kind.
extension SeededGenerator {
  mutating func article(_ title: String? = nil, by people: String? = nil) -> Draft {
    Draft(
      "article",
      [
        "author": people ?? self.people(), "title": title ?? self.title(),
        "journal": journal().name,
        "year": "\(year())", "volume": "\(2 + below(90))", "number": "\(1 + below(12))",
        "pages": pages(), "doi": doi(),
      ])
  }

  mutating func paper(_ title: String? = nil) -> Draft {
    let year = "\(year())"
    return Draft(
      "inproceedings",
      [
        "author": people(), "title": title ?? self.title(),
        "booktitle": "Proceedings of the \(conference().name)", "year": year, "pages": pages(),
        "doi": doi("10.1145"),
      ])
  }

  mutating func book(_ title: String? = nil) -> Draft {
    Draft(
      "book",
      [
        "author": people(1 + below(2)), "title": title ?? self.title(),
        "publisher": pick(Self.publishers), "year": "\(year())", "isbn": isbn(),
      ])
  }

  mutating func chapter(_ title: String? = nil) -> Draft {
    Draft(
      "incollection",
      [
        "author": people(1 + below(3)), "title": title ?? self.title(),
        "booktitle": "Handbook of \(pick(Self.qualities)) \(pick(Self.fields))",
        "publisher": pick(Self.publishers), "year": "\(year())", "pages": pages(), "isbn": isbn(),
      ])
  }

  mutating func thesis() -> Draft {
    Draft(
      "phdthesis",
      [
        "author": person(), "title": title(), "school": pick(Self.universities),
        "year": "\(year())",
      ])
  }

  mutating func report(_ title: String? = nil) -> Draft {
    let body = body()
    return Draft(
      "techreport",
      [
        "author": "{\(body.name)}", "title": title ?? self.title(), "institution": body.name,
        "year": "\(year())", "number": "TR-\(100 + below(800))",
      ])
  }

  mutating func page(_ title: String? = nil) -> Draft {
    let host = "\(pick(Self.nouns))\(below(900)).example.org"
    return Draft(
      "misc",
      [
        "author": "{\(body().name)}", "title": title ?? self.title(), "year": "\(year())",
        "url": "https://\(host)/\(pick(Self.nouns))/\(pick(Self.qualities)).html",
      ])
  }

  mutating func preprint(_ title: String? = nil) -> Draft {
    let year = 2008 + below(15)
    let id = "\(year % 100 < 10 ? "0" : "")\(year % 100)\(10 + below(3)).\(10_000 + below(89_999))"
    return Draft(
      "misc",
      [
        "author": people(), "title": title ?? self.title(), "year": "\(year)", "eprint": id,
        "archiveprefix": "arXiv",
      ])
  }

  mutating func software() -> Draft {
    let name = "\(pick(Self.nouns).capitalized)\(pick(["Kit", "Lab", "Flow", "JS", "Py"]))"
    return Draft(
      "software",
      [
        "author": once(in: 2) ? "{\(name) Developers}" : people(),
        "title": "\(name): \(pick(Self.qualities)) \(pick(Self.nouns)) in practice",
        "year": "\(year())", "version": "\(1 + below(4)).\(below(9)).\(below(9))",
        "doi": doi("10.5281"),
      ])
  }

  mutating func data() -> Draft {
    Draft(
      "dataset",
      [
        "author": people(), "title": "\(title()) (data)", "publisher": "Zenodo",
        "year": "\(year())", "version": "\(1 + below(4)).\(below(9))", "doi": doi("10.5281"),
      ])
  }
}
