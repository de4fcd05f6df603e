public import Text

/// The part of a file that belongs to a list, between two marks.
///
/// The marks are lines with `ibid:begin NAME` and `ibid:end NAME`, each in a comment of the file's
/// format. Such a line has neither letters nor digits before the mark.
public enum Block {
  /// The file with a new text in the block, otherwise unchanged.
  ///
  /// The text gets the file's line ends, and ends in one.
  ///
  /// - Parameters:
  ///   - name: The list's name.
  ///   - bytes: The file.
  ///   - text: The new text of the block.
  ///   - file: The file's name, for messages.
  /// - Returns: The file's new bytes; equal to `bytes` if nothing changes.
  /// - Throws: A `Diagnostic` that says which mark is missing, repeated or misplaced.
  public static func replace(
    _ name: String, in bytes: [UInt8], with text: String, file: String
  ) throws(Diagnostic) -> [UInt8] {
    let begins = lines(with: "ibid:begin \(name)", in: bytes)
    let ends = lines(with: "ibid:end \(name)", in: bytes)
    guard let begin = begins.first, let end = ends.first else {
      let missing = begins.isEmpty ? "ibid:begin" : "ibid:end"
      throw Diagnostic(
        "there is no line with `\(missing) \(name)`",
        hint: "put `\(comment("ibid:begin \(name)", file))` above the place of the list and "
          + "`\(comment("ibid:end \(name)", file))` below it",
        at: SourceRange(file: file, at: begins.first?.upperBound ?? 0))
    }
    if let extra = begins.dropFirst().first ?? ends.dropFirst().first {
      throw Diagnostic(
        "the list \(name) is marked twice in this file", hint: "keep one pair of marks",
        at: SourceRange(file: file, bytes: extra))
    }
    guard begin.upperBound <= end.lowerBound else {
      throw Diagnostic(
        "`ibid:end \(name)` is above `ibid:begin \(name)`", hint: "swap the two lines",
        at: SourceRange(file: file, bytes: end))
    }
    guard lines(with: "ibid:begin \(name)", in: Array(text.utf8)).isEmpty,
      lines(with: "ibid:end \(name)", in: Array(text.utf8)).isEmpty
    else {
      throw Diagnostic(
        "the text of the list \(name) has a line that reads as its mark",
        hint: "change the record or the template that says `ibid:begin` or `ibid:end`")
    }
    let usesCRLF = bytes[begin].suffix(2).elementsEqual([0x0D, 0x0A])
    var block: [UInt8] = []
    for byte in text.utf8 where byte != 0x0D {
      if usesCRLF, byte == 0x0A { block.append(0x0D) }
      block.append(byte)
    }
    if let last = block.last, last != 0x0A { block += usesCRLF ? [0x0D, 0x0A] : [0x0A] }
    return bytes[..<begin.upperBound] + block + bytes[end.lowerBound...]
  }

  /// The lines, including their ends, that have `mark` as whole words.
  private static func lines(with mark: String, in bytes: [UInt8]) -> [Range<Int>] {
    let mark = Array(mark.utf8)
    var ranges: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      if let found = bytes[start..<end].firstRange(of: mark) {
        let next = found.upperBound < end ? bytes[found.upperBound] : 0x0A
        let isWhole =
          !(next.isASCIILetter || next.isASCIIDigit || next >= 0x80 || "-_.".utf8.contains(next))
        // `--` closes a comment of HTML, and is not part of a name.
        let closesComment = bytes[found.upperBound...].starts(with: Array("-->".utf8))
        let isComment = !bytes[start..<found.lowerBound].contains {
          $0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80
        }
        if isComment, isWhole || closesComment { ranges.append(start..<end) }
      }
      start = end
    }
    return ranges
  }

  /// The mark in a comment of the file's format.
  private static func comment(_ mark: String, _ file: String) -> String {
    if file.hasSuffix(".tex") { return "% \(mark)" }
    if file.hasSuffix(".typ") { return "// \(mark)" }
    return "<!-- \(mark) -->"
  }
}
