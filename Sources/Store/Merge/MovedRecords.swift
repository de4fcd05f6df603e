/// The versions of several files between which the sides moved records.
///
///     base             ours                        theirs
///     all.rec: a, b    all.rec: b    a.rec: a      all.rec: A, b
///
///     gathered         base                        ours          theirs
///     all.rec:         b                           b             b
///     a.rec:           a                           a             A
///
/// A record is gathered if it would conflict otherwise: one side moved it to another file and the
/// other side changed it, or both sides moved it.
struct MovedRecords {
  struct File {
    var name: String
    var versions: ThreeWay<SplitDocument>
    var holdsRecords = true
    /// Whether git has merged the file; then all three versions are git's result.
    var isSettled = false
    /// The keys of the records that moved to it.
    var arrivals: [String] = []
    /// Whether a record moved to it or from it.
    var isTouched = false
    var isInvolved: Bool { isTouched || !isSettled }
  }

  /// The files in conflict, then those that git has merged.
  private(set) var files: [File]

  init(_ files: [File]) { self.files = files }

  /// A record that a side no longer has in the file where the base has it.
  struct Missing {
    var file: Int
    /// The record's key in the base.
    var key: String
    /// Its key in ours, if ours still has it there.
    var ours: String?
    /// Its key in theirs, if theirs still has it there.
    var theirs: String?
  }

  /// The records to look for in other files; not those that one side removed and the other left
  /// unchanged.
  var missing: [Missing] {
    files.indices.filter { files[$0].holdsRecords && !files[$0].isSettled }.flatMap {
      file -> [Missing] in
      let texts = files[file].versions.map(\.paragraphs)
      return ParagraphMatching.alignment(of: texts).places.compactMap { places in
        guard let index = places.base, let key = texts.base[index].key else { return nil }
        let ours = places.ours.map { texts.ours[$0] }
        let theirs = places.theirs.map { texts.theirs[$0] }
        let isKept = ours != nil && theirs != nil
        let isLeftAlone = (ours ?? theirs)?.saysTheSame(as: texts.base[index]) ?? false
        guard !isKept, !isLeftAlone else { return nil }
        return Missing(file: file, key: key, ours: ours?.key, theirs: theirs?.key)
      }
    }
  }

  /// Moves all versions of each moved record to its new file.
  mutating func gather() {
    for record in missing {
      let ours = record.ours == nil ? place(of: record, on: .ours) : nil
      let theirs = record.theirs == nil ? place(of: record, on: .theirs) : nil
      switch (record.ours, record.theirs, ours, theirs) {
      case (nil, _?, let place?, _), (_?, nil, _, let place?): gather(record, at: place, nil)
      case (nil, nil, let ours?, let theirs?):
        if ours.file == theirs.file {
          if !files[ours.file].isSettled { gather(record, at: ours, nil) }
        } else if ours.isCertain, theirs.isCertain {
          gather(record, at: ours, theirs)
        }
      default: continue
      }
    }
  }

  /// Where a side has a record.
  private struct Place {
    var file: Int
    /// The record's key there.
    var key: String
    /// Whether it is surely that record: it still has its key, or is in a file that git has not
    /// merged.
    ///
    /// A record with the key as an alias may be another one that was merged with it.
    var isCertain: Bool
  }

  /// Where a side has a record that is missing from its file, found by its key, then by an alias.
  private func place(of record: Missing, on side: ThreeWay<SplitDocument>.Side) -> Place? {
    let others = files.enumerated().filter { $0.element.holdsRecords && $0.offset != record.file }
    for (index, file) in others {
      if file.versions[side].index(of: record.key) != nil {
        return Place(file: index, key: record.key, isCertain: true)
      }
    }
    for (index, file) in others {
      let heir = file.versions[side].paragraphs.first { $0.aliases.contains(record.key) }
      guard let key = heir?.key, file.isSettled || file.versions.base.index(of: key) == nil
      else { continue }
      return Place(file: index, key: key, isCertain: !file.isSettled)
    }
    return nil
  }

  /// Moves the versions of a record to one place; `other` is its place in theirs, if it differs.
  private mutating func gather(_ record: Missing, at place: Place, _ other: Place?) {
    let base = files[record.file].versions.base.remove(record.key)
    let ours = record.ours.flatMap { files[record.file].versions.ours.remove($0) }
    var theirs = record.theirs.flatMap { files[record.file].versions.theirs.remove($0) }
    if let other {
      theirs = files[other.file].versions.theirs.remove(other.key)
      if files[other.file].isSettled {
        _ = files[other.file].versions.base.remove(other.key)
        _ = files[other.file].versions.ours.remove(other.key)
      }
      files[other.file].isTouched = true
    }
    files[record.file].isTouched = true
    files[place.file].isTouched = true
    files[place.file].arrivals.append(place.key)
    if let base { files[place.file].versions.base.put(base, over: place.key) }
    if let ours { files[place.file].versions.ours.put(ours, over: place.key) }
    if let theirs { files[place.file].versions.theirs.put(theirs, over: place.key) }
  }
}

extension ThreeWay {
  subscript(side: Side) -> Value {
    switch side {
    case .ours: ours
    case .theirs: theirs
    }
  }
}

extension SplitDocument {
  func index(of key: String) -> Int? { paragraphs.firstIndex { $0.key == key } }

  mutating func remove(_ key: String) -> Paragraph? {
    index(of: key).map { paragraphs.remove(at: $0) }
  }

  /// Replaces the record with a key, or appends the record.
  mutating func put(_ paragraph: Paragraph, over key: String) {
    if let index = index(of: key) {
      paragraphs[index].items = paragraph.items
    } else {
      paragraphs.append(paragraph)
    }
  }
}
