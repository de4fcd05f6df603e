extension Suite.Outcome {
  /// What was expected and what was found, line by line, those that differ marked.
  public var difference: String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    var lines = ["expected:", expected, "", "found:", found, "", "difference:"]
    for index in 0..<max(old.count, new.count) {
      let one = index < old.count ? old[index] : nil
      let other = index < new.count ? new[index] : nil
      if one == other { continue }
      if let one { lines.append("\(index + 1) - \(one)") }
      if let other { lines.append("\(index + 1) + \(other)") }
      if let one, let other { lines.append("    \(Self.firstDifference(one, other))") }
    }
    return lines.joined(separator: "\n")
  }

  /// Where two lines part, with a little of what follows; marks that look alike as numbers.
  private static func firstDifference(_ one: Substring, _ other: Substring) -> String {
    let one = Array(one.unicodeScalars)
    let other = Array(other.unicodeScalars)
    let shared = zip(one, other).prefix { $0 == $1 }.count
    func rest(_ scalars: [Unicode.Scalar]) -> String {
      let part = scalars[shared..<min(scalars.count, shared + 12)]
      return part.map { $0.isASCII ? String($0) : "\\u{\(String($0.value, radix: 16))}" }.joined()
    }
    return "at \(shared + 1): \(rest(one)) | \(rest(other))"
  }
}
