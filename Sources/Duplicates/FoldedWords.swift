internal import Records
internal import Text

/// The words of a text, normalized for comparison.
///
/// Words are folded to lower-case letters and digits. Greek letters become their names, Cyrillic
/// letters are transliterated, and apostrophes are left out.
///
///     "β-Blockers in O’Neill's syndrome"   beta blockers in oneills syndrome
struct FoldedWords: Sendable {
  /// The letters of all words, one after the other.
  private(set) var letters: [UInt8] = []
  /// Where each word ends in `letters`.
  private(set) var ends: [Int32] = []
  /// A hash of each word, the same in every run.
  private(set) var hashes: [UInt32] = []
  /// A bit set of the letters in each word; words whose sets differ in many bits are not similar.
  private(set) var masks: [UInt32] = []
  /// The indices of words that begin a new part of a title: after a colon, a dash between spaces,
  /// or the end of a sentence.
  private(set) var starts: [Int] = []

  var count: Int { ends.count }
  var isEmpty: Bool { ends.isEmpty }

  init() {}

  init(_ text: String) {
    var word: [UInt8] = []
    var isBreak = false
    var previous: Unicode.Scalar = " "
    letters.reserveCapacity(text.utf8.count)
    for scalar in Folding.fold(text).unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        if byte.isASCIILetter || byte.isASCIIDigit {
          word.append(byte)
        } else if scalar == "?" && !word.isEmpty {
          word.append(byte)
        } else if scalar != "'" && scalar != "`" {
          end(&word, &isBreak)
          isBreak =
            isBreak || scalar == ":" || scalar == "." || scalar == "?" || scalar == ";"
            || (scalar == " " && previous == "-") || scalar == "!"
        }
      } else if let name = Self.greek[scalar] {
        // A single Greek letter is a symbol. Greek words become rows of letter names too, in both
        // texts alike.
        word.append(contentsOf: name.utf8)
      } else if scalar == "×" {
        word.append(UInt8(ascii: "x"))
      } else if scalar == "\u{FFFD}" {
        word.append(UInt8(ascii: "?"))
      } else {
        let latin = Transliteration.letters(of: String(scalar))
        if latin.isEmpty { end(&word, &isBreak) } else { word.append(contentsOf: latin.utf8) }
      }
      previous = scalar
    }
    end(&word, &isBreak)
  }

  private mutating func end(_ word: inout [UInt8], _ isBreak: inout Bool) {
    // A question mark replaces a lost letter only within a word.
    while word.last == UInt8(ascii: "?") {
      word.removeLast()
      isBreak = true
    }
    guard !word.isEmpty else { return }
    // After punctuation, this word begins a new part.
    if isBreak, !isEmpty, starts.last != count, word.last != nil { starts.append(count) }
    isBreak = false
    append(word[...])
    word.removeAll(keepingCapacity: true)
  }

  mutating func append(_ word: ArraySlice<UInt8>) {
    letters.append(contentsOf: word)
    ends.append(Int32(letters.count))
    hashes.append(Self.hash(word))
    masks.append(word.reduce(0) { $0 | 1 << UInt32($1 & 31) })
  }

  /// Marks the next word as the beginning of a new part.
  mutating func beginPart() { if !isEmpty { starts.append(count) } }

  /// The letters of a word.
  subscript(_ index: Int) -> ArraySlice<UInt8> { letters[range(index)] }

  /// The range of a word in `letters`.
  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// The words in a range, with the part starts within it.
  func slice(_ range: Range<Int>) -> FoldedWords {
    var result = FoldedWords()
    for index in range {
      if starts.contains(index) { result.beginPart() }
      result.append(self[index])
    }
    return result
  }

  /// Whether consecutive words have these hashes.
  func contains(_ row: [UInt32]) -> Bool {
    guard let first = row.first, count >= row.count else { return false }
    return (0...(count - row.count)).contains {
      hashes[$0] == first && hashes[$0..<($0 + row.count)].elementsEqual(row)
    }
  }

  func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  /// A hash of all letters, regardless of where words end.
  var joinedHash: UInt64 { Self.longHash(letters) }

  /// FNV-1a, 32 bits.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }

  /// FNV-1a, 64 bits.
  static func longHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// Whether a word in lower case is the name of a Greek letter.
  static func isGreekLetter(_ word: String) -> Bool { greekNames[word] != nil }

  /// The lower-case letter with this name.
  static func greekLetter(named name: String) -> Unicode.Scalar? { greekNames[name] }

  private static let greekNames = Dictionary(
    greek.filter { $0.key != "µ" }.map { ($0.value, $0.key) },
    uniquingKeysWith: { first, _ in first })
  private static let greek: [Unicode.Scalar: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "µ": "mu",
  ]
}
