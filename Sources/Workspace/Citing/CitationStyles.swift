public import Citations
internal import OperatingSystem
public import Store
internal import Styles
public import Text

/// Finds citation styles and locales.
///
/// The places, in order: the folders of `IBID_STYLES`, the library's own `styles/`, and the
/// built-in files.
public struct CitationStyles {
  let folders: [String]
  /// The library's folder, if there is one.
  public let root: String?
  /// The library's settings, if there is one.
  public let settings: Settings?

  /// A file of a style or locale.
  public struct Source {
    /// The contents.
    public var bytes: [UInt8]
    /// The name of the file in messages.
    public var name: String
  }

  // MARK: Styles

  /// The style that a user named; reports the faults that can be ignored.
  public func style(named name: String?, in session: Session) throws(Diagnostic) -> Style {
    let name = styleName(name)
    guard let source = try source(ofStyle: name, in: session) else { throw unknown(name) }
    return try style(source, in: session) { finding, session throws(Diagnostic) in
      if finding.severity == .error { try session.report(finding) }
    }
  }

  /// The name of the style to use: the one asked for, else that of the settings, which may be a
  /// file of the library.
  func styleName(_ asked: String?) -> String {
    if let asked { return asked }
    guard let style = settings?.style, let root, Self.isPath(style) else {
      return settings?.style ?? "apa"
    }
    return Files.join(root, style)
  }

