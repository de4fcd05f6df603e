internal import Records
internal import Text

/// A title, prepared for comparison.
struct TitleProfile: Sendable {
  /// The kind of text that refers to another text in its title.
  enum Notice: Sendable {
    case correction, retraction, reply, comment
  }

  /// The words, without the mark of a notice and without remarks that databases add in brackets.
  var words: FoldedWords
  /// The traits of each word.
  private(set) var traits: [TitleWords.Trait] = []
  /// The number of content words.
  private(set) var contentCount = 0
  /// A bit set of the content words, one or two bits each: titles with few bits in common have few
  /// words in common.
  private(set) var signature: (UInt64, UInt64) = (0, 0)
  var notice: Notice?
  /// The signs that distinguish titles, such as those of `C++` and `P ≠ NP`, in ascending order.
  private(set) var signs: [Unicode.Scalar] = []
  /// The other symbols of the title, in order, and its single Greek letters.
  private(set) var symbols = TitleSymbols()
  /// The release in brackets at the end.
  private(set) var release: String?
  /// Whether the title is marked as a preprint.
  var isPreprint = false
  /// Whether the title recurs in every issue or year, such as an editorial's.
  var isRecurring = false
  /// Whether the title has a word of texts that appear each year, such as `overview`.
  private(set) var isOfSeries = false

  init(_ text: String) {
    var text = Self.withoutMarkup(text)
    release = Self.release(atEndOf: text.trimmed)
    (text, isPreprint, notice) = Self.withoutRemarks(text)
    words = Self.withShortNames(FoldedWords(TitleSymbols.withPlainDigits(text)))
    signs = TitleSigns.signs(of: text)
    symbols = TitleSymbols(text)
    isOfSeries = words.hashes.contains(where: Self.seriesWords.contains)
    isRecurring = Self.isRecurring(words)
    if notice == nil { stripNotice() }
    weigh()
    if contentCount <= Threshold.distinctWords { signs += TitleSigns.ends(of: text) }
  }

  /// A title that cannot be a notice, from its words.
  init(words: FoldedWords) {
    self.words = words
    weigh()
  }

  private mutating func weigh() {
    traits = TitleWords.traits(of: words)
    for (trait, hash) in zip(traits, words.hashes) where !trait.isStop {
      contentCount += 1
      signature.0 |= 1 << UInt64(hash & 63)
      signature.1 |= 1 << UInt64((hash >> 6) & 63)
    }
  }

  /// Whether a function word distinguishes titles; articles do not.
  func isSignificant(smallWord index: Int) -> Bool {
    traits[index].isStop && !Self.articles.contains(words.hashes[index])
  }

  private static let articles = hashes([
    "a", "an", "the", "der", "die", "das", "den", "dem", "des", "ein", "eine", "le", "la", "les",
    "l",
    "un", "une", "el", "los", "las", "il", "lo", "o", "os", "as", "s", "de", "d", "du",
  ])

  /// Whether two titles may have a third of the words of the shorter in common.
  func mayResemble(_ other: TitleProfile) -> Bool {
    let shared =
      (signature.0 & other.signature.0).nonzeroBitCount
      + (signature.1 & other.signature.1).nonzeroBitCount
    let least = min(
      signature.0.nonzeroBitCount + signature.1.nonzeroBitCount,
      other.signature.0.nonzeroBitCount + other.signature.1.nonzeroBitCount)
    return shared * 5 >= least * 2
  }

  // MARK: Words

  /// Names that journals write in full and preprints abbreviate.
  private static let longNames: [(long: [UInt32], short: [String])] = [
    ("severe acute respiratory syndrome coronavirus 2", "sars cov 2"),
    ("coronavirus disease 2019", "covid 19"), ("2019 ncov", "covid 19"),
    ("novel coronavirus 2019", "covid 19"), ("2019 novel coronavirus", "covid 19"),
  ].map { names in
    (
      names.0.split(separator: " ").map { FoldedWords.hash($0.utf8) },
      names.1.split(separator: " ").map(String.init)
    )
  }
  private static let coronavirus = hashes(["coronavirus", "ncov"])

