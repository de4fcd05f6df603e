import Store
import Testing

/// Two edits of a text, and what they make together.
struct MergeCase: CustomTestStringConvertible, Sendable {
  let name: String
  let base: String
  let ours: String
  let theirs: String
  let merged: String

  var testDescription: String { name }

  init(_ name: String, base: String, ours: String, theirs: String, merged: String) {
    self.name = name
    self.base = base
    self.ours = ours
    self.theirs = theirs
    self.merged = merged
  }

  /// Edits of the lines that follow a record's key.
  init(lines name: String, _ base: String, ours: String, theirs: String, merged: String) {
    let texts = [base, ours, theirs, merged].map { lines in
      "key: k\n" + lines.split(separator: "|").map { "\($0)\n" }.joined()
    }
    self.init(name, base: texts[0], ours: texts[1], theirs: texts[2], merged: texts[3])
  }

  /// The merge of three texts; `nil` when one of them is not understood.
  static func merge(
    base: String, ours: String, theirs: String, markers: ConflictMarkers = ConflictMarkers()
  ) -> (text: String, conflicts: [DocumentMerge.Conflict])? {
    let documents = [base, ours, theirs].map { RecDocument(Array($0.utf8), file: "k.rec") }
    return DocumentMerge.merge(
      base: documents[0], ours: documents[1], theirs: documents[2], markers: markers
    ).map { (String(decoding: $0.bytes, as: UTF8.self), $0.conflicts) }
  }
}
