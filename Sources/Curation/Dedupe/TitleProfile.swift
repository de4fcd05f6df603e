internal import Records
internal import Text

/// A title, ready to be compared with others.
struct TitleProfile: Sendable {
  /// What a text is to the one that it names in its title.
  enum Notice: Sendable {
    case correction, retraction, reply, comment
  }

  /// The words, without the mark of a notice and without what databases put in brackets.
  var words: FoldedWords
  /// What each word says beside its letters.
  private(set) var traits: [TitleWords.Trait] = []
  /// How many words carry meaning.
  private(set) var contentCount = 0
  /// A bit or two for each word that carries meaning: titles that share few share few words.
  private(set) var signature: (UInt64, UInt64) = (0, 0)
  var notice: Notice?
  /// Whether the title itself says that this is a preprint.
  var isPreprint = false
  /// Whether the title is one that returns in every issue or year, such as an editorial's.
  var isRecurring = false

  init(_ text: String) {
    var text = Self.withoutMarkup(text)
    (text, isPreprint, notice) = Self.withoutRemarks(text)
    words = Self.withShortNames(FoldedWords(text))
    isRecurring = Self.isRecurring(words)
    if notice == nil { stripNotice() }
    weigh()
  }

  /// The title of something that cannot be a notice, already in words.
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

  // MARK: Markup

