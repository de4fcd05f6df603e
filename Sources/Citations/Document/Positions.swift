/// Where each cite of a document stands to those before it.
///
/// - Source: CSL 1.0.2 specification, "Choose" (`position`).
struct Positions {
  private let nearNoteDistance: Int
  private var last: (citation: Citation, noteNumber: Int?)?
  /// By item: the note, or else the citation's number, of its first and its latest cite.
  private var firstNotes: [String: Int] = [:]
  private var latestNotes: [String: Int] = [:]
  private var count = 0

  init(nearNoteDistance: Int) { self.nearNoteDistance = nearNoteDistance }

  /// Places the cites of the next citation; positions that are given stay.
  mutating func place(_ citation: Citation) -> Citation {
    count += 1
    let note = citation.noteNumber ?? count
    var result = citation
    for index in citation.cites.indices {
      let cite = citation.cites[index]
      var position = Position.first
      var isNear = false
      var firstNote: Int?
      if let latest = latestNotes[cite.id] {
        position = .subsequent
        isNear = note - latest <= nearNoteDistance
        firstNote = firstNotes[cite.id]
        if let earlier = index > 0 ? citation.cites[index - 1] : solePrevious(note, citation),
          earlier.id == cite.id
        {
          position = Self.ibid(cite, after: earlier)
        }
      }
      result.cites[index].position = cite.position ?? position
      result.cites[index].isNearNote = cite.isNearNote ?? isNear
      result.cites[index].firstReferenceNoteNumber = cite.firstReferenceNoteNumber ?? firstNote
      if firstNotes[cite.id] == nil { firstNotes[cite.id] = note }
      latestNotes[cite.id] = note
    }
    last = (citation, note)
    return result
  }

  /// The one cite of the citation before, if it is near enough to be meant by `ibid.`
  private func solePrevious(_ note: Int, _ citation: Citation) -> Cite? {
    guard let last, let only = last.citation.cites.first else { return nil }
    let areAllTheSame = last.citation.cites.allSatisfy { $0.id == only.id }
    guard areAllTheSame else { return nil }
    let isNote = citation.noteNumber != nil && last.citation.noteNumber != nil
    if isNote, let number = last.noteNumber, note - number > 1 { return nil }
    return last.citation.cites.last
  }

  private static func ibid(_ cite: Cite, after earlier: Cite) -> Position {
    if earlier.locator.isEmpty { return cite.locator.isEmpty ? .ibid : .ibidWithLocator }
    if cite.locator.isEmpty { return .subsequent }
    return cite.locator == earlier.locator && cite.label == earlier.label ? .ibid : .ibidWithLocator
  }
}
