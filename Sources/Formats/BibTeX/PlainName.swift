internal import Text

/// Names such as `Knuth, Donald E.`, which are the same in a record, in BibTeX and in biblatex.
///
/// Nine names in ten are plain, and parting them only to put them together again takes most of the
/// time of reading or writing a large file.
enum PlainName {
  /// Whether a name is one family name, a comma, and given names parted by one blank, all in ASCII
  /// letters and beginning with capitals.
  static func matches(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    var previous = UInt8(ascii: " ")
    var beforePrevious = previous
    var commas = 0
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        if !previous.isASCIILetter { return false }
      case UInt8(ascii: "."), UInt8(ascii: "-"):
        let isAfterLetter = previous.isASCIILetter || previous == UInt8(ascii: ".")
        if !isAfterLetter || commas == 0 && byte == UInt8(ascii: ".") { return false }
      case UInt8(ascii: ","):
        commas += 1
        if commas > 1 || !previous.isASCIILetter { return false }
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
    return commas == 1 && (previous.isASCIILetter || previous == UInt8(ascii: "."))
  }
}
