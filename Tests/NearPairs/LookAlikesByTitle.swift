internal import SeededRandom

extension LookAlikes {
  /// Titles that differ in a sign, a word or a number.
  static let signsAndWords: [LookAlikes] = [
    titles("titles that differ in signs") { random in
      let noun = random.pick(SeededGenerator.nouns)
      return random.pick([
        ("C++", "C\\#"), ("C", "C++"), ("F\\#", "F"), ("A*", "A"), ("P = NP", "P $\\neq$ NP"),
        ("P < NP", "P = NP"), ("P $\\le$ NP", "P $\\ge$ NP"),
        ("\(noun.capitalized) in C++", "\(noun.capitalized) in C\\#"),
        ("\(noun.capitalized) in C", "\(noun.capitalized) in C++"),
        ("On $n+1$ \(noun)", "On $n-1$ \(noun)"), ("CD4+ and \(noun)", "CD4- and \(noun)"),
        ("\(noun.capitalized): D+ mesons", "\(noun.capitalized): D- mesons"),
        ("Why \(noun)?", "Why \(noun)!"), ("\(noun.capitalized) > 0", "\(noun.capitalized) < 0"),
        ("The C$_2$ \(noun)", "The C$_3$ \(noun)"), ("$x \\in A$", "$x \\notin A$"),
        ("A $\\subset$ B", "A $\\supset$ B"), ("x $\\to$ y", "x $\\leftarrow$ y"),
      ])
    },
    titles("titles that differ in one word") { random in
      let title = random.title()
      let (old, new) = random.words(for: SeededGenerator.nouns, in: title)
      return (title, title.replacing(old, with: new))
    },
    titles("titles that differ in the place") { random in
      let (one, two) = random.two(SeededGenerator.places)
      let title =
        "\(random.pick(SeededGenerator.qualities).capitalized) \(random.pick(SeededGenerator.nouns)) of \(random.pick(SeededGenerator.fields)) in"
      return ("\(title) \(one)", "\(title) \(two)")
    },
    titles("a title and a longer one") { random in
      let title = random.title()
      return (
        title,
        "\(title) \(random.pick(["Better", "Revisited", "Again", "and Beyond", "Faster", "without Supervision"]))"
      )
    },
    titles("words of nearly the same letters") { random in
      let (one, two) = random.pick([
        ("causal", "casual"), ("marital", "martial"), ("nuclear", "unclear"),
        ("affect", "effect"), ("methane", "methene"), ("thiamine", "thymine"),
        ("adaption", "adoption"), ("perception", "reception"), ("emigration", "immigration"),
        ("organism", "organist"), ("genetic", "generic"), ("statics", "statistics"),
      ])
      let rest = random.pick(SeededGenerator.fields)
      return ("The \(one) order of \(rest)", "The \(two) order of \(rest)")
    },
    titles("numbers in titles") { random in
      let number = 2 + random.below(60)
      let noun = random.pick(SeededGenerator.nouns)
      let forms: [@Sendable (Int) -> String] = [
        { "An image is worth \($0)x\($0) words" }, { "The \(noun) of IL-\($0)" },
        { "Data Release DR\($0)" }, { "Lectures on \(noun), volume \($0)" },
        { "Constitution (\($0)th Amendment) Act" }, { "\(noun.capitalized) \($0).0" },
        { "RFC \($0)" }, { "Report no. \($0) on \(noun)" }, { "\(noun.capitalized)-v\($0)" },
      ]
      let form = random.pick(forms)
      return (form(number), form(number + 1))
    },
    titles("titles in Chinese and in Arabic") { random in
      random.pick([
        ("基于BERT的文本分类研究", "基于BERT的情感分析研究"), ("深度学习综述", "机器学习综述"),
        ("تعلم الآلة", "تعلم اللغة"), ("上海城市规划史", "北京城市规划史"), ("言語の研究", "音楽の研究"),
        ("ภาษาไทยเบื้องต้น", "ภาษาลาวเบื้องต้น"),
      ])
    },
  ]

  /// Articles, papers, books or pages of the same people and year whose titles are two.
  private static func titles(
    _ name: String, _ make: @escaping @Sendable (inout SeededGenerator) -> (String, String)
  ) -> LookAlikes {
    LookAlikes(name: name) { random in
      let (title, second) = make(&random)
      var one: Draft
      switch random.below(4) {
      case 0: one = random.paper(title)
      case 1: one = random.book(title)
      default: one = random.article(title)
      }
      var other = one
      other["title"] = second
      for name in ["doi", "isbn"] where one[name] != nil {
        other[name] = name == "doi" ? random.neighbor(of: one["doi"] ?? "") : random.isbn()
      }
      if one["pages"] != nil { other["pages"] = random.pages(besides: one["pages"]) }
      if random.once(in: 3) {
        for name in ["doi", "isbn", "pages", "volume", "number"] {
          (one[name], other[name]) = (nil, nil)
        }
      }
      return (one, other, [])
    }
  }

