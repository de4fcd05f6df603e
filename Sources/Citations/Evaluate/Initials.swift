internal import Text

/// Shortens given names to initials.
///
/// - Source: CSL 1.0.2 specification, "Name" (`initialize-with`, `initialize`) and "Style"
///   (`initialize-with-hyphen`).
struct Initials {
  /// `initialize-with`: what follows each initial.
  let sign: String
  /// Whether full names stay, and only initials that are there already are formatted.
  let isOnlyNormalizing: Bool
  /// Whether the initials of a hyphenated name keep the hyphen.
  let hasHyphens: Bool

  private struct Token {
    var text: Substring
    var hasPeriod: Bool
    /// Whether a hyphen comes before it.
    var isHyphenated: Bool
  }

  func text(of given: String) -> String {
    var result = ""
    var endsWithInitial = false
    for token in Self.tokens(of: given) {
      let first = token.text.unicodeScalars.first
      let isLower = first?.isLowercaseLetter ?? false
      let isInitial = token.hasPeriod || token.text.unicodeScalars.count == 1
      if isLower, !token.hasPeriod {
        // "Guo-ping" has one initial; "de" in "Bertrand de Cusance" stays a word.
        if token.isHyphenated, !isOnlyNormalizing { continue }
        append(token.isHyphenated ? "-" : " ", to: &result)
        result += token.text
        endsWithInitial = false
        continue
      }
      let text = isInitial || isOnlyNormalizing ? String(token.text) : Self.initial(of: token.text)
      let becomesInitial = isInitial || !isOnlyNormalizing
      if token.isHyphenated {
        if hasHyphens || !becomesInitial { append("-", to: &result) }
      } else if !becomesInitial || !endsWithInitial {
        append(" ", to: &result)
      }
      result += text
      if becomesInitial { result += sign }
      endsWithInitial = becomesInitial
    }
    while result.unicodeScalars.last?.isSpace ?? false { result.removeLast() }
    return result
  }

  /// Appends a space or hyphen, which replaces the spaces after the last initial.
  private func append(_ separator: String, to result: inout String) {
    guard !result.isEmpty else { return }
    while result.unicodeScalars.last?.isSpace ?? false { result.removeLast() }
    result += separator
  }

  /// The initial of a name.
  private static func initial(of text: Substring) -> String {
    if let byte = text.utf8.first, byte.isASCIILetter, text.utf8.dropFirst().first ?? 0 < 0x80 {
      return String(Unicode.Scalar(byte))
    }
    return text.first { $0.isLetter }.map { String($0) } ?? String(text.prefix(1))
  }

  /// Splits a given name at spaces, at hyphens and after periods.
  private static func tokens(of given: String) -> [Token] {
    var tokens: [Token] = []
    var start = given.startIndex
    var isHyphenated = false
    let scalars = given.unicodeScalars
    var index = start
    func take(to end: String.Index, hasPeriod: Bool) {
      if start < end {
        tokens.append(
          Token(text: given[start..<end], hasPeriod: hasPeriod, isHyphenated: isHyphenated))
        isHyphenated = false
      }
    }
    while index < scalars.endIndex {
      let next = scalars.index(after: index)
      switch scalars[index] {
      case " ", "\u{00A0}":
        take(to: index, hasPeriod: false)
        start = next
      case ".":
        take(to: index, hasPeriod: true)
        start = next
      case "-", "\u{2010}", "\u{2011}", "\u{2013}":
        take(to: index, hasPeriod: false)
        start = next
        isHyphenated = !tokens.isEmpty
      default: break
      }
      index = next
    }
    take(to: scalars.endIndex, hasPeriod: false)
    return tokens
  }
}
