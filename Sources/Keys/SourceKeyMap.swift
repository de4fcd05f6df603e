internal import Text

/// Maps the keys that sources use to the keys that their records have in the library.
///
/// A key in a source means the source's own record, else that of another source, else that of the
/// library.
public struct SourceKeyMap {
  private struct Names {
    private var exact: [String: String] = [:]
    private var anyCase: [String: String] = [:]

    subscript(_ name: String) -> String? { exact[name] ?? anyCase[name.asciiLowercased] }

    /// Adds a key; if several records have it, the first one counts.
    mutating func add(_ name: String, _ key: String) {
      if exact[name] == nil { exact[name] = key }
      let spelling = name.asciiLowercased
      if anyCase[spelling] == nil { anyCase[spelling] = key }
    }
  }

  private var sources: [Int: Names] = [:]
  private var all = Names()
  private let taken: Set<String>

  /// - Parameter taken: The keys and aliases of the library.
  public init(among taken: Set<String> = []) { self.taken = taken }

  /// Records the key for a name that a source uses.
  public mutating func add(_ name: String, in source: Int, found by: String) {
    sources[source, default: Names()].add(name, by)
    all.add(name, by)
  }

  /// The key to write in place of a name in a text of a source; `nil` if the name can stay.
  ///
  /// BibTeX ignores case, so a name in another case stays as written, unless it is the name of a
  /// record of the library.
  public func newKey(for name: String, in source: Int) -> String? {
    guard let key = sources[source]?[name] ?? all[name] else { return nil }
    let isSpelling = key.asciiLowercased == name.asciiLowercased
    return isSpelling && !taken.contains(name) ? nil : key
  }
}