  private static func withShortNames(_ words: FoldedWords) -> FoldedWords {
    guard words.hashes.contains(where: coronavirus.contains) else { return words }
    var result = FoldedWords()
    var index = 0
    while index < words.count {
      if words.starts.contains(index) { result.beginPart() }
      if let name = longNames.first(where: { words.hashes[index...].starts(with: $0.long) }) {
        for word in name.short { result.append(Array(word.utf8)[...]) }
        index += name.long.count
      } else {
        result.append(words[index])
        index += 1
      }
    }
    return result
  }

  private static func isRecurring(_ words: FoldedWords) -> Bool {
    guard !words.isEmpty, words.count < 30 else { return false }
    let content = words.hashes.filter { !isStopWord($0) }
    let known = content.count { recurring.contains($0) }
    if known == 0 { return content.contains(minitrack) }
    if content.count <= 4, known == content.count { return true }
    if content.count <= 3, let first = content.first, recurringStarts.contains(first) {
      return true
    }
    // "Obituary: Grace Hopper" may be in several journals.
    if let end = words.starts.first {
      let part = words.hashes[..<end].filter { !isStopWord($0) }
      if !part.isEmpty, part.allSatisfy(recurringHeadings.contains) { return true }
    }
    return content.contains(minitrack)
      || recurringPairs.contains { $0.allSatisfy(content.contains) }
  }

  private static let recurring = hashes([
    "editorial", "introduction", "preface", "foreword", "editors", "editor", "comments", "remarks",
    "letter", "letters", "book", "review", "reviews", "news", "announcements", "announcement",
    "index", "contents", "table", "message", "chair", "chairs", "welcome", "in", "memoriam",
    "obituary", "abstracts", "abstract", "proceedings", "discussion", "reply", "response",
    "erratum",
    "corrigendum", "correction", "commentary", "comment", "special", "issue", "section", "guest",
    "note", "notes", "president", "presidents", "column", "conclusion", "conclusions",
    "acknowledgements", "author", "authors", "errata", "corrections", "afterword", "epilogue",
    "prologue", "overview", "summary", "report", "annual", "frontmatter", "backmatter", "panel",
    "session", "workshop", "reviewers", "volume", "about", "us", "home", "contact", "mission",
    "faq",
    "privacy", "policy", "newsletter", "minutes", "meeting", "weather", "forecast", "books",
    "received", "viewpoint", "perspective", "views", "links", "week", "weekly", "monthly", "open",
    "thread", "events", "forthcoming", "appendix", "bibliography", "references", "imprint",
    "welcome", "methods", "page", "notices", "corrections",
  ])
  private static let recurringStarts = hashes(["editorial", "preface", "foreword", "remarks"])
  private static let recurringHeadings = hashes([
    "obituary", "obituaries", "in", "memoriam", "book", "review", "reviews", "editorial", "column",
    "news",
  ])
  private static let recurringPairs = [
    hashes(["editors", "comments"]), hashes(["special", "issue", "introduction"]),
    hashes(["special", "issue", "editorial"]), hashes(["message", "chairs"]),
  ]
  private static let seriesWords = hashes(
    """
    annual annually yearly overview report reports task tasks track workshop statistics trends update
    updates highlights review season year quarterly monthly weekly daily news editorial column
    guidelines recommendations survey findings challenge competition yearbook outlook bulletin
    proceedings progress advances results
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
  private static let minitrack = FoldedWords.hash("minitrack".utf8)

  private static func hashes(_ words: [String]) -> Set<UInt32> {
    Set(words.map { FoldedWords.hash($0.utf8) })
  }

  static let stopWords: Set<String> = [
    "a", "an", "the", "on", "of", "in", "to", "for", "and", "or", "with", "by", "at", "as", "from",
    "is", "are", "be", "its", "it", "that", "this", "into", "via", "using", "der", "die", "das",
    "und", "de", "la", "le", "les", "des", "du", "et", "el", "los", "las", "y", "del", "en", "e",
    "do", "da", "von", "zur", "zum", "im", "eine", "ein",
  ]
  private static let stopHashes = Set(stopWords.map { FoldedWords.hash($0.utf8) })

  static func isStopWord(_ hash: UInt32) -> Bool { stopHashes.contains(hash) }
}
