internal import Text

/// Where the records are that the texts of several sources name, once all of them have their keys.
///
/// A source means its own record by a key, or else that of another source, or else the library's.
public struct ArrivedKeys {
  private struct Names {
    private var exact: [String: String] = [:]
    private var anyCase: [String: String] = [:]

    subscript(_ name: String) -> String? { exact[name] ?? anyCase[name.asciiLowercased] }

    /// Notes a name; the first record of a name is the one that is meant.
    mutating func add(_ name: String, _ key: String) {
      if exact[name] == nil { exact[name] = key }
      let spelling = name.asciiLowercased
      if anyCase[spelling] == nil { anyCase[spelling] = key }
    }
  }

  private var sources: [Int: Names] = [:]
  private var all = Names()
  private let taken: Set<String>

  /// - Parameter taken: The keys and aliases that the library has.
  public init(among taken: Set<String> = []) { self.taken = taken }

  /// Notes which key finds the record that a source calls by a name.
  public mutating func add(_ name: String, in source: Int, found by: String) {
    sources[source, default: Names()].add(name, by)
    all.add(name, by)
  }

  /// The key to write for a name in a text of a source; `nil` if the name finds what it means.
  ///
  /// BibTeX ignores case, so a name in another case stays as it is spelt, unless it is the name of a
  /// record of the library.
  public func newKey(for name: String, in source: Int) -> String? {
    guard let key = sources[source]?[name] ?? all[name] else { return nil }
    let isSpelling = key.asciiLowercased == name.asciiLowercased
    return isSpelling && !taken.contains(name) ? nil : key
  }
}
