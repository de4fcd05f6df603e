public import Citations
internal import OperatingSystem
public import Store
internal import Styles
public import Text

/// Where citation styles and locales are found.
///
/// In order: the folders of `IBID_STYLES`, the library's own `styles/`, and what is built in.
public struct CitationStyles {
  let folders: [String]
  /// The library's folder and its settings, if there is one.
  public let root: String?
  public let settings: Settings?

  /// A file of a style or a locale, and what messages call it.
  public struct Source {
    public var bytes: [UInt8]
    public var name: String
  }

  // MARK: Styles

  /// The style that a user named; what is wrong in it, but can be passed over, is on standard error.
  public func style(named name: String?, in session: Session) throws(Diagnostic) -> Style {
    let name = styleName(name)
    guard let source = try source(ofStyle: name, in: session) else { throw unknown(name) }
    return try style(source, in: session) { finding, session throws(Diagnostic) in
      if finding.severity == .error { try session.report(finding) }
    }
  }

  /// The name of the style that a user asked for, if at all; the settings may name a file of the
  /// library.
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

  /// Whether the settings may name a style so.
  func hasStyle(_ name: String) throws(Diagnostic) -> Bool {
    if let root, Self.isPath(name) { return Files.kind(of: Files.join(root, name)) == .file }
    return try names().contains("\(Self.name(atEndOf: name)).csl")
  }

  /// Reads a style, and that in whose place it stands if it is a dependent one.
  public func style(
    _ source: Source, in session: Session,
    report: (Diagnostic, Session) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Style {
    let style = try Self.read(source, in: session, report: report)
    guard let address = style.info.independentParent else { return style }
    let parent = Self.name(atEndOf: address)
    guard !parent.isEmpty else {
      throw Diagnostic(
        "\(source.name.quoted) stands for another style, and does not say which",
        hint: "put that one's address into its <link rel=\"independent-parent\" href=\"…\"/>")
    }
    guard let found = try file("\(parent).csl", in: session) else {
      throw Diagnostic(
        "\(source.name.quoted) stands for the style \(parent.quoted), which is not here",
        hint: "get it with `ibid styles add \(parent.escapingControls)`")
    }
    var result = try Self.read(found, in: session, report: report)
    guard result.info.independentParent == nil else {
      throw Diagnostic(
        "\(source.name.quoted) stands for \(parent.quoted), which stands for another style in turn",
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

  /// The file of a style: a path, or a name to be looked for, which may be an address's last part.
  public func source(ofStyle name: String, in session: Session) throws(Diagnostic) -> Source? {
    if name.contains("://") {
      return try file("\(Self.name(atEndOf: name)).csl", in: session)
    }
    if Self.isPath(name) || (name.hasSuffix(".csl") && Files.kind(of: session.path(name)) != nil) {
      return Source(bytes: try session.read(name), name: name)
    }
    return try file(name.hasSuffix(".csl") ? name : "\(name).csl", in: session)
  }

  /// The last part of a style's address, which is its name.
  public static func name(atEndOf address: String) -> String {
    let path = address.split(separator: "/").last.map(String.init) ?? ""
    return path.hasSuffix(".csl") ? String(path.dropLast(4)) : path
  }

  /// Says that there is no style of a name, and what may have been meant.
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

  /// What holds in a language for a style: the language asked for, or else the text's, the
  /// library's, the style's or English.
  public func locale(
    named name: String?, ofText text: String? = nil, for style: Style, in session: Session
  ) throws(Diagnostic) -> CSLLocale {
    let asked = name ?? (text == nil ? settings?.locale : nil)
    let wanted = asked ?? text ?? style.defaultLocale ?? "en-US"
    // What another country makes of a language is nearer than English.
    let language = try kin(of: wanted) ?? wanted
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

  /// The languages of all locales that there are.
  private func languages() throws(Diagnostic) -> [String] {
    try names().filter { $0.hasPrefix("locales-") && $0.hasSuffix(".xml") }
      .map { String($0.dropFirst("locales-".count).dropLast(".xml".count)) }
  }

  /// The locale of another region if there is none for a language as it is spoken in its own.
  private func kin(of language: String) throws(Diagnostic) -> String? {
    let known = try languages().filter { Self.base($0) == Self.base(language) }
    return CSLLocale.fallbackLanguages(for: language).contains(where: known.contains)
      ? nil : known.first
  }

  /// Whether there is a locale of a language, be it for another region.
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

  /// A file of a name in the first place that has one.
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

  /// The names of all files of all places, each once, in ascending order.
  public func names() throws(Diagnostic) -> [String] {
    var names = Set(Styles.names)
    for folder in folders where Files.kind(of: folder) == .folder {
      names.formUnion(try Files.entries(of: folder).filter { $0.kind == .file }.map(\.name))
    }
    return names.sorted()
  }
}

extension Session {
  /// Where styles are found from here; a library is not needed, unless one is named.
  public func citationStyles() throws(Diagnostic) -> CitationStyles {
    let isNamed = input.libraryDirectory != nil || environment("IBID_LIBRARY") != nil
    let root = isNamed ? try libraryRoot() : try? libraryRoot()
    let further = environment("IBID_STYLES")?.split(separator: ":").map { path(String($0)) } ?? []
    return CitationStyles(
      folders: further + (root.map { [Files.join($0, "styles")] } ?? []),
      root: root, settings: try root.map { root throws(Diagnostic) in try Settings(of: root) })
  }
}
