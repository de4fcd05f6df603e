/// Words that mark errata, retractions, replies and comments.
extension TitleProfile {
  static let noticeWords: [String: Notice] = [
    "erratum": .correction, "errata": .correction, "corrigendum": .correction,
    "corrigenda": .correction, "correction": .correction, "corrections": .correction,
    "addendum": .correction, "retraction": .retraction, "reply": .reply, "rejoinder": .reply,
    "response": .reply, "responses": .reply, "comment": .comment, "comments": .comment,
    "commentary": .comment, "discussion": .comment, "re": .comment, "concern": .retraction,
    "review": .comment, "berichtigung": .correction, "berichtigungen": .correction,
    "korrektur": .correction, "korrigendum": .correction, "rectificatif": .correction,
    "rectificatifs": .correction, "correzione": .correction, "erratas": .correction,
    "correccion": .correction, "rettifica": .correction,
  ]

  /// Words that accompany the word that marks a notice: `Author's reply to`, `Retraction notice:`.
  private static let companions: Set<String> = [
    "to", "on", "of", "for", "the", "a", "author", "authors", "reviewer", "referee", "notice",
    "note", "publisher", "publishers", "article", "letter", "expression", "our", "and", "by", "in",
    "invited", "editorial", "short", "brief", "book", "editor", "editors", "re", "paper",
    "correspondence", "zu", "zum", "zur", "von", "fe", "de", "corrige", "al", "au", "alla",
  ]

  /// Removes the mark of a notice from the beginning or the end.
  mutating func stripNotice() {
    stripStatus()
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

  /// Removes the label that publishers put before the title of a withdrawn article.
  ///
  /// With `RETRACTED ARTICLE:` or `WITHDRAWN:`, it is still the same article.
  private mutating func stripStatus() {
    guard let end = words.starts.first, end <= 2, end < words.count,
      Self.statuses.contains(words.text(0)), end == 1 || Self.papers.contains(words.text(1))
    else { return }
    words = words.slice(end..<words.count)
  }

  private static let statuses: Set<String> = ["retracted", "withdrawn", "removed"]
  private static let papers: Set<String> = ["article", "paper", "chapter"]

  /// Whether a colon, "to" or "notice" follows a word, so that it is a mark.
  ///
  /// "Correction of myopia" is not a notice.
  private func isMark(after index: Int) -> Bool {
    let word = words.text(index)
    if word != "correction" && word != "corrections" { return true }
    return words.starts.contains(index + 1) || ["to", "notice"].contains(words.text(index + 1))
  }
}
