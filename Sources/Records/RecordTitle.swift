internal import RichText

extension Record {
  /// The title as plain text, or for a talk without one the event; empty when there is neither.
  public var displayTitle: String {
    MarkedText.words(of: self["title"] ?? self["eventtitle"] ?? self["booktitle"] ?? "")
  }
}
