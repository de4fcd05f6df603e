internal import Text

/// Converts JATS, HTML and MathML to CSL-JSON's markup: `<i> <b> <sup> <sub> <sc>`, and `$…$`.
///
/// Other tags are dropped and their text is kept, except for footnotes.
///
/// - Source: JATS 1.3, "Inline mark-up"; Crossref, "Face markup" and "Including MathML".
public struct MarkupCleaning {
  /// How a text writes its own markup.
  public enum Notation: Sendable {
    /// Tags alone, as in CSL-JSON.
    case tags
    /// As `MarkedText` reads a record's value: tags, `{…}` for protected case, and escaping
    /// backslashes.
    case value
  }

  /// The text of a title or an abstract with wrong encoding mended, entities replaced and markup
  /// converted.
  ///
  /// Elements that begin a new paragraph leave a blank line; `PlainLine` puts a title on one line.
  /// In a value, tags without a partner stay as they are, since a text that users wrote may name
  /// them: "The <title> of a page".
  ///
  /// - Complexity: O(*n*).
  public static func cleaned(_ text: String, as notation: Notation = .tags) -> String {
    let mended = Mojibake.mended(text)
    guard mended.containsByte(where: { byte, _ in isSign(byte) }) else { return mended }
    let plain = notation == .value ? TagSigns.plain(mended) : mended
    let decoded = Entities.decoded(plain, in: notation)
    guard decoded.containsByte(UInt8(ascii: "<")) else { return decoded }
    var pieces = TagReader.pieces(of: decoded) { known.contains($0) }
    if notation == .value {
      pieces = paired(pieces)
      if pieces.allSatisfy(isInline), pieces.map(\.source).joined() == decoded { return decoded }
    }
    var cleaning = MarkupCleaning(notation: notation)
    cleaning.read(GluedElements.parted(pieces))
    return cleaning.finish()
  }

