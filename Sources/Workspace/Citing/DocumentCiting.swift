internal import Manuscripts
internal import Citations
internal import Formats
internal import OperatingSystem
internal import RichText
public import Text

/// `ibid cite --in FILE.md`: a text with its citations and bibliography filled in.
public struct DocumentCiting {
  public let file: String
  /// `nil` for standard output.
  let outputFile: OutputFile?

  public init(file: String, outputFile: OutputFile? = nil) {
    self.file = file
    self.outputFile = outputFile
  }

  public func run(_ options: CitationOptions, in session: Session) throws(Diagnostic) -> Bool {
    try checkFiles(in: session)
    let text = try session.read(file)
    let metadata = MarkdownMetadata(text)
    let options = completed(options, by: metadata, in: session)
    var look = try options.look(in: session)
    look.format = .markdown
    let manuscript = MarkdownManuscript(text, labels: look.locatorLabels)
    let citable = try options.items(in: session)
    let document = CitedDocument(text, manuscript, by: look)
    let labels = Manuscript.md.labels(in: text)
    var isComplete = true
    for key in document.keys where citable.position(of: key.key) == nil {
      // A reference to a figure or section of the text's own looks like a citation.
      if key.key == "*" || labels.contains(key.key) { continue }
      isComplete = false
      try session.report(citable.unknown(key.key, at: SourceRange(file: file, bytes: key.bytes)))
    }
    let filled = try fill(document, citable, look, metadata, in: session)
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

  /// What the text says of its style, its language and its sources, where the command says nothing.
  private func completed(
    _ options: CitationOptions, by metadata: MarkdownMetadata, in session: Session
  ) -> CitationOptions {
    var options = options
    let folder = Files.folder(of: file)
    // Files are named from the text's own folder, or as pandoc has it from the one that one is in.
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
    _ document: CitedDocument, _ citable: CitableItems, _ look: CitationLook,
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
    let processor = look.processor(try citable.items(at: positions, in: session))
    let renderer = look.renderer
    let citations = processor.document(known.map(\.citation))
    let rendered = citations.map(renderer.renderWithinLine)
    let authors = known.map { cited in
      cited.author.map { renderer.renderWithinLine(processor.citation(Citation([$0]))) }
    }
    let entries = processor.bibliography()
    var printedTeX = renderer.printedTeX(in: citations)
    printedTeX += renderer.printedTeX(in: entries?.entries.map(\.output) ?? [])
    try session.report(printedTeX)
    var bibliography = entries.map(look.text) ?? ""
    if metadata.value(of: "suppress-bibliography") == "true" { bibliography = "" }
    if let heading = metadata.value(of: "reference-section-title"), !bibliography.isEmpty {
      bibliography = "# \(heading) {.unnumbered}\n\n\(bibliography)"
    }
    return document.filled(known, rendered, authors: authors, bibliography: bibliography)
  }
}
