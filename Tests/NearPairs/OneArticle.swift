internal import SeededRandom

extension OneWork {
  /// One article or paper, exported twice.
  static let sameArticle: [OneWork] = [
    OneWork(name: "other forms of names") { random in
      let one = random.article()
      return (one, one)
    },
    OneWork(name: "other names of a journal") { random in
      var one = random.article()
      var other = one
      let journal = random.journal()
      (one["journal"], other["journal"]) = (journal.name, journal.short)
      return (one, random.lacking(["doi", "number"], other))
    },
    OneWork(name: "no DOI on one side") { random in
      let one = random.article()
      return (one, random.lacking(["doi"], one))
    },
    OneWork(name: "no issue on one side") { random in
      let one = random.article()
      var other = one
      other["number"] = nil
      if random.once(in: 2) { other["doi"] = nil }
      return (one, other)
    },
    OneWork(name: "little on one side") { random in
      let one = random.article()
      var other = one
      for name in ["volume", "number", "pages"] { other[name] = nil }
      if random.once(in: 2) { other["journal"] = nil } else { other["doi"] = nil }
      return (one, other)
    },
    OneWork(name: "the year of the first form online") { random in
      let one = random.article()
      var other = one
      for name in ["volume", "number", "pages"] { other[name] = nil }
      other["year"] = "\((Int(one["year"] ?? "") ?? 2000) - 1)"
      return (one, other)
    },
    OneWork(name: "the year of the first form online, all else there") { random in
      let one = random.article()
      var other = one
      other["year"] = "\((Int(one["year"] ?? "") ?? 2000) - 1)"
      if random.once(in: 2) { other["doi"] = nil }
      return (one, other)
    },
    OneWork(name: "days on one side") { random in
      let one = random.article()
      var other = one
      other["year"] = nil
      other["date"] = random.day(of: one["year"] ?? "2000")
      return (one, random.lacking(["doi"], other))
    },
    OneWork(name: "a wrong page") { random in
      let one = random.article()
      var other = one
      let ends = (one["pages"] ?? "1--9").split(separator: "-")
      let (first, last) = (ends[0], ends[ends.count - 1])
      let wrong = "\((Int(last) ?? 9) + 1 + random.below(3))"
      other["pages"] = random.once(in: 2) ? "\(first)--\(wrong)" : "\(first)"
      if random.once(in: 2) { other["doi"] = nil }
      return (one, other)
    },
    OneWork(name: "pages of the first form online") { random in
      let one = random.article()
      var other = one
      other["pages"] = "1--\(6 + random.below(12))"
      other["volume"] = nil
      other["number"] = nil
      return (one, other)
    },
    OneWork(name: "an article number for the pages") { random in
      let one = random.article()
      var other = one
      other["pages"] = "e\(10_000 + random.below(80_000))"
      if random.once(in: 2) { other["doi"] = nil }
      return (one, other)
    },
    OneWork(name: "another DOI, all else agrees") { random in
      let one = random.article()
      var other = one
      other["doi"] =
        random.once(in: 2) ? random.neighbor(of: one["doi"] ?? "") : random.doi("10.2307")
      return (one, other)
    },
    OneWork(name: "accents in TeX") { random in
      let one = random.article(by: "Müller, Zoë and Fernández, Inés and Çelik, Jörg")
      var other = random.lacking(["doi", "number"], one)
      other["author"] = random.pick([
        "M{\\\"u}ller, Zo{\\\"e} and Fern{\\'a}ndez, In{\\'e}s and {\\c C}elik, J{\\\"o}rg",
        "Muller, Z. and Fernandez, I. and Celik, J.",
        "Mueller, Zoe and Fernandez, Ines and Celik, Joerg",
      ])
      return (one, other)
    },
    OneWork(name: "markup and math in the title") { random in
      let rest = random.title()
      let (plain, marked) = random.pick([
        ("β-carotene", "$\\beta$-carotene"), ("1.9 μm", "1.9 $\\mu$m"), ("CO2", "CO$_2$"),
        ("CO2", "CO<sub>2</sub>"), ("Daucus", "<i>Daucus</i>"), ("16×16", "16x16"),
        ("R & D", "R \\& D"), ("R and D", "R \\& D"), ("naïve", "na{\\\"\\i}ve"),
        ("α ≥ 2", "$\\alpha \\geq 2$"),
        ("C++", "{C++}"), ("C#", "C\\#"), ("p < 0.05", "$p<0.05$"),
      ])
      var one = random.article("\(plain) and \(rest)")
      one["number"] = nil
      var other = random.lacking(["doi"], one)
      other["title"] = "\(marked) and \(rest)"
      return (one, other)
    },
    OneWork(name: "no subtitle on one side") { random in
      let main = random.title().prefix { $0 != ":" }
      var one = random.article(
        "\(main): \(random.pick(["a survey of methods", "results from a national cohort", "an empirical study"]))"
      )
      one["number"] = nil
      var other = random.lacking(["doi"], one)
      other["title"] = String(main)
      return (one, other)
    },
    OneWork(name: "a list of authors that is cut") { random in
      let one = random.article(by: random.people(5))
      var other = random.lacking(["doi", "number"], one)
      let names = SeededGenerator.separated(one["author"] ?? "")
      other["author"] = names.prefix(1 + random.below(3)).joined(separator: " and ") + " and others"
      return (one, other)
    },
    OneWork(name: "a title in translation") { random in
      let one = random.article(by: random.people(2 + random.below(3)))
      var other = random.lacking(["doi"], one)
      other["title"] = random.pick([
        "Eine Untersuchung über verborgene Zusammenhänge",
        "Étude des structures cachées du littoral",
        "Un estudio de las relaciones ocultas",
      ])
      return (one, other)
    },
    OneWork(name: "a slip in the title") { random in
      let one = random.article()
      var other = random.lacking(["number"], one)
      let words = (one["title"] ?? "").split(separator: " ").map(String.init)
      let longest = words.max { $0.count < $1.count } ?? ""
      other["title"] = one["title"]?.replacing(
        longest, with: longest.dropLast(2) + longest.suffix(1))
      return (one, other)
    },
    OneWork(name: "a supplement put in two ways") { random in
      var one = random.article()
      let volume = one["volume"] ?? "1"
      one["number"] = "Suppl 1"
      var other = random.lacking(["doi"], one)
      other["number"] = nil
      other["volume"] = random.pick(["\(volume) Suppl 1", "\(volume) (Supplement 1)", volume])
      return (one, other)
    },
    OneWork(name: "two names of a conference") { random in
      let conference = random.conference()
      var one = random.paper()
      var other = random.lacking(["doi", "pages"], one)
      one["booktitle"] = "Proceedings of the \(conference.name)"
      other["booktitle"] = random.pick([
        conference.short, "Proc. \(conference.short)", "\(conference.short) \(one["year"] ?? "")",
        "\(one["year"] ?? "") \(conference.name)", "Proceedings of the 12th \(conference.name)",
      ])
      return (one, other)
    },
    OneWork(name: "a paper as a chapter") { random in
      let one = random.paper()
      var other = random.lacking(["doi"], one)
      other.type = "incollection"
      return (one, other)
    },
  ]
}

extension SeededGenerator {
  /// The entry without one of some fields.
  mutating func lacking(_ names: [String], _ draft: Draft) -> Draft {
    var draft = draft
    draft[pick(names)] = nil
    return draft
  }
}
