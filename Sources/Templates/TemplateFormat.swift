public import RichText
internal import Text

/// The format that a template is in, which decides how values are escaped in it.
public enum TemplateFormat: Equatable, Sendable, CaseIterable {
  /// HTML as the Mustache specification escapes it: double quotes too, in text as well.
  case mustache
  /// CommonMark with GitHub's extensions.
  case markdown
  case html
  case latex
  case typst
  /// Plain text, in which nothing needs to be escaped.
  case text

  /// The format in a template's name: `selected.md.mustache` is Markdown.
  ///
  /// It is `nil` for a name that doesn't end in `.mustache` after the ending of a known format.
  ///
  /// - Parameter templateName: A file name, with or without its folders.
  public init?(templateName: String) {
    let parts = templateName.asciiLowercased.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, parts.last == "mustache" else { return nil }
    switch parts[parts.count - 2] {
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "tex": self = .latex
    case "typ": self = .typst
    case "txt": self = .text
    default: return nil
    }
  }

  /// Plain text, escaped so that this format shows it unchanged.
  ///
  /// Control characters are left out. A line end becomes a space, except in HTML, where it is one.
  public func escape(_ text: String, at place: TemplatePlace = .text) -> String {
    let text = Array(text.utf8)[...]
    let position = place == .blockStart ? LinePosition.endOfOutput : .inLine
    var output: [UInt8] = []
    switch self {
    case .mustache: HTMLEscaper.append(text, in: .textOrQuotedValue, to: &output)
    case .html: HTMLEscaper.append(text, in: place.inHTML, to: &output)
    case .markdown where place.isInTag: HTMLEscaper.append(text, in: place.inHTML, to: &output)
    case .markdown: MarkdownEscaper.append(text, for: .gitHub, at: position, to: &output)
    case .latex: LaTeXEscaper.append(text, to: &output)
    case .typst: TypstEscaper.append(text, at: position, to: &output)
    case .text: output += PlainText.line(text)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The target of a link as this format writes it.
  ///
  /// That is between the quotes of an attribute in HTML, between parentheses in Markdown, as the
  /// argument of `\url` or `\href` in LaTeX and between double quotes in Typst.
  public func escape(_ target: LinkTarget, at place: TemplatePlace = .text) -> String {
    switch self {
    case .mustache, .html: target.html
    case .markdown: place.isInTag ? target.html : target.markdown
    case .latex: target.latex
    case .typst: target.typst
    case .text: target.address
    }
  }

  /// Whether readers of the format know formulas of TeX.
  var hasMath: Bool {
    switch self {
    case .mustache, .markdown, .html, .latex: true
    case .typst, .text: false
    }
  }

  /// Whether a heading, a list or another block could begin after the bytes that a line has so far.
  func isBlockStart(after line: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .markdown: BlockMarkers.areAll(of: line)
    // A content block in Typst, `[…]`, is read as lines are.
    case .typst: line.last == UInt8(ascii: "[") || BlockMarkers.areAll(of: line)
    case .mustache, .html, .latex, .text: false
    }
  }
}

/// The place of a value in the output, on which its escaping depends.
public enum TemplatePlace: Equatable, Sendable {
  /// In running text.
  case text
  /// At the start of a line, or after nothing but markers of lists and quotations.
  case blockStart
  /// In an HTML tag, between quotes.
  case attribute
  /// In an HTML tag, outside of quotes.
  case tag

  var isInTag: Bool { self == .attribute || self == .tag }

  fileprivate var inHTML: HTMLEscaper.Context {
    switch self {
    case .text, .blockStart: .text
    case .attribute: .attribute
    case .tag: .tag
    }
  }
}
