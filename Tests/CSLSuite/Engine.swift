import Citations
import Text

/// The processor, as the suite calls it.
struct Engine {
  private let style: Style
  private let locale: CSLLocale
  private let items: [JSON]

  init(style: Style, locale: CSLLocale, items: [JSON]) {
    self.style = style
    self.locale = locale
    self.items = items
  }

  /// The citations of a document as HTML.
  func document(_ entries: [CitationSession.Entry]) -> [String] {
    entries.map { _ in "" }
  }

  /// One citation by itself as HTML.
  func citation(_ cites: [JSON]) -> String {
    ""
  }

  /// The bibliography as HTML, of the items for which the condition holds.
  func bibliography(where isListed: (JSON) -> Bool) -> String {
    ""
  }
}
