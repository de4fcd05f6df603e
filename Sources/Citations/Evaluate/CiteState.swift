/// All that decides how one item is rendered in one place of a document.
struct CiteState: Sendable {
  var item: CSLItem
  var cite: Cite
  /// `nil` in a bibliography, where no test of a position holds.
  var position: Position?
  var isNearNote = false
  var firstReferenceNoteNumber: Int?
  var citationNumber: Int?
  var citationLabel = ""
  var disambiguation = Disambiguation()

  init(_ item: CSLItem, cite: Cite? = nil) {
    self.item = item
    self.cite = cite ?? Cite(item.id)
  }
}

/// What has been done to tell a cite from others.
struct Disambiguation: Equatable, Sendable {
  /// For each list of names that a cite renders, in their order.
  var names: [NamesDisambiguation] = []
  /// How many of the tests `disambiguate="true"` that a rendering meets hold, the first ones.
  var conditionsMet = 0
  /// From 0, for `a`.
  var yearSuffix: Int?
}

/// How a list of names differs from what the style's options say alone.
struct NamesDisambiguation: Equatable, Sendable {
  /// At least so many names are shown.
  var shown = 0
  /// How much of the given name each name has; `style` beyond the end.
  var givenNames: [GivenNameLevel] = []
}

/// How much is shown of a given name.
enum GivenNameLevel: Int, Comparable, Sendable {
  /// What the style's options say.
  case style
  case initials
  case full

  static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
