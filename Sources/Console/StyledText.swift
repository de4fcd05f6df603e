/// Text of which parts may be bold or in a colour, where the reader is a terminal that shows them.
///
///     try output.write(styledLine: "\(.red("error:")) no such file")
///
/// The escape sequences are the stream's own: text that holds one is shown and never obeyed.
public struct StyledText: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// How a part looks.
  ///
  /// - Source: ECMA-48, section 8.3.117 (SGR).
  enum Style: Int, Sendable { case bold = 1, dim = 2, red = 31, yellow = 33, cyan = 36 }

  struct Part: Sendable, Equatable {
    var text: String
    /// `nil` for text as it is.
    var style: Style?
  }

  private(set) var parts: [Part] = []

  public init() {}

  public init(_ text: String) { self.init(text, nil) }

  private init(_ text: String, _ style: Style?) {
    if !text.isEmpty { parts = [Part(text: text, style: style)] }
  }

  public init(stringLiteral text: String) { self.init(text) }

  public init(stringInterpolation: Interpolation) { self = stringInterpolation.text }

  public static func bold(_ text: String) -> StyledText { StyledText(text, .bold) }
  public static func dim(_ text: String) -> StyledText { StyledText(text, .dim) }
  public static func red(_ text: String) -> StyledText { StyledText(text, .red) }
  public static func yellow(_ text: String) -> StyledText { StyledText(text, .yellow) }
  public static func cyan(_ text: String) -> StyledText { StyledText(text, .cyan) }

  public static func += (text: inout StyledText, other: StyledText) {
    for part in other.parts {
      if let last = text.parts.indices.last, text.parts[last].style == part.style {
        text.parts[last].text += part.text
      } else {
        text.parts.append(part)
      }
    }
  }

  /// The text without its styles.
  public var plain: String { parts.map(\.text).joined() }

  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = StyledText()

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { text += StyledText(literal) }

    public mutating func appendInterpolation(_ part: StyledText) { text += part }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += StyledText(value.description)
    }
  }
}
