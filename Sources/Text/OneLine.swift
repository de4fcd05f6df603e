extension String {
  /// The text on one line: without spaces at its ends, and with one space for each line end.
  public var onOneLine: String {
    let hasLineEnd = containsByte { byte, previous in
      // U+0085, U+2028 and U+2029 end lines too.
      (0x0A...0x0D).contains(byte) || (byte == 0x85 && previous == 0xC2)
        || (byte & 0xFE == 0xA8 && previous == 0x80)
    }
    guard hasLineEnd else { return trimmed }
    return split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
  }
}
