internal import Text

/// Finds bytes that are not UTF-8, and text that was decoded with the wrong encoding.
public enum EncodingCheck: TextCheck {
  public static let rule = Rule(
    "encoding", .error, "text that is not UTF-8, or was read in the wrong encoding",
    explanation: """
      Records are UTF-8. Invalid bytes (in a file saved as Latin-1, say) are read and printed as
      \u{FFFD}. Convert such a file: iconv -f latin1 -t utf8.

      UTF-8 text that was read as Latin-1 and saved again shows characters such as "Ã©" for "é" or
      "â€™" for an apostrophe; a \u{FFFD} in the file replaces a lost letter. Type the right letter,
      or copy the value from its source again.

      A byte order mark at the beginning and zero bytes are not allowed in a rec file; recutils
      reads the mark as a part of the first field's name.
      """)

  public static func check(_ bytes: [UInt8], report: (TextFinding) -> Void) {
    guard bytes.contains(where: { $0 >= 0x80 || $0 == 0 }) else { return }
    if bytes.hasByteOrderMark {
      report(
        TextFinding(
          "the file begins with a byte order mark", hint: "save it as UTF-8 without BOM",
          at: 0..<ByteOrderMark.bytes.count)
      )
    }
    if let zero = bytes.firstIndex(of: 0) {
      report(
        TextFinding(
          "the file holds a zero byte", hint: "delete it, or save the file as UTF-8",
          at: zero..<zero + 1))
    }
    if String(validating: bytes, as: UTF8.self) == nil { reportInvalid(bytes, report) }
    reportMojibake(bytes, report)
  }

  /// Reports lost letters (U+FFFD) and text in the wrong encoding, once for each line: the user
  /// sees the rest of the line when fixing it.
  private static func reportMojibake(_ bytes: [UInt8], _ report: (TextFinding) -> Void) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      if let finding = mojibake(in: bytes, start..<end) { report(finding) }
      start = end + 1
    }
  }

  private static func mojibake(in bytes: [UInt8], _ line: Range<Int>) -> TextFinding? {
    let lost = line.first { bytes[$0] == 0xEF && bytes[$0...].starts(with: [0xEF, 0xBF, 0xBD]) }
    let found = Mojibake.first(in: bytes, from: line.lowerBound, to: lost ?? line.upperBound)
    if let found {
      let shown = String(decoding: bytes[found.bytes], as: UTF8.self).escapingControls
      return TextFinding(
        "\"\(shown)\" is \(found.meant.quoted) that was read in the wrong encoding",
        hint: "write \(found.meant.escapingControls)", at: found.bytes)
    }
    return lost.map {
      TextFinding(
        "\"\u{FFFD}\" stands for a letter that is lost", hint: "type the letter that was meant",
        at: $0..<$0 + 3)
    }
  }

  /// Reports the first invalid byte of each line only, since a file in another encoding has many.
  private static func reportInvalid(_ bytes: [UInt8], _ report: (TextFinding) -> Void) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      if String(validating: line, as: UTF8.self) == nil {
        let bad = start + validCount(line)
        report(
          TextFinding(
            "the byte 0x\(bytes[bad].hexadecimal) is not UTF-8",
            hint: "save the file as UTF-8: iconv -f latin1 -t utf8, say", at: bad..<bad + 1))
      }
      start = end + 1
    }
  }

  /// The number of valid UTF-8 bytes at the beginning.
  private static func validCount(_ line: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = line.makeIterator()
    var count = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      count += UTF8.width(scalar)
    }
    return min(count, line.count - 1)
  }
}
