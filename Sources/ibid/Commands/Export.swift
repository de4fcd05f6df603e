import Workspace
internal import Query
internal import Manuscripts
import Console
import Formats
import OperatingSystem
import Records
import Store
import Text

/// `ibid export [QUERY]` writes records in another format.
struct Export: Command {
  static let spec = CommandSpec(
    "export", "Write records as BibTeX or in another format.", arguments: "[QUERY]",
    count: 0...Int.max,
    parameters: [
      .option(
        "to", "FORMAT", "The format; bibtex if none is given.", choices: FileFormat.writableNames),
      .option(
        "cited", "FILE", "Only what a paper cites, including its parts.", repeats: true),
      .option("into", "FILE", "Write to a file, unless it would not change."),
      .flag("force", "With --into: replace the file even if something in it is lost."),
      .option(
        "from", "FILE", "Use the records of a file, without a library.", repeats: true),
      .fromEncoding,
      .option("sort", "FIELDS", "The order, such as -date,author."),
      .option(
        "venues", "FORM", "How venues are named; macro defines an @string for each.",
        choices: ["long", "short", "macro"]),
      .option(
        "with", "WHAT",
        "Write award, link, tag or file to BibTeX; the first two as al-folio reads them.",
        repeats: true),
      .option(
        "files", "FORM", "Write the field `file`, in the form of a program.",
        choices: BibTeX.FileForm.allCases.map(\.rawValue)),
      .flag("private", "Write private fields too: tag, annote, file and those of the settings."),
      .flag("verbatim", "With --from FILE.bib: copy entries unchanged."),
      .json, .dryRun,
    ],
    details: """
      Papers are .tex, .aux, .bcf, .md, .qmd and .typ files. An alias is written under the key that
      the paper cites; unknown keys are reported, and the other records are written.

      With --with award,link an al-folio site gets its `award`, `award_name`, `arxiv`, `code`, `slides`
      and the like. Tags go into `groups`, as JabRef reads them, and `selected` into a field of its
      own. --files writes paths with the names and types that JabRef, Zotero or Mendeley expects.

      --verbatim copies a .bib file as it is: macros, comments, @preamble, order, layout, encoding
      and private fields. A QUERY leaves out the entries that do not match, except parents of others.

      A .bib file of --into begins with a comment line with a checksum, by which the next export
      recognises that the file was not changed by hand. A file written or changed by hand is replaced
      only if nothing in it is lost: each entry is in the new text or in the library, each @string
      and comment in the new text. Otherwise nothing is written, and the command names what would be
      lost; --force replaces the file anyway. `-` is standard output.
      """,
    examples: [
      .init("ibid export tag:thesis > thesis.bib", "BibTeX of what a query matches"),
      .init("ibid export --cited paper.tex --into refs.bib", "the records that a paper cites"),
      .init("ibid export --from refs.bib --to json", "convert a file, without a library"),
      .init(
        "ibid export --from strings.bib --from refs.bib", "files that share their @strings"),
      .init(
        "ibid export --from refs.bib --verbatim year:2020..", "part of a file, unchanged"),
    ])