  /// Works of people who share a name or a text.
  static let people: [LookAlikes] = [
    LookAlikes(name: "one title by other people") { random in
      let one = random.article(random.shortTitle())
      var other = random.article(one["title"])
      other["journal"] = one["journal"]
      other["year"] = one["year"]
      return (one, other, [])
    },
    LookAlikes(name: "one title by namesakes") { random in
      let family = random.pick(SeededGenerator.families)
      let (given, second) = random.pick([
        ("John", "James"), ("Anna", "Alice"), ("Maria", "Martin"), ("Peter", "Paula"),
      ])
      var one = random.article(random.shortTitle(), by: "\(family), \(given)")
      one["number"] = nil
      var other = random.article(one["title"], by: "\(family), \(second)")
      other["number"] = nil
      other["year"] = one["year"]
      return (one, other, ["pages", "volume", "doi"])
    },
    LookAlikes(name: "interviews on two days") { random in
      var one = random.page(
        "Interview with \(random.pick(SeededGenerator.givens)) \(random.pick(SeededGenerator.families))"
      )
      one["author"] = random.person()
      let year = one["year"] ?? "2001"
      one["year"] = nil
      one["url"] = nil
      one["howpublished"] = random.pick(["Radio broadcast", "Personal interview", "Podcast"])
      one["date"] = random.day(of: year)
      var other = one
      repeat { other["date"] = random.day(of: year) } while other["date"] == one["date"]
      return (one, other, [])
    },
    LookAlikes(name: "letters of two days") { random in
      var one = Draft(
        "misc",
        [
          "author": random.person(),
          "title":
            "Letter to \(random.pick(SeededGenerator.givens)) \(random.pick(SeededGenerator.families))",
        ])
      let year = "\(1850 + random.below(90))"
      one["date"] = random.day(of: year)
      var other = one
      repeat { other["date"] = random.day(of: year) } while other["date"] == one["date"]
      return (one, other, [])
    },
    LookAlikes(name: "a column in a newspaper") { random in
      var one = random.article(random.once(in: 2) ? random.shortTitle() : nil, by: random.person())
      let year = one["year"] ?? "2001"
      for name in ["year", "volume", "number", "doi", "pages"] { one[name] = nil }
      one["journal"] = random.pick(["The Daily Harbour", "Morning Standard", "The Evening Post"])
      one["date"] = random.day(of: year)
      var other = one
      repeat { other["date"] = random.day(of: year) } while other["date"] == one["date"]
      return (one, other, [])
    },
    LookAlikes(name: "one talk at two places") { random in
      let (first, second) = random.two(SeededGenerator.places)
      var one = random.paper()
      one.type = random.pick(["talk", "misc", "unpublished"])
      for name in ["doi", "pages", "booktitle"] { one[name] = nil }
      one["eventtitle"] = "Meeting on \(random.pick(SeededGenerator.nouns).capitalized) in \(first)"
      var other = one
      other["eventtitle"] = "\(random.pick(SeededGenerator.fields).capitalized) Days, \(second)"
      if random.once(in: 2) {
        let year = one["year"] ?? "2001"
        (one["year"], other["year"]) = (nil, nil)
        one["date"] = "\(year)-03-1\(random.below(9))"
        other["date"] = "\(year)-09-1\(random.below(9))"
      }
      return (one, other, [])
    },
    LookAlikes(name: "one talk in two towns") { random in
      let (first, second) = random.two(["Lisbon", "Kyoto", "Oslo", "Accra", "Lima"])
      var one = Draft(
        random.pick(["talk", "misc"]),
        [
          "author": random.people(), "title": random.title(), "year": "\(random.year())",
          "address": first,
        ])
      var other = one
      other["address"] = second
      return (one, other, [])
    },
    LookAlikes(name: "one paper title at two conferences") { random in
      let one = random.paper()
      var other = random.paper(one["title"])
      other["author"] = one["author"]
      other["year"] = one["year"]
      let names = SeededGenerator.conferences.map(\.0).filter {
        one["booktitle"]?.hasSuffix($0) == false
      }
      other["booktitle"] = "Proceedings of the \(random.pick(names))"
      return (one, other, [])
    },
    LookAlikes(name: "two arXiv papers of one title") { random in
      let one = random.preprint()
      var other = random.preprint(one["title"])
      other["author"] = one["author"]
      other["year"] = one["year"]
      return (one, other, [])
    },
  ]
}

extension SeededGenerator {
  mutating func two(_ words: [String]) -> (String, String) {
    let one = pick(words)
    return (one, pick(words.filter { $0 != one }))
  }

  /// A word of a title that is one of some words, and another of them.
  mutating func words(for words: [String], in title: String) -> (String, String) {
    let old = words.first { title.lowercased().contains($0) } ?? ""
    let found = title.contains(old) ? old : old.capitalized
    return (found, pick(words.filter { $0 != old && !title.lowercased().contains($0) }))
  }
}
