internal import SeededRandom

extension LookAlikes {
  /// What returns in journals and magazines.
  static let periodicals: [LookAlikes] = [
    LookAlikes(name: "editorials of one editor") { random in
      let title = random.pick([
        "Editorial", "From the Editor", "Editor's Note", "Introduction", "Preface", "Foreword",
        "In This Issue", "A Letter from the Editor", "Guest Editorial", "Editor's Comments",
      ])
      return random.issues(of: random.article(title, by: random.person()))
    },
    LookAlikes(name: "columns of one author") { random in
      let title = random.pick([
        "Programming Pearls", "The Last Word", "Notes from the Field", "Viewpoint",
        "Technical Perspective", "Letters to the Editor", "The Practice of Counting",
        "Mathematical Games", "Ask the Statistician", "Books Received", "News and Views",
      ])
      return random.issues(of: random.article(title, by: random.people(1 + random.below(2))))
    },
    LookAlikes(name: "columns of two months or seasons") { random in
      var one = random.article(random.pick(["Viewpoint", "Garden Notes", "The Long View"]))
      for name in ["volume", "number", "doi", "pages"] { one[name] = nil }
      var other = one
      if random.once(in: 2) {
        (one["month"], other["month"]) = ("March", random.pick(["April", "October"]))
      } else {
        (one["number"], other["number"]) = ("Spring", random.pick(["Fall", "Winter"]))
      }
      return (one, other, ["number"])
    },
    LookAlikes(name: "papers of two PMIDs") { random in
      var one = random.article(random.once(in: 2) ? random.shortTitle() : nil)
      for name in ["volume", "number", "doi", "pages"] { one[name] = nil }
      one["pmid"] = "\(10_000_000 + random.below(9_999_999))"
      var other = one
      other["pmid"] = "\(20_000_000 + random.below(9_999_999))"
      return (one, other, [])
    },
    LookAlikes(name: "one short title in other journals") { random in
      let noun = random.pick(SeededGenerator.nouns)
      let forms = [noun.capitalized, "On \(noun.capitalized)", "The \(noun.capitalized)"]
      var one = random.article(random.pick(forms), by: random.person())
      var other = random.article(random.pick(forms), by: one["author"])
      one["number"] = nil
      other["number"] = nil
      other["year"] = one["year"]
      other["journal"] = random.journal(besides: one["journal"]).name
      return (one, other, [])
    },
    LookAlikes(name: "one title in other journals, years apart") { random in
      let one = random.article(random.shortTitle())
      var other = random.article(one["title"], by: one["author"])
      other["journal"] = random.journal(besides: one["journal"]).name
      other["year"] = "\((Int(one["year"] ?? "") ?? 2000) + 1 + random.below(4))"
      return (one, other, [])
    },
    LookAlikes(name: "replies by the same authors") { random in
      let one = random.article(
        "\(random.pick(["Reply to", "Response to", "Comment on", "Reply to the comment on"])) "
          + "“\(random.title())”")
      return random.issues(of: one)
    },
    LookAlikes(name: "two errata") { random in
      let one = random.article(
        "\(random.pick(["Erratum:", "Correction to:", "Corrigendum to"])) \(random.title())")
      return random.issues(of: one)
    },
    LookAlikes(name: "an erratum and its article") { random in
      let one = random.article()
      var other = one
      other["title"] =
        "\(random.pick(["Erratum:", "Correction to:", "Corrigendum:"])) \(one["title"] ?? "")"
      other["doi"] = random.neighbor(of: one["doi"] ?? "")
      other["pages"] = random.pages(besides: one["pages"])
      return (one, other, [])
    },
    LookAlikes(name: "a reply and what it answers") { random in
      let one = random.article()
      var other = random.article("Reply to \(one["title"] ?? "")", by: one["author"])
      for name in ["journal", "year", "volume"] { other[name] = one[name] }
      return (one, other, [])
    },
    LookAlikes(name: "reviews of one book in two journals") { random in
      let one = random.article(
        "\(random.shortTitle()), by \(random.pick(SeededGenerator.givens)) \(random.pick(SeededGenerator.families))"
      )
      var other = random.article(one["title"], by: random.once(in: 2) ? one["author"] : nil)
      other["journal"] = random.journal(besides: one["journal"]).name
      other["year"] = one["year"]
      return (one, other, [])
    },
    LookAlikes(name: "obituaries of one person") { random in
      let name = "\(random.pick(SeededGenerator.givens)) \(random.pick(SeededGenerator.families))"
      var one = random.article(
        random.pick(["In Memoriam: \(name)", "\(name) (1931–2012)", "Obituary: \(name)"]),
        by: random.person())
      one["year"] = "2012"
      var other = random.article(
        one["title"], by: random.once(in: 2) ? one["author"] : random.person())
      other["journal"] = random.journal(besides: one["journal"]).name
      other["year"] = "2012"
      return (one, other, [])
    },
    LookAlikes(name: "newsletters and abstracts of meetings") { random in
      let title = random.pick([
        "Abstracts", "Newsletter", "Annual Meeting Abstracts", "Minutes of the Meeting",
        "Book Reviews", "News", "Weather Report", "Forthcoming Events", "President's Report",
      ])
      var one = random.article(title)
      if random.once(in: 2) { one["author"] = nil }
      return random.issues(of: one)
    },
    LookAlikes(name: "a paper printed twice in one journal") { random in
      let one = random.article()
      var (first, second, marks) = random.issues(of: one)
      // A text of a telling title stands on other pages in the next issue.
      second["pages"] = random.pages(besides: one["pages"])
      marks.append("pages")
      return (first, second, marks)
    },
    LookAlikes(name: "two DOIs of one registrant") { random in
      let one = random.article(random.once(in: 2) ? random.shortTitle() : nil)
      var other = one
      other["doi"] = random.neighbor(of: one["doi"] ?? "")
      // No pages, or those of each.
      if random.once(in: 2) {
        other["pages"] = random.pages(besides: one["pages"])
      } else {
        (other["pages"], other["number"]) = (nil, nil)
      }
      return (one, other, ["doi"])
    },
  ]

