internal import Text

extension BibTeX {
  /// The front matter at the beginning of a file: two lines of three dashes, and what is between
  /// them.
  ///
  /// Jekyll processes a file only if it begins so; the `papers.bib` of an al-folio site has two such
  /// lines with nothing between them.
  ///
  /// - Parameter bytes: The file, in an encoding that contains ASCII.
  /// - Returns: The range from the first line to the end of the second, with its line end; `nil` if
  ///   there is no front matter.
  public static func frontMatter(of bytes: [UInt8]) -> Range<Int>? {
    let start = bytes.withoutByteOrderMark.startIndex
    guard let first = dashes(at: start, in: bytes) else { return nil }
    var line = first
    while line < bytes.count {
      if let end = dashes(at: line, in: bytes) { return start..<end }
      // An entry is no front matter, whatever line of dashes follows.
      guard bytes[line] != UInt8(ascii: "@") else { return nil }
      line = bytes[line...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    }
    return nil
  }

  /// The end of a line of three dashes, with its line end; `nil` for any other line.
  private static func dashes(at start: Int, in bytes: [UInt8]) -> Int? {
    guard bytes[start...].starts(with: "---".utf8) else { return nil }
    let rest = bytes[(start + 3)...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    guard rest[..<end].allSatisfy(\.isASCIIWhitespace) else { return nil }
    return min(end + 1, bytes.count)
  }
}
