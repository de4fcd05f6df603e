public import Citations
public import Manuscripts
public import RichText
public import Text

/// A style, its locale and an output format, ready to render with.
public struct CitationRendering {
  /// The style's title, or the name that the user gave.
  public var name: String
  /// The style, which decides what citations contain.
  public var style: Style
  var locale: CSLLocale
  /// The format to write.
  public var format: OutputFormat
  var hasLinks: Bool
  /// The TeX that may stay in formulas.
  public var harmlessTeX = HarmlessTeX()

  /// The error for items of which the style renders nothing.
  public func nothingShown(of keys: [String]) -> Diagnostic {
    let shown = keys.prefix(3).map(\.quoted).joined(separator: ", ")
    let others = keys.count > 3 ? " and \(keys.count - 3) more" : ""
    return Diagnostic(
      "the style \(name.quoted) shows nothing of \(shown)\(others)",
      hint: "see whether they have a title and an author, and the style with `ibid styles --check`",
      severity: .warning)
  }

  /// The processor for some items, in the order of their first citation.
  public func processor(_ items: [CSLItem]) -> Processor {
    Processor(style: style, locale: locale, items: items)
  }

  /// The renderer of the output format.
  public var renderer: Renderer {
    Renderer(
      format: format, locale: LocaleText(locale), linksAddresses: hasLinks,
      harmlessTeX: harmlessTeX)
  }
}

extension CitationRendering {
  /// The names of locators in English and in the language of the citations.
  public var locatorLabels: LocatorLabels {
    var labels = LocatorLabels()
    for label in LocatorLabels.all {
      for form in [TermForm.long, .short, .symbol] {
        for isPlural in [false, true] {
          labels.add(locale.term(label, form: form, isPlural: isPlural) ?? "", for: label)
        }
      }
    }
    return labels
  }
}

extension CitationRendering {
  /// A whole bibliography, ending in a line end.
  public func text(of bibliography: Bibliography) -> String {
    let text = renderer.bibliographyText(bibliography.entries.map(\.output), bibliography.format)
    return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }
}
