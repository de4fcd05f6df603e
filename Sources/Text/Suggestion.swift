/// The known word that someone most likely meant.
public enum Suggestion {
  /// The candidate nearest to `word`, or `nil` when none is near enough to be what was meant.
  ///
  /// Near means at most one slip for every three letters, and at least one allowed; a slip is a
  /// letter left out, put in, changed, or two neighbours swapped. Of equally near candidates the
  /// first wins. With `most`, no more slips than that are allowed.
  public static func nearest(
    to word: String, among candidates: some Sequence<String>, within most: Int = .max
  ) -> String? {
    // Longer words are not typed, and comparing two takes the product of their lengths.
    guard word.utf8.count <= 200 else { return nil }
    let letters = Array(Folding.fold(word).unicodeScalars)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates where candidate.utf8.count <= 400 {
      let other = Array(Folding.fold(candidate).unicodeScalars)
      let limit = min(most, max(1, max(letters.count, other.count) / 3))
      guard abs(letters.count - other.count) <= limit else { continue }
      let distance = slips(from: letters, to: other)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// The edit distance with adjacent transpositions (optimal string alignment).
  private static func slips(from one: [Unicode.Scalar], to other: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for i in one.indices {
      var row = [i + 1]
      row.reserveCapacity(other.count + 1)
      for j in other.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[other.count]
  }
}
