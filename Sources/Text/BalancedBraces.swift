extension StringProtocol {
  /// Whether each `}` closes a `{` before it, and each `{` is closed, escaped or not.
  ///
  /// Such a text can stand between the braces of a field of BibTeX.
  /// - Complexity: O(*n*).
  public var hasBalancedBraces: Bool {
    var depth = 0
    for byte in utf8 {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}
