internal import Text

/// Text that may be numbers: `12`, `2nd`, `L2d`, `1, 3 & 5-7`, with or without spaces.
///
/// - Source: CSL 1.0.2 specification, "Choose" (`is-numeric`) and "Number".
struct NumberText {
  enum Separator: Equatable {
    case comma, hyphen, ampersand
    /// `and`, in English or the locale's language.
    case word(String)
  }

  /// The pieces between separators, without spaces around them.
  private(set) var pieces: [Substring] = []
  /// One fewer than pieces.
  private(set) var separators: [Separator] = []
  /// Whether each piece is a number, perhaps with letters before or after it.
  private(set) var isNumeric = true

  /// Reads numbers; `and` is the locale's, in words and as a sign.
  init(_ text: String, and: [String] = []) {
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar == "\\", next < scalars.endIndex, scalars[next] == "-" {
        index = scalars.index(after: next)
        continue
      }
      let separator: Separator? =
        switch scalar {
        case ",": .comma
        case "-", "\u{2013}": .hyphen
        case "&": .ampersand
        default: nil
        }
      if let separator {
        append(text[start..<index])
        separators.append(separator)
        start = next
      } else if scalar == " " {
        if let (word, end) = Self.word(in: text, at: next, of: and) {
          append(text[start..<index])
          separators.append(.word(word))
          start = end
          index = end
          continue
        }
      }
      index = next
    }
    append(text[start...])
    isNumeric = pieces.allSatisfy(Self.isNumber)
  }

  /// Whether a label is plural: the text begins with two numbers.
  var isPlural: Bool {
    let first = pieces.lazy.filter { !$0.isEmpty }.prefix(2)
    return first.count == 2 && first.allSatisfy(Self.isLikeNumber)
  }

  /// The number, if the text is one number without letters.
  var value: Int? { pieces.count == 1 ? Int(pieces[0]) : nil }

  static func endsNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2013}" || scalar == "," || scalar == "&" || scalar == " "
  }

  private mutating func append(_ text: Substring) {
    var text = text
    while text.utf8.first == UInt8(ascii: " ") { text = text.dropFirst() }
    while text.utf8.last == UInt8(ascii: " ") { text = text.dropLast() }
    pieces.append(text)
  }

  /// An `and` that begins at `index` and is followed by a space.
  private static func word(
    in text: String, at index: String.Index, of ands: [String]
  ) -> (String, String.Index)? {
    for word in ["and", "et", "und"] + ands where text[index...].hasPrefix(word + " ") {
      return (word, text.index(index, offsetBy: word.count))
    }
    return nil
  }

  /// Whether the text is letters, digits, letters, with at least one digit and no space.
  private static func isNumber(_ text: Substring) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits += 1
      } else if !scalar.isLetter && scalar != "." {
        return false
      }
    }
    return digits > 0
  }

  private static func isLikeNumber(_ text: Substring) -> Bool {
    isNumber(text) || isRoman(text)
  }

  private static func isRoman(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        "ivxlcdmIVXLCDM".utf8.contains(byte)
      }
  }
}
