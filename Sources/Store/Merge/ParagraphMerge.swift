internal import Records

/// A merged paragraph: its lines, and the conflicts between them.
struct MergedParagraph {
  enum Piece {
    case item(ParagraphItem)
    case conflict(ours: [ParagraphItem], theirs: [ParagraphItem])
  }

  var pieces: [Piece]
  var blankLines: [UInt8]
  var key: String?

  /// A paragraph that is taken from one side.
  init(_ paragraph: Paragraph) {
    pieces = paragraph.items.map { .item($0) }
    blankLines = paragraph.blankLines
    key = paragraph.key
  }

  /// A paragraph that one side removed and the other changed.
  init(ours: Paragraph?, theirs: Paragraph?) {
    pieces = [.conflict(ours: ours?.items ?? [], theirs: theirs?.items ?? [])]
    blankLines = (ours ?? theirs)?.blankLines ?? []
    key = (ours ?? theirs)?.key
  }

  /// A paragraph that both sides have.
  init(_ versions: ThreeWay<Paragraph>) {
    if versions.theirs.items == versions.base.items {
      pieces = versions.ours.items.map { .item($0) }
    } else if versions.ours.items == versions.base.items {
      pieces = versions.theirs.items.map { .item($0) }
    } else {
      pieces = ParagraphMerge(versions).pieces
    }
    key = versions.ours.key ?? versions.theirs.key
    let blankLines = versions.map(\.blankLines)
    // A paragraph without blank lines is the last of its file, and may not be the last here.
    let stated = [blankLines.ours, blankLines.theirs].filter { !$0.isEmpty }
    self.blankLines = stated.count == 1 ? stated[0] : blankLines.preferred
  }
}

/// The merge of a paragraph line by line.
struct ParagraphMerge {
  private let versions: ThreeWay<Paragraph>
  private let alignment: Alignment
  /// The field of each element; `nil` for a comment.
  private let names: [FieldName?]
  /// The indices of the items of each field.
  private let fields: [FieldName?: ThreeWay<[Int]>]

  init(_ versions: ThreeWay<Paragraph>) {
    self.versions = versions
    alignment = LineMatching.alignment(of: versions)
    fields = Dictionary(uniqueKeysWithValues: versions.itemsByField.map { ($0.name, $0.indices) })
    names = alignment.places.map { places in
      if let index = places.ours { return versions.ours.items[index].name }
      return places.theirs.flatMap { versions.theirs.items[$0].name }
    }
  }

  /// The merged lines and the conflicts, in order.
  var pieces: [MergedParagraph.Piece] {
    let (order, disputed) = arrangement
    var pieces: [MergedParagraph.Piece] = []
    var shown: Set<FieldName> = []
    for number in order {
      guard let name = names[number], disputed.contains(name) else {
        if let piece = piece(for: ValueMerge(items(of: number))) { pieces.append(piece) }
        continue
      }
      if shown.insert(name).inserted {
        let indices = fields[name] ?? ThreeWay<[Int]>(base: [], ours: [], theirs: [])
        pieces.append(
          .conflict(
            ours: indices.ours.map { versions.ours.items[$0] },
            theirs: indices.theirs.map { versions.theirs.items[$0] }))
      }
    }
    return pieces
  }

  /// The order of all lines, and the fields whose values the sides ordered differently.
  private var arrangement: (order: [Int], disputed: Set<FieldName>) {
    var order = SequenceMerge(alignment) { names[$0] }.order
    var disputed: Set<FieldName> = []
    let fields = alignment.grouped { names[$0] }
    let places = Dictionary(grouping: order.indices) { names[order[$0]] }
    for name in orderedFields {
      guard let field = fields[name], let places = places[name] else { continue }
      let values = SequenceMerge(field)
      let present = places.map { order[$0] }
      // Moved lines of other fields may have moved their neighbours too.
      let agrees = [field.numbers.ours, field.numbers.theirs].map(Set.init).allSatisfy { side in
        present.filter(side.contains) == values.order.filter(side.contains)
      }
      if values.isAmbiguous {
        disputed.insert(name)
      } else if !agrees {
        for (place, number) in zip(places, values.order) { order[place] = number }
      }
    }
    return (order, disputed)
  }

  private func piece(for outcome: ValueMerge) -> MergedParagraph.Piece? {
    switch outcome {
    case .gone: nil
    case .kept(let item): .item(item)
    case .conflict(let ours, let theirs):
      .conflict(ours: ours.map { [$0] } ?? [], theirs: theirs.map { [$0] } ?? [])
    }
  }

  /// The versions of one element.
  private func items(of number: Int) -> ThreeWay<ParagraphItem?> {
    let places = alignment.places[number]
    return ThreeWay(
      base: places.base.map { versions.base.items[$0] },
      ours: places.ours.map { versions.ours.items[$0] },
      theirs: places.theirs.map { versions.theirs.items[$0] })
  }

  /// The fields whose values have a meaningful order.
  private var orderedFields: [FieldName] {
    var seen: Set<FieldName> = []
    return (versions.ours.items + versions.theirs.items).compactMap(\.name).filter { name in
      guard seen.insert(name).inserted, let indices = fields[name] else { return false }
      return FieldRole(of: name, in: indices) == .list(isOrderMeant: true)
    }
  }
}
