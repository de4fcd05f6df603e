/// Text as the letters and digits of ASCII, for keys that every tool can take.
public enum Transliteration {
  /// The letters and digits of `text` in lower case, Cyrillic and Greek in Latin letters; those of
  /// other scripts stay as they are.
  public static func letters(of text: String) -> String {
    var result = ""
    for scalar in Folding.fold(text).unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        if byte.isASCIILetter || byte.isASCIIDigit { result.unicodeScalars.append(scalar) }
      } else if let latin = table[scalar] {
        result += latin
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Russian, Ukrainian and Serbian letters as passports spell them (ICAO Doc 9303, part 3, section
  /// 6.B), and Greek ones after ISO 843, type 2.
  private static let table: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ђ": "d", "е": "e", "є": "ie",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m",
    "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "џ": "dz", "ш": "sh", "щ": "shch", "ъ": "ie",
    "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia", "ѕ": "dz", "ѣ": "ie", "ѳ": "f", "ѵ": "y",
    "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ә": "a", "α": "a",
    "β": "v", "γ": "g", "δ": "d",
    "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n",
    "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch",
    "ψ": "ps", "ω": "o",
  ]
}
