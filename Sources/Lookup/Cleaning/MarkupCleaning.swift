internal import Text

/// Converts JATS, HTML and MathML to CSL-JSON's markup: `<i> <b> <sup> <sub> <sc>`, and `$…$`.
///
/// Other tags are dropped and their text is kept, except for footnotes.
///
/// - Source: JATS 1.3, "Inline mark-up"; Crossref, "Face markup" and "Including MathML".
struct MarkupCleaning {
  /// The text of a title with entities replaced and its markup converted.
  static func cleaned(_ text: String) -> String {
    let decoded = Entities.decoded(text)
    guard decoded.containsByte(UInt8(ascii: "<")) else { return decoded }
    var cleaning = MarkupCleaning()
    cleaning.read(TagReader.pieces(of: decoded) { known.contains($0) })
    return cleaning.finish()
  }

  /// An open element.
  private struct Frame {
    var name: String
    var style: String?
    var text = ""
    /// The formula, in an element that gives it in several forms.
    var math: String?
    var tex: String?
  }

  private var frames = [Frame(name: "")]

  /// Titles nest less; the tags of deeper elements are dropped.
  private static let maximumDepth = 32

  private mutating func read(_ pieces: [TagPiece]) {
    var index = 0
    while index < pieces.count {
      switch pieces[index] {
      case .text(let text): append(text)
      case .open("math", _, let isEmpty):
        let end = isEmpty ? index : MathML.end(of: pieces, from: index)
        take(math: MathML.text(of: pieces[index...end]))
        index = end
      case .open(let name, let attributes, let isEmpty):
        if isEmpty || Self.breaks.contains(name) {
          append(" ")
        } else if frames.count < Self.maximumDepth {
          frames.append(Frame(name: name, style: Self.style(name, attributes)))
        }
      case .close(let name):
        if Self.breaks.contains(name) { append(" ") }
        if let start = frames.lastIndex(where: { $0.name == name }), start > 0 {
          while frames.count > start + 1 { close(isMatched: false) }
          close(isMatched: true)
        }
      }
      index += 1
    }
  }

  private mutating func append(_ text: String) { frames[frames.count - 1].text += text }

  private mutating func take(math: String) {
    let holder = frames.lastIndex { $0.name == "alternatives" || $0.name == "inline-formula" }
    if let holder { frames[holder].math = math } else { append(math) }
  }

  private mutating func close(isMatched: Bool) {
    guard let frame = frames.popLast() else { return }
    switch frame.name {
    case "fn", "footnote": break
    case "tex-math":
      let holder = frames.lastIndex { $0.name == "alternatives" || $0.name == "inline-formula" }
      let formula = Self.formula(frame.text)
      if let holder { frames[holder].tex = formula } else { append(formula) }
    case "alternatives", "inline-formula", "disp-formula":
      append(frame.math ?? frame.tex ?? frame.text)
    case "title":
      let heading = PlainLine.of(frame.text)
      let isNoise = Self.headings.contains(heading.asciiLowercased)
      append(isNoise || heading.isEmpty ? " " : " \(heading): ")
    default: append(Self.styled(frame.text, isMatched ? frame.style : nil))
    }
  }

  /// Elements still open at the end lack their end tag, so their style is dropped.
  private mutating func finish() -> String {
    while frames.count > 1 { close(isMatched: false) }
    return frames[0].text
  }

  /// The text in a style, with spaces at either end moved outside.
  private static func styled(_ text: String, _ style: String?) -> String {
    let inner = text.trimmed
    guard let style, !inner.isEmpty else { return text }
    let start = text.utf8.first.map(\.isASCIIWhitespace) ?? false ? " " : ""
    let end = text.utf8.last.map(\.isASCIIWhitespace) ?? false ? " " : ""
    if style == "nocase" { return "\(start)<span class=\"nocase\">\(inner)</span>\(end)" }
    return "\(start)<\(style)>\(inner)</\(style)>\(end)"
  }

  private static func style(_ name: String, _ attributes: String) -> String? {
    switch name {
    case "i", "italic", "em", "it": "i"
    case "b", "bold", "strong": "b"
    case "sup", "superscript": "sup"
    case "sub", "inf", "subscript": "sub"
    case "sc", "scp", "smallcaps": "sc"
    case "span", "styled-content", "named-content":
      attributes.contains("small-caps")
        ? "sc"
        : attributes.contains("nocase") ? "nocase" : attributes.contains("italic") ? "i" : nil
    default: nil
    }
  }

  /// The formula in a complete LaTeX document, as Springer writes it, or a bare formula.
  private static func formula(_ text: String) -> String {
    var tex = text[...]
    if let start = tex.firstRange(of: "\\begin{document}") { tex = tex[start.upperBound...] }
    if let end = tex.firstRange(of: "\\end{document}") { tex = tex[..<end.lowerBound] }
    var bare = PlainLine.of(String(tex))
    while bare.hasPrefix("$") { bare = String(bare.dropFirst()).trimmed }
    while bare.hasSuffix("$") { bare = String(bare.dropLast()).trimmed }
    return bare.isEmpty ? "" : "$\(bare)$"
  }

  /// Elements that begin a new line, with or without an end tag.
  private static let breaks: Set<String> = [
    "br", "break", "p", "div", "li", "list-item", "sec", "hr", "td", "tr",
  ]

  /// Headings that only repeat the name of the field.
  private static let headings: Set<String> = [
    "abstract", "summary", "graphical abstract", "synopsis", "résumé", "zusammenfassung", "resumen",
    "abstract.", "summary.", "abstract:", "summary:",
  ]

  private static let known: Set<String> = [
    "i", "italic", "em", "it", "b", "bold", "strong", "sup", "superscript", "sub", "inf",
    "subscript", "sc", "scp", "smallcaps", "span", "styled-content", "named-content", "br", "break",
    "p", "div", "li", "list", "list-item", "ul", "ol", "sec", "hr", "td", "tr", "table", "u",
    "underline", "overline", "tt", "monospace", "code", "roman", "sans-serif", "font", "strike",
    "title", "abstract", "fn", "footnote", "xref", "ext-link", "uri", "a", "math", "tex-math",
    "alternatives", "inline-formula", "disp-formula", "inline-graphic", "email", "q", "small",
    "big",
    "nobr", "cite",
  ]
}
