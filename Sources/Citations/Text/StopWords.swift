/// Words that stay in lower case within an English title.
///
/// - Source: `stop-words.json` of the CSL schema, to which the specification refers, with the
///   articles, conjunctions and particles of names that the fixtures add to it.
enum StopWords {
  static let single = words(
    """
    a about above across afore after against al along alongside amid amidst among amongst an and \
    anenst apropos apud around as aside astride at athwart atop barring before behind below \
    beneath beside besides between beyond but by c ca circa d de despite down during et except \
    for forenenst from given in inside into lest like modulo near next nor \
    notwithstanding of off on onto or out over per plus pro qua sans since so than the through \
    throughout thru thruout till to toward towards under underneath until unto up upon v van \
    versus via vis-à-vis von vs with within without yet
    """)

  /// Stop words that are two words.
  static let pairs: Set<String> = [
    "according to", "ahead of", "apart from", "as regards", "as for", "as of", "as per",
    "aside from", "back to", "because of", "close to", "due to", "except for", "far from",
    "inside of", "instead of", "near to", "next to", "on to", "out from", "out of", "outside of",
    "prior to", "pursuant to", "rather than", "regardless of", "such as", "that of", "up to",
    "where as",
  ]

  /// The first words of `pairs`.
  static let first = Set(pairs.compactMap { $0.split(separator: " ").first.map(String.init) })

  /// The length of `notwithstanding`.
  static let maximumLength = 15

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
