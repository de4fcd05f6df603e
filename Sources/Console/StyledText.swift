/// Text with bold or coloured parts, which only terminals show.
///
///     try output.write(styledLine: "\(.red("error:")) no such file")
///
/// Only the stream writes escape sequences: those in the text itself are shown as characters.
public struct StyledText: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The style of a part.
  ///
  /// - Source: ECMA-48, section 8.3.117 (SGR).
  enum Style: Int, Sendable { case bold = 1, dim = 2, red = 31, yellow = 33, cyan = 36 }

  struct Part: Sendable, Equatable {
    var text: String
    /// `nil` for text without a style.
    var style: Style?
  }

  private(set) var parts: [Part] = []

  /// Makes an empty text.
  public init() {}

  /// Makes a text without a style.
  public init(_ text: String) { self.init(text, nil) }

  private init(_ text: String, _ style: Style?) {
    if !text.isEmpty { parts = [Part(text: text, style: style)] }
  }

  /// Makes a text without a style from a literal.
  public init(stringLiteral text: String) { self.init(text) }

  /// Makes a text from an interpolation, whose styled parts keep their styles.
  public init(stringInterpolation: Interpolation) { self = stringInterpolation.text }

  /// The text in bold.
  public static func bold(_ text: String) -> StyledText { StyledText(text, .bold) }
  /// The text dimmed.
  public static func dim(_ text: String) -> StyledText { StyledText(text, .dim) }
  /// The text in red.
  public static func red(_ text: String) -> StyledText { StyledText(text, .red) }
  /// The text in yellow.
  public static func yellow(_ text: String) -> StyledText { StyledText(text, .yellow) }
  /// The text in cyan.
  public static func cyan(_ text: String) -> StyledText { StyledText(text, .cyan) }

  /// Appends a styled text.
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

  /// Collects the parts of an interpolated text.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = StyledText()

    /// Begins an empty text.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends the literal text between values.
    public mutating func appendLiteral(_ literal: String) { text += StyledText(literal) }

    /// Appends a value with its styles.
    public mutating func appendInterpolation(_ part: StyledText) { text += part }

    /// Appends a value without a style.
    public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += StyledText(value.description)
    }
  }
}
