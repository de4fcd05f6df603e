internal import Citations
internal import Lists
internal import Styles
public import Text

/// A line of sample output of a style, a locale or a template.
public struct StyleSample {
  /// What the sample shows.
  public enum Kind: String, Sendable { case style, template, locale }

  /// The name of the style, locale or template.
  public var name: String
  /// Which of these it is.
  public var kind: Kind
  /// The name of the file in messages.
  public var file: String
  /// The sample output.
  public var text: String
}

/// Makes samples of all available styles, locales and templates.
public struct StyleSampler {
  private let styles: CitationStyles
  /// The locales read so far, by file name.
  private var locales: [String: LocaleData?] = [:]

  /// Makes a sampler of the styles in some places.
  public init(_ styles: CitationStyles) { self.styles = styles }

  /// All samples: of styles, then of templates that have a description, then of locales.
  ///
  /// Files that cannot be read are reported and skipped.
  public mutating func samples(in session: Session) throws(Diagnostic) -> [StyleSample] {
    var samples: [StyleSample] = []
    for file in try styles.names() {
      do throws(Diagnostic) {
        if let sample = try sample(of: file, in: session) { samples.append(sample) }
      } catch {
        try session.report(error)
      }
    }
    let kinds: [StyleSample.Kind] = [.style, .template, .locale]
    return kinds.flatMap { kind in samples.filter { $0.kind == kind } }
  }

  private mutating func sample(
    of file: String, in session: Session
  ) throws(Diagnostic) -> StyleSample? {
    let kind: StyleSample.Kind
    let ending: String
    if file.hasSuffix(".csl") {
      (kind, ending) = (.style, ".csl")
    } else if file.hasSuffix(".mustache") {
      (kind, ending) = (.template, ".mustache")
    } else if file.hasPrefix("locales-"), file.hasSuffix(".xml") {
      (kind, ending) = (.locale, ".xml")
    } else {
      return nil
    }
    guard let source = try styles.file(file, in: session) else { return nil }
    let text: String? =
      switch kind {
      case .style: try sample(ofStyle: source, in: session)
      case .template: Self.purpose(ofTemplate: source.bytes)
      case .locale: try Self.sample(ofLocale: source)
      }
    guard let text else { return nil }
    let name = String(file.dropLast(ending.utf8.count))
    return StyleSample(name: name, kind: kind, file: source.name, text: text)
  }

  // MARK: Kinds

  private static let item = CSLItem(
    .object([
      .init("id", .string("turing1936")), .init("type", .string("article-journal")),
      .init(
        "author",
        .array([
          .object([.init("family", .string("Turing")), .init("given", .string("Alan M."))])
        ])),
      .init("title", .string("On computable numbers")),
      .init("container-title", .string("Proceedings of the London Mathematical Society")),
      .init("container-title-short", .string("Proc. Lond. Math. Soc.")),
      .init("volume", .number(42)), .init("page", .string("230-265")),
      .init("issued", .object([.init("date-parts", .array([.array([.number(1936)])]))])),
    ]))

  /// The citation and the bibliography entry of one item.
  private mutating func sample(
    ofStyle source: CitationStyles.Source, in session: Session
  ) throws(Diagnostic) -> String {
    let style = try styles.style(source, in: session) { _, _ in }
    let language = style.defaultLocale ?? "en-US"
    var files: [LocaleData] = []
    for name in CSLLocale.fallbackLanguages(for: language) {
      if let data = try locale(name, in: session) { files.append(data) }
    }
    let locale = CSLLocale(language: language, files: files, style: style.locales)
    guard let item = Self.item else { return "" }
    let rendering = CitationRendering(
      name: style.info.title, style: style, locale: locale, format: .text, hasLinks: false)
    let processor = rendering.processor([item])
    let entry = processor.bibliography()?.entries.first.map { rendering.renderer.render($0.output) }
    let citation = rendering.renderer.render(processor.citation(Citation([Cite(item.id)])))
    // In a note style the note contains the whole entry.
    guard let entry, style.styleClass == .inText else { return citation }
    return "\(citation)  \(entry)"
  }

  private mutating func locale(
    _ name: String, in session: Session
  ) throws(Diagnostic) -> LocaleData? {
    let file = "locales-\(name).xml"
    if let known = locales[file] { return known }
    let data = try styles.file(file, in: session).map { source throws(Diagnostic) in
      try LocaleData(xml: source.bytes, file: source.name) { _ in }
    }
    locales[file] = .some(data)
    return data
  }

  /// The comment at the start of a template; templates without one are partials.
  private static func purpose(ofTemplate bytes: [UInt8]) -> String? {
    guard bytes.starts(with: "{{!".utf8),
      let end = bytes.firstRange(of: Array("}}".utf8))?.lowerBound
    else { return nil }
    return String(decoding: bytes[3..<end], as: UTF8.self).trimmed
  }

  /// Some terms of a locale.
  private static func sample(ofLocale source: CitationStyles.Source) throws(Diagnostic) -> String {
    let data = try LocaleData(xml: source.bytes, file: source.name) { _ in }
    let locale = CSLLocale(language: data.language ?? "", files: [data], style: [])
    let quotes = locale.quotes
    let words = ["month-05", "edition", "retrieved", "no date"].compactMap { locale.term($0) }
    let pages = locale.term("page", form: .short, isPlural: true) ?? ""
    return (["\(quotes.outerOpen)…\(quotes.outerClose)", "\(pages) 1–2"] + words)
      .joined(separator: ", ")
  }
}
