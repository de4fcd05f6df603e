/// Where each cite of a document stands to those before it.
///
/// - Source: CSL 1.0.2 specification, "Choose" (`position`).
struct Positions {
  private let nearNoteDistance: Int
  /// The cites of the latest note, of all its citations.
  private var lastNote: (number: Int, cites: [Cite]) = (0, [])
  /// The cites of the latest citation in the text, past which notes are not seen.
  private var lastInText: [Cite] = []
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
        if let earlier = index > 0 ? citation.cites[index - 1] : solePrevious(citation),
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
    if let number = citation.noteNumber {
      let isSameNote = number == lastNote.number
      lastNote = (number, isSameNote ? lastNote.cites + citation.cites : citation.cites)
    } else {
      lastInText = citation.cites
    }
    return result
  }

  /// The last cite before a citation, if what stands there cites nothing else and is near enough.
  private func solePrevious(_ citation: Citation) -> Cite? {
    if let number = citation.noteNumber, number - lastNote.number > 1 { return nil }
    let cites = citation.noteNumber == nil ? lastInText : lastNote.cites
    guard let last = cites.last, cites.allSatisfy({ $0.id == last.id }) else { return nil }
    return last
  }

  private static func ibid(_ cite: Cite, after earlier: Cite) -> Position {
    if earlier.locator.isEmpty { return cite.locator.isEmpty ? .ibid : .ibidWithLocator }
    if cite.locator.isEmpty { return .subsequent }
    return cite.locator == earlier.locator && cite.label == earlier.label ? .ibid : .ibidWithLocator
  }
}
