/// Superscript characters of Unicode, and the letters that they raise.
///
/// HTML writes them as `<sup>`, as it writes other superscripts, so that all look the same.
///
/// - Source: the compatibility decompositions of the Unicode Character Database, as far as the
///   fixture `magic_SuperscriptChars` has them.
enum Superscripts {
  /// The letters that the character beginning at an index stands for, and its length in bytes.
  static func base(
    at index: Int, in text: ArraySlice<UInt8>
  ) -> (letters: String, length: Int)? {
    let lead = text[index]
    guard lead == 0xC2 || lead == 0xCA || lead == 0xCB || lead == 0xDB || lead >= 0xE1,
      lead <= 0xE3
    else { return nil }
    let length = lead < 0xE0 ? 2 : 3
    guard index + length <= text.endIndex else { return nil }
    var value = UInt32(lead & (length == 2 ? 0x1F : 0x0F))
    for byte in text[index + 1..<index + length] { value = value << 6 | UInt32(byte & 0x3F) }
    // Most characters that get here are dashes and quotation marks.
    guard !(0x2000...0x206F).contains(value), value != 0xA0,
      let scalar = Unicode.Scalar(value), let letters = bases[scalar]
    else { return nil }
    return (letters, length)
  }

  private static let bases: [Unicode.Scalar: String] = {
    var bases: [Unicode.Scalar: String] = [:]
    for entry in table.split(separator: " ") {
      guard let scalar = entry.unicodeScalars.first else { continue }
      bases[scalar] = String(String.UnicodeScalarView(entry.unicodeScalars.dropFirst()))
    }
    return bases
  }()

  /// Each character, followed by the letters that it raises.
  private static let table = """
    ªa ²2 ³3 ¹1 ºo ʰh ʱɦ ʲj ʳr ʴɹ ʵɻ ʶʁ ʷw ʸy ˠɣ ˡl ˢs ˣx ˤʕ ᴬA ᴭÆ ᴮB ᴰD ᴱE ᴲƎ ᴳG ᴴH ᴵI ᴶJ ᴷK ᴸL \
    ᴹM ᴺN ᴼO ᴽȢ ᴾP ᴿR ᵀT ᵁU ᵂW ᵃa ᵄɐ ᵅɑ ᵆᴂ ᵇb ᵈd ᵉe ᵊə ᵋɛ ᵌɜ ᵍg ᵏk ᵐm ᵑŋ ᵒo ᵓɔ ᵔᴖ ᵕᴗ ᵖp ᵗt ᵘu ᵙᴝ \
    ᵚɯ ᵛv ᵜᴥ ᵝβ ᵞγ ᵟδ ᵠφ ᵡχ ⁰0 ⁱi ⁴4 ⁵5 ⁶6 ⁷7 ⁸8 ⁹9 ⁺+ ⁻− ⁼= ⁽( ⁾) ⁿn ℠SM ™TM ㆒一 ㆓二 ㆔三 ㆕四 ㆖上 ㆗中 \
    ㆘下 ㆙甲 ㆚乙 ㆛丙 ㆜丁 ㆝天 ㆞地 ㆟人 ˀʔ ˁʕ ۥو ۦي
    """
}