  /// What a body or a group brings out each year, or in parts.
  static let series: [LookAlikes] = [
    LookAlikes(name: "yearly manual of a program") { random in
      let body = random.body()
      let (first, second) = random.years()
      var one = Draft(
        "manual",
        [
          "author": "{\(body.name)}", "title": random.title(), "organization": body.name,
          "year": first,
        ])
      if random.once(in: 3) { one["url"] = "https://manual.example.org/" }
      var other = one
      other["year"] = second
      return (one, other, [])
    },
    LookAlikes(name: "yearly report of a body") { random in
      var one = random.report(
        random.pick([
          "Annual report", "Global \(random.pick(SeededGenerator.nouns)) report",
          "State of the \(random.pick(SeededGenerator.fields))",
          "World outlook on \(random.pick(SeededGenerator.nouns)) and \(random.pick(SeededGenerator.nouns))",
        ]))
      let (first, second) = random.years()
      one["year"] = first
      one["number"] = nil
      if random.once(in: 3) { one.type = "book" }
      var other = one
      other["year"] = second
      return (one, other, [])
    },
    LookAlikes(name: "yearly report with the year in its title") { random in
      var one = random.report()
      let (first, second) = random.years()
      let title = random.pick([
        "Annual report", "World \(random.pick(SeededGenerator.nouns)) outlook",
        "Statistical yearbook of \(random.pick(SeededGenerator.places))",
      ])
      one["title"] = "\(title) \(first)"
      one["number"] = nil
      var other = one
      other["title"] = "\(title) \(second)"
      if random.once(in: 2) { (one["year"], other["year"]) = (first, second) }
      return (one, other, [])
    },
    LookAlikes(name: "overview of a yearly task") { random in
      let name =
        "\(random.pick(["Sem", "Bio", "Clef", "Trec", "Geo"]))\(random.pick(["Eval", "Task", "Cup"]))"
      let (first, second) = random.years()
      var one = random.paper(
        random.pick([
          "Overview of the shared task",
          "Findings of the shared task on \(random.pick(SeededGenerator.nouns))",
          "Overview of the \(name) track on \(random.pick(SeededGenerator.qualities)) \(random.pick(SeededGenerator.nouns))",
        ]))
      let form = random.below(3)
      func venue(_ year: String) -> String {
        [
          "Proc. \(name)-\(year)", "Proceedings of \(name) \(year)",
          "Proceedings of the \(year) Workshop on \(name)",
        ][form]
      }
      one["booktitle"] = venue(first)
      one["year"] = first
      var other = one
      other["booktitle"] = venue(second)
      other["year"] = second
      other["pages"] = random.pages(besides: one["pages"])
      other["doi"] = random.neighbor(of: one["doi"] ?? "")
      return (one, other, [])
    },
    LookAlikes(name: "prefaces of a yearly conference") { random in
      let one = random.paper(
        random.pick([
          "Preface", "Message from the Chairs",
          "Introduction to the Minitrack on \(random.pick(SeededGenerator.nouns).capitalized) and \(random.pick(SeededGenerator.nouns).capitalized)",
        ]))
      var other = one
      other["year"] = "\((Int(one["year"] ?? "") ?? 2000) + 1)"
      other["doi"] = random.neighbor(of: one["doi"] ?? "")
      other["pages"] = random.pages(besides: one["pages"])
      return (one, other, [])
    },
    LookAlikes(name: "articles of a series") { random in
      let title = random.title()
      let form = random.below(4)
      let number = 1 + random.below(4)
      func part(_ number: Int) -> String {
        switch form {
        case 0: "\(title), Part \(["I", "II", "III", "IV", "V"][number - 1])"
        case 1: "\(title) \(["I", "II", "III", "IV", "V"][number - 1])"
        case 2: "\(title) (part \(number))"
        default: "\(title). \(number)"
        }
      }
      var one = random.article(part(number))
      var other = random.article(part(number + 1), by: one["author"])
      for name in ["journal", "volume", "year"] { other[name] = one[name] }
      if random.once(in: 2) { (one["pages"], other["pages"]) = (nil, nil) }
      return (one, other, [])
    },
    LookAlikes(name: "numbered reports") { random in
      let one = random.report()
      var other = one
      other["number"] = "TR-\(900 + random.below(99))"
      return (one, other, ["number"])
    },
    LookAlikes(name: "tables of a census") { random in
      let number = 3 + random.below(20)
      let title = "Census of \(random.pick(SeededGenerator.places)), Table"
      let one = random.report("\(title) \(number)")
      var other = one
      other["title"] = "\(title) \(number + 1)"
      other["number"] = nil
      return (one, other, [])
    },
    LookAlikes(name: "weather of two months") { random in
      let place = random.pick(SeededGenerator.places)
      let form = random.below(2)
      func title(_ month: String) -> String {
        form == 0 ? "Weather report for \(place), \(month)" : "Monthly climate summary \(month)"
      }
      let one = random.report(title("March"))
      var other = one
      other["title"] = title(random.pick(["April", "May", "November"]))
      other["number"] = nil
      return (one, other, [])
    },
  ]
}

extension SeededGenerator {
  /// Two texts of one title and author in two issues of a journal, each with its own place.
  mutating func issues(of draft: Draft) -> (Draft, Draft, marks: [String]) {
    let one = draft
    var other = draft
    let issue = Int(draft["number"] ?? "") ?? 1
    other["number"] = "\(issue % 12 + 1)"
    other["doi"] = neighbor(of: draft["doi"] ?? "")
    if once(in: 3) {
      // Each issue begins at its first page, and so does the column.
      other["pages"] = draft["pages"]
      return (one, other, ["number", "doi"])
    }
    other["pages"] = pages(besides: draft["pages"])
    if once(in: 3) {
      other["volume"] = "\((Int(draft["volume"] ?? "") ?? 1) + 1)"
      other["year"] = "\((Int(draft["year"] ?? "") ?? 2000) + 1)"
      return (one, other, ["number", "doi", "pages", "volume"])
    }
    return (one, other, ["number", "doi", "pages"])
  }
}
