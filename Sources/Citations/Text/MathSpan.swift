/// Formulas between dollar signs, as records and LaTeX users have them: `the $k$-means`.
///
/// Prices are none: behind the first dollar sign and before the last there is no space, and no digit
/// follows the last (pandoc's rule for `tex_math_dollars`).
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
        if isHarmless(bytes[open...index]) { ranges.append(open..<index + 1) }
        start = nil
      } else {
        start = next == 0x20 ? nil : index
      }
    }
    return ranges
  }

  /// Whether a formula may be given to TeX as it is: it names nothing that reads, writes or defines.
  private static func isHarmless(_ formula: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: formula, as: UTF8.self)
    if text.contains("^^") { return false }
    let commands = text.split(separator: "\\", omittingEmptySubsequences: false).dropFirst()
    return commands.allSatisfy { command in
      let name = command.prefix { $0.isASCII && $0.isLetter }
      return !dangerous.contains(where: { name.hasPrefix($0) })
    }
  }

  private static let dangerous = [
    "input", "include", "write", "immediate", "open", "close", "read", "catcode", "def", "edef",
    "gdef", "xdef", "let", "csname", "expandafter", "special", "directlua", "usepackage",
    "newwrite",
    "lccode", "uccode", "endinput", "file",
  ]
}
