internal import SeededRandom

extension LookAlikes {
  /// Books, and what stands in them.
  static let books: [LookAlikes] = [
    LookAlikes(name: "editions of a book") { random in
      var one = random.book()
      var other = one
      let edition = 1 + random.below(4)
      let words = ["First", "Second", "Third", "Fourth", "Fifth"]
      let isInWords = random.once(in: 2)
      one["edition"] = isInWords ? words[edition - 1] : "\(edition)"
      other["edition"] = isInWords && random.once(in: 2) ? words[edition] : "\(edition + 1)"
      other["year"] = "\((Int(one["year"] ?? "") ?? 1990) + 3 + random.below(5))"
      other["isbn"] = random.isbn()
      return (one, other, ["edition", "isbn"])
    },
    LookAlikes(name: "editions of a book, no word of which") { random in
      let one = random.book()
      var other = one
      other["year"] = "\((Int(one["year"] ?? "") ?? 1990) + 1 + random.below(6))"
      other["isbn"] = random.isbn()
      return (one, other, [])
    },
    LookAlikes(name: "two ISBNs of one title") { random in
      let one = random.book()
      var other = one
      other["isbn"] = random.isbn()
      return (one, other, ["isbn"])
    },
    LookAlikes(name: "volumes of a set") { random in
      var one = random.book()
      let volume = 1 + random.below(4)
      one["volume"] = "\(volume)"
      var other = one
      other["volume"] = "\(volume + 1)"
      if random.once(in: 2) { other["isbn"] = random.isbn() }
      return (one, other, ["volume"])
    },
    LookAlikes(name: "chapters of one title in two books") { random in
      var one = random.chapter(
        random.pick(["Introduction", "Conclusion", "Methods", random.shortTitle()]))
      var other = random.chapter(one["title"])
      other["author"] = one["author"]
      if random.once(in: 2) { other["year"] = one["year"] }
      one["booktitle"] =
        "Handbook of \(random.pick(["Marine", "Fiscal"])) \(random.pick(SeededGenerator.nouns))"
      other["booktitle"] =
        "Companion to \(random.pick(["Urban", "Neural"])) \(random.pick(SeededGenerator.fields))"
      return (one, other, [])
    },
    LookAlikes(name: "chapters of one book") { random in
      let one = random.chapter(
        "\(random.pick(SeededGenerator.nouns).capitalized) in the history of \(random.pick(["northern", "southern"])) \(random.pick(SeededGenerator.fields))"
      )
      var other = one
      other["title"] = one["title"]?.replacing(
        one["title"]?.contains("northern") == true ? "northern" : "southern", with: "eastern")
      other["pages"] = random.pages(besides: one["pages"])
      return (one, other, [])
    },
    LookAlikes(name: "introductions to parts of one book") { random in
      let one = random.chapter(
        random.pick(["Introduction", "Introduction to Part", "Summary", "Preface"]))
      var other = one
      other["pages"] = random.pages(besides: one["pages"])
      return (one, other, ["pages"])
    },
    LookAlikes(name: "a book and its chapter") { random in
      let one = random.book()
      var other = random.chapter()
      other["booktitle"] = one["title"]
      other["isbn"] = one["isbn"]
      other["year"] = one["year"]
      return (one, other, [])
    },
    LookAlikes(name: "reprints by another publisher") { random in
      let one = random.book()
      var other = one
      other["publisher"] = "Dover Reprints"
      other["year"] = "\((Int(one["year"] ?? "") ?? 1990) + 8 + random.below(9))"
      other["isbn"] = random.isbn()
      return (one, other, [])
    },
    LookAlikes(name: "two theses of one author") { random in
      var one = random.thesis()
      one.type = "mastersthesis"
      var other = one
      other.type = "phdthesis"
      other["year"] = "\((Int(one["year"] ?? "") ?? 1990) + 3 + random.below(3))"
      if random.once(in: 2) { other["school"] = random.pick(SeededGenerator.universities) }
      return (one, other, [])
    },
  ]

