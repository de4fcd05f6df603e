internal import Citations
internal import History
internal import OperatingSystem
internal import Store
public import Text

/// `ibid styles add NAME…`: downloads official styles and locales into a library.
public struct StyleAdding {
  let isForced: Bool
  /// Whether to announce the files without writing them.
  public let isDryRun: Bool

  /// Makes the use case with its options.
  public init(isForced: Bool, isDryRun: Bool) {
    self.isForced = isForced
    self.isDryRun = isDryRun
  }

  /// A file to write.
  private struct Addition {
    /// The name of the file in `styles/`.
    public var file: String
    /// What to write.
    public var contents: [UInt8]
    /// The title of the style, or the name of the locale.
    public var title: String
  }

  /// Downloads all files and then writes them; if one is faulty, none is written.
  ///
  /// - Returns: Whether every style and locale was added.
  public func add(_ names: [String], in session: Session) throws(Diagnostic) -> Bool {
    let root = try session.libraryRoot()
    let styles = try session.citationStyles()
    let client = try session.client(under: styles.settings)
    let officialStyles = try StyleDownload(
      styles.settings?.styleSource,
      standard: "https://raw.githubusercontent.com/citation-style-language/styles/master/",
      root: root, by: client)
    let officialLocales = try StyleDownload(
      styles.settings?.localeSource,
      standard: "https://raw.githubusercontent.com/citation-style-language/locales/master/",
      root: root, by: client)
    let folder = Files.join(root, "styles")
    var isAllFound = true
    var additions: [Addition] = []
    for word in names {
      let name = try Self.name(word)
      let isLocale = name.hasPrefix("locales-")
      let file = isLocale ? "\(name).xml" : "\(name).csl"
      if !isForced, Files.kind(of: Files.join(folder, file)) != nil {
        isAllFound = false
        try session.report(
          Diagnostic(
            "styles/\(file) is there already", hint: "--force puts the official one in its place"))
        continue
      }
      let found =
        isLocale
        ? try locale(file, from: officialLocales, in: session)
        : try style(name, from: officialStyles, styles, in: session)
      if found.isEmpty {
        let known = try styles.names().map(CitationStyles.name(atEndOf:))
        let nearest = Suggestion.nearest(to: name, among: known)
        isAllFound = false
        try session.report(
          Diagnostic(
            "there is no official \(isLocale ? "locale" : "style") \(name.quoted)",
            hint: nearest.flatMap { $0 == name ? nil : "did you mean \($0)?" }
              ?? (isLocale
                ? "write it as locales-sv-SE"
                : "zotero.org/styles has the names: in lower case, with hyphens")))
      }
      additions += found.filter { new in !additions.contains { $0.file == new.file } }
    }
    guard !additions.isEmpty else { return isAllFound }
    var transaction = Transaction()
    for addition in additions {
      let path = Files.join(folder, addition.file)
      let version = isForced ? try FileVersion(at: path) : nil
      transaction.write(addition.contents, to: path, replacing: version)
    }
    var plan = Plan(
      transaction, as: CommitMessage("Add \(additions.map { "styles/\($0.file)" }.inWords)"),
      in: root, under: styles.settings)
    for addition in additions { plan.note("added styles/\(addition.file)  \(addition.title)") }
    try session.apply(plan, isDryRun: isDryRun)
    return isAllFound
  }

  /// The name of a style in an address or the name of its file.
  private static func name(_ word: String) throws(Diagnostic) -> String {
    var name = CitationStyles.name(atEndOf: word)
    if name.hasSuffix(".xml") { name = String(name.dropLast(4)) }
    let isLocale = name.hasPrefix("locales-")
    let isSpelt = name.utf8.allSatisfy { byte in
      let isLower = byte.isASCIILetter && byte == byte.asciiLowercased
      return isLower || byte.isASCIIDigit || byte == UInt8(ascii: "-")
        || (isLocale && byte.isASCIILetter)
    }
    guard isSpelt, let first = name.utf8.first, first != UInt8(ascii: "-") else {
      throw Diagnostic(
        "\(word.quoted) is not the name of a style",
        hint: "write it in lower case, with hyphens, such as journal-of-experimental-botany")
    }
    return name
  }

  private func locale(
    _ file: String, from source: StyleDownload, in session: Session
  ) throws(Diagnostic) -> [Addition] {
    guard let contents = try source.file(file) else { return [] }
    session.events.remember(contents, as: file)
    let data = try LocaleData(xml: contents, file: file) { _ in }
    return [Addition(file: file, contents: contents, title: data.language ?? "")]
  }

  /// A style, and the parent of a dependent style unless it exists here.
  private func style(
    _ name: String, from source: StyleDownload, _ styles: CitationStyles, in session: Session
  ) throws(Diagnostic) -> [Addition] {
    let file = "\(name).csl"
    let contents =
      if let found = try source.file(file) { found } else { try source.file("dependent/\(file)") }
    guard let contents else { return [] }
    session.events.remember(contents, as: file)
    let style = try Style(xml: contents, file: file) { _ in }
    let addition = Addition(file: file, contents: contents, title: style.info.title)
    guard let address = style.info.independentParent else { return [addition] }
    let parent = CitationStyles.name(atEndOf: address)
    if try styles.file("\(parent).csl", in: session) != nil { return [addition] }
    let others = parent == name ? [] : try self.style(parent, from: source, styles, in: session)
    guard others.count == 1 else {
      throw Diagnostic(
        "\(file.quoted) is a dependent style of \(parent.quoted), which cannot be fetched",
        hint: "add another style")
    }
    return [addition] + others
  }
}
