internal import Duplicates
public import Records
public import Store

/// The change of a preprint's record to one of its publication, certain or possible.
public struct PublicationUpdate: Sendable {
  /// The key of the preprint's record.
  public let key: CitationKey
  private let publication: Record
  /// The reasons for and against both being one work.
  private let reasons: [String]

  init(_ key: CitationKey, _ publication: Record, _ reasons: [String]) {
    (self.key, self.publication, self.reasons) = (key, publication, reasons)
  }

  /// The publication's identifier, and the reasons, as in `10.1000/182: the same title`.
  public var publicationInWords: String {
    "\(publication[.doi] ?? Summary(publication, VenueRegistry([])).title): "
      + reasons.joined(separator: ", ")
  }

  /// The changed record and its changes in words; `nil` if nothing changes.
  public func change(of library: Library) -> (record: Record, lines: [String])? {
    guard let preprint = library[key.text] else { return nil }
    var publication = publication
    publication.key = preprint.key
    let (merged, choices) = RecordMerge.merging([publication, preprint], under: preprint.key)
    guard merged != preprint else { return nil }
    let lines =
      ["\(preprint.key) is published as \(publicationInWords)"]
      + RecordDifference(from: preprint, to: merged).lines
      + choices.map { "\(preprint.key)  \($0.words)" }
    return (merged, lines)
  }

  /// Makes the change in the library's current state.
  public func apply(to edit: inout LibraryEdit) {
    guard let position = edit.library.position(of: key.text), let change = change(of: edit.library)
    else { return }
    edit.replace(at: position, with: change.record, describedAs: change.lines)
  }
}
