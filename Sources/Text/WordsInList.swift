extension [String] {
  /// The elements as a list in a sentence: `a`, `a and b`, or `a, b and c`.
  public var inWords: String {
    guard let last, count > 1 else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) and \(last)"
  }
}
