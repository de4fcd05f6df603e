internal import Text

/// A word, number or separator of a date in words.
enum DateWord: Equatable {
  /// A number with its digits as written.
  case number(Int, digits: Int)
  case month(Month)
  case season(EDTF.Season)
  /// A hyphen or slash, several of them, an en dash, or `to`.
  case separator

  /// The words of a text; `nil` if it has one that no date has.
  ///
  /// - Complexity: O(*n*); a text longer than any date is not read.
  static func words(of text: String) -> [DateWord]? {
    guard text.utf8.count <= maximumLength else { return nil }
    var words: [DateWord] = []
    var ordinal: Int?
    for piece in pieces(of: text) {
      if let division = ordinal, let season = EDTF.Season(division: piece, ordinal: division) {
        if words.last.map(isNumber) ?? false { words.removeLast() }
        words.append(.season(season))
        ordinal = nil
        continue
      }
      // The `th` of `4th Quarter` stands between the two.
      if !fillers.contains(Folding.fold(piece)) { ordinal = ordinals[Folding.fold(piece)] }
      if piece.utf8.allSatisfy(\.isASCIIDigit) {
        guard let number = Int(piece) else { return nil }
        ordinal = number
        words.append(.number(number, digits: piece.utf8.count))
      } else if piece == "-" || rangeWords.contains(piece.asciiLowercased) {
        guard !words.isEmpty, words.last != .separator else { continue }
        words.append(.separator)
      } else if let month = Month(named: piece) {
        words.append(.month(month))
      } else if let season = EDTF.Season(named: piece) {
        words.append(.season(season))
      } else if ordinal == nil, !fillers.contains(Folding.fold(piece)) {
        return nil
      }
    }
    if words.last == .separator { words.removeLast() }
    return words
  }

  /// The maximum length of a date in bytes; the longest have two dates with weekdays.
  private static let maximumLength = 100

  private static func isNumber(_ word: DateWord) -> Bool {
    if case .number = word { true } else { false }
  }

  /// Runs of digits, of letters, and of separators, which become `-`.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var kind = Kind.space
    for scalar in text.unicodeScalars {
      var next = Kind(of: scalar)
      if kind == .digit, scalar == "月" {
        // `10月` is a month, and a day may follow at once.
        pieces.append(piece + "月")
        (piece, kind) = ("", .space)
        continue
      }
      if kind == .letter, scalar.properties.generalCategory == .nonspacingMark { next = .letter }
      // `Q4` is one word, as are the letters after `4` in `4th`.
      if kind == .letter, next == .digit, piece == "Q" || piece == "q" { next = .letter }
      if next != kind {
        if !piece.isEmpty { pieces.append(piece) }
        piece = ""
        kind = next
      }
      switch next {
      case .space: break
      case .separator: piece = "-"
      case .digit, .letter: piece.unicodeScalars.append(scalar)
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  private enum Kind {
    case space, digit, letter, separator

    init(of scalar: Unicode.Scalar) {
      switch scalar {
      case "0"..."9": self = .digit
      case "-", "/", "\u{2010}"..."\u{2015}", "\u{2212}", "&", ";": self = .separator
      case "年", "日": self = .space
      default: self = scalar.properties.isAlphabetic ? .letter : .space
      }
    }
  }

  private static let rangeWords: Set<String> = [
    "to", "through", "till", "until", "bis", "and", "und", "et", "au", "al", "y", "e", "ed", "en",
  ]

  /// Words that say nothing: weekdays, articles, and the letters of ordinal numbers.
  private static let fillers: Set<String> = Set(
    """
    of the de del di do da du le el den der am st nd rd th er ere a o mon tue wed thu fri sat sun \
    monday tuesday wednesday thursday friday saturday sunday tues thur thurs
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  private static let ordinals = ["first": 1, "second": 2, "third": 3, "fourth": 4, "last": 3]
}
