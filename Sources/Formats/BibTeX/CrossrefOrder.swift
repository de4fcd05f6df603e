internal import Text

/// The order of entries in which BibTeX finds each parent: after all of its children.
///
/// BibTeX reads a file once, and takes up a parent when it meets the `crossref` of a child.
///
/// - Source: BibTeX manual (btxdoc), section 2.1, on cross references.
struct CrossrefOrder {
  /// What matters of an entry.
  struct Entry {
    var key: String
    /// The key in `crossref`.
    var parent: String?
  }

  /// The indices of the entries in the new order; `nil` if the order can stay.
  let indices: [Int]?

  /// - Parameter entries: The entries in their order; case is ignored in keys.
  /// - Complexity: O(*n* log *n*) for *n* entries, with the chains of `crossref` cut at
  ///   `maximumLevel`.
  init(_ entries: [Entry]) {
    guard entries.contains(where: { $0.parent != nil }) else {
      indices = nil
      return
    }
    var positions: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      let key = entry.key.asciiLowercased
      if positions[key] == nil { positions[key] = index }
    }
    let parents = entries.map { $0.parent.flatMap { positions[$0.asciiLowercased] } }
    var levels = [Int](repeating: 0, count: entries.count)
    for start in entries.indices {
      var (child, level) = (start, 0)
      while let parent = parents[child], level < Self.maximumLevel {
        level += 1
        guard levels[parent] < level else { break }
        levels[parent] = level
        child = parent
      }
    }
    guard levels.contains(where: { $0 > 0 }) else {
      indices = nil
      return
    }
    indices = entries.indices.sorted { (levels[$0], $0) < (levels[$1], $1) }
  }

  /// The longest chain of parents that is followed, so that a circle of entries ends.
  private static let maximumLevel = 32
}
