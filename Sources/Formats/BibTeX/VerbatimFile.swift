internal import Text

extension BibTeX.File {
  /// The file with some of its entries, and everything else unchanged: macros, preambles, comments,
  /// values as written, line ends and encoding.
  ///
  /// - Parameters:
  ///   - source: The original bytes of the file.
  ///   - isKept: Whether to keep the entry at an index.
  /// - Returns: The bytes of the new file.
  /// - Complexity: O(*n*).
  public func bytes(of source: [UInt8], keeping isKept: (Int) -> Bool) -> [UInt8] {
    let dropped = entries.indices.filter { !isKept($0) }.map { index in
      // Also removes the blank lines that the entry leaves.
      let range = entries[index].range
      let end = text[range.upperBound...].firstIndex { !$0.isLineEnd } ?? text.count
      return range.lowerBound..<end
    }
    guard !dropped.isEmpty else { return source }
    let offsets = encoding.offsets(
      of: dropped.flatMap { [$0.lowerBound, $0.upperBound] }, in: source)
    var result: [UInt8] = []
    var start = 0
    for index in stride(from: 0, to: offsets.count, by: 2) {
      result += source[start..<offsets[index]]
      start = offsets[index + 1]
    }
    return result + source[start...]
  }

  /// The entries at some indices, and all entries from which they inherit, directly or indirectly.
  ///
  /// Without these, the entries would lose fields.
  public func withParents(_ indices: Set<Int>) -> Set<Int> {
    let links = BibTeXLinks(self)
    guard !links.isEmpty else { return indices }
    var positions: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      let key = entry.key.asciiLowercased
      if positions[key] == nil { positions[key] = index }
    }
    var result = indices
    var pending = Array(indices)
    while let index = pending.popLast() {
      for key in links.sources(of: entries[index], in: self) {
        if let parent = positions[key], result.insert(parent).inserted { pending.append(parent) }
      }
    }
    return result
  }
}
