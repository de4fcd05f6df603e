/// A reference to one item within a citation.
public struct Cite: Equatable, Sendable {
  /// The item's.
  public var id: String
  /// Text with markup.
  public var prefix = ""
  /// Text with markup.
  public var suffix = ""
  public var locator = ""
  /// What kind of place the locator names: a term such as `page` or `sub-verbo`.
  public var label = "page"
  /// The author is left out, since the text around the cite has named them.
  public var isAuthorSuppressed = false
  /// The author alone is shown.
  public var isAuthorOnly = false
  /// Where the cite is to be taken to stand, whatever comes before it.
  public var position: Position?
  public var isNearNote: Bool?
  public var firstReferenceNoteNumber: Int?

  public init(_ id: String) { self.id = id }
}

/// One or more cites that stand together.
public struct Citation: Equatable, Sendable {
  public var cites: [Cite]
  /// From 1; `nil` for a citation in the text.
  public var noteNumber: Int?
  /// The cites stay in the order given, whatever the style says.
  public var isUnsorted = false

  public init(_ cites: [Cite], noteNumber: Int? = nil) {
    self.cites = cites
    self.noteNumber = noteNumber
  }
}
