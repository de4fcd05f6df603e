internal import Formats
public import Lookup
internal import OperatingSystem
public import Text

/// A source of `ibid add`: records, or a work to look up.
public enum Source: Sendable {
  case records([Candidate])
  /// `file` is the PDF of the work, as a value of the field `file`.
  case work(WorkIdentifier, file: String?)

  /// The number of records, if all look-ups succeed.
  public var count: Int {
    switch self {
    case .records(let candidates): candidates.count
    case .work: 1
    }
  }
}

extension Session {
  /// Reads words, each as a file, as standard input for `-`, or as an identifier.
  ///
  /// Macros of one file hold in those after it.
  public func sources(from words: [String]) throws(Diagnostic) -> [Source] {
    var macros = BibTeX.Macros()
    var sources: [Source] = []
    for word in words { sources += try self.sources(from: word, macros: &macros) }
    return sources
  }

  private func sources(
    from word: String, macros: inout BibTeX.Macros
  ) throws(Diagnostic) -> [Source] {
    if word != "-", Files.kind(of: path(word)) == nil {
      guard let work = try WorkIdentifier.readSource(word) else { throw unknownSource(word) }
      return [.work(work, file: nil)]
    }
    if word != "-", Files.kind(of: path(word)) == .folder {
      return try folderSources(word, macros: &macros)
    }
    let contents = try read(word)
    if word != "-", PDFWork.isPDF(contents) { return [try pdf(word, contents)] }
    let bytes = try readable(contents, named: word)
    if let refusal = TextEncoding.refusal(of: bytes, file: word) { throw refusal }
    if FileFormat.readable(fileName: word).isEmpty,
      let works = try identifiers(in: bytes, named: word)
    {
      return works.map { .work($0, file: nil) }
    }
    let text = try source(bytes, named: word)
    var candidates = try candidates(in: text, macros: &macros)
    if text.format == .bibtex, BibTeX.frontMatter(of: bytes) != nil {
      try remark("\(word) begins with front matter, which `ibid export --into` keeps in a file")
    }
    try resolveFiles(of: &candidates, in: word == "-" ? "" : Files.folder(of: word))
    return [.records(candidates)]
  }

  private func pdf(_ name: String, _ bytes: [UInt8]) throws(Diagnostic) -> Source {
    let path = path(name)
    guard let work = PDFWork.identifier(ofFile: path, holding: bytes) else {
      throw Diagnostic(
        "\(name.quoted) contains no DOI and no arXiv id",
        hint: PDFWork.isTextReadable
          ? "add the work by its DOI, with --set file=\(name.escapingControls)"
          : "install pdftotext, which reads its first page, or add the work by its DOI")
    }
    return .work(work, file: pathInLibrary(path, root: try libraryRoot()))
  }

  private func unknownSource(_ word: String) -> Diagnostic {
    let isFileName =
      !FileFormat.readable(fileName: word).isEmpty || word.asciiLowercased.hasSuffix(".pdf")
    if isFileName, !word.contains("://") { return Self.missingFile(word) }
    if word.contains("://") {
      return Diagnostic(
        "\(word.quoted) names no work that can be looked up",
        hint: "give its DOI, or save its BibTeX and add that")
    }
    return Diagnostic(
      "\(word.quoted) is neither a file nor an identifier",
      hint:
        "name a file (\(FileFormat.readableEndings) .pdf), a DOI, an arXiv id, an ISBN, PMID: and a "
        + "number, or - for standard input")
  }

  /// The works in a list of identifiers, one a line; `nil` if the text is not such a list.
  ///
  /// Empty lines and lines that begin with # are skipped. If a line is not an identifier, the first
  /// line and the whole text decide whether that is an error, because a record may also begin with
  /// `doi: …`.
  private func identifiers(
    in bytes: [UInt8], named name: String
  ) throws(Diagnostic) -> [WorkIdentifier]? {
    var works: [WorkIdentifier] = []
    var start = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let place = SourceRange(file: name, bytes: start..<(start + line.count))
      start += line.count + 1
      let text = String(decoding: line, as: UTF8.self).trimmed
      if text.isEmpty || text.hasPrefix("#") { continue }
      var fault = Diagnostic(
        "\(text.quoted) is not an identifier, unlike the lines above it",
        hint: "write one DOI, arXiv id, ISBN or PMID: and a number to a line")
      do throws(Diagnostic) {
        if let work = try WorkIdentifier.readSource(text) {
          works.append(work)
          continue
        }
        if works.isEmpty { return nil }
      } catch {
        fault = error
      }
      if FileFormat.recognized(fileName: name, contents: bytes) != nil { return nil }
      fault.location = place
      throw fault
    }
    return works.isEmpty ? nil : works
  }
}
