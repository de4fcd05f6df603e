public import RichText

/// Rendered text before it has a format, with the structure that later passes rewrite.
///
/// Delimiters and affixes stay apart from what they surround, so that a part can be taken out and
/// leaves nothing behind.
public indirect enum Output: Equatable, Sendable {
  /// Plain text, of a style or a locale or of data, without markup.
  case text(String)
  /// What a style formats.
  case formatted(Formatting, [Output])
  /// What the data formats (`<i>` and its kin in a field): within the like it turns back to normal.
  case markup(Markup, [Output])
  /// Text in quotation marks; which marks, inner or outer, is settled when the whole is known.
  case quoted([Output])
  /// Text whose case no style may change (`<span class="nocase">`).
  case nocase([Output])
  case affixed(Affixes, [Output])
  /// Parts with a delimiter between each two that are not empty.
  case list([Output], delimiter: String)
  case display(Display, [Output])
  case link([Output], to: LinkTarget)
  /// A part that a later pass looks for.
  case tagged(Tag, [Output])

  public enum Markup: Sendable { case italic, bold, smallCaps, superscript, `subscript` }

  public enum Tag: Hashable, Sendable {
    /// What a `cs:names` rendered, its substitutes included; the number tells the elements of one
    /// rendering apart, in their order.
    case names(Int)
    /// The names of one variable, without their label.
    case nameList
    /// One name within a list.
    case name(ItemName)
    /// What a date's year rendered, without its suffix.
    case year
    case yearSuffix
    case citationNumber
    case citationLabel
    case locator
    /// A term of a locale whose case the style leaves open.
    case term
    /// What parts two cites: a space at its end stays, whatever follows.
    case citeDelimiter
    /// What a user put before or after a cite.
    case userAffix
    /// What one string was parsed to: its parts meet as they stand, without fusion of punctuation.
    case field
    /// Around `quoted`: the marks that the data has there.
    case marks(QuotationMarks)
    /// A formula of TeX between dollar signs, which LaTeX and Markdown take as it is, or a command of
    /// TeX, which LaTeX does.
    case tex
    /// What a style says is not in quotation marks: those of the data do not alternate in it.
    case unquoted
    /// What takes off the formatting around it (`<span class="nodecor">`).
    case undecorated
  }

  /// Whether nothing of it can be seen.
  public var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .formatted(_, let parts), .markup(_, let parts), .quoted(let parts), .nocase(let parts),
      .affixed(_, let parts),
      .list(let parts, _), .display(_, let parts), .link(let parts, _), .tagged(_, let parts):
      parts.allSatisfy(\.isEmpty)
    }
  }
}

extension Output {
  /// Whether it is one text that a style formats, as `cs:text` renders it.
  ///
  /// What ends in "?" then has a full stop behind it, if that is the text's own suffix or delimiter.
  var isFormattedText: Bool {
    switch self {
    case .formatted(_, let parts): parts.count == 1 && parts[0].isText
    case .affixed(let affixes, let parts):
      affixes.suffix.isEmpty && parts.count == 1 && parts[0].isFormattedText
    case .text, .markup, .quoted, .nocase, .list, .display, .link, .tagged: false
    }
  }

  private var isText: Bool { if case .text = self { true } else { false } }
}

extension Output {
  /// The parts within; none for text.
  public var children: [Output] {
    switch self {
    case .text: []
    case .formatted(_, let parts), .markup(_, let parts), .quoted(let parts), .nocase(let parts),
      .affixed(_, let parts),
      .list(let parts, _), .display(_, let parts), .link(let parts, _), .tagged(_, let parts):
      parts
    }
  }

  /// The same with other parts within; text stays as it is.
  public func mappingChildren(_ transform: ([Output]) -> [Output]) -> Output {
    switch self {
    case .text: self
    case .formatted(let formatting, let parts): .formatted(formatting, transform(parts))
    case .markup(let markup, let parts): .markup(markup, transform(parts))
    case .quoted(let parts): .quoted(transform(parts))
    case .nocase(let parts): .nocase(transform(parts))
    case .affixed(let affixes, let parts): .affixed(affixes, transform(parts))
    case .list(let parts, let delimiter): .list(transform(parts), delimiter: delimiter)
    case .display(let display, let parts): .display(display, transform(parts))
    case .link(let parts, let address): .link(transform(parts), to: address)
    case .tagged(let tag, let parts): .tagged(tag, transform(parts))
    }
  }
}
