/// Splits a command line as a shell does: blanks part words, quotes and backslashes keep them whole.
///
/// Single quotes take everything, double quotes everything but a backslash before `"` or `\`.
public func shellWords(_ line: String) -> [String] {
  var words: [String] = []
  var word: String?
  var quote: Character?
  var characters = line.makeIterator()
  while let character = characters.next() {
    switch (quote, character) {
    case (nil, " "):
      if let finished = word { words.append(finished) }
      word = nil
    case (nil, "'"), (nil, "\""):
      quote = character
      word = word ?? ""
    case ("'", "'"), ("\"", "\""):
      quote = nil
    case (nil, "\\"), ("\"", "\\"):
      if let next = characters.next() { word = (word ?? "") + String(next) }
    default:
      word = (word ?? "") + String(character)
    }
  }
  if let word { words.append(word) }
  return words
}
