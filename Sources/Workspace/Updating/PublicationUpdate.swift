internal import Duplicates
public import Records
public import Store

/// A preprint's record that is to become that of its publication, or may be.
public struct PublicationUpdate: Sendable {
  public let key: CitationKey
  private let publication: Record
  /// What speaks for the two being one work, and against it.
  private let reasons: [String]

  init(_ key: CitationKey, _ publication: Record, _ reasons: [String]) {
    (self.key, self.publication, self.reasons) = (key, publication, reasons)
  }

  /// What the publication is known by, and why, as in `10.1000/182: the same title`.
  public var publicationInWords: String {
    "\(publication[.doi] ?? Summary(publication, VenueRegistry([])).title): "
      + reasons.joined(separator: ", ")
  }

  /// The record that a library's record becomes, and the changes in words; `nil` if there are none.
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

  /// Changes the library as it is now.
  public func apply(to edit: inout LibraryEdit) {
    guard let position = edit.library.position(of: key.text), let change = change(of: edit.library)
    else { return }
    edit.replace(at: position, with: change.record, describedAs: change.lines)
  }
}
