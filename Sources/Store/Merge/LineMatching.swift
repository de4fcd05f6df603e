internal import Records
internal import Text

/// The matching of lines between the versions of a paragraph.
///
/// Lines match within their field only. The value of a scalar field matches the new value. Values
/// of a repeated field match by their text, then by their subject, then by their position.
struct LineMatching {
  private let paragraphs: ThreeWay<Paragraph>
  private var toOurs: Matching
  private var toTheirs: Matching
  private var added: Matching

  /// The numbers of all items of a paragraph's three versions.
  static func alignment(of paragraphs: ThreeWay<Paragraph>) -> Alignment {
    var matching = LineMatching(paragraphs)
    for (name, indices) in paragraphs.itemsByField {
      matching.match(name, at: indices)
    }
    return Alignment(
      toOurs: matching.toOurs, toTheirs: matching.toTheirs, added: matching.added)
  }

  private init(_ paragraphs: ThreeWay<Paragraph>) {
    self.paragraphs = paragraphs
    let counts = paragraphs.map(\.items.count)
    toOurs = Matching(oldCount: counts.base, newCount: counts.ours)
    toTheirs = Matching(oldCount: counts.base, newCount: counts.theirs)
    added = Matching(oldCount: counts.ours, newCount: counts.theirs)
  }

  /// Matches the values of a field, or the comments, at some indices of the items.
  private mutating func match(_ name: FieldName?, at indices: ThreeWay<[Int]>) {
    let values = ThreeWay(
      base: indices.base.map { paragraphs.base.items[$0].value },
      ours: indices.ours.map { paragraphs.ours.items[$0].value },
      theirs: indices.theirs.map { paragraphs.theirs.items[$0].value })
    let role = FieldRole(of: name, in: indices)
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

  /// Matches the base's values with those of a side.
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
      matching.pairNeighbours { new[$1].isRevision(of: old[$0], in: name) }
      matching.pairNeighbours { _, _ in true }
    }
    return matching
  }

  /// Matches the values that both sides added.
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

  /// Functions that extract the subject of a value, which identifies it although the rest changed.
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
    case _ where name == .bibtex:
      [{ value in value.split(separator: "=", maxSplits: 1).first.map { String($0).trimmed } }]
    case _ where name.takesAttributes: [{ AttributedValue(field: $0).text }]
    case .literal, .date, .range, .integer, .verbatim, .uri, .key, .venue, .award, .related, .tag:
      []
    }
  }
}

extension ThreeWay<Paragraph> {
  /// The indices of each field's items, and of the comments, in the order in which the fields first
  /// occur in base, ours and theirs.
  ///
  /// - Complexity: O(*n*).
  var itemsByField: [(name: FieldName?, indices: ThreeWay<[Int]>)] {
    var fields: [(name: FieldName?, indices: ThreeWay<[Int]>)] = []
    var numbers: [FieldName?: Int] = [:]
    func note(_ items: [ParagraphItem], in side: WritableKeyPath<ThreeWay<[Int]>, [Int]>) {
      for (index, item) in items.enumerated() {
        let number = numbers[item.name] ?? fields.count
        if number == fields.count {
          numbers.updateValue(number, forKey: item.name)
          fields.append((item.name, ThreeWay<[Int]>(base: [], ours: [], theirs: [])))
        }
        fields[number].indices[keyPath: side].append(index)
      }
    }
    note(base.items, in: \.base)
    note(ours.items, in: \.ours)
    note(theirs.items, in: \.theirs)
    return fields
  }
}

extension FieldRole {
  /// The role of the lines of a field, or of the comments, at some indices.
  init(of name: FieldName?, in indices: ThreeWay<[Int]>) {
    guard let name else {
      self = .list(isOrderMeant: false)
      return
    }
    let counts = indices.map(\.count)
    self.init(of: name, occurring: max(counts.base, counts.ours, counts.theirs))
  }
}
