import Citations
import Text

/// The processor, as the suite calls it.
struct Engine {
  private let processor: Processor
  private let items: [JSON]

  /// Takes items as CSL-JSON, in the order in which they are cited.
  init(style: Style, locale: CSLLocale, items: [JSON]) {
    self.items = items
    processor = Processor(style: style, locale: locale, items: items.compactMap { CSLItem($0) })
  }

  /// The citations of a document.
  func document(_ entries: [CitationSession.Entry], as format: OutputFormat = .html) -> [String] {
    let citations = entries.map { entry in
      Citation(
        entry.cites.map { Cite($0, inDocument: true) },
        noteNumber: entry.note > 0 ? entry.note : nil)
    }
    return processor.document(citations).map { text(of: $0, as: format) }
  }

  /// One citation by itself.
  func citation(_ cites: [JSON], as format: OutputFormat = .html) -> String {
    let citation = Citation(cites.map { Cite($0, inDocument: false) })
    return text(of: processor.citation(citation), as: format)
  }

  /// The bibliography, of the items for which the condition holds.
  func bibliography(
    as format: OutputFormat = .html, where isListed: (JSON) -> Bool
  ) -> String {
    guard var bibliography = processor.bibliography() else { return "" }
    let listed = Set(items.lazy.filter(isListed).compactMap { $0["id"]?.scalarText })
    bibliography.entries.removeAll { !listed.contains($0.id) }
    let entries = bibliography.entries.map(\.output)
    let renderer = Renderer(format: format, locale: processor.localeText)
    return renderer.bibliographyText(entries, bibliography.format)
  }

  private func text(of output: [Output], as format: OutputFormat) -> String {
    Renderer(format: format, locale: processor.localeText).render(output)
  }
}

extension Cite {
  /// Reads a cite as word processors and the suite spell it.
  ///
  /// What forces a position counts only for a citation by itself: in a document the processor knows
  /// better.
  fileprivate init(_ json: JSON, inDocument isInDocument: Bool) {
    self.init(json["id"]?.scalarText ?? "")
    prefix = json["prefix"]?.scalarText ?? ""
    suffix = json["suffix"]?.scalarText ?? ""
    locator = json["locator"]?.scalarText ?? ""
    label = json["label"]?.scalarText ?? "page"
    isAuthorSuppressed = json["suppress-author"] == .bool(true)
    isAuthorOnly = json["author-only"] == .bool(true)
    if isInDocument { return }
    let positions: [Position] = [.first, .subsequent, .ibid, .ibidWithLocator]
    if case .number(let number)? = json["position"], positions.indices.contains(number) {
      position = positions[number]
    }
    isNearNote = json["near-note"].map { $0 == .bool(true) }
    if case .number(let number)? = json["first-reference-note-number"] {
      firstReferenceNoteNumber = number
    }
  }
}
