internal import Manuscripts
internal import Citations
internal import Formats
internal import OperatingSystem
internal import RichText
public import Text

/// `ibid cite --in FILE.md`: renders the citations and the bibliography of a text.
public struct DocumentCiting {
  /// The name of the Markdown file.
  public let file: String
  /// The file to write; `nil` for standard output.
  let outputFile: OutputFile?

  /// Makes the use case for a file.
  public init(file: String, outputFile: OutputFile? = nil) {
    self.file = file
    self.outputFile = outputFile
  }

  /// Reads the text, renders it and writes the result.
  ///
  /// - Returns: Whether all keys are known.
  /// - Throws: A `Diagnostic` if a file cannot be read or written, or the style is faulty.
  public func run(_ options: CitationOptions, in session: Session) throws(Diagnostic) -> Bool {
    try checkFiles(in: session)
    let text = try session.read(file)
    let metadata = MarkdownMetadata(text)
    let options = completed(options, by: metadata, in: session)
    var rendering = try options.rendering(in: session)
    rendering.format = .markdown
    let manuscript = MarkdownManuscript(text, labels: rendering.locatorLabels)
    let citable = try options.items(in: session)
    let document = CitedDocument(text, manuscript, by: rendering)
    let labels = Manuscript.md.labels(in: text)
    var isComplete = true
    for key in document.keys where citable.position(of: key.key) == nil {
      // A cross-reference to a figure or section of the text looks like a citation.
      if key.key == "*" || labels.contains(key.key) { continue }
      isComplete = false
      try session.report(citable.unknown(key.key, at: SourceRange(file: file, bytes: key.bytes)))
    }
    let filled = try fill(document, citable, rendering, metadata, in: session)
    try session.write(
      into: outputFile,
      lost: { (old, new, _) in LostContent(lines: LostContent.lines(of: old, missingIn: new)) },
      { session throws(Diagnostic) in try session.output.write(bytes: filled) })
    return isComplete
  }

  private func checkFiles(in session: Session) throws(Diagnostic) {
    let isMarkdown = file == "-" || [.md, .qmd].contains(Manuscript(fileName: file))
    guard isMarkdown else {
      throw Diagnostic(
        "\(file.quoted) is not Markdown",
        hint: "name a .md or .qmd file; for LaTeX and Typst, `ibid export --cited` writes BibTeX")
    }
    guard let outputFile, let target = Files.realPath(session.path(outputFile.name)) else { return }
    if target == Files.realPath(session.path(file)) {
      throw Diagnostic(
        "\(outputFile.name.quoted) is the text itself, whose citations would be lost",
        hint: "write to another file")
    }
  }

  /// The options with the style, language and sources of the text's metadata, where not given.
  private func completed(
    _ options: CitationOptions, by metadata: MarkdownMetadata, in session: Session
  ) -> CitationOptions {
    var options = options
    let folder = Files.folder(of: file)
    // Files are relative to the text's folder or, as in pandoc, to the working folder.
    func place(_ name: String) -> String {
      let own = Files.join(folder, name)
      return Files.kind(of: session.path(own)) == nil ? name : own
    }
    options.style = options.style ?? metadata.value(of: "csl").map(place)
    options.textLanguage = metadata.value(of: "lang")
    if options.sources.isEmpty { options.sources = metadata.values(of: "bibliography").map(place) }
    return options
  }

  private func fill(
    _ document: CitedDocument, _ citable: CitableItems, _ rendering: CitationRendering,
    _ metadata: MarkdownMetadata, in session: Session
  ) throws(Diagnostic) -> [UInt8] {
    let known = document.known { citable.position(of: $0).map(citable.id) }
    var positions: [Int] = []
    var seen: Set<Int> = []
    func add(_ position: Int) { if seen.insert(position).inserted { positions.append(position) } }
    for cite in known.flatMap(\.citation.cites) { citable.position(of: cite.id).map(add) }
    for key in document.listedKeys {
      if key == "*" { (0..<citable.count).forEach(add) } else { citable.position(of: key).map(add) }
    }
    let processor = rendering.processor(try citable.items(at: positions, in: session))
    let renderer = rendering.renderer
    let citations = processor.document(known.map(\.citation))
    let rendered = citations.map(renderer.renderWithinLine)
    let authors = known.map { cited in
      cited.author.map { renderer.renderWithinLine(processor.citation(Citation([$0]))) }
    }
    let entries = processor.bibliography()
    var printedTeX = renderer.printedTeX(in: citations)
    printedTeX += renderer.printedTeX(in: entries?.entries.map(\.output) ?? [])
    try session.report(printedTeX)
    var bibliography = entries.map(rendering.text) ?? ""
    if metadata.value(of: "suppress-bibliography") == "true" { bibliography = "" }
    if let heading = metadata.value(of: "reference-section-title"), !bibliography.isEmpty {
      bibliography = "# \(heading) {.unnumbered}\n\n\(bibliography)"
    }
    return document.filled(known, rendered, authors: authors, bibliography: bibliography)
  }
}
