internal import Text

/// Converts text that is all in capitals to title case.
///
/// Capitals hide which words are names. So each main word of English gets a capital, which styles
/// can lower; in other languages only the first word does. Acronyms, numerals, formulas and words
/// with digits stay in capitals.
enum Capitals {
  /// The text, changed only if it is all in capitals.
  ///
  /// The text has CSL-JSON's markup, which stays, as does math.
  static func lowered(_ text: String, language: String? = nil) -> String {
    let pieces = pieces(of: text)
    guard isShouted(pieces) else { return loweredParts(text, language) }
    let isTurkish = isTurkish(text, language)
    let isEnglish = !isTurkish && isEnglish(pieces, language)
    var result = ""
    var isFirst = true
    let last = pieces.lastIndex { $0.isWord } ?? 0
    for (index, piece) in pieces.enumerated() {
      guard piece.isWord else {
        result += piece.text
        // A new title begins after a colon, a question mark or a full stop.
        if !piece.isMarkup, piece.text.utf8.contains(where: { ":?!.".utf8.contains($0) }) {
          isFirst = true
        }
        continue
      }
      // An acronym in brackets after its words.
      let isInBrackets =
        piece.text.utf8.count <= 6 && index > 0 && pieces[index - 1].text == "("
        && index + 1 < pieces.count && pieces[index + 1].text == ")"
      result +=
        isInBrackets
        ? piece.text
        : lowered(
          piece.text, isEdge: isFirst || index == last, isFirst, isEnglish, isTurkish: isTurkish)
      isFirst = false
    }
    return result
  }

  /// The text with the parts between colons changed that are in capitals, such as
  /// `Abstract: THE SINTERING OF OXIDES`.
  private static func loweredParts(_ text: String, _ language: String?) -> String {
    guard text.contains(": ") else { return text }
    let parts = text.split(separator: ": ", omittingEmptySubsequences: false).map(String.init)
    return parts.map { part in
      let spoken = pieces(of: part).filter { $0.isWord && isSpoken($0.text) }
      return spoken.count > 1 && isShouted(pieces(of: part))
        ? lowered(part, language: language) : part
    }.joined(separator: ": ")
  }

  private static func isTurkish(_ text: String, _ language: String?) -> Bool {
    language?.asciiLowercased.hasPrefix("tr") ?? false
      || text.unicodeScalars.contains { ["İ", "Ş", "Ğ"].contains($0) }
  }

  /// The word in lower case, in which no dot is left over from `İ`.
  static func lowercased(_ word: String, isTurkish: Bool = false) -> String {
    let scalars = word.unicodeScalars.map { scalar in
      isTurkish && scalar == "I" ? "ı" : scalar == "İ" ? "i" : String(scalar).lowercased()
    }
    return scalars.joined()
  }

  /// A word, or the text between two words.
  private struct Piece {
    var text: String
    var isWord = false
    /// Whether the piece is a tag or a formula.
    var isMarkup = false
  }

  private static func pieces(of text: String) -> [Piece] {
    var cursor = Cursor(Array(text.utf8))
    var pieces: [Piece] = []
    func isWord(_ byte: UInt8) -> Bool {
      byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || byte == UInt8(ascii: "'")
        || byte == UInt8(ascii: ".")
    }
    while let byte = cursor.peek {
      let start = cursor.offset
      if byte == UInt8(ascii: "<"), let next = cursor.peek(ahead: 1),
        next.isASCIILetter || next == UInt8(ascii: "/")
      {
        _ = cursor.range { $0 != UInt8(ascii: ">") }
        cursor.offset = min(cursor.offset + 1, cursor.bytes.count)
        pieces.append(Piece(text: cursor.text(start..<cursor.offset), isMarkup: true))
      } else if byte == UInt8(ascii: "$") {
        let end = Self.endOfMath(cursor)
        cursor.offset = end
        pieces.append(Piece(text: cursor.text(start..<end), isMarkup: true))
      } else if isWord(byte), byte != UInt8(ascii: "."), byte != UInt8(ascii: "'") {
        var range = cursor.range(while: isWord)
        // A full stop or quote at the end does not belong to the word, unless stops separate its
        // letters.
        let word = cursor.bytes[range]
        let isDotted = word.dropLast().contains(UInt8(ascii: "."))
        while let last = cursor.bytes[range].last, last == UInt8(ascii: "'"), range.count > 1 {
          range.removeLast()
        }
        if !isDotted, cursor.bytes[range].last == UInt8(ascii: ".") { range.removeLast() }
        cursor.offset = range.upperBound
        pieces.append(Piece(text: cursor.text(range), isWord: true))
      } else {
        cursor.offset += 1
        pieces.append(Piece(text: cursor.text(start..<cursor.offset)))
      }
    }
    return pieces
  }

  private static func endOfMath(_ cursor: Cursor) -> Int {
    cursor.bytes[(cursor.offset + 1)...].firstIndex(of: UInt8(ascii: "$")).map { $0 + 1 }
      ?? cursor.offset + 1
  }

  /// Whether the text has no lower-case letter, and is too long for an acronym or two.
  private static func isShouted(_ pieces: [Piece]) -> Bool {
    let words = pieces.filter(\.isWord).map(\.text)
    guard !words.contains(where: { $0.unicodeScalars.contains(where: \.isLowercaseLetter) }) else {
      return false
    }
    let spoken = words.filter(isSpoken)
    // A single long word is no acronym.
    let isLongWord = words.count == 1 && (words.first?.unicodeScalars.count ?? 0) >= 8
    return spoken.count >= 2 || (spoken.count == 1 && (words.count >= 3 || isLongWord))
  }