  private static func withoutMarkup(_ text: String) -> String {
    let hasMarkup = text.containsByte { byte, _ in "<{$&\\".utf8.contains(byte) }
    guard hasMarkup else { return text }
    var result = ""
    var tag: String?
    for character in RichText.words(of: text).unicodeScalars {
      switch character {
      case "<":
        result += tag ?? ""
        tag = "<"
      case ">":
        // A tag; but "p < 0.5 and q > 2" has none.
        if tag?.unicodeScalars.contains(" ") ?? true, tag?.hasPrefix("<span") != true {
          result += (tag ?? "") + " "
        }
        tag = nil
      case "$", "\\", "{", "}":
        if tag == nil, character == "\\" { result += " " }
      default:
        if tag == nil {
          result.unicodeScalars.append(character)
        } else {
          tag?.unicodeScalars.append(character)
        }
      }
    }
    result += tag ?? ""
    for entity in ["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;"] where result.contains("&") {
      result = result.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: " ")
    }
    return result
  }

  /// The title without remarks in brackets: `[Japanese]`, `[Erratum appears in …]`, `(Preprint)`,
  /// and the `(vol 360, pg 542, 2009)` by which an index marks a correction.
  private static func withoutRemarks(_ text: String) -> (String, Bool, Notice?) {
    guard
      text.containsByte(where: { byte, _ in byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") }
      )
    else { return (text, false, nil) }
    var result = ""
    var isPreprint = false
    var notice: Notice?
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "[" || $0 == "(" }) {
      let closing: Character = rest[open] == "[" ? "]" : ")"
      result += rest[..<open]
      let after = rest.index(after: open)
      // What an index adds last may be cut off.
      let close = rest[after...].firstIndex(of: closing) ?? rest.endIndex
      let inner = String(rest[after..<close])
      let words = inner.asciiLowercased.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      if words == ["preprint"] {
        isPreprint = true
      } else if words.count > 1, words[0] == "vol" || words[0] == "volume", words.contains("pg") {
        notice = .correction
      } else if isRemark(words) || areRemarks.contains(words.joined(separator: " ")) {
        // Says nothing of the work.
      } else if let kind = noticeWords[words.first ?? ""], words.count == 1 {
        notice = kind
      } else {
        result += " \(inner) "
      }
      rest = close < rest.endIndex ? rest[rest.index(after: close)...] : ""
    }
    result += rest
    return (result.trimmed.isEmpty ? text : result, isPreprint, notice)
  }

  /// What databases say of the kind of text.
  private static let areRemarks: Set<String> = [
    "review", "provisional abstract", "structured abstract", "abstract", "letter", "editorial",
    "meeting abstract", "conference abstract", "proceedings paper", "brief record", "comment",
    "clinical trial", "case reports", "news", "proceeding", "poster", "article",
  ]

  private static func isRemark(_ words: [String]) -> Bool {
    guard let first = words.first else { return true }
    if words.count == 2, words[1] == "refs" || words[1] == "ref" { return true }
    if words.count <= 3, languages.contains(words[words.count - 1]) { return true }
    if words.count > 1, first == "see" || first == "comment" || first == "comments" {
      return ["comment", "comments", "in", "on"].contains(words[1])
    }
    return
      (words.contains("erratum") || words.contains("corrigendum") || words.contains("corrected")
      || words.contains("retraction"))
      && (words.contains("appears") || words.contains("in") || words.contains("published"))
  }

  private static let languages: Set<String> = [
    "english", "german", "french", "spanish", "italian", "portuguese", "japanese", "chinese",
    "russian", "polish", "turkish", "dutch", "danish", "swedish", "norwegian", "czech", "korean",
    "hungarian", "hebrew", "persian", "serbian", "croatian", "greek", "romanian", "ukrainian",
  ]

  // MARK: Notices

  private static let noticeWords: [String: Notice] = [
    "erratum": .correction, "errata": .correction, "corrigendum": .correction,
    "corrigenda": .correction, "correction": .correction, "corrections": .correction,
    "addendum": .correction, "retraction": .retraction, "reply": .reply, "rejoinder": .reply,
    "response": .reply, "responses": .reply, "comment": .comment, "comments": .comment,
    "commentary": .comment, "discussion": .comment, "re": .comment, "concern": .retraction,
    "review": .comment,
  ]

  /// What goes with the word that marks a notice: `Author's reply to`, `Retraction notice:`.
  private static let companions: Set<String> = [
    "to", "on", "of", "for", "the", "a", "author", "authors", "reviewer", "referee", "notice",
    "note", "publisher", "publishers", "article", "letter", "expression", "our", "and", "by", "in",
    "invited", "editorial", "short", "brief", "editor", "editors", "re", "paper", "correspondence",
  ]

  /// Takes the mark of a notice off the beginning or the end.
  private mutating func stripNotice() {
    guard words.count > 1 else { return }
    var index = 0
    var found: Notice?
    while index < min(words.count - 1, 6) {
      let word = words.text(index)
      if let kind = Self.noticeWords[word] {
        // "Response to" and "Comment on" are marks; "Response of cells" is a title.
        let isBare =
          kind == .correction || kind == .retraction || words.starts.contains(index + 1)
        let next = words.text(index + 1)
        guard
          isBare || next == "to" || next == "on" || next == "by"
            || (word == "review" && next == "of")
            || (word == "discussion" && next == "of")
        else { break }
        if kind == .correction, !isMark(after: index) { break }
        found = found ?? kind
      } else if !Self.companions.contains(word) {
        break
      }
      index += 1
    }
    if let found, words.count - index >= 1 {
      notice = found
      words = words.slice(index..<words.count)
      return
    }
    // ": a reply", "- Author reply", "… : erratum"
    guard let start = words.starts.last, words.count - start <= 3, start > 1 else { return }
    for index in start..<words.count {
      if let kind = Self.noticeWords[words.text(index)], words.text(index) != "review" {
        let others = (start..<words.count).filter { $0 != index }
        guard others.allSatisfy({ Self.companions.contains(words.text($0)) }) else { return }
        notice = kind
        words = words.slice(0..<start)
        return
      }
    }
  }

  /// "Correction of myopia" is no correction: a mark is followed by a colon, "to" or "notice".
  private func isMark(after index: Int) -> Bool {
    let word = words.text(index)
    if word != "correction" && word != "corrections" { return true }
    return words.starts.contains(index + 1) || ["to", "notice"].contains(words.text(index + 1))
  }

  // MARK: Words

  /// Names that journals write out and preprints do not, in their short form.
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
    "session", "workshop", "reviewers", "volume",
  ])
  private static let recurringStarts = hashes(["editorial", "preface", "foreword", "remarks"])
  private static let recurringPairs = [
    hashes(["editors", "comments"]), hashes(["special", "issue", "introduction"]),
    hashes(["special", "issue", "editorial"]), hashes(["message", "chairs"]),
  ]
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
