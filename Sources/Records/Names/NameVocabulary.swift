internal import Text

/// Words of names that are not a person's own: suffixes, titles, degrees, and words of bodies.
public enum NameVocabulary {
  /// Whether a word is a suffix such as `Jr.`, `III` or `2nd`.
  ///
  /// `JR` and `SR` without a full stop are initials, as are `I`, `V` and `I.I.`.
  public static func isSuffix(_ word: some StringProtocol) -> Bool {
    guard (2...4).contains(word.utf8.count) else { return false }
    return suffixes.contains(String(word))
  }

  /// Whether the word is a suffix that may be initials as well, as `II` in `Ivanov, II`.
  static func mayBeInitials(_ suffix: some StringProtocol) -> Bool {
    numerals.contains(String(suffix))
  }

  /// Whether a word is a title before a name, such as `Dr.`.
  ///
  /// `Md.` is a given name, and `Miss` and `Sir` may be family names.
  public static func isTitle(_ word: some StringProtocol) -> Bool {
    titles.contains(String(word).asciiLowercased)
  }

  /// Whether a word is written like a degree: `MD` is one, and `Md.` is a given name.
  public static func isDegree(_ word: some StringProtocol) -> Bool {
    degrees.contains(String(word).filter { $0 != "." && $0 != "," })
  }

  /// Whether the text stands for names that are left out, such as `others` and `et al.`.
  public static func isOthers(_ text: some StringProtocol) -> Bool {
    // The longest form has eleven bytes.
    guard text.utf8.count <= 14 else { return false }
    let words = text.split { (sign: Character) in " .,\u{A0}".contains(sign) }
    return others.contains(words.joined(separator: " ").asciiLowercased)
  }

  /// Whether the name is of a body rather than of a person, judged by its words.
  ///
  /// Words that are family names too, such as `Press`, count from three words on, and not beside an
  /// initial.
  public static func isBody(_ name: some StringProtocol) -> Bool {
    let words = name.split { (sign: Character) in " ,()-/".contains(sign) }
    if words.contains(where: { bodyWords.contains(String($0).asciiLowercased) }) { return true }
    guard words.count > 2, !words.contains(where: { NameInitials.areInitials($0) }) else {
      return false
    }
    return words.contains { ambiguousWords.contains(String($0).asciiLowercased) }
  }

  private static let suffixes: Set<String> = numerals.union([
    "Jr", "Jr.", "jr", "jr.", "JR.", "Jnr", "Jnr.", "Sr", "Sr.", "sr", "sr.", "SR.", "Snr", "Snr.",
    "1st", "2nd", "3rd", "4th", "5th", "6th", "2d", "3d",
  ])

  private static let numerals: Set<String> = ["II", "III", "IV"]

  private static let titles: Set<String> = [
    "dr", "dr.", "prof", "prof.", "professor", "mr", "mr.", "mrs", "mrs.", "ms.", "sir", "dame",
    "prof.dr.", "dipl.-ing.", "dr.-ing.",
  ]

  private static let degrees: Set<String> = [
    "PhD", "PHD", "MD", "DPhil", "MSc", "MSC", "BSc", "BSC", "MPH", "MBA", "DDS", "DVM", "PharmD",
    "FRCP", "FRCS", "FACS", "FACC", "MBBS", "MBChB", "DSc", "ScD", "PsyD", "FRCPC", "MPhil", "DrPH",
  ]

  private static let others: Set<String> = ["et al", "others", "and others", "et alii", "u a"]

  private static let bodyWords: Set<String> = words(
    """
    university universität universitat université universidad università universiteit institute \
    institut instituto istituto instituut group consortium collaboration committee team network \
    association society department ministry ministère ministerio agency council centre center \
    organization organisation project initiative investigators foundation corporation inc inc. ltd \
    ltd. gmbh company bureau commission laboratory laboratories study trial alliance the of for \
    college school hospital federation programme program community developers contributors volunteers \
    editors authors llc board bank union force academy survey database division international federal national \
    parliament government authority library libraries museum committees universities centers \
    centres institutes service services administration secretariat directorate office forum \
    conference congress workshop technologies statistics workers investigator online für deutsche gesellschaft verein stiftung fondation fundación bundesamt
    """)

  private static let ambiguousWords: Set<String> = words(
    "press staff working health church state states court club party news labs research")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
