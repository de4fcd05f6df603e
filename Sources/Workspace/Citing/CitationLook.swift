public import Citations
public import Manuscripts
public import RichText
public import Text

/// A style in a language and a format.
public struct CitationLook {
  /// The style's title, or what it was asked for by.
  public var name: String
  public var style: Style
  var locale: CSLLocale
  public var format: OutputFormat
  var hasLinks: Bool
  /// The formulas that may be TeX.
  public var harmlessTeX = HarmlessTeX()

  /// Why there is nothing of some items to be seen.
  public func nothingShown(of keys: [String]) -> Diagnostic {
    let shown = keys.prefix(3).map(\.quoted).joined(separator: ", ")
    let others = keys.count > 3 ? " and \(keys.count - 3) more" : ""
    return Diagnostic(
      "the style \(name.quoted) shows nothing of \(shown)\(others)",
      hint: "see whether they have a title and an author, and the style with `ibid styles --check`",
      severity: .warning)
  }

  /// What cites and lists some items, given in the order in which they are first cited.
  public func processor(_ items: [CSLItem]) -> Processor {
    Processor(style: style, locale: locale, items: items)
  }

  public var renderer: Renderer {
    Renderer(
      format: format, locale: LocaleText(locale), linksAddresses: hasLinks,
      harmlessTeX: harmlessTeX)
  }
}

extension CitationLook {
  /// The words for kinds of places in English and in the language of the citations.
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

extension CitationLook {
  /// A whole bibliography, with a line end at its end.
  public func text(of bibliography: Bibliography) -> String {
    let text = renderer.bibliographyText(bibliography.entries.map(\.output), bibliography.format)
    return text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
  }
}
