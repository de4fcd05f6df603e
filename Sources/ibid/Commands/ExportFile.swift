import Workspace
internal import Query
import Console
import Formats
import Records
import Text

/// `ibid export --from FILE`, which needs no library.
extension Export {
  func convert(in world: inout World) throws(Diagnostic) -> ExitStatus {
    if isVerbatim { return try copy(sources[0], in: &world) }
    if sources.count == 1, let source = sources.first, let dialect = streamingDialect(of: source) {
      let file = try world.session.bibTeX(try world.session.readText(source), named: source)
      if world.session.events.hasFoundNoEntries { return .no }
      for remark in file.unkept { try world.session.report(remark) }
      try write(in: world.session) { (exporter, session) throws(Diagnostic) in
        try exporter.rewrite(file, for: dialect, to: session)
      }
      return .done
    }
    var records = try world.session.candidates(from: sources).records
    if world.session.events.hasFoundNoEntries { return .no }
    let all = Dictionary(
      records.map { ($0.key.text.asciiLowercased, $0) }, uniquingKeysWith: { first, _ in first })
    let query = try query(among: records)
    records = records.filter(query.matches)
    if let order { records = order.sorted(records) }
    let converted = records
    try write(in: world.session) { (exporter, session) throws(Diagnostic) in
      let source = ExportSource(parent: { all[$0.asciiLowercased] })
      try exporter.write(converted, from: source, to: session)
    }
    return records.isEmpty && !self.query.isEmpty ? .no : .done
  }

  /// The dialect, if the entries can be written one by one, without the others in memory.
  private func streamingDialect(of source: String) -> BibTeX.Dialect? {
    guard case .bibTeX(let dialect)? = exporter.format.writer, query.isEmpty, order == nil,
      exporter.format.isEnding(of: source)
    else { return nil }
    return dialect
  }

  private func query(among records: [Record]) throws(Diagnostic) -> Query {
    try Query(query, among: records, literalFrom: literalFrom)
  }
}

/// `ibid export --from FILE.bib --verbatim`.
extension Export {
  /// Refuses options that would change the text or the order of a file.
  static func checkVerbatim(_ arguments: ParsedArguments) throws(Diagnostic) {
    guard arguments.has("from") else {
      throw Diagnostic(
        "--verbatim copies the text of a file, and a library has no other text",
        hint: "name a file with --from FILE.bib, or leave --verbatim out")
    }
    if arguments.all("from").count > 1 {
      throw Diagnostic(
        "--verbatim copies one file", hint: "name one file with --from, or leave --verbatim out")
    }
    for name in ["sort", "venues", "with", "files", "json"] where arguments.has(name) {
      throw Diagnostic(
        "--\(name) changes what --verbatim keeps", hint: "leave one of the two out")
    }
    if let format = arguments.value("to"), format != "bibtex", format != "biblatex" {
      throw Diagnostic(
        "--verbatim keeps a .bib file as it is, and cannot make \(format) of it",
        hint: "leave --verbatim or --to out")
    }
  }

  /// Copies a file without the entries that do not match the query.
  private func copy(_ source: String, in world: inout World) throws(Diagnostic) -> ExitStatus {
    let bytes = try world.session.readAsItIs(source)
    let file = try world.session.bibTeX(bytes, named: source)
    if world.session.events.hasFoundNoEntries { return .no }
    let kept = query.isEmpty ? nil : try matching(file)
    if let kept, kept.isEmpty { return .no }
    let text = file.bytes(of: bytes) { kept?.contains($0) ?? true }
    try write(in: world.session) { (_, session) throws(Diagnostic) in
      try session.output.write(bytes: text)
    }
    return .done
  }

  private func matching(_ file: BibTeX.File) throws(Diagnostic) -> Set<Int> {
    let records = BibTeX.records(of: file) { _ in }.map { imported in
      Candidate(record: imported.record(key: .pending), key: imported.givenKey)
    }.records
    let query = try query(among: records)
    return file.withParents(Set(records.indices.filter { query.matches(records[$0]) }))
  }
}