  private static func isPath(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "/")) && !name.contains("://")
  }

  /// Whether the settings can name a style so.
  func hasStyle(_ name: String) throws(Diagnostic) -> Bool {
    if let root, Self.isPath(name) { return Files.kind(of: Files.join(root, name)) == .file }
    return try names().contains("\(Self.name(atEndOf: name)).csl")
  }

  /// Reads a style, and for a dependent style its parent.
  public func style(
    _ source: Source, in session: Session,
    report: (Diagnostic, Session) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Style {
    let style = try Self.read(source, in: session, report: report)
    guard let address = style.info.independentParent else { return style }
    let parent = Self.name(atEndOf: address)
    guard !parent.isEmpty else {
      throw Diagnostic(
        "\(source.name.quoted) is a dependent style, and does not name its parent",
        hint: "put that one's address into its <link rel=\"independent-parent\" href=\"…\"/>")
    }
    guard let found = try file("\(parent).csl", in: session) else {
      throw Diagnostic(
        "\(source.name.quoted) is a dependent style of \(parent.quoted), which is not here",
        hint: "get it with `ibid styles add \(parent.escapingControls)`")
    }
    var result = try Self.read(found, in: session, report: report)
    guard result.info.independentParent == nil else {
      throw Diagnostic(
        "\(source.name.quoted) is a dependent style of \(parent.quoted), which is a dependent style too",
        hint: "name a style with citations of its own")
    }
    result.defaultLocale = style.defaultLocale ?? result.defaultLocale
    result.info.title = style.info.title
    return result
  }

  private static func read(
    _ source: Source, in session: Session,
    report: (Diagnostic, Session) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Style {
    var findings: [Diagnostic] = []
    let style = try Style(xml: source.bytes, file: source.name) { findings.append($0) }
    for finding in findings { try report(finding, session) }
    return style
  }

  /// The file of a style, by path, by name, or by the last part of the style's address.
  public func source(ofStyle name: String, in session: Session) throws(Diagnostic) -> Source? {
    if name.contains("://") {
      return try file("\(Self.name(atEndOf: name)).csl", in: session)
    }
    if Self.isPath(name) || (name.hasSuffix(".csl") && Files.kind(of: session.path(name)) != nil) {
      return Source(bytes: try session.read(name), name: name)
    }
    return try file(name.hasSuffix(".csl") ? name : "\(name).csl", in: session)
  }

  /// The last part of a style's address, which is the style's name.
  public static func name(atEndOf address: String) -> String {
    let path = address.split(separator: "/").last.map(String.init) ?? ""
    return path.hasSuffix(".csl") ? String(path.dropLast(4)) : path
  }

  /// The error for an unknown style, with a suggestion.
  public func unknown(_ name: String, at place: SourceRange? = nil) -> Diagnostic {
    let known = (try? names().filter { $0.hasSuffix(".csl") }.map { String($0.dropLast(4)) }) ?? []
    let shown = Self.name(atEndOf: name)
    return Diagnostic(
      "there is no style \(shown.quoted)",
      hint: Suggestion.nearest(to: shown, among: known).map { "did you mean \($0)?" }
        ?? "`ibid styles` lists them, and `ibid styles add NAME` fetches an official one",
      at: place)
  }

  // MARK: Locales

  /// The locale for a style: of the language asked for, or else of the text, the library, the
  /// style, or English.
  public func locale(
    named name: String?, ofText text: String? = nil, for style: Style, in session: Session
  ) throws(Diagnostic) -> CSLLocale {
    let asked = name ?? (text == nil ? settings?.locale : nil)
    let wanted = asked ?? text ?? style.defaultLocale ?? "en-US"
    // The same language of another country is better than English.
    let language = try otherRegion(of: wanted) ?? wanted
    var files: [LocaleData] = []
    for name in CSLLocale.fallbackLanguages(for: language) {
      guard let source = try file("locales-\(name).xml", in: session) else { continue }
      files.append(try LocaleData(xml: source.bytes, file: source.name) { _ in })
    }
    if try !hasLocale(language) {
      var missing = try missingLocale(language)
      guard asked == nil, !files.isEmpty else { throw missing }
      missing.severity = .warning
      try session.report(missing)
    }
    return CSLLocale(language: language, files: files, style: style.locales)
  }

  /// The languages of all locales.
  private func languages() throws(Diagnostic) -> [String] {
    try names().filter { $0.hasPrefix("locales-") && $0.hasSuffix(".xml") }
      .map { String($0.dropFirst("locales-".count).dropLast(".xml".count)) }
  }

  /// The locale of another region, if there is none for the language's main region.
  private func otherRegion(of language: String) throws(Diagnostic) -> String? {
    let known = try languages().filter { Self.base($0) == Self.base(language) }
    return CSLLocale.fallbackLanguages(for: language).contains(where: known.contains)
      ? nil : known.first
  }

  /// Whether there is a locale for a language, in any region.
  func hasLocale(_ language: String) throws(Diagnostic) -> Bool {
    try languages().contains { Self.base($0) == Self.base(language) }
  }

  func missingLocale(
    _ language: String, at place: SourceRange? = nil
  ) throws(Diagnostic) -> Diagnostic {
    let known = try languages()
    let nearest = Suggestion.nearest(to: language, among: known, within: 2)
    return Diagnostic(
      "there is no locale \(language.quoted)",
      hint: nearest.map { "did you mean \($0)?" }
        ?? "write a language such as de-DE, or get it with `ibid styles add locales-xx-YY`",
      at: place)
  }

  /// The language without its region.
  private static func base(_ tag: String) -> Substring.SubSequence {
    tag.asciiLowercased.prefix { $0 != "-" && $0 != "_" }
  }

  // MARK: Files

  /// The file of a name, from the first place that has it.
  public func file(_ name: String, in session: Session) throws(Diagnostic) -> Source? {
    guard !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
    for folder in folders {
      let path = Files.join(folder, name)
      guard Files.kind(of: path) == .file else { continue }
      return Source(bytes: try session.readKnown(path), name: path)
    }
    return Styles.text(of: name).map { text in
      let bytes = Array(text.utf8)
      session.events.remember(bytes, as: name)
      return Source(bytes: bytes, name: name)
    }
  }

  /// The names of all files in all places, each once, in ascending order.
  public func names() throws(Diagnostic) -> [String] {
    var names = Set(Styles.names)
    for folder in folders where Files.kind(of: folder) == .folder {
      names.formUnion(try Files.entries(of: folder).filter { $0.kind == .file }.map(\.name))
    }
    return names.sorted()
  }
}

extension Session {
  /// The styles available here; a library is needed only if the user names one.
  public func citationStyles() throws(Diagnostic) -> CitationStyles {
    let isNamed = input.libraryDirectory != nil || environment("IBID_LIBRARY") != nil
    let root = isNamed ? try libraryRoot() : try? libraryRoot()
    let further = environment("IBID_STYLES")?.split(separator: ":").map { path(String($0)) } ?? []
    return CitationStyles(
      folders: further + (root.map { [Files.join($0, "styles")] } ?? []),
      root: root, settings: try root.map { root throws(Diagnostic) in try Settings(of: root) })
  }
}
