internal import RichText

/// Writes the parts of a run in one format.
protocol FormatWriter {
  /// Appends text, escaped so that the format shows it unchanged.
  ///
  /// The text follows the end of `output`.
  static func write(_ text: ArraySlice<UInt8>, to output: inout [UInt8])

  /// Appends a formula that is harmless, with its dollar signs.
  static func write(math: ArraySlice<UInt8>, to output: inout [UInt8])

  /// Appends the markup of a mark, other than those of quotations and links.
  static func write(mark index: Int, of run: Run, to output: inout [UInt8])

  static func openLink(_ target: LinkTarget, to output: inout [UInt8])

  /// Appends the end of a link; `following` is the byte of text that comes next.
  static func closeLink(_ target: LinkTarget, before following: UInt8?, to output: inout [UInt8])
}

extension FormatWriter {
  /// In most formats a formula is its source.
  static func write(math: ArraySlice<UInt8>, to output: inout [UInt8]) {
    write(math, to: &output)
  }
}

extension Run {
  /// The byte of text that follows a mark, if no mark between shows anything.
  func byte(after index: Int) -> UInt8? {
    let offset = marks[index].offset
    return offset < text.count ? text[offset] : nil
  }

  /// The mark that closes what the mark at an index opens, or opens what it closes.
  func partner(of index: Int) -> Int {
    let step = marks[index].isOpening ? 1 : -1
    var depth = 0
    var other = index
    while marks.indices.contains(other) {
      depth += marks[other].isOpening ? step : -step
      if depth == 0 { return other }
      other += step
    }
    return index
  }
}
