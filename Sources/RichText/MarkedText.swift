internal import Text

/// A field's value with its markup parsed once: emphasis, math and protected case.
///
/// The markup is CSL-JSON's (`<i> <b> <sup> <sub>`, small capitals as `<sc>` or CSL's `<span>`),
/// `$…$` for math as pandoc finds it, and BibTeX's `{…}` for words that keep their case. A backslash
/// before `$`, `{`, `}` or `<` makes it a plain character. What does not pair is plain text. Links
/// are TeX's `\url{address}` and `\href{address}{text}`, with plain addresses. Any other command of
/// TeX that the readers have no text for stays one, with the groups right after its name.
public struct MarkedText: Equatable, Sendable {
  public indirect enum Node: Equatable, Sendable {
    case text(String)
    /// TeX source, without the dollar signs.
    case math(String)
    /// A command of TeX with its arguments, as it stands: `\ce{H2O}`.
    case tex(String)
    /// A link in the text; `\url` has the address as its text.
    case link([Node], to: String)
    case styled(Style, [Node])
    /// Text whose case no style may change.
    case protected([Node])
  }

  public enum Style: String, Equatable, Sendable {
    case italic = "i"
    case bold = "b"
    case superscript = "sup"
    case `subscript` = "sub"
    case smallCaps = "sc"
  }

  public var nodes: [Node]

  public init(_ nodes: [Node]) { self.nodes = nodes }

  public init(field value: String) {
    nodes = MarkedTextParser.nodes(of: value)
  }

  /// The words of a field's value, as `plain` gives them.
  ///
  /// A value without markup, as most are, is its own words.
  public static func words(of value: String) -> String {
    MarkedTextParser.hasMarkup(value) ? MarkedText(field: value).plain : value
  }

  /// The words alone: no markup, no braces, TeX as its source.
  public var plain: String { Self.plain(nodes) }

  private static func plain(_ nodes: [Node]) -> String {
    var result = ""
    for node in nodes {
      switch node {
      case .text(let text): result += text
      case .math(let source): result += "$\(source)$"
      case .tex(let source): result += source
      case .link(let inner, let address): result += linked(plain(inner), to: address)
      case .styled(_, let inner), .protected(let inner): result += plain(inner)
      }
    }
    return result
  }

  /// A link where text has none: the text, and the address after it unless that is the text.
  public static func linked(_ text: String, to address: String) -> String {
    text == address ? text : "\(text) (\(address))"
  }
}
