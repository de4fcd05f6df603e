internal import Records
internal import Text

extension RichText {
  /// The text in the markup of a format, everything else escaped for it.
  func rendered(as format: TemplateFormat) -> String {
    nodes.map { Self.rendered($0, as: format) }.joined()
  }

  private static func rendered(_ node: Node, as format: TemplateFormat) -> String {
    switch node {
    case .text(let text):
      return format.escape(text)
    case .math(let source):
      return math(source, as: format)
    case .styled(let style, let inner):
      let text = inner.map { rendered($0, as: format) }.joined()
      let (open, close) = marks(of: style, as: format)
      return open + text + close
    case .protected(let inner):
      let text = inner.map { rendered($0, as: format) }.joined()
      return format == .latex ? "{\(text)}" : text
    }
  }

  /// TeX math, for formats that can hold it; elsewhere its source.
  private static func math(_ source: String, as format: TemplateFormat) -> String {
    let source = String(decoding: TeXSource.disarmed(source.utf8), as: UTF8.self)
    return switch format {
    case .markdown, .latex: "$\(source)$"
    case .html, .mustache: "\\(\(format.escape(source))\\)"
    case .typst, .text: format.escape(source)
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
