public import RichText
internal import Text

extension MarkedText {
  /// The text with the markup of a format, and all else escaped for it.
  ///
  /// In formats with formulas, a formula that the list allows stays TeX; any other is its source.
  public func rendered(as format: TemplateFormat, allowing list: HarmlessTeX) -> String {
    nodes.map { Self.rendered($0, as: format, list) }.joined()
  }

  /// Whether the source of a formula is printed although the format has formulas.
  func printsTeX(as format: TemplateFormat, allowing list: HarmlessTeX) -> Bool {
    format.hasMath && nodes.contains { Self.printsTeX($0, as: format, list) }
  }

  private static func printsTeX(
    _ node: Node, as format: TemplateFormat, _ list: HarmlessTeX
  ) -> Bool {
    switch node {
    case .text: false
    case .math(let source): !list.isHarmless(math: source.utf8)
    case .tex(let source): format == .latex && !list.isHarmless(text: source.utf8)
    case .styled(_, let inner), .protected(let inner), .link(let inner, _):
      inner.contains { printsTeX($0, as: format, list) }
    }
  }

  private static func rendered(
    _ node: Node, as format: TemplateFormat, _ list: HarmlessTeX
  ) -> String {
    switch node {
    case .text(let text):
      return format.escape(text)
    case .math(let source):
      return math(source, as: format, list)
    case .tex(let source):
      let isTeX = format == .latex && list.isHarmless(text: source.utf8)
      return isTeX ? source : format.escape(source)
    case .link(let inner, let address):
      let text = inner.map { rendered($0, as: format, list) }.joined()
      return link(text, to: address, isAddress: inner == [.text(address)], as: format)
    case .styled(let style, let inner):
      let text = inner.map { rendered($0, as: format, list) }.joined()
      let (open, close) = marks(of: style, as: format)
      return open + text + close
    case .protected(let inner):
      let text = inner.map { rendered($0, as: format, list) }.joined()
      return format == .latex ? "{\(text)}" : text
    }
  }

  /// A link that may be one; any other is its text, with the address after it.
  private static func link(
    _ text: String, to address: String, isAddress: Bool, as format: TemplateFormat
  ) -> String {
    guard let target = LinkRule.target(of: address) else {
      return isAddress ? text : MarkedText.linked(text, to: format.escape(address))
    }
    let escaped = format.escape(target)
    return switch format {
    case .text: isAddress ? text : MarkedText.linked(text, to: address)
    case .html, .mustache: "<a href=\"\(escaped)\">\(text)</a>"
    case .markdown: "[\(text)](\(escaped))"
    case .latex: isAddress ? "\\url{\(escaped)}" : "\\href{\(escaped)}{\(text)}"
    case .typst: "#link(\"\(escaped)\")[\(text)]"
    }
  }

  private static func math(
    _ source: String, as format: TemplateFormat, _ list: HarmlessTeX
  ) -> String {
    guard format.hasMath else { return format.escape(source) }
    guard list.isHarmless(math: source.utf8) else {
      // GitHub and pages that load MathJax may take a dollar sign for the beginning of a formula.
      let sign = format == .latex ? format.escape("$") : "<span>$</span>"
      return sign + format.escape(source) + sign
    }
    var output: [UInt8] = []
    switch format {
    case .latex: return "$\(source)$"
    case .markdown:
      MarkdownEscaper.append(math: Array(source.utf8)[...], to: &output)
      return "$\(String(decoding: output, as: UTF8.self))$"
    case .html, .mustache, .typst, .text:
      HTMLEscaper.append(math: Array(source.utf8)[...], to: &output)
      return "\\(\(String(decoding: output, as: UTF8.self))\\)"
    }
  }

  private static func marks(of style: Style, as format: TemplateFormat) -> (String, String) {
    switch format {
    case .text: return ("", "")
    case .html, .mustache:
      if style == .smallCaps { return ("<span style=\"font-variant: small-caps\">", "</span>") }
      return ("<\(style.rawValue)>", "</\(style.rawValue)>")
    case .markdown:
      switch style {
      case .italic: return ("*", "*")
      case .bold: return ("**", "**")
      case .superscript, .subscript: return ("<\(style.rawValue)>", "</\(style.rawValue)>")
      case .smallCaps: return ("<span style=\"font-variant: small-caps\">", "</span>")
      }
    case .latex:
      let command =
        switch style {
        case .italic: "emph"
        case .bold: "textbf"
        case .superscript: "textsuperscript"
        case .subscript: "textsubscript"
        case .smallCaps: "textsc"
        }
      return ("\\\(command){", "}")
    case .typst:
      let function =
        switch style {
        case .italic: "emph"
        case .bold: "strong"
        case .superscript: "super"
        case .subscript: "sub"
        case .smallCaps: "smallcaps"
        }
      return ("#\(function)[", "]")
    }
  }
}
