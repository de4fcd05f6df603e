import Text

/// The citations of a document as a word processor builds them up, call by call.
///
/// Each call gives a citation and names those that stand before and after it, with their notes; a
/// citation that neither names is gone.
struct CitationSession {
  struct Entry {
    var id: String
    /// The objects of the cites.
    var cites: [JSON]
    var note: Int
  }

  /// In the order of the document.
  private(set) var entries: [Entry] = []
  private var known: [String: Entry] = [:]

  /// Applies a call, and returns the identifier of the citation that it gave.
  mutating func apply(_ call: JSON) -> String {
    guard case .array(let parts) = call, let citation = parts.first else { return "" }
    var entry = Entry(
      id: citation["citationID"]?.scalarText ?? "", cites: citation["citationItems"].values,
      note: 0)
    if case .number(let note)? = citation["properties"]?["noteIndex"] { entry.note = note }
    known[entry.id] = entry
    let before = parts.count > 1 ? named(in: parts[1]) : []
    let after = parts.count > 2 ? named(in: parts[2]) : []
    entries = before + [entry] + after
    for entry in entries { known[entry.id] = entry }
    return entry.id
  }

  /// The citations of a list of pairs of an identifier and a note.
  private func named(in list: JSON) -> [Entry] {
    JSON?.some(list).values.compactMap { pair in
      guard case .array(let parts) = pair, let id = parts.first?.scalarText,
        var entry = known[id]
      else { return nil }
      if parts.count > 1, case .number(let note) = parts[1] { entry.note = note }
      return entry
    }
  }

  /// What a word processor would have to be told of anew if it changed, beside the text: the note,
  /// and for each cite whether it is the first of its item.
  func state(of entry: Entry) -> [Int] {
    let before = entries.prefix { $0.id != entry.id }.flatMap(\.cites)
    return [entry.note]
      + entry.cites.map { cite in before.contains { $0["id"] == cite["id"] } ? 1 : 0 }
  }

  /// The lines of a document, `>>` before those that the last call changed.
  static func lines(_ texts: [String], of entries: [Entry], changed: Set<String>) -> String {
    zip(texts, entries).enumerated().map { index, line in
      let (text, entry) = line
      return "\(changed.contains(entry.id) ? ">>" : "..")[\(index)] \(text)"
    }.joined(separator: "\n")
  }
}

extension JSON? {
  /// The elements of an array; nothing of anything else.
  var values: [JSON] {
    if case .array(let values)? = self { values } else { [] }
  }
}
