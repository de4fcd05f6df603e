internal import Citations
internal import History
internal import OperatingSystem
internal import Store
public import Text

/// `ibid styles add NAME…`: official styles and locales, put into a library.
public struct StyleAdding {
  let isForced: Bool
  public let isDryRun: Bool

  public init(isForced: Bool, isDryRun: Bool) {
    self.isForced = isForced
    self.isDryRun = isDryRun
  }

  /// A file that is to be written, and what it holds.
  private struct Addition {
    public var file: String
    public var contents: [UInt8]
    public var title: String
  }

  /// Fetches all, and then writes all: what cannot be read is not written, nor is any other.
  ///
  /// - Returns: Whether all that was asked for is there.
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

  /// The name in what may be an address of the style, or its file's name.
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

  /// A style, with the one in whose place it stands unless that is here.
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
        "\(file.quoted) stands for the style \(parent.quoted), which cannot be fetched",
        hint: "add another style")
    }
    return [addition] + others
  }
}
