/// The places of Latin letters in one language.
struct CollationTailoring: Sendable {
  private(set) var weights: [Unicode.Scalar: UInt8] = [:]
  /// Letters that count as one, such as the Czech *ch*, the longest first.
  private(set) var contractions: [Unicode.Scalar: [(letters: [Unicode.Scalar], weight: UInt8)]] =
    [:]

  /// Whether some text in ASCII sorts otherwise than by its letters.
  private(set) var movesASCII = false

  /// Letters with marks of their own, by the letter and the mark.
  private var compositions: [[Unicode.Scalar]: Unicode.Scalar] = [:]

  /// The tailoring of a language, or `nil` if it sorts as the root does.
  static func of(_ language: String) -> CollationTailoring? {
    let primary = language.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    return all[String(decoding: primary.map(\.asciiLowercased), as: UTF8.self)]
  }

  /// The weight of an ASCII letter, or of one that comes so many places after it, up to four.
  static func latin(_ letter: UInt8, _ places: UInt8) -> UInt8 {
    0x20 + 5 * (letter.asciiLowercased - UInt8(ascii: "a")) + places
  }

  /// Letters that are no variants of others in any language.
  static let root: [Unicode.Scalar: UInt8] = [
    "ð": latin(UInt8(ascii: "d"), 4), "ə": latin(UInt8(ascii: "e"), 4),
    "ŋ": latin(UInt8(ascii: "n"), 4), "þ": latin(UInt8(ascii: "z"), 4),
  ]

  /// The small letter for an ASCII letter; that of `I` has no dot where there are two kinds of i.
  func lowered(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    letter == "I" && weights["ı"] != nil ? "ı" : letter.loweredASCII
  }

  /// The weight of a contraction that a text begins with, and how many scalars it takes.
  func contraction(_ text: ArraySlice<Unicode.Scalar>) -> (weight: UInt8, count: Int)? {
    guard let first = text.first, let candidates = contractions[first.loweredASCII] else {
      return nil
    }
    for candidate in candidates where text.count >= candidate.letters.count {
      if zip(text, candidate.letters).allSatisfy({ $0.loweredASCII == $1 }) {
        return (candidate.weight, candidate.letters.count)
      }
    }
    return nil
  }

  /// The letter that a letter and a combining mark make, if this language sorts it by itself.
  func composed(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0x300...0x36F).contains(mark.value) else { return nil }
    return compositions[[letter.loweredASCII, mark]]
  }

  // MARK: Rules

  /// - Parameter rules: Such as `c<č<ć y=ü`: `č` and `ć` follow all of `c`, and `ü` counts as `y`.
  private init(_ rules: String) {
    for rule in rules.split(separator: " ") {
      guard let anchor = rule.utf8.first, anchor.isASCIILetter else { continue }
      var places: UInt8 = 0
      var letters: [Unicode.Scalar] = []
      for scalar in rule.unicodeScalars.dropFirst() {
        switch scalar {
        case "<":
          add(letters, Self.latin(anchor, places))
          letters = []
          places += 1
        case "=":
          add(letters, Self.latin(anchor, places))
          letters = []
        default: letters.append(scalar)
        }
      }
      add(letters, Self.latin(anchor, places))
    }
  }

  private mutating func add(_ letters: [Unicode.Scalar], _ weight: UInt8) {
    guard let first = letters.first else { return }
    if letters.allSatisfy(\.isASCII) || first == "ı" { movesASCII = true }
    guard letters.count > 1 else {
      weights[first] = weight
      if let parts = Self.decompositions[first] { compositions[parts] = first }
      return
    }
    contractions[first, default: []].append((letters, weight))
    contractions[first]?.sort { $0.letters.count > $1.letters.count }
  }

  /// - Source: CLDR 46, `common/collation`, the standard collation of each language at its first
  ///   level.
  private static let all: [String: CollationTailoring] = {
    let nordic = "z<æ=ä<ø=ö=ő=œ<å=aa y=ü"
    let southSlavic = "c<č<ć d<dž<đ l<lj n<nj s<š z<ž"
    let rules = [
      "bs": southSlavic, "hr": southSlavic, "sr": southSlavic, "sl": "c<č<ć d<đ s<š z<ž",
      "cs": "c<č h<ch r<ř s<š z<ž", "sk": "a<ä c<č h<ch o<ô s<š z<ž",
      "pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
      "da": nordic, "nb": nordic, "nn": nordic, "no": nordic,
      "sv": "z<å<ä=æ<ö=ø=ő=œ y=ü=ű", "fi": "z<å<ä=æ<ö=ø y=ü",
      "is": "a<á d<ð=đ e<é i<í o<ó u<ú y<ý z<þ<æ=ä<ö=ø<å",
      "et": "s<š<z<ž w<õ<ä<ö<ü", "lt": "c<č i=y s<š z<ž",
      "lv": "c<č g<ģ i=y k<ķ l<ļ n<ņ r<ŗ s<š z<ž",
      "hu": "c<cs d<dz<dzs g<gy l<ly n<ny o<ö=ő s<sz t<ty u<ü=ű z<zs",
      "ro": "a<ă<â i<î s<ș=ş t<ț=ţ", "tr": "c<ç g<ğ h<ı o<ö s<ş u<ü",
      "az": "c<ç e<ə g<ğ h<x<ı k<q o<ö s<ş u<ü",
      "es": "n<ñ", "gl": "n<ñ", "eu": "n<ñ", "vi": "a<ă<â d<đ e<ê o<ô<ơ u<ư",
      "eo": "c<ĉ g<ĝ h<ĥ j<ĵ s<ŝ u<ŭ", "sq": "c<ç d<dh e<ë g<gj l<ll n<nj r<rr s<sh t<th x<xh z<zh",
      "cy": "c<ch d<dd f<ff g<ng l<ll p<ph r<rh t<th",
    ]
    return rules.mapValues { CollationTailoring($0) }
  }()

  /// What letters above are composed of: a letter, and the marks' letters in one string.
  private static let decompositions: [Unicode.Scalar: [Unicode.Scalar]] = {
    let marks: [(mark: Unicode.Scalar, letters: String, bases: String)] = [
      ("\u{300}", "", ""), ("\u{301}", "áćéíńóśúýź", "aceinosuyz"),
      ("\u{302}", "âĉêĝĥîĵôŝ", "aceghijos"), ("\u{303}", "ñõ", "no"),
      ("\u{306}", "ăğŭ", "agu"), ("\u{307}", "ż", "z"), ("\u{308}", "äëöü", "aeou"),
      ("\u{30A}", "å", "a"), ("\u{30B}", "őű", "ou"), ("\u{30C}", "čřšž", "crsz"),
      ("\u{31B}", "ơư", "ou"), ("\u{326}", "șț", "st"), ("\u{327}", "çģķļņŗşţ", "cgklnrst"),
      ("\u{328}", "ąę", "ae"),
    ]
    var result: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for (mark, letters, bases) in marks {
      for (letter, base) in zip(letters.unicodeScalars, bases.unicodeScalars) {
        result[letter] = [base, mark]
      }
    }
    return result
  }()
}

extension Unicode.Scalar {
  fileprivate var loweredASCII: Unicode.Scalar {
    isASCII ? Unicode.Scalar(UInt8(value).asciiLowercased) : self
  }
}
