/// Formulas between dollar signs, as records and LaTeX users have them: `the $k$-means`.
///
/// Prices are none: behind the first dollar sign and before the last there is no space, and no digit
/// follows the last (pandoc's rule for `tex_math_dollars`). Whether a formula is harmless is asked
/// where it is written.
enum MathSpan {
  /// The byte ranges of formulas, dollar signs included.
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "$") {
      if index > 0, bytes[index - 1] == UInt8(ascii: "\\") { continue }
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      if let open = start, bytes[index - 1] != 0x20, !(0x30...0x39).contains(next),
        index > open + 1
      {
        ranges.append(open..<index + 1)
        start = nil
      } else {
        start = next == 0x20 ? nil : index
      }
    }
    return ranges
  }
}
