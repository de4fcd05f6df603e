internal import SeededRandom

extension OneWork {
  /// Books, reports and the like, exported twice.
  static let sameOther: [OneWork] = [
    OneWork(name: "an ISBN of ten digits") { random in
      let one = random.book()
      var other = one
      let digits = (one["isbn"] ?? "").dropFirst(3).dropLast()
      let sum = zip(digits, stride(from: 10, to: 1, by: -1))
        .reduce(0) { $0 + (Int(String($1.0)) ?? 0) * $1.1 }
      let check = (11 - sum % 11) % 11
      let ten = digits + (check == 10 ? "X" : "\(check)")
      other["isbn"] =
        random.once(in: 2)
        ? String(ten)
        : "\(ten.prefix(1))-\(ten.dropFirst(1).prefix(4))-\(ten.dropFirst(5).prefix(4))-\(ten.suffix(1))"
      return (one, other)
    },
    OneWork(name: "ISBNs of print and screen in one list") { random in
      var one = random.book()
      let isbn = one["isbn"] ?? ""
      var other = one
      other["isbn"] = isbn
      one["isbn"] = "\(random.isbn()) \(isbn)"
      return (one, other)
    },
    OneWork(name: "a book, little on one side") { random in
      let one = random.book()
      var other = one
      for name in ["isbn", "publisher"] where random.once(in: 2) { other[name] = nil }
      return (one, other)
    },
    OneWork(name: "a publisher put in two ways") { random in
      var one = random.book()
      var other = random.lacking(["isbn"], one)
      (one["publisher"], other["publisher"]) = random.pick([
        ("Wiley", "John Wiley \\& Sons"), ("Springer", "Springer-Verlag"),
        ("MIT Press", "The MIT Press"), ("CUP", "Cambridge University Press"),
      ])
      return (one, other)
    },
    OneWork(name: "an edition in words") { random in
      var one = random.book()
      var other = one
      (one["edition"], other["edition"]) = random.pick([
        ("2", "Second"), ("3rd", "Third"), ("2nd ed.", "2"), ("1", "First"),
      ])
      if random.once(in: 2) { other["isbn"] = nil }
      return (one, other)
    },
    OneWork(name: "a chapter") { random in
      let one = random.chapter()
      return (one, random.lacking(["isbn", "pages", "publisher"], one))
    },
    OneWork(name: "a thesis by two types") { random in
      let one = random.thesis()
      var other = one
      other.type = "thesis"
      if random.once(in: 2) { other["school"] = nil }
      return (one, other)
    },
    OneWork(name: "a report of a body and its short name") { random in
      var one = random.report()
      let body = random.body()
      (one["author"], one["institution"]) = ("{\(body.name)}", body.short)
      var other = random.lacking(["number"], one)
      (other["author"], other["institution"]) = ("{\(body.short)}", body.name)
      return (one, other)
    },
    OneWork(name: "the number of a report put in two ways") { random in
      let one = random.report()
      var other = one
      other["number"] = one["number"].map {
        random.once(in: 2) ? $0.replacing("TR-", with: "") : $0.replacing("TR-", with: "TR ")
      }
      return (one, other)
    },
    OneWork(name: "a page at one address") { random in
      let one = random.page()
      var other = one
      other["url"] = one["url"].map {
        random.pick([
          $0.replacing("https://", with: "http://"), $0.replacing("https://", with: "https://www."),
          $0 + "/", $0 + "#top",
        ])
      }
      if random.once(in: 3) { other["year"] = nil }
      return (one, other)
    },
    OneWork(name: "a release of a program") { random in
      let one = random.software()
      var other = random.lacking(["doi", "version"], one)
      if random.once(in: 2), let version = one["version"] { other["version"] = "v\(version)" }
      return (one, other)
    },
    OneWork(name: "a data set") { random in
      let one = random.data()
      return (one, random.lacking(["doi", "version", "publisher"], one))
    },
    OneWork(name: "a patent put in two ways") { random in
      let number = "\(5 + random.below(4)),\(100 + random.below(800)),\(100 + random.below(800))"
      let one = Draft(
        "patent",
        [
          "author": random.people(), "title": "Apparatus for \(random.title())",
          "year": "\(random.year())", "number": "US \(number) B2",
        ])
      var other = one
      other["number"] = random.pick([
        "US\(number.filter { $0 != "," })B2", "US\(number.filter { $0 != "," })", "US \(number)",
      ])
      return (one, other)
    },
    OneWork(name: "one arXiv paper") { random in
      let one = random.preprint()
      var other = one
      let id = one["eprint"] ?? ""
      (other["eprint"], other["archiveprefix"]) = (nil, nil)
      switch random.below(3) {
      case 0:
        other.type = "article"
        other["journal"] = "arXiv preprint arXiv:\(id)v\(1 + random.below(3))"
      case 1: other["url"] = "https://arxiv.org/abs/\(id)v2"
      default: other["doi"] = "10.48550/arXiv.\(id)"
      }
      return (one, other)
    },
  ]

  /// One work in two publications.
  static let versions: [OneWork] = [
    OneWork(name: "a preprint and its article") { random in
      let one = random.preprint()
      var other = random.article(one["title"], by: one["author"])
      other["year"] = "\((Int(one["year"] ?? "") ?? 2000) + random.below(3))"
      return (one, random.once(in: 2) ? random.lacking(["doi", "pages", "volume"], other) : other)
    },
    OneWork(name: "a preprint with a DOI and its article") { random in
      var one = random.article(by: random.people(2 + random.below(3)))
      for name in ["volume", "number", "pages"] { one[name] = nil }
      one["journal"] = random.pick(["medRxiv", "bioRxiv"])
      one["doi"] =
        "10.1101/\(one["year"] ?? "2020").01.0\(1 + random.below(9)).\(20_000_000 + random.below(99_999))"
      var other = random.article(one["title"], by: one["author"])
      other["year"] = "\((Int(one["year"] ?? "") ?? 2000) + random.below(3))"
      return (one, other)
    },
    OneWork(name: "a preprint and its paper") { random in
      let one = random.preprint()
      var other = random.paper(one["title"])
      other["author"] = one["author"]
      other["year"] = "\((Int(one["year"] ?? "") ?? 2000) + random.below(2))"
      return (one, other)
    },
    OneWork(name: "a paper and its longer article") { random in
      let one = random.paper()
      var other = random.article(one["title"], by: one["author"])
      other["journal"] = random.pick([
        "Journal of the ACM", "Artificial Intelligence Journal", "IEEE Transactions on Computers",
      ])
      other["year"] = "\((Int(one["year"] ?? "") ?? 2000) + 1 + random.below(2))"
      return (one, other)
    },
    OneWork(name: "a working paper and its article") { random in
      var one = random.report()
      one["author"] = random.people()
      one["institution"] = "National Bureau of Economic Research"
      var other = random.article(one["title"], by: one["author"])
      other["year"] = "\((Int(one["year"] ?? "") ?? 2000) + random.below(3))"
      return (one, other)
    },
  ]
}
