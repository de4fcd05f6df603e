/// Everything that decides how one item is rendered at one place of a document.
struct CiteState: Sendable {
  var item: CSLItem
  var cite: Cite
  /// `nil` in a bibliography, where every test of a position is false.
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

/// The changes that make a cite unambiguous.
struct Disambiguation: Equatable, Sendable {
  /// For each list of names that a cite renders, in their order.
  var names: [NamesDisambiguation] = []
  /// How many of the `disambiguate="true"` tests of a rendering are true, counted from the first.
  var conditionsMet = 0
  /// From 0, for `a`.
  var yearSuffix: Int?
}

/// How a list of names differs from what the style's options alone would show.
struct NamesDisambiguation: Equatable, Sendable {
  /// The minimum number of names to show.
  var shown = 0
  /// How much of each given name to show; `style` for names after the end.
  var givenNames: [GivenNameLevel] = []
}

/// How much of a given name is shown.
enum GivenNameLevel: Int, Comparable, Sendable {
  /// What the style's options say.
  case style
  case initials
  case full

  static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
