/// A reference to one item within a citation.
public struct Cite: Equatable, Sendable {
  /// The identifier of the item.
  public var id: String
  /// Text with markup.
  public var prefix = ""
  /// Text with markup.
  public var suffix = ""
  public var locator = ""
  /// The kind of the locator: a term such as `page` or `sub-verbo`.
  public var label = "page"
  /// Whether the author is left out, because the text around the cite names them.
  public var isAuthorSuppressed = false
  /// Whether only the author is shown.
  public var isAuthorOnly = false
  /// The position to assume, whatever comes before the cite; `nil` to determine it.
  public var position: Position?
  public var isNearNote: Bool?
  public var firstReferenceNoteNumber: Int?

  public init(_ id: String) { self.id = id }
}

/// One or more cites in one place.
public struct Citation: Equatable, Sendable {
  public var cites: [Cite]
  /// From 1; `nil` for a citation in the text.
  public var noteNumber: Int?
  /// Whether the cites stay in the given order, whatever the style says.
  public var isUnsorted = false

  public init(_ cites: [Cite], noteNumber: Int? = nil) {
    self.cites = cites
    self.noteNumber = noteNumber
  }
}