  /// Whether a word in capitals is likely no acronym.
  private static func isSpoken(_ word: String) -> Bool {
    let letters = word.unicodeScalars.filter(\.isUppercaseLetter).count
    return letters >= 4 && hasVowel(word) && !Acronyms.all.contains(word)
  }

  private static func hasVowel(_ word: String) -> Bool {
    let folded = Folding.fold(word)
    return folded.utf8.contains { "aeiouy".utf8.contains($0) }
      || folded.utf8.contains { $0 >= 0x80 }
  }

  /// Decides by the given language, or by function words if there is none; publishers give the
  /// language of the journal now and then.
  private static func isEnglish(_ pieces: [Piece], _ language: String?) -> Bool {
    let words = pieces.filter(\.isWord).map(\.text.asciiLowercased)
    if let language, !language.isEmpty {
      return language.asciiLowercased.hasPrefix("en")
        || words.contains { ["of", "the", "and", "with", "for", "from"].contains($0) }
    }
    let foreign = words.filter { Self.foreign.contains($0) }.count
    return words.filter { small.contains($0) }.count >= foreign
  }

  private static func lowered(
    _ word: String, isEdge: Bool, _ isFirst: Bool, _ isEnglish: Bool, isTurkish: Bool
  ) -> String {
    if isKept(word, isEnglish) { return word }
    let lower = lowercased(word, isTurkish: isTurkish)
    if isEnglish, small.contains(lower), !isEdge { return lower }
    guard isEnglish || isFirst else { return lower }
    return word.hasPrefix("İ") ? "İ\(lower.dropFirst())" : capitalised(lower)
  }

  /// Whether a word keeps its capitals.
  private static func isKept(_ word: String, _ isEnglish: Bool) -> Bool {
    let bytes = word.utf8
    if bytes.contains(where: \.isASCIIDigit) || bytes.contains(UInt8(ascii: ".")) { return true }
    if Acronyms.all.contains(word) || numerals.contains(word) { return true }
    let count = word.unicodeScalars.count
    if count == 1 { return isEnglish && word != "A" }
    if count == 2, isEnglish {
      return !small.contains(word.asciiLowercased) && !short.contains(word)
    }
    guard count <= 5, word.utf8.allSatisfy(\.isASCIILetter) else { return false }
    return !hasVowel(word) || (isEnglish && !isPronounceable(word.asciiLowercased))
  }

  /// Whether a word begins and ends as English words do, unlike `AAFP` or `UPFC`.
  private static func isPronounceable(_ word: String) -> Bool {
    let letters = Array(word.utf8)
    func isVowel(_ byte: UInt8) -> Bool { "aeiouy".utf8.contains(byte) }
    if letters.count > 2, letters[0] == letters[1] { return false }
    let start = letters.prefix { !isVowel($0) }
    let end = letters.suffix(2)
    let isStart = start.count < 2 || beginnings.contains(String(decoding: start, as: UTF8.self))
    let isEnd =
      end.contains(where: isVowel) || endings.contains(String(decoding: end, as: UTF8.self))
    return isStart && isEnd
  }

  private static let beginnings = Set(
    """
    bl br ch chl chr cl cr dr dw fj fl fr gh gl gn gr kh kl kn kr ph phl phr pl pn pr ps pt rh sc sch \
    scr sh shr sk sl sm sn sp sph spl spr sq st str sv sw th thr tr ts tw wh wr zh
    """.split(separator: " ").map(String.init))

  private static let endings = Set(
    """
    bs bt ch ck cs ct cts dd dge ds dth ff fs ft gg gh gm gn gs hm hn ks lb ld lf lk ll lm ln lp ls lt \
    lv mb mm mn mp ms mps mt nc nd ng nk nn ns nt nth nx ph pp ps pt pts rb rc rd rf rg rk rl rm rn rp \
    rr rs rsk rt rv rx sh sk sm sp ss st th tt ts tz wd wk wl wn ws xt zz
    """.split(separator: " ").map(String.init))

  /// `don't`, but `O'Brien`.
  static func capitalised(_ lower: String) -> String {
    var result = String.UnicodeScalarView()
    var isStart = true
    for (index, scalar) in lower.unicodeScalars.enumerated() {
      if isStart, scalar.isLetter {
        result.append(contentsOf: scalar.properties.titlecaseMapping.unicodeScalars)
        isStart = false
      } else {
        result.append(scalar)
      }
      if index == 1, scalar == "'" || scalar == "\u{2019}" { isStart = true }
    }
    return String(result)
  }

  private static let numerals: Set<String> = [
    "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
    "XVIII", "XIX", "XX", "XXI",
  ]

  /// English words without a capital in titles.
  private static let small: Set<String> = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on",
    "onto", "or", "over", "per", "the", "to", "upon", "via", "vs", "versus", "with", "without",
    "within", "under", "between", "through", "than", "that",
  ]

  /// Other English words of two letters.
  private static let short: Set<String> = [
    "IS", "IT", "BE", "DO", "GO", "HE", "IF", "ME", "MY", "NO", "SO", "UP", "WE", "AM", "DR", "ST",
    "MR", "AN", "OX", "DU", "DE", "LA", "LE", "EL",
  ]

  /// Function words of other languages.
  private static let foreign: Set<String> = [
    "der", "die", "das", "und", "des", "dem", "den", "ein", "eine", "im", "zur", "zum", "von",
    "über", "le", "les", "du", "et", "une", "sur", "dans", "pour", "aux", "el", "los", "las",
    "del", "y", "en", "por", "para", "una", "il", "lo", "gli", "della", "di", "e", "per", "la",
    "de",
    "da", "do", "dos", "e", "na", "em", "het", "een", "van", "och", "og",
  ]
}
