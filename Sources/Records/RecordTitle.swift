internal import RichText

extension Record {
  /// The title as plain text; for a talk without a title the event; empty if there is neither.
  public var displayTitle: String {
    MarkedText.words(of: self[.title] ?? self[.eventtitle] ?? self[.booktitle] ?? "")
  }
}
