internal import Records
internal import Text

/// The result of a merge of a file: its paragraphs, with the conflicts in them.
struct MergedDocument {
  /// Which side of each conflict to show.
  enum Choice {
    case ours, theirs
    case both(ConflictMarkers)
  }

  private var paragraphs: [MergedParagraph] = []
  private let head: [UInt8]
  /// The blank lines at the end of the file.
  private let tail: [UInt8]
  private let isEnded: Bool
  private let lineEnds: SplitDocument.LineEnds
  private let hasByteOrderMark: Bool

  init(_ texts: ThreeWay<SplitDocument>) {
    head = texts.map(\.head).preferred
    tail = texts.map { $0.paragraphs.last?.blankLines ?? [] }.preferred
    hasByteOrderMark = texts.map(\.hasByteOrderMark).preferred
    let isEnded = texts.map(\.isEnded)
    self.isEnded =
      texts.base.paragraphs.isEmpty ? isEnded.ours || isEnded.theirs : isEnded.preferred
    let lineEnds = texts.map(\.lineEnds)
    self.lineEnds =
      texts.base.lineEnds == .none && lineEnds.ours != .none ? lineEnds.ours : lineEnds.preferred
    let alignment = ParagraphMatching.alignment(of: texts.map(\.paragraphs))
    for number in SequenceMerge(alignment).order {
      let places = alignment.places[number]
      let versions = ThreeWay(
        base: places.base.map { texts.base.paragraphs[$0] },
        ours: places.ours.map { texts.ours.paragraphs[$0] },
        theirs: places.theirs.map { texts.theirs.paragraphs[$0] })
      if let merged = Self.merge(versions) { paragraphs.append(merged) }
    }
  }

  /// One paragraph after both sides' changes, or `nil` when it is gone.
  private static func merge(_ versions: ThreeWay<Paragraph?>) -> MergedParagraph? {
    switch (versions.ours, versions.theirs) {
    case (nil, nil): return nil
    case (let ours?, let theirs?):
      let base = versions.base ?? Paragraph()
      return MergedParagraph(ThreeWay(base: base, ours: ours, theirs: theirs))
    case (let side?, nil), (nil, let side?):
      guard let base = versions.base else { return MergedParagraph(side) }
      if side.saysTheSame(as: base) { return nil }
      return MergedParagraph(ours: versions.ours, theirs: versions.theirs)
    }
  }

  var conflicts: [DocumentMerge.Conflict] {
    paragraphs.flatMap { paragraph in
      paragraph.pieces.compactMap { piece in
        guard case .conflict(let ours, let theirs) = piece else { return nil }
        let names = Set((ours + theirs).map(\.name))
        return DocumentMerge.Conflict(
          key: paragraph.key, field: names.count == 1 ? names.first ?? nil : nil,
          isRemoval: ours.isEmpty || theirs.isEmpty)
      }
    }
  }

  func bytes(_ choice: Choice) -> [UInt8] {
    let texts = paragraphs.map { (text: $0.bytes(choice), blankLines: $0.blankLines) }
      .filter { !$0.text.isEmpty }
    var result = head
    for (index, paragraph) in texts.enumerated() {
      result += paragraph.text
      let isLast = index == texts.count - 1
      let blankLines = paragraph.blankLines.isEmpty ? [UInt8(ascii: "\n")] : paragraph.blankLines
      result += isLast ? tail : blankLines
    }
    // The last line of a conflict is a marker, which must stay a line.
    if !isEnded, result.last == UInt8(ascii: "\n"), paragraphs.last?.endsInConflict == false {
      result.removeLast()
    }
    if lineEnds == .crlf { result = result.withCRLF }
    return (hasByteOrderMark ? ByteOrderMark.bytes : []) + result
  }

  /// Whether the result, with either side of each conflict, reads as the values that it was made
  /// of.
  ///
  /// This is a check of the merge itself: a wrong merge that goes unnoticed is worse than an
  /// unnecessary conflict.
  var isReadAsMeant: Bool {
    let choices: [Choice] = conflicts.isEmpty ? [.ours] : [.ours, .theirs]
    return choices.allSatisfy { choice in
      let document = RecDocument(bytes(choice), file: "")
      let meant = paragraphs.map { $0.items(choice).filter { $0.name != nil } }
        .filter { !$0.isEmpty }
      return document.faults.isEmpty
        && document.entries.elementsEqual(meant) { entry, items in
          entry.fields.elementsEqual(items) { $0.name == $1.name && $0.value == $1.value }
        }
    }
  }
}

extension MergedParagraph {
  fileprivate func bytes(_ choice: MergedDocument.Choice) -> [UInt8] {
    pieces.flatMap { piece -> [UInt8] in
      guard case .conflict(let ours, let theirs) = piece, case .both(let markers) = choice else {
        return items(of: piece, choice).flatMap(\.text)
      }
      return markers.around(ours: ours.flatMap(\.text), theirs: theirs.flatMap(\.text))
    }
  }

  fileprivate func items(_ choice: MergedDocument.Choice) -> [ParagraphItem] {
    pieces.flatMap { items(of: $0, choice) }
  }

  private func items(of piece: Piece, _ choice: MergedDocument.Choice) -> [ParagraphItem] {
    switch (piece, choice) {
    case (.item(let item), _): [item]
    case (.conflict(let ours, _), .ours): ours
    case (.conflict(_, let theirs), .theirs): theirs
    case (.conflict(let ours, let theirs), .both): ours + theirs
    }
  }

  fileprivate var endsInConflict: Bool {
    guard case .conflict = pieces.last else { return false }
    return true
  }
}
