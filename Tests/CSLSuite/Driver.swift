import Citations
import Text

/// Gives a fixture to the processor in the way that its sections ask for.
struct Driver {
  let locales: LocaleFolder

  /// What comes out, to be compared with the fixture's result.
  ///
  /// - Throws: The fault that the style could not be used for.
  func run(_ fixture: Fixture) throws(Diagnostic) -> String {
    var style = try Style(xml: Array(fixture.csl.utf8), file: "\(fixture.name) CSL") { _ in }
    if fixture.mode == .bibliographyNoSort { style.bibliography?.sort = [] }
    let locale = try locales.locale(for: style)
    var session = CitationSession()
    var items = fixture.items
    if !fixture.citations.isEmpty {
      var texts: [String: String] = [:]
      var states: [String: [Int]] = [:]
      var changed: Set<String> = []
      for (index, call) in fixture.citations.enumerated() {
        let id = session.apply(call)
        guard index >= fixture.citations.count - 2 else { continue }
        let cited = Self.cited(in: session.entries, of: items)
        let engine = Engine(style: style, locale: locale, items: cited)
        let new = engine.document(session.entries)
        changed = [id]
        for (entry, text) in zip(session.entries, new) {
          let state = session.state(of: entry)
          if let old = texts[entry.id], old != text || states[entry.id] != state {
            changed.insert(entry.id)
          }
          texts[entry.id] = text
          states[entry.id] = state
        }
      }
      if fixture.mode == .citation {
        let lines = session.entries.map { texts[$0.id] ?? "" }
        return CitationSession.lines(lines, of: session.entries, changed: changed)
      }
      items = Self.cited(in: session.entries, of: items)
    }
    if let last = fixture.bibEntries.last {
      items = Self.chosen(JSON?.some(last).values, of: items)
    }
    let engine = Engine(style: style, locale: locale, items: items)
    switch fixture.mode {
    case .citation where fixture.citationItems.isEmpty:
      return engine.citation(items.map { .object([.init("id", $0["id"] ?? .null)]) })
    case .citation:
      return fixture.citationItems.map { engine.citation(JSON?.some($0).values) }
        .joined(separator: "\n")
    case .bibliography, .bibliographyHeader, .bibliographyNoSort:
      return engine.bibliography { BibliographyFilter(fixture.bibSection).keeps($0) }
    }
  }

  /// The items that a document cites, in the order in which it cites them first.
  static func cited(in entries: [CitationSession.Entry], of items: [JSON]) -> [JSON] {
    chosen(entries.flatMap { $0.cites.compactMap { $0["id"] } }, of: items)
  }

  /// The items of those identifiers, each once.
  private static func chosen(_ identifiers: [JSON], of items: [JSON]) -> [JSON] {
    var seen: Set<String> = []
    return identifiers.compactMap { identifier in
      guard let id = identifier.scalarText, seen.insert(id).inserted else { return nil }
      return items.first { $0["id"]?.scalarText == id }
    }
  }
}
