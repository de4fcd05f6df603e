internal import Text

/// Tells the title of a series from the title of one of its volumes.
enum SeriesTitle {
  /// Which of two container titles is the series.
  ///
  /// Registries give the two in either order. The names of series and of volumes use other words: a
  /// volume has a year, a number or the name of a meeting.
  ///
  /// - Returns: `false` if the second one is. If nothing tells them apart, the first one is.
  static func isFirst(_ first: String, before second: String) -> Bool {
    score(first) >= score(second)
  }

  /// How much a title is like that of a series; negative for one like that of a volume.
  private static func score(_ title: String) -> Int {
    let words = Folding.fold(title).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let text = " \(words.joined(separator: " ")) "
    var score = 0
    for (phrase, weight) in phrases where text.contains(" \(phrase) ") { score += weight }
    for (part, weight) in parts where words.contains(where: { $0.contains(part) }) {
      score += weight
    }
    let isYear = { (word: String) in
      word.utf8.count == 4 && word.utf8.allSatisfy(\.isASCIIDigit)
    }
    if words.contains(where: isYear) { score -= 3 }
    if let last = words.last, isNumber(last) { score -= 3 }
    if title.containsByte(UInt8(ascii: ":")) { score -= 1 }
    return score
  }

  private static func isNumber(_ word: String) -> Bool {
    word.utf8.allSatisfy(\.isASCIIDigit) || word.utf8.allSatisfy { "ivx".utf8.contains($0) }
  }

  private static let phrases: [(String, Int)] = [
    ("lecture notes", 4), ("series", 4), ("serie", 4), ("progress in", 2), ("topics in", 2),
    ("contributions to", 2), ("methods in", 2), ("advances in", 1), ("studies in", 2),
    ("studies", 1), ("developments in", 2), ("texts in", 3), ("communications in", 3), ("ifip", 1),
    ("proceedings in", 3), ("springer", 2), ("palgrave", 2), ("routledge", 2), ("library", 2),
    ("monographs", 3), ("monograph", 2), ("memoirs", 2), ("papers", 1), ("occasional papers", 3),
    ("working papers", 3), ("cahiers", 2), ("collana", 2), ("quaderni", 2), ("biblioteca", 2),
    ("bibliothek", 2), ("beitrage", 2), ("abhandlungen", 2), ("studien", 2), ("transactions on", 2),
    ("annals of", 1), ("perspectives in", 1), ("systems and computing", 2), ("technologies", 1),
    ("proceedings", -1), ("proceedings of", -2), ("conference", -2), ("workshop", -2),
    ("symposium series", 2), ("symposium", -2), ("congress", -2), ("handbook", -2),
    ("handbook of", -1), ("encyclopedia", -2), ("companion", -2), ("introduction", -2),
    ("volume", -2), ("vol", -2), ("part", -2), ("edition", -2),
  ]

  /// Parts of words, for languages that write compounds as one word.
  private static let parts: [(String, Int)] = [
    ("schriften", 3), ("reihe", 2), ("briefs", 4), ("handbuch", -2), ("tagung", -2),
  ]
}
