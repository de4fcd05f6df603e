public import RichText

/// Rendered text before it has a format, with the structure that later passes rewrite.
///
/// Delimiters and affixes are nodes of their own: a part that is removed leaves none of them.
public indirect enum Output: Equatable, Sendable {
  /// Plain text, of a style or a locale or of data, without markup.
  case text(String)
  /// Parts with the formatting of a style.
  case formatted(Formatting, [Output])
  /// Parts with markup of the data, such as `<i>`, which toggles within itself.
  case markup(Markup, [Output])
  /// Text in quotation marks; rendering chooses between inner and outer ones.
  case quoted([Output])
  /// Text whose case no style may change (`<span class="nocase">`).
  case nocase([Output])
  case affixed(Affixes, [Output])
  /// Parts with a delimiter between those that are not empty.
  case list([Output], delimiter: String)
  case display(Display, [Output])
  case link([Output], to: LinkTarget)
  /// A part that a later pass looks for.
  case tagged(Tag, [Output])

  public enum Markup: Sendable { case italic, bold, smallCaps, superscript, `subscript` }

  public enum Tag: Hashable, Sendable {
    /// The output of a `cs:names`, its substitutes included; elements are numbered in order.
    case names(Int)
    /// The names of one variable, without their label.
    case nameList
    /// One name within a list.
    case name(ItemName)
    /// The year of a date, without its suffix.
    case year
    case yearSuffix
    case citationNumber
    case citationLabel
    case locator
    /// A term of a locale whose case the style leaves open.
    case term
    /// The delimiter between two cites: a space at its end always stays.
    case citeDelimiter
    /// A prefix or suffix that the user gave a cite.
    case userAffix
    /// The parts of one parsed string: punctuation between them is not merged.
    case field
    /// Around `quoted`: the quotation marks of the data.
    case marks(QuotationMarks)
    /// A formula of TeX between dollar signs, which LaTeX and Markdown take as it is, or a command of
    /// TeX, which LaTeX does.
    case tex
    /// Parts for which the style has no quotation marks: those of the data do not alternate.
    case unquoted
    /// Parts without the formatting around them (`<span class="nodecor">`).
    case undecorated
  }

  /// Whether it has no text.
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
  /// Whether it is one text with the formatting of a style, as `cs:text` renders it.
  ///
  /// After such a text that ends in "?", a full stop of its suffix or delimiter stays.
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

  /// The same node with transformed parts; text is not changed.
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
