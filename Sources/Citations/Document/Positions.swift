/// The position of each cite: whether its item was cited before, and how near.
///
/// - Source: CSL 1.0.2 specification, "Choose" (`position`).
struct Positions {
  private let nearNoteDistance: Int
  /// The cites of the latest note, of all its citations.
  private var lastNote: (number: Int, cites: [Cite]) = (0, [])
  /// The cites of the latest citation in the text; it ends a sequence of notes.
  private var lastInText: [Cite] = []
  /// By item: the note, or else the citation's number, of its first and its latest cite.
  private var firstNotes: [String: Int] = [:]
  private var latestNotes: [String: Int] = [:]
  private var count = 0

  init(nearNoteDistance: Int) { self.nearNoteDistance = nearNoteDistance }

  /// Sets the positions of the next citation's cites, unless they have one.
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

  /// The cite of the previous citation or note, if it is the only one there and near enough.
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
