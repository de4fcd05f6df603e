internal import RichText
internal import Text

/// The words of a title that a key may be made of.
///
/// Tags, math, commands of TeX, entities and quotation marks are no words. Neither are articles and
/// small words, nor what stands before the title of a correction or of a retracted work, if other
/// words follow.
struct KeyWords {
  /// The significant words, as `KeyLetters` writes them.
  let words: [String]

  /// Reads the value of a field such as `title`.
  init(_ value: String) {
    let text = MarkedText(field: MarkupCleaning.cleaned(value, as: .value))
    var words = Self.words(of: Self.plain(text.nodes, showing: .text))
    if words.isEmpty { words = Self.words(of: Self.plain(text.nodes, showing: .everything)) }
    let title = words.dropFirst(Self.lengthOfHead(words))
    let significant = title.filter { !$0.isSmall }
    self.words = (significant.isEmpty ? Array(title) : significant).map(\.letters)
  }

  private struct Word {
    var letters: String
    /// Whether a colon or a closing bracket follows the word.
    var endsHead = false
    /// Whether it is a word that a title can do without.
    var isSmall = false
  }

  // MARK: Markup

  private enum Content { case text, everything }

  private static func plain(_ nodes: [MarkedText.Node], showing content: Content) -> String {
    var result = ""
    for node in nodes {
      switch node {
      case .text(let text): result += text
      case .math(let source): if content == .everything { result += source }
      case .tex(let source): result += withoutCommands(source)
      case .styled(_, let inner), .protected(let inner), .link(let inner, _):
        result += plain(inner, showing: content)
      }
    }
    return result
  }

  /// The arguments of TeX's commands without their names, except for logos such as `\LaTeX`.
  private static func withoutCommands(_ source: String) -> String {
    var result = ""
    var rest = source[...]
    while let start = rest.utf8.firstIndex(of: UInt8(ascii: "\\")) {
      result += rest[..<start]
      let name = rest[rest.utf8.index(after: start)...].prefix { $0.isASCII && $0.isLetter }
      if name.hasSuffix("TeX") || name == "LaTeXe" { result += name }
      rest = rest[name.endIndex...]
    }
    return result + rest
  }

  // MARK: Words

  private static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var word = String.UnicodeScalarView()
    var kind = Script.other
    func end() {
      if let letters = letters(ofWord: String(word)) {
        // Particles and endings of Japanese words have one or two kana.
        let isParticle = kind == .hiragana && word.count <= 2
        words.append(
          Word(
            letters: letters, endsHead: word.last == "]" || word.last == ")",
            isSmall: isParticle || insignificant.contains(letters)))
      }
      word = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if isSeparator(scalar) {
        end()
        if scalar == ":" || scalar == "：", !words.isEmpty { words[words.count - 1].endsHead = true }
        continue
      }
      let next = Script(of: scalar, after: kind)
      if next != kind, !word.isEmpty { end() }
      kind = next
      word.append(scalar)
    }
    end()
    return words
  }

  /// Scripts that are written without spaces between words, so that their change ends a word.
  private enum Script {
    case han, hiragana, katakana, other

    init(of scalar: Unicode.Scalar, after last: Script) {
      switch scalar.value {
      case 0x3041...0x309A: self = .hiragana
      case 0x30FC, 0x3099...0x309C: self = last
      case 0x30A1...0x30FA, 0xFF66...0xFF9F: self = .katakana
      default: self = KeyLetters.isIdeograph(scalar) ? .han : .other
      }
    }
  }

  /// The letters of a word without an article that an apostrophe joins to it; `nil` if there are
  /// none.
  private static func letters(ofWord word: String) -> String? {
    let folded = Folding.fold(word)
    if let sign = folded.utf8.firstIndex(of: UInt8(ascii: "'")),
      elided.contains(KeyLetters.of(String(folded[..<sign])))
    {
      let rest = KeyLetters.of(String(word.drop { !"'’‘ʼ".contains($0) }))
      if !rest.isEmpty { return rest }
    }
    let letters = KeyLetters.of(word)
    return letters.isEmpty ? nil : letters
  }

  /// Hyphens and apostrophes do not separate words, nor do brackets within one: `(re)reading`.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "'", "(", "[", ")", "]", "_", "‐", "‑", "’", "‘": false
    case "\u{00AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": false
    case "|", "+", "=", "~", "/", "&", "<", ">": true
    default:
      switch scalar.properties.generalCategory {
      case .otherPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .control:
        true
      default: scalar.properties.isWhitespace
      }
    }
  }

  // MARK: Words that are not of the title itself

  /// The number of words before the title, such as those of `RETRACTED ARTICLE:` and
  /// `Correction to:`.
  private static func lengthOfHead(_ words: [Word]) -> Int {
    var hasNotice = false
    for (index, word) in words.dropLast().enumerated() {
      let isNotice = notices.contains(word.letters)
      guard index < 6, isNotice || companions.contains(word.letters) else { break }
      hasNotice = hasNotice || isNotice
      if hasNotice, word.endsHead { return index + 1 }
      let next = words[index + 1].letters
      if hasNotice, word.letters == "to" || word.letters == "on", !companions.contains(next),
        !notices.contains(next)
      {
        return index + 1
      }
    }
    return 0
  }

  private static let notices = set(
    """
    retracted retraction withdrawn withdrawal removed removal erratum errata corrigendum corrigenda \
    correction corrections addendum concern reply response comment comments rejoinder re \
    berichtigung korrektur rectificatif correccion correzione errate
    """)

  private static let companions = set(
    "article paper chapter note notice of to on the for author authors publisher expression editorial"
  )

  /// Articles, and small words of titles, in the languages of most titles.
  private static let insignificant = set(
    """
    a an the on of in to for and or with by at as towards toward via le la les l un une des du de et \
    sur der die das dem den ein eine einen einem einer eines und zur zum uber el los las unos unas \
    una y il lo gli i o os um uma uns umas het een
    """)

  /// Articles that an apostrophe joins to the next word.
  private static let elided = set("l d un dell all dall nell sull coll gl")

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }
}
