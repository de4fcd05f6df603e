extension CasedText {
  /// A word without the signs around it: a run of letters between spaces, hyphens or slashes.
  struct Word {
    /// From its first letter or digit to its last.
    var range: Range<Int>
    /// Whether nothing but a hyphen stands between it and the word before it, or after it.
    var isAfterHyphen = false
    var isBeforeHyphen = false
    /// Whether a colon, a question mark or an exclamation mark ends the word before it.
    var beginsSentence = false
  }

  /// The words, separated by white space and, on request, by hyphens, dashes and slashes.
  func words(splittingHyphens: Bool) -> [Word] {
    var words: [Word] = []
    var start = 0
    var isAfterHyphen = false
    var beginsSentence = false
    for index in 0...scalars.count {
      let separator: Separator =
        index < scalars.count ? Separator(scalars[index]) : .space
      guard separator == .space || (separator != .none && splittingHyphens) else { continue }
      if let range = trimmed(start..<index) {
        words.append(
          Word(
            range: range, isAfterHyphen: isAfterHyphen, isBeforeHyphen: separator == .hyphen,
            beginsSentence: beginsSentence))
        beginsSentence = scalars[range.upperBound..<index].contains(where: \.endsSentence)
        isAfterHyphen = separator == .hyphen
      } else {
        beginsSentence =
          beginsSentence || scalars[start..<index].contains(where: \.endsSentence)
        isAfterHyphen = false
      }
      start = index + 1
    }
    return words
  }

  private enum Separator {
    case none, space, hyphen, slash

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case " ", "\t", "\n", "\r", "\u{A0}", "\u{2000}"..."\u{200B}", "\u{202F}", "\u{3000}":
        self = .space
      case "-", "\u{2010}", "\u{2011}": self = .hyphen
      case "/", "\u{2012}"..."\u{2015}": self = .slash
      default: self = .none
      }
    }
  }

  /// The range from the first letter or digit in it to the last; `nil` if it has none.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    guard let first = range.first(where: isLetterOrDigit),
      let last = range.last(where: isLetterOrDigit)
    else { return nil }
    return first..<last + 1
  }

  private func isLowerCase(_ word: Word) -> Bool {
    !word.range.contains { isUpper($0) || isProtected[$0] }
  }

  // MARK: Cases

  mutating func lowercase() {
    for index in scalars.indices { lower(index) }
  }

  mutating func uppercase() {
    for index in scalars.indices { raise(index) }
  }

  mutating func capitalizeFirst() {
    guard let word = words(splittingHyphens: true).first, isLowerCase(word) else { return }
    capitalize(word.range.lowerBound)
  }

  mutating func capitalizeAll() {
    for word in words(splittingHyphens: false) where isLowerCase(word) {
      capitalize(word.range.lowerBound)
    }
  }

  /// Lowers capitalised words but the first; acronyms stay, unless all is in capitals.
  mutating func makeSentence() {
    let words = words(splittingHyphens: true)
    let isShouted = !scalars.indices.contains { isLower($0) && !isProtected[$0] }
    for word in words {
      let rest = word.range.dropFirst()
      let isCapitalized = !rest.isEmpty && !rest.contains(where: isUpper)
      let isArticle = word.range.count == 1 && scalars[word.range.lowerBound] == "A"
      guard isShouted || isCapitalized || isArticle else { continue }
      for index in word.range { lower(index) }
    }
    guard let first = words.first?.range.lowerBound else { return }
    if isUpper(first) { restore(first) } else { capitalize(first) }
  }

  mutating func makeTitle() {
    let words = words(splittingHyphens: true)
    let spelled = words.map { spelling(of: $0) }
    var index = 0
    while index < words.count {
      let isEdge = index == 0 || index == words.count - 1 || words[index].beginsSentence
      let count = isEdge ? 0 : stopWords(at: index, in: words, spelled)
      if count > 0 {
        for word in words[index..<index + count] { lowerCapital(of: word) }
        index += count
      } else {
        capitalizeWord(words[index])
        index += 1
      }
    }
  }

  /// A word in lower case, to be looked up; empty for one that is longer than any stop word.
  private func spelling(of word: Word) -> String {
    guard word.range.count <= StopWords.maximumLength else { return "" }
    var result = ""
    for scalar in scalars[word.range] {
      let isCapital = (0x41...0x5A).contains(scalar.value)
      result.unicodeScalars.append(
        isCapital ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
    }
    return result
  }

  /// How many words from here on are one entry of the list of stop words.
  private func stopWords(at index: Int, in words: [Word], _ spelled: [String]) -> Int {
    // A term that begins with a prefix, such as "pro-environmental", is a name like any other.
    if words[index].isBeforeHyphen, spelled[index] == "pro" { return 0 }
    if StopWords.single.contains(spelled[index]) { return 1 }
    guard index + 2 < words.count, StopWords.first.contains(spelled[index]) else { return 0 }
    return StopWords.pairs.contains("\(spelled[index]) \(spelled[index + 1])") ? 2 : 0
  }

  private mutating func lowerCapital(of word: Word) {
    guard word.range.count > 1, !word.range.dropFirst().contains(where: isUpper) else { return }
    lower(word.range.lowerBound)
  }

  private mutating func capitalizeWord(_ word: Word) {
    guard isLowerCase(word) else { return }
    // Symbols such as the last of "07-x" and the first of "β-carotene" mean something else then.
    if word.range.count == 1, scalars[word.range.lowerBound] != "a" { return }
    capitalize(word.range.lowerBound)
  }
}

extension Unicode.Scalar {
  fileprivate var endsSentence: Bool { self == ":" || self == "?" || self == "!" }
}
