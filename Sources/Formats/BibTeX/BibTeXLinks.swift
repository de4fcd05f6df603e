internal import Text

/// The references between entries of a file.
struct BibTeXLinks {
  /// The key in the `crossref` field of each entry that has one, by the entry's index.
  private(set) var parents: [Int: String] = [:]
  /// Whether no entry can refer to another.
  private(set) var isEmpty = true
  /// The keys of all entries from which others inherit fields, in lower case.
  private var sources: Set<String> = []

  /// Whether the file has an entry of type `xdata`, which may hold values of others.
  private let hasData: Bool

  init(_ file: BibTeX.File) {
    hasData = file.entries.contains { $0.type.asciiLowercased == "xdata" }
    for (index, entry) in file.entries.enumerated()
    where hasData || entry.fields.contains(where: { Self.isLink($0.name) }) {
      isEmpty = false
      sources.formUnion(sources(of: entry, in: file))
      // The first of several counts, even if it is empty; then there is no parent.
      let crossref = entry.fields.first { $0.name.asciiLowercased == "crossref" }
      guard let source = crossref.map({ file.source(of: $0.value) }),
        source.contains(where: { !$0.isASCIIWhitespace })
      else { continue }
      parents[index] = VerbatimText.compressed(source)
    }
  }

  /// Whether an entry inherits fields from the one with this key.
  func hasChild(of key: String) -> Bool { sources.contains(key.asciiLowercased) }

  /// The keys, in lower case, of the entries from which an entry inherits fields.
  func sources(of entry: BibTeX.Entry, in file: BibTeX.File) -> [String] {
    entry.fields.flatMap { field -> [String] in
      let name = field.name.asciiLowercased
      guard name == "crossref" || name == "xdata" else {
        let value = hasData ? String(decoding: file.source(of: field.value), as: UTF8.self) : ""
        return GranularData.all(in: value).map(\.key.asciiLowercased)
      }
      let keys = VerbatimText.compressed(file.source(of: field.value)).asciiLowercased
      if name == "crossref" { return [keys] }
      return keys.split(separator: ",").map { String($0).trimmed }
    }
  }

  /// Whether a field holds keys of other entries, or aliases of its own.
  private static func isLink(_ name: String) -> Bool {
    switch name.utf8.count {
    case 3, 4, 5, 7, 8:
      ["ids", "xref", "xdata", "related", "crossref"].contains(name.asciiLowercased)
    default: false
    }
  }
}
