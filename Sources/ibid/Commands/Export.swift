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
      .option("to", "FORMAT", "The format; bibtex if none is given.", choices: ExportFormat.names),
      .option(
        "cited", "FILE", "Only what a paper cites, with the files it takes in.", repeats: true),
      .option("into", "FILE", "Write to a file, and only when that changes it."),
      .flag("force", "With --into: replace the file even where something in it is lost."),
      .option("from", "FILE", "Take the records of a file rather than the library's."),
      .option("sort", "FIELDS", "The order, such as -date,author."),
      .option(
        "venues", "FORM", "How venues are named; macro defines an @string for each.",
        choices: ["long", "short", "macro"]),
      .option("with", "WHAT", "Write award, link or both into BibTeX, as al-folio has them."),
      .flag("private", "Write tag, annote and file too, and what the settings call private."),
      .flag("verbatim", "With --from FILE.bib: write its entries as they stand in the file."),
      .json, .dryRun,
    ],
    details: """
      Papers are .tex, .aux, .bcf, .md, .qmd and .typ files. An alias is written under the key that
      the paper cites; unknown keys go to standard error, and the rest is written all the same.

      With --verbatim a .bib file comes back as it is: macros, comments, @preamble, order, layout,
      encoding, fields that are private elsewhere. A QUERY leaves out the entries that do not match
      it, but not those from which others take fields. Records of a library have no other spelling
      than their own, so there --verbatim is refused.

      A .bib file of --into begins with a comment line that holds a checksum, so that the next export
      can tell it from a file that was written or changed by hand. Such a file is replaced only if
      nothing in it is lost: each entry stands in the new text or in the library, each @string and
      comment in the new text. Otherwise nothing is written, and the command names what would be
      lost; --force replaces the file all the same. `-` is standard output.
      """,
    examples: [
      .init("ibid export tag:thesis > thesis.bib", "BibTeX of what a query matches"),
      .init("ibid export --cited paper.tex --into refs.bib", "exactly what a paper cites"),
      .init("ibid export --from refs.bib --to json", "convert a file, without a library"),
      .init(
        "ibid export --from refs.bib --verbatim year:2020..", "part of a file, as it stands"),
    ])

  let query: [String]
  let literalFrom: Int
  let cited: [String]
  let source: String?
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
    source = arguments.value("from")
    order = if let sort = arguments.value("sort") { try SortOrder(sort) } else { nil }
    exporter = Exporter(
      format: try ExportFormat(arguments, default: .bibtex),
      includesPrivate: arguments.has("private"), options: try BibTeXOptions(arguments))
    isVerbatim = arguments.has("verbatim")
    into = arguments.value("into").map { [exporter] name in
      OutputFile(
        name: name, isForced: arguments.has("force"), isDryRun: arguments.has("dry-run"),
        checksumLine: exporter.format.checksumLine)
    }
    if isVerbatim { try Self.checkVerbatim(arguments) }
    if isCited, source != nil {
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
    if let source { return try convert(source, in: &world) }
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
