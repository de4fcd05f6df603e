/// The formatting attributes of an element; `nil` inherits the formatting.
///
/// - Source: CSL 1.0.2 specification, "Formatting".
public struct Formatting: Hashable, Sendable {
  public enum FontStyle: String, CaseIterable, Sendable { case normal, italic, oblique }
  public enum FontVariant: String, CaseIterable, Sendable {
    case normal
    case smallCaps = "small-caps"
  }
  public enum FontWeight: String, CaseIterable, Sendable { case normal, bold, light }
  public enum TextDecoration: String, CaseIterable, Sendable { case none, underline }
  public enum VerticalAlign: String, CaseIterable, Sendable {
    case baseline
    case superscript = "sup"
    case `subscript` = "sub"
  }

  public var fontStyle: FontStyle?
  public var fontVariant: FontVariant?
  public var fontWeight: FontWeight?
  public var textDecoration: TextDecoration?
  public var verticalAlign: VerticalAlign?

  public static let none = Formatting()

  public init(
    fontStyle: FontStyle? = nil, fontVariant: FontVariant? = nil, fontWeight: FontWeight? = nil,
    textDecoration: TextDecoration? = nil, verticalAlign: VerticalAlign? = nil
  ) {
    self.fontStyle = fontStyle
    self.fontVariant = fontVariant
    self.fontWeight = fontWeight
    self.textDecoration = textDecoration
    self.verticalAlign = verticalAlign
  }
}

/// The text before and after what an element renders, outside its formatting.
public struct Affixes: Hashable, Sendable {
  public var prefix = ""
  public var suffix = ""

  public static let none = Affixes()

  public init(prefix: String = "", suffix: String = "") {
    self.prefix = prefix
    self.suffix = suffix
  }

  public var isEmpty: Bool { prefix.isEmpty && suffix.isEmpty }
}

/// The position of a part of a bibliography entry on the page.
public enum Display: String, CaseIterable, Sendable {
  case block
  case leftMargin = "left-margin"
  case rightInline = "right-inline"
  case indent
}

/// How the case of letters is changed.
public enum TextCase: String, CaseIterable, Sendable {
  case lowercase, uppercase
  case capitalizeFirst = "capitalize-first"
  case capitalizeAll = "capitalize-all"
  case sentence, title
}
