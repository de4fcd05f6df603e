extension Run {
  /// Makes spaces before `: ; ? ! »` and after `«` such that no line breaks there.
  ///
  /// - Source: Imprimerie nationale, "Lexique des règles typographiques", "Ponctuation".
  mutating func spaceAsFrench() {
    let places = text.indices.filter { text[$0] == 0x20 && mustNotBreak(at: $0) }
    guard !places.isEmpty else { return }
    var spaced: [UInt8] = []
    spaced.reserveCapacity(text.count + places.count)
    var start = 0
    for place in places {
      spaced += text[start..<place]
      spaced += [0xC2, 0xA0]
      start = place + 1
    }
    spaced += text[start...]
    text = spaced
    var passed = 0
    for index in marks.indices {
      while passed < places.count, places[passed] < marks[index].offset { passed += 1 }
      marks[index].offset += passed
    }
  }

  private func mustNotBreak(at space: Int) -> Bool {
    if space >= 2, text[space - 2] == 0xC2, text[space - 1] == 0xAB { return true }
    guard space + 1 < text.count else { return false }
    switch text[space + 1] {
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"): return true
    case 0xC2: return space + 2 < text.count && text[space + 2] == 0xBB
    default: return false
    }
  }
}
