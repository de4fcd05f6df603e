import CSLSuite
import Citations
import Foundation
import Styles
import Support
import Testing
import Text

/// The styles and locales of `styles/`, as the program carries them.
@Suite struct OwnStylesTests {
  private static let styles = Styles.names.filter { $0.hasSuffix(".csl") }
  private static let locales = Styles.names.filter { $0.hasSuffix(".xml") }

  private static func bytes(_ name: String) throws -> [UInt8] {
    Array(try #require(Styles.text(of: name)).utf8)
  }

  private static func locale(_ name: String) throws -> LocaleData {
    try LocaleData(xml: bytes(name), file: name) { Issue.record("\(name): \($0.message)") }
  }

  private static func style(_ name: String) throws -> Style {
    try Style(xml: bytes(name), file: name) { Issue.record("\(name): \($0.message)") }
  }

  @Test func areAllThere() {
    #expect(
      Self.styles.map { $0.dropLast(4) } == [
        "acm", "alpha", "apa", "chicago-author-date", "chicago-notes", "harvard", "ieee", "mla",
        "nature", "plain", "springer-lncs", "vancouver",
      ])
    #expect(
      Self.locales.map { $0.dropFirst(8).dropLast(4) } == [
        "de-DE", "en-GB", "en-US", "es-ES", "fr-FR", "it-IT", "ja-JP", "nl-NL", "pt-BR", "zh-CN",
      ])
  }

  /// A locale has each term of English in each form; only the endings of numbers are its own.
  @Test(arguments: locales)
  func localeIsComplete(_ name: String) throws {
    let locale = try Self.locale(name)
    #expect(locale.language.map { "locales-\($0).xml" } == name)
    #expect(locale.dates.count == 2)
    let english = try Self.locale("locales-en-US.xml").terms
      .filter { !$0.name.hasPrefix("ordinal-") }.map { "\($0.name) (\($0.form.rawValue))" }
    let own = Set(locale.terms.map { "\($0.name) (\($0.form.rawValue))" })
    #expect(english.filter { !own.contains($0) } == [])
  }

  /// Renders made-up works of many kinds: each alone, some together, and the bibliography.
  @Test(arguments: styles)
  func rendersAsRecorded(_ name: String) throws {
    let style = try Self.style(name)
    let files = try CSLLocale.fallbackLanguages(for: style.defaultLocale ?? "en-US")
      .map { "locales-\($0).xml" }.filter(Self.locales.contains).map(Self.locale)
    let locale = CSLLocale(
      language: style.defaultLocale ?? "en-US", files: files, style: style.locales)
    let fixture = URL(fileURLWithPath: "\(Tool.root)/Tests/Fixtures/csl-json/valid/works.json")
    let json = try JSON(Array(Data(contentsOf: fixture)), file: fixture.path)
    guard case .array(let items) = json else { return #expect(Bool(false), "no list of items") }
    let processor = Processor(style: style, locale: locale, items: items.compactMap { CSLItem($0) })
    let renderer = Renderer(format: .text, locale: processor.localeText)
    let ids = items.compactMap { $0["id"]?.scalarText }

    var text = ids.map { id in
      "\(id): \(renderer.render(processor.citation(Citation([Cite(id)]))))\n"
    }.joined()
    var located = Cite("lovelace")
    located.locator = "12-15"
    let some = Citation([Cite("lindqvist-a"), Cite("lindqvist-b"), located, Cite("dekker")])
    text += "together: \(renderer.render(processor.citation(some)))\n\n"
    if let bibliography = processor.bibliography() {
      text += renderer.bibliographyText(bibliography.entries.map(\.output), bibliography.format)
    }
    try expectGolden(text, "\(name.dropLast(4)).txt")
  }
}