  /// Whether a byte may begin an entity, a tag or a sign of one.
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\\")
  }

  /// Whether a piece is text, or a tag of a record's own markup.
  private static func isInline(_ piece: TagPiece) -> Bool {
    switch piece {
    case .text: true
    case .open(let name, let attributes, let isEmpty, _):
      attributes.isEmpty && !isEmpty && inline.contains(name)
    case .close(let name, _): inline.contains(name)
    }
  }

  /// The pieces, in which tags without a partner are text.
  private static func paired(_ pieces: [TagPiece]) -> [TagPiece] {
    var pieces = pieces
    var open: [(name: String, index: Int)] = []
    var counts: [String: Int] = [:]
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text: break
      case .open(let name, _, let isEmpty, _):
        guard !isEmpty, !void.contains(name) else { continue }
        open.append((name, index))
        counts[name, default: 0] += 1
      case .close(let name, _):
        if void.contains(name) { continue }
        guard counts[name, default: 0] > 0 else {
          pieces[index] = .text(piece.spelling)
          continue
        }
        // Tags that began in between and are still open have nothing to close them.
        while let last = open.popLast() {
          counts[last.name, default: 0] -= 1
          if last.name == name { break }
          pieces[last.index] = .text(pieces[last.index].spelling)
        }
      }
    }
    for last in open { pieces[last.index] = .text(pieces[last.index].spelling) }
    return pieces
  }

  private let notation: Notation

  private init(notation: Notation) { self.notation = notation }

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
  /// Whether the heading of a section was read last, whose first paragraph follows on the line.
  private var isAfterHeading = false

  /// Titles nest less; the tags of deeper elements are dropped.
  private static let maximumDepth = 32

  private mutating func read(_ pieces: [TagPiece]) {
    var index = 0
    while index < pieces.count {
      switch pieces[index] {
      case .text(let text): append(text)
      case .open("math", _, let isEmpty, _):
        let end = isEmpty ? index : MathML.end(of: pieces, from: index)
        take(math: MathML.text(of: pieces[index...end]))
        index = end
      case .open(let name, let attributes, let isEmpty, _):
        if isEmpty || Self.breaks.contains(name) {
          append(Self.space(for: name))
        } else if frames.count < Self.maximumDepth {
          frames.append(Frame(name: name, style: Self.style(name, attributes)))
        }
      case .close(let name, _):
        if Self.breaks.contains(name) { append(Self.space(for: name)) }
        if let start = frames.lastIndex(where: { $0.name == name }), start > 0 {
          while frames.count > start + 1 { close(isMatched: false) }
          close(isMatched: true)
        }
      }
      index += 1
    }
  }

  private mutating func append(_ text: String) {
    if isAfterHeading {
      if text.utf8.allSatisfy(\.isASCIIWhitespace) { return }
      isAfterHeading = false
    }
    frames[frames.count - 1].text += text
  }

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
    case "subtitle", "trans-title", "trans-subtitle":
      let subtitle = PlainLine.of(frame.text)
      if !subtitle.isEmpty { append(": \(subtitle)") }
    case "alternatives", "inline-formula", "disp-formula":
      append(frame.math ?? frame.tex ?? frame.text)
    case "title":
      let heading = PlainLine.of(frame.text)
      let isNoise = Self.headings.contains(heading.asciiLowercased)
      guard !isNoise, !heading.isEmpty else { return append(" ") }
      append(heading.hasSuffix(":") ? " \(heading) " : " \(heading): ")
      isAfterHeading = true
    default: append(styled(frame.text, isMatched ? frame.style : nil))
    }
  }

  /// Elements still open at the end lack their end tag, so their style is dropped.
  private mutating func finish() -> String {
    while frames.count > 1 { close(isMatched: false) }
    return frames[0].text
  }

  /// The text in a style, with spaces at either end moved outside.
  private func styled(_ text: String, _ style: String?) -> String {
    let inner = text.trimmed
    guard let style, !inner.isEmpty else { return text }
    let start = text.utf8.first.map(\.isASCIIWhitespace) ?? false ? " " : ""
    let end = text.utf8.last.map(\.isASCIIWhitespace) ?? false ? " " : ""
    if style == "nodecor" { return "<span class=\"nodecor\">\(text)</span>" }
    if style == "nocase" {
      return notation == .value
        ? "\(start){\(inner)}\(end)" : "\(start)<span class=\"nocase\">\(inner)</span>\(end)"
    }
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
        : attributes.contains("nocase")
          ? "nocase"
          : attributes.contains("nodecor") ? "nodecor" : attributes.contains("italic") ? "i" : nil
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

  /// Elements that may stand without an end tag.
  private static let void: Set<String> = ["br", "break", "p", "hr", "li", "inline-graphic"]

  /// Elements that a record's value has too.
  private static let inline: Set<String> = ["i", "b", "sup", "sub", "sc"]

  /// What stands in place of an element that begins a new line or paragraph.
  private static func space(for name: String) -> String {
    switch name {
    case "p", "div", "sec": "\n\n"
    case "br", "break": "\n"
    default: " "
    }
  }

  /// Headings that only repeat the name of the field.
  private static let headings: Set<String> = [
    "abstract", "summary", "graphical abstract", "synopsis", "résumé", "zusammenfassung", "resumen",
    "abstract.", "summary.", "abstract:", "summary:",
  ]

  static let known: Set<String> = [
    "i", "italic", "em", "it", "b", "bold", "strong", "sup", "superscript", "sub", "inf",
    "subscript", "sc", "scp", "smallcaps", "span", "styled-content", "named-content", "br", "break",
    "p", "div", "li", "list", "list-item", "ul", "ol", "sec", "hr", "td", "tr", "table", "u",
    "underline", "overline", "tt", "monospace", "code", "roman", "sans-serif", "font", "strike",
    "title", "abstract", "fn", "footnote", "xref", "ext-link", "uri", "a", "math", "tex-math",
    "alternatives", "inline-formula", "disp-formula", "inline-graphic", "email", "q", "small",
    "big", "nobr", "cite", "subtitle", "trans-title", "trans-subtitle", "article-title", "abbrev",
    "chem-struct", "disp-quote", "inline-supplementary-material", "label", "named-style",
    "overline-start", "private-char", "related-article", "related-object", "ruby", "rb", "rt",
    "statement", "underline-start", "verse-group", "verse-line",
  ]
}
