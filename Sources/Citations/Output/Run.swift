internal import RichText

/// A flattened tree: its text as bytes, and marks where formatting begins and ends.
///
///     text    W h o   C a r e s ? ␠ 1 6
///     marks  ^open italic          ^close italic
///
/// Marks are not in the text. Punctuation that moves into a quotation is therefore appended to
/// the text while the closing marks after it are shifted.
struct Run: Sendable {
  struct Mark: Equatable, Sendable {
    /// The byte before which the mark stands.
    var offset: Int
    var kind: Kind
    var isOpening: Bool
    /// Whether it changes the formatting around it: italics within italics do not.
    var isEffective = true
  }

  enum Kind: Equatable, Sendable {
    case italic, oblique, upright
    case bold, light, normalWeight
    case smallCaps, normalVariant
    case underline, noDecoration
    case superscript, `subscript`, baseline
    case quotation(QuotationLevel)
    case display(Display)
    case math
    /// An index into `links`.
    case link(Int)
  }

  var text: [UInt8] = []
  var marks: [Mark] = []
  var links: [LinkTarget] = []
}

extension Run {
  /// Moves spaces at the end of a `right-inline` block, and those before the first block, outside.
  mutating func putSpacesOutsideBlocks() {
    let leading = text.prefix { $0 == 0x20 }.count
    if leading > 0, case .display? = marks.first?.kind {
      for mark in marks.indices.prefix(while: { marks[$0].offset == 0 }) {
        marks[mark].offset = leading
      }
    }
    for mark in marks.indices
    where marks[mark].kind == .display(.rightInline) && !marks[mark].isOpening {
      let start = marks[mark].offset
      var end = start
      while end > 0, text[end - 1] == 0x20 { end -= 1 }
      guard end < start else { continue }
      var index = mark
      while index >= 0, marks[index].offset > end, !marks[index].isOpening {
        marks[index].offset = end
        index -= 1
      }
    }
  }
}
