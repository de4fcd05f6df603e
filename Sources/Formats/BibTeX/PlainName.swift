internal import Text

/// Recognizes names such as `Knuth, Donald E.`, which are the same in a record, in BibTeX and in
/// biblatex.
///
/// Nine names in ten are plain, and splitting and joining them would take most of the time of
/// reading or writing a large file.
enum PlainName {
  /// Whether a name is one family name, a comma, and given names separated by one space, each
  /// beginning with an ASCII capital.
  static func matches(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    var previous = UInt8(ascii: " ")
    var beforePrevious = previous
    var commas = 0
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        if !isInWord(previous) && previous != UInt8(ascii: "'") { return false }
      // These bytes begin spaces outside ASCII.
      case 0xC2, 0xE1...0xE3: return false
      case 0x80..., UInt8(ascii: "'"):
        if !isInWord(previous) { return false }
      case UInt8(ascii: "."), UInt8(ascii: "-"):
        let isAfterLetter = isInWord(previous) || previous == UInt8(ascii: ".")
        if !isAfterLetter || commas == 0 && byte == UInt8(ascii: ".") { return false }
      case UInt8(ascii: ","):
        commas += 1
        if commas > 1 || !isInWord(previous) { return false }
      case UInt8(ascii: " "):
        if commas == 0 || previous == UInt8(ascii: " ") || previous == UInt8(ascii: "-") {
          return false
        }
      default: return false
      }
      // The word `And` separates names. `Andrew` is excluded too, and is parsed the slow way.
      if byte | 0x20 == UInt8(ascii: "d"), previous | 0x20 == UInt8(ascii: "n"),
        beforePrevious == UInt8(ascii: "A")
      {
        return false
      }
      (beforePrevious, previous) = (previous, byte)
    }
    return commas == 1 && (isInWord(previous) || previous == UInt8(ascii: "."))
  }

  /// Whether a byte is a letter, or a part of one.
  private static func isInWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }

  /// Whether a value of a record is a plain name.
  static func matches(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { unsafe matches($0) }
  }
}
