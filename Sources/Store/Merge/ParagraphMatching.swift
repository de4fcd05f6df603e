internal import Records
internal import Text

/// The matching of paragraphs between the versions of a file.
enum ParagraphMatching {
  /// The numbers of all paragraphs of a file's three versions.
  static func alignment(of paragraphs: ThreeWay<[Paragraph]>) -> Alignment {
    let toOurs = matching(from: paragraphs.base, to: paragraphs.ours)
    let toTheirs = matching(from: paragraphs.base, to: paragraphs.theirs)
    let ours = zip(paragraphs.ours, toOurs.oldIndex).map { $1 == nil ? $0 : nil }
    let theirs = zip(paragraphs.theirs, toTheirs.oldIndex).map { $1 == nil ? $0 : nil }
    var added = Matching(oldCount: ours.count, newCount: theirs.count)
    added.pairEqual(ours.map { $0?.key }, theirs.map { $0?.key })
    pairKeyless(&added, ours, theirs, isWholeFile: paragraphs.base.isEmpty)
    return Alignment(toOurs: toOurs, toTheirs: toTheirs, added: added)
  }

  private static func matching(
    from old: [Paragraph], to new: [Paragraph]
  ) -> Matching {
    var matching = Matching(oldCount: old.count, newCount: new.count)
    matching.pairEqual(old.map(\.key), new.map(\.key))
    pairRenamed(&matching, old, new)
    pairKeyless(&matching, old, new, isWholeFile: true)
    matching.pairNeighbours { old[$0].key == nil && new[$1].key == nil }
    return matching
  }

  /// A renamed record has its old key as an alias, or is the only one in its file before and after
  /// and has the same title: git treats a new file that resembles a deleted one as renamed.
  private static func pairRenamed(
    _ matching: inout Matching, _ old: [Paragraph], _ new: [Paragraph]
  ) {
    var former: [String: Int] = [:]
    for index in old.indices where matching.newIndex[index] == nil {
      if let key = old[index].key { former[key] = index }
    }
    for index in new.indices where new[index].key != nil && matching.oldIndex[index] == nil {
      let alias = new[index].aliases.first { former[$0] != nil }
      if let alias, let old = former.removeValue(forKey: alias) { matching.pair(old, index) }
    }
    let keyed = (
      old.indices.filter { old[$0].key != nil }, new.indices.filter { new[$0].key != nil }
    )
    if keyed.0.count == 1, keyed.1.count == 1, matching.newIndex[keyed.0[0]] == nil,
      matching.oldIndex[keyed.1[0]] == nil, old[keyed.0[0]].isProbably(new[keyed.1[0]])
    {
      matching.pair(keyed.0[0], keyed.1[0])
    }
  }

  /// Pairs settings, descriptors, sections of lists and comments: those that are equal, that begin
  /// with the same field, that share most lines, or that are the only ones with fields that remain.
  private static func pairKeyless(
    _ matching: inout Matching, _ old: [Paragraph?], _ new: [Paragraph?],
    isWholeFile: Bool
  ) {
    func keyless(_ paragraph: Paragraph?) -> Paragraph? {
      paragraph.flatMap { $0.key == nil ? $0 : nil }
    }
    let (old, new) = (old.map(keyless), new.map(keyless))
    matching.pairEqual(
      old.map { $0?.items.map(\.text) }, new.map { $0?.items.map(\.text) })
    matching.pairEqual(old.map(\.self?.firstLine), new.map(\.self?.firstLine))
    guard isWholeFile else { return }
    for index in new.indices where matching.oldIndex[index] == nil {
      guard let paragraph = new[index] else { continue }
      let shared = old.indices.filter { matching.newIndex[$0] == nil }
        .map { (index: $0, count: old[$0].map { $0.sharedLines(with: paragraph) } ?? 0) }
      guard let most = shared.max(by: { $0.count < $1.count }), most.count > 0 else { continue }
      matching.pair(most.index, index)
    }
    let left = (
      old.indices.filter { matching.newIndex[$0] == nil && old[$0]?.firstField != nil },
      new.indices.filter { matching.oldIndex[$0] == nil && new[$0]?.firstField != nil }
    )
    if left.0.count == 1, left.1.count == 1 { matching.pair(left.0[0], left.1[0]) }
  }
}

extension Paragraph {
  /// Whether two records with different keys are one work: they have equal titles, or without
  /// titles differ in at most two fields.
  fileprivate func isProbably(_ other: Paragraph) -> Bool {
    let titles = [self, other].map { record in
      record.items.first { $0.name == .title }?.value
    }
    if let title = titles[0], let otherTitle = titles[1] {
      return Folding.areEqual(title, otherTitle)
    }
    return titles[0] == nil && titles[1] == nil
      && sharedLines(with: other) + 2 >= max(items.count, other.items.count)
  }

  /// The text of the first field, which identifies a section or a descriptor.
  fileprivate var firstLine: [UInt8]? { firstField?.text }

  /// How many lines both paragraphs share, without empty comments.
  fileprivate func sharedLines(with other: Paragraph) -> Int {
    let lines = Set(other.items.map(\.value).filter { $0 != "#" })
    return items.count { lines.contains($0.value) }
  }
}
