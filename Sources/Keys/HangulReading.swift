/// Hangul in Latin letters, syllable by syllable.
///
/// - Source: Revised Romanization of Korean (2000), its letters without the changes of sounds between
///   syllables.
enum HangulReading {
  /// The Latin letters of a syllable or of one of its parts; `nil` for other scalars.
  static func letters(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xAC00...0xD7A3:
      let index = Int(scalar.value - 0xAC00)
      return initials[index / 588] + vowels[index % 588 / 28] + finals[index % 28]
    case 0x1100...0x1112: return initials[Int(scalar.value - 0x1100)]
    case 0x1161...0x1175: return vowels[Int(scalar.value - 0x1161)]
    case 0x11A8...0x11C2: return finals[Int(scalar.value - 0x11A7)]
    default: return nil
    }
  }

  private static let initials = words("g kk n d tt r m b pp s ss - j jj ch k t p h")
  private static let vowels = words(
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
  private static let finals = words(
    "- k k k n n n t l k m l l l p l m p p t t ng t t k t p h")

  /// The words of a list; a dash stands for no letters.
  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map { $0 == "-" ? "" : String($0) }
  }
}
