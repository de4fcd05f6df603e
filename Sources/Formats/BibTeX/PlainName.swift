internal import Text

/// Names such as `Knuth, Donald E.`, which have the same parts in a record, in BibTeX and in biblatex.
///
/// Nine names in ten are plain, and parting them only to put them together again takes most of the
/// time of reading or writing a large file.
enum PlainName {
  /// Whether a name is one family name, a comma, and given names parted by one blank, each beginning
  /// with a capital of ASCII.
  static func matches(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    var previous = UInt8(ascii: " ")
    var beforePrevious = previous
    var commas = 0
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        if !isInWord(previous) && previous != UInt8(ascii: "'") { return false }
      // These begin the spaces that are not ASCII.
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
      // The word `And` would part names; it is not told from Andrew here, who is parted for it.
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

  /// Whether a name is plain in a record.
  static func matches(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { unsafe matches($0) }
  }
}
