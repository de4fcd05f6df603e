internal import Records
internal import Text

/// Which lines of one version of a paragraph are those of another.
///
/// Lines match within their field only: the one value of a scalar with the one it became, values of
/// a repeated field by what they say, then by what they are about, then by where they stand.
struct LineMatching {
  private let paragraphs: Versions<MergeParagraph>
  private var toOurs: Matching
  private var toTheirs: Matching
  private var added: Matching

  /// The numbers of all items of a paragraph's three versions.
  static func alignment(of paragraphs: Versions<MergeParagraph>) -> Alignment {
    var matching = LineMatching(paragraphs)
    var names: [FieldName?] = []
    for item in paragraphs.base.items + paragraphs.ours.items + paragraphs.theirs.items
    where !names.contains(item.name) { names.append(item.name) }
    for name in names { matching.match(name) }
    return Alignment(
      toOurs: matching.toOurs, toTheirs: matching.toTheirs, added: matching.added)
  }

  private init(_ paragraphs: Versions<MergeParagraph>) {
    self.paragraphs = paragraphs
    let counts = paragraphs.map(\.items.count)
    toOurs = Matching(oldCount: counts.base, newCount: counts.ours)
    toTheirs = Matching(oldCount: counts.base, newCount: counts.theirs)
    added = Matching(oldCount: counts.ours, newCount: counts.theirs)
  }

  /// Matches the values of a field, or the comments.
  private mutating func match(_ name: FieldName?) {
    let indices = paragraphs.map { paragraph in
      paragraph.items.indices.filter { paragraph.items[$0].name == name }
    }
    let values = Versions(
      base: indices.base.map { paragraphs.base.items[$0].value },
      ours: indices.ours.map { paragraphs.ours.items[$0].value },
      theirs: indices.theirs.map { paragraphs.theirs.items[$0].value })
    let role = paragraphs.role(of: name)
    let ours = Self.matching(from: values.base, to: values.ours, of: name, role)
    let theirs = Self.matching(from: values.base, to: values.theirs, of: name, role)
    for (old, new) in ours.newIndex.enumerated() {
      if let new { toOurs.pair(indices.base[old], indices.ours[new]) }
    }
    for (old, new) in theirs.newIndex.enumerated() {
      if let new { toTheirs.pair(indices.base[old], indices.theirs[new]) }
    }
    let newOurs = ours.oldIndex.indices.filter { ours.oldIndex[$0] == nil }
    let newTheirs = theirs.oldIndex.indices.filter { theirs.oldIndex[$0] == nil }
    let both = Self.additions(
      newOurs.map { values.ours[$0] }, newTheirs.map { values.theirs[$0] }, of: name, role)
    for (our, their) in both.newIndex.enumerated() {
      if let their {
        added.pair(indices.ours[newOurs[our]], indices.theirs[newTheirs[their]])
      }
    }
  }

  /// What became of the base's values in a side.
  private static func matching(
    from old: [String], to new: [String], of name: FieldName?, _ role: FieldRole
  ) -> Matching {
    var matching = Matching(oldCount: old.count, newCount: new.count)
    switch role {
    case .scalar:
      if !old.isEmpty, !new.isEmpty { matching.pair(0, 0) }
    case .set:
      matching.pairEqual(old, new)
    case .list:
      matching.pairEqual(old, new)
      for subject in name.map(subjects) ?? [] {
        matching.pairEqual(old.map(subject), new.map(subject))
      }
      matching.pairNeighbours { Likeness.holds(between: old[$0], and: new[$1], of: name) }
      matching.pairNeighbours { _, _ in true }
    }
    return matching
  }

  /// Which of the values that both sides added are one.
  private static func additions(
    _ ours: [String], _ theirs: [String], of name: FieldName?, _ role: FieldRole
  ) -> Matching {
    var matching = Matching(oldCount: ours.count, newCount: theirs.count)
    if role == .scalar, !ours.isEmpty, !theirs.isEmpty { matching.pair(0, 0) }
    matching.pairEqual(ours, theirs)
    if let name, name.takesAttributes, role != .set, let subject = subjects(of: name).first {
      matching.pairEqual(ours.map(subject), theirs.map(subject))
    }
    return matching
  }

  /// What a value is about, by which it is known although the rest changed.
  private static func subjects(of name: FieldName) -> [(String) -> String?] {
    switch name.kind {
    case .link: [{ Link(field: $0)?.url }, { Link(field: $0)?.plainLabel }]
    case .name:
      [
        { Name(parsing: AttributedValue(field: $0).text).field },
        { value in
          let name = Name(field: value)
          return Folding.fold("\(name.fullFamily), \(name.given.prefix(1))")
        },
      ]
    case _ where name == "bibtex":
      [{ value in value.split(separator: "=", maxSplits: 1).first.map { String($0).trimmed } }]
    case _ where name.takesAttributes: [{ AttributedValue(field: $0).text }]
    case .literal, .date, .range, .integer, .verbatim, .uri, .key, .venue, .award, .related, .tag:
      []
    }
  }
}

extension Versions<MergeParagraph> {
  /// How the lines of a field merge, or the comments.
  func role(of name: FieldName?) -> FieldRole {
    guard let name else { return .list(isOrderMeant: false) }
    let counts = map { paragraph in paragraph.items.count { $0.name == name } }
    return FieldRole(of: name, occurring: max(counts.base, counts.ours, counts.theirs))
  }
}
