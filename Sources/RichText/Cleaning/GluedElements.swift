internal import Text

/// Restores the spaces between words and the elements among them.
///
/// Some publishers' programs drop the spaces around formulas and italics: `with<i>L</i>Data`. Words
/// that are whole on their own show where one is missing.
enum GluedElements {
  /// The pieces, with spaces where words touch an element.
  static func parted(_ pieces: [TagPiece]) -> [TagPiece] {
    var pieces = pieces
    var depth = 0
    for index in pieces.indices {
      switch pieces[index] {
      case .open("math", _, false, _): depth += 1
      case .close("math", _): depth = max(0, depth - 1)
      case .text(let text) where depth == 0:
        var text = text
        if index > 0, case .close(let name, _) = pieces[index - 1], elements.contains(name),
          isWholeWord(text.utf8.prefix(while: isLetter), beside: name)
        {
          text = " \(text)"
        }
        let last = text.utf8.reversed().prefix(while: isLetter).reversed()
        if index + 1 < pieces.count, case .open(let name, _, false, _) = pieces[index + 1],
          elements.contains(name), isWholeWord(last, beside: name)
        {
          text += " "
        }
        pieces[index] = .text(text)
      case .open, .close, .text: break
      }
    }
    return pieces
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }

  /// Whether letters beside an element cannot be a part of a word with it.
  ///
  /// Part of a word may be in italics, but only the ending of an ordinal number touches a formula.
  private static func isWholeWord(_ letters: some Sequence<UInt8>, beside name: String) -> Bool {
    let word = String(decoding: Array(letters), as: UTF8.self).asciiLowercased
    return words.contains(word) || (name == "math" && word.utf8.count > 2)
  }

  private static let elements: Set<String> = ["math", "i", "italic", "em", "it"]

  /// Words that begin or end no longer word beside italics.
  private static let words: Set<String> = [
    "and", "are", "between", "by", "during", "for", "from", "is", "of", "on", "the", "to", "using",
    "via", "with", "within", "in", "versus", "against", "under",
  ]
}