  let query: [String]
  let literalFrom: Int
  let cited: [String]
  let sources: [String]
  let into: OutputFile?
  let order: SortOrder?
  let exporter: Exporter
  let isVerbatim: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    // With --cited, words that name manuscripts are further files, such as the result of *.tex.
    let isCited = arguments.has("cited")
    let isFile = { (word: String) in isCited && Manuscript(fileName: word) != nil }
    cited = arguments.all("cited") + arguments.words.filter(isFile)
    query = arguments.words.filter { !isFile($0) }
    literalFrom = arguments.wordsBeforeDashes
    sources = arguments.all("from")
    order = if let sort = arguments.value("sort") { try SortOrder(sort) } else { nil }
    exporter = Exporter(
      format: try FileFormat(arguments, default: .bibtex),
      includesPrivate: arguments.has("private"), options: try BibTeXOptions(arguments))
    isVerbatim = arguments.has("verbatim")
    into = arguments.value("into").map { [exporter] name in
      OutputFile(
        name: name, isForced: arguments.has("force"), isDryRun: arguments.has("dry-run"),
        checksumLine: exporter.format.checksumLine)
    }
    if isVerbatim { try Self.checkVerbatim(arguments) }
    if isCited, !sources.isEmpty {
      throw Diagnostic(
        "--cited asks the library, and --from a file", hint: "leave one of the two out")
    }
    if isCited, let word = query.first {
      throw Diagnostic(
        "--cited exports what papers cite, and \(word.quoted) is not a paper",
        hint: "name .tex, .aux, .bcf, .md, .qmd or .typ files, or leave the query out")
    }
    for name in cited where Manuscript(fileName: name) == nil {
      throw Diagnostic(
        "\(name.quoted) is not a paper",
        hint: "name .tex, .aux, .bcf, .md, .qmd or .typ files")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    if !sources.isEmpty { return try convert(in: &world) }
    let library = try world.session.library(for: .reading)
    try library.requireFields(order?.fields ?? [])
    guard cited.isEmpty else { return try exportCited(from: library, in: &world) }
    let positions = try world.session.positions(
      matching: query, literalFrom: literalFrom, in: library)
    guard !positions.isEmpty else { return .no }
    try write(of: library, in: world.session) { (exporter, session) throws(Diagnostic) in
      guard let order else { return try exporter.write(positions, of: library, to: session) }
      let records = order.sorted(positions.map { library.records[$0] })
      try exporter.write(records, of: library, to: session)
    }
    return .done
  }

  /// Exports each cited record once, in the library's order, under the cited key.
  private func exportCited(
    from library: Library, in world: inout World
  ) throws(Diagnostic) -> ExitStatus {
    var papers = CitedKeys()
    for name in cited { try papers.read(name, world.session) }
    var status = ExitStatus.done
    var cites: [(position: Int, key: String)] = []
    for cite in papers.cites {
      if cite.key == "*" {
        cites += library.records.indices.map { ($0, library.records[$0].key.text) }
      } else if let position = library.position(of: cite.key) {
        cites.append((position, cite.key))
      } else if !papers.labels.contains(cite.key) {
        status = .no
        let nearest = Suggestion.nearest(to: cite.key, among: library.allKeys.sorted())
        try world.report(
          Diagnostic(
            "no record has the key \(cite.key.quoted)",
            hint: nearest.map { "did you mean \($0)?" }, at: cite.place))
      }
    }
    var records: [Record] = []
    var written: Set<String> = []
    for (position, key) in cites.sorted(by: { ($0.position, $0.key) < ($1.position, $1.key) })
    where written.insert(key).inserted {
      guard let record = Self.record(library.records[position], citedAs: key) else { continue }
      records.append(record)
    }
    if let order { records = order.sorted(records) }
    try write(of: library, in: world.session) { (exporter, session) throws(Diagnostic) in
      try exporter.write(records, of: library, to: session)
    }
    return status
  }

  /// The record under the key in the manuscript, which may be a former key.
  private static func record(_ record: Record, citedAs key: String) -> Record? {
    guard let citedKey = CitationKey(ifValid: key) else { return nil }
    var record = record
    if citedKey != record.key {
      record.removeAll(.alias) { $0 == key }
      record.insert(.alias, record.key.text)
      record.key = citedKey
    }
    return record
  }

  /// Writes the output of `body` to standard output or into the file of `--into`.
  func write(
    of library: Library? = nil, in session: Session,
    _ body: (Exporter, Session) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    var exporter = exporter
    exporter.harmlessTeX = try session.harmlessTeX()
    try session.write(
      into: into, of: library,
      lost: { [exporter] (old, new, session) throws(Diagnostic) in
        let replaced = ReplacedBibliography(
          exporter: exporter, library: library,
          source: try library?.exportSource ?? ExportSource())
        return try replaced.lost(from: old, in: into?.name ?? "", replacedBy: new, session)
      },
      { session throws(Diagnostic) in try body(exporter, session) })
  }
}
