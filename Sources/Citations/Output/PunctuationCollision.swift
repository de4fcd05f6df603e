/// Which of two punctuation marks stay where two strings are joined.
///
/// - Source: the fixtures `punctuation_FullMonty*` of the official test suite; the specification
///   says only that a processor should avoid duplicates.
enum PunctuationCollision: Equatable {
  case keepsBoth, dropsFirst, dropsSecond

  init(_ first: UInt8, _ second: UInt8) {
    switch (first, second) {
    case (0x2C, 0x2C), (0x2E, 0x2E): self = .dropsSecond  // ,, ..
    case (0x3A, 0x3A), (0x3A, 0x2E): self = .dropsSecond  // :: :.
    case (0x3B, 0x3B), (0x3B, 0x3A), (0x3B, 0x2E): self = .dropsSecond  // ;; ;: ;.
    case (0x21, 0x21), (0x21, 0x3A), (0x21, 0x2E): self = .dropsSecond  // !! !: !.
    case (0x3F, 0x3F), (0x3F, 0x3A), (0x3F, 0x2E): self = .dropsSecond  // ?? ?: ?.
    case (0x3A, 0x21), (0x3A, 0x3F), (0x3B, 0x21), (0x3B, 0x3F): self = .dropsFirst  // :! :? ;! ;?
    default: self = .keepsBoth
    }
  }

  /// Whether a byte is one of `, . : ; ! ?`.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F: true
    default: false
    }
  }
}