  /// Programs, data, laws, pages and the like.
  static let objects: [LookAlikes] = [
    LookAlikes(name: "releases of a program") { random in
      let one = random.software()
      var other = one
      other["version"] = "\(5 + random.below(4)).\(random.below(9))"
      other["doi"] = random.neighbor(of: one["doi"] ?? "")
      if random.once(in: 2) { other["year"] = "\((Int(one["year"] ?? "") ?? 1990) + 1)" }
      return (one, other, ["version", "doi"])
    },
    LookAlikes(name: "releases of a program, in the title") { random in
      var one = random.software()
      let title = "\(random.pick(SeededGenerator.nouns).capitalized)Kit"
      let (major, minor) = (1 + random.below(9), random.below(9))
      one["title"] = "\(title) \(major).\(minor)"
      one["version"] = nil
      if random.once(in: 2) { one.type = "misc" }
      var other = one
      other["title"] = "\(title) \(major).\(minor + 1)"
      if random.once(in: 2) { other["doi"] = random.neighbor(of: one["doi"] ?? "") }
      return (one, other, [])
    },
    LookAlikes(name: "releases of a manual by a version") { random in
      var one = random.software()
      one.type = random.pick(["manual", "misc"])
      one["doi"] = nil
      var other = one
      other["version"] = "\(5 + random.below(4)).\(random.below(9))"
      return (one, other, ["version"])
    },
    LookAlikes(name: "releases of a package, in a note") { random in
      var one = random.software()
      one.type = "manual"
      for name in ["doi", "version"] { one[name] = nil }
      one["note"] = "R package version \(1 + random.below(4)).\(random.below(9))"
      var other = one
      other["note"] = "R package version \(5 + random.below(4)).\(random.below(9))"
      return (one, other, [])
    },
    LookAlikes(name: "versions of a data set") { random in
      let one = random.data()
      var other = one
      other["version"] = "\(5 + random.below(4)).\(random.below(9))"
      other["doi"] = random.neighbor(of: one["doi"] ?? "")
      return (one, other, ["version", "doi"])
    },
    LookAlikes(name: "yearly data of one title") { random in
      let one = random.data()
      var other = one
      other["version"] = nil
      other["doi"] = random.neighbor(of: one["doi"] ?? "")
      other["year"] = "\((Int(one["year"] ?? "") ?? 1990) + 1)"
      return (one, other, ["doi"])
    },
    LookAlikes(name: "data and the article on them") { random in
      let one = random.article()
      var other = random.data()
      other["title"] = one["title"]
      other["author"] = one["author"]
      other["year"] = one["year"]
      return (one, other, [])
    },
    LookAlikes(name: "pages of one title at two addresses") { random in
      let title = random.pick([
        "About us", "Home", "Contact", "Mission", "Privacy policy", "FAQ", random.shortTitle(),
      ])
      var one = random.page(title)
      var other = random.page(title)
      if random.once(in: 2) { other["author"] = one["author"] }
      other["year"] = one["year"]
      if random.once(in: 3) { (one["author"], other["author"]) = (nil, nil) }
      if random.once(in: 4) { (one.type, other.type) = ("online", "online") }
      return (one, other, ["url"])
    },
    LookAlikes(name: "pages of two hosts") { random in
      var one = random.page(random.pick(["About us", "Home", "Annual review"]))
      one["url"] = "https://\(random.pick(SeededGenerator.nouns)).example.org"
      var other = one
      other["url"] = "https://www.\(random.pick(SeededGenerator.qualities)).example.com/"
      return (one, other, ["url"])
    },
    LookAlikes(name: "posts of a blog") { random in
      var one = random.page(
        random.pick(["Links of the week", "Open thread", "Weekly notes", random.shortTitle()]))
      let year = one["year"] ?? "2001"
      one["author"] = random.person()
      one["year"] = nil
      one["date"] = random.day(of: year)
      var other = one
      repeat { other["date"] = random.day(of: year) } while other["date"] == one["date"]
      other["url"] = "https://blog.example.org/\(other["date"] ?? "")"
      return (one, other, [])
    },
    LookAlikes(name: "patents of one title") { random in
      var one = Draft(
        "patent",
        [
          "author": random.people(),
          "title":
            "Apparatus for \(random.pick(SeededGenerator.qualities)) \(random.pick(SeededGenerator.nouns))",
          "year": "\(random.year())", "number": "US\(5_000_000 + random.below(4_000_000))",
        ])
      if random.once(in: 3) { one.type = "misc" }
      var other = one
      other["number"] = "US\(9_100_000 + random.below(800_000))B2"
      return (one, other, ["number"])
    },
    LookAlikes(name: "revisions of a standard") { random in
      let body = random.body()
      let year = random.year()
      var one = Draft(
        random.pick(["techreport", "standard", "misc", "book"]),
        [
          "author": "{\(body.name)}",
          "title":
            "\(random.pick(SeededGenerator.qualities).capitalized) \(random.pick(SeededGenerator.nouns)) standard",
          "institution": body.short, "year": "\(year)",
          "number": "ISO \(9000 + random.below(99)):\(year)",
        ])
      if one.type == "book" { one["number"] = nil }
      var other = one
      other["year"] = "\(year + 5)"
      if let number = one["number"] {
        other["number"] = number.replacing(":\(year)", with: ":\(year + 5)")
      }
      return (one, other, [])
    },
    LookAlikes(name: "cases of one name") { random in
      var one = Draft(
        random.pick(["jurisdiction", "misc", "legal"]),
        [
          "title":
            "\(random.pick(SeededGenerator.families)) v. \(random.pick(SeededGenerator.families))",
          "year": "\(random.year())",
          "number": "No. \(10 + random.below(80))-\(100 + random.below(800))",
          "institution": "Supreme Court",
        ])
      var other = one
      other["number"] = "No. \(10 + random.below(80))-\(910 + random.below(80))"
      if random.once(in: 2) {
        let year = one["year"] ?? "1990"
        (one["year"], other["year"]) = (nil, nil)
        one["date"] = "\(year)-02-11"
        other["date"] = "\(year)-10-03"
      }
      return (one, other, ["number"])
    },
    LookAlikes(name: "laws of one name") { random in
      let one = Draft(
        random.pick(["legislation", "misc"]),
        [
          "title":
            "\(random.pick(SeededGenerator.qualities).capitalized) \(random.pick(SeededGenerator.fields).capitalized) Act",
          "author": "{Parliament of \(random.pick(SeededGenerator.places))}",
          "year": "\(random.year())",
          "number": "\(10 + random.below(40))",
        ])
      var other = one
      if random.once(in: 2) {
        other["number"] = "\(60 + random.below(40))"
        return (one, other, ["number"])
      }
      other["year"] = "\((Int(one["year"] ?? "") ?? 1990) + 1 + random.below(9))"
      return (one, other, [])
    },
    LookAlikes(name: "entries of one word in two encyclopedias") { random in
      let noun = random.pick(SeededGenerator.nouns).capitalized
      var one = Draft(
        random.pick(["incollection", "inreference"]),
        [
          "title": noun, "booktitle": "Encyclopedia of \(random.pick(SeededGenerator.fields))",
          "year": "\(random.year())",
        ])
      one["author"] = random.once(in: 2) ? random.person() : nil
      var other = one
      other["booktitle"] = "The \(random.pick(["Oxford", "Penguin"])) Dictionary of Terms"
      return (one, other, [])
    },
  ]
}
