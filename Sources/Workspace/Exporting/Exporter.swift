internal import Keys
internal import Duplicates
public import Formats
internal import OperatingSystem
public import Records
public import RichText
public import Store
public import Text

/// What BibTeX output contains in addition to the standard fields.
public struct BibTeXOptions: Sendable {
  /// Whether to write `award = {…}`, as al-folio reads it.
  public var includesAwards = false
  /// Whether to write a field for each link, `code = {https://…}`, as al-folio reads it.
  public var includesLinks = false
  /// Private fields that are written all the same: `tag` and `file`.
  public var privateFields: Set<FieldName> = []
  /// The form of `file`.
  public var fileForm = BibTeX.FileForm.plain
  /// Whether names of venues are long or short.
  public var venueNames = BibTeX.VenueNames.long

  /// The default: no additions, long names.
  public init() {}
}

/// The context of exported records: a library, or the other records of a file.
public struct ExportSource: Sendable {
  /// The venues that records refer to.
  public var venues = VenueRegistry([])
  /// Fields to leave out in addition to those that are always private.
  var hidden: [FieldName] = []
  /// Looks up a record by its key, for inheritance from parents.
  var parent: @Sendable (String) -> Record? = { _ in nil }

  /// Makes a context of its parts; by default there are no venues and no parents.
  public init(
    venues: VenueRegistry = VenueRegistry([]), hidden: [FieldName] = [],
    parent: @escaping @Sendable (String) -> Record? = { _ in nil }
  ) {
    self.venues = venues
    self.hidden = hidden
    self.parent = parent
  }
}

extension Library {
  /// The context of exports from the library.
  public var exportSource: ExportSource {
    get throws(Diagnostic) {
      ExportSource(venues: try venues(), hidden: settings.privateFields, parent: parent)
    }
  }

  /// The record that another one names as its parent; case is ignored, as in BibTeX and biblatex.
  func parent(_ key: String) -> Record? {
    let spelling = key.asciiLowercased
    return self[key] ?? records.first { $0.key.text.asciiLowercased == spelling }
  }
}

/// Writes records of a library in a format.
public struct Exporter {
  /// The format to write.
  public let format: FileFormat
  /// Whether to write private fields too.
  let includesPrivate: Bool
  var options = BibTeXOptions()
  /// The TeX in values that stays TeX in BibTeX.
  public var harmlessTeX = HarmlessTeX()

  /// Makes an exporter for a format.
  public init(
    format: FileFormat, includesPrivate: Bool, options: BibTeXOptions = BibTeXOptions(),
    harmlessTeX: HarmlessTeX = HarmlessTeX()
  ) {
    self.format = format
    self.includesPrivate = includesPrivate
    self.options = options
    self.harmlessTeX = harmlessTeX
  }

  /// Writes records of a library to the session's output.
  public func write(
    _ positions: [Int], of library: Library, to session: Session
  ) throws(Diagnostic) {
    guard format == .rec, includesPrivate else {
      return try write(positions.map { library.records[$0] }, of: library, to: session)
    }
    // As in the file of the library, with comments and line wrapping.
    var texts: [String] = []
    for position in positions { texts.append(try library.text(at: position)) }
    try session.output.write(
      texts.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n"))
  }

  /// Writes records, which may be changed ones of a library, to the session's output.
  public func write(
    _ records: [Record], of library: Library, to session: Session
  ) throws(Diagnostic) {
    try write(records, from: try library.exportSource, to: session)
  }

  /// Writes records in a context to the session's output.
  public func write(
    _ records: [Record], from source: ExportSource, to session: Session
  ) throws(Diagnostic) {
    let records = records.map(\.withCanonicalNames)
    switch format.writer {
    case .bibTeX(let dialect)?: try writeBibTeX(records, dialect, from: source, to: session)
    case .text(let writer)?:
      let shown = includesPrivate ? records : records.map { Self.withoutPrivate($0, source.hidden) }
      try write(shown, source, by: writer, to: session)
    case nil: throw Diagnostic("ibid does not write \(format.name)")
    }
  }

  /// Writes a format that has fields for venues but not for their keys.
  private func write(
    _ records: [Record], _ source: ExportSource,
    by writer: FileFormat.TextWriter, to session: Session
  ) throws(Diagnostic) {
    let isShort = options.venueNames == .short
    let context = ExportContext(
      venue: { mention in
        var venue = source.venues[mention.name]
        if isShort, let short = venue?.short { venue?.name = short }
        return venue
      },
      parent: { [includesPrivate] key in
        let parent = source.parent(key)?.withCanonicalNames
        return includesPrivate ? parent : parent.map { Self.withoutPrivate($0, source.hidden) }
      })
    var remarks: [Diagnostic] = []
    try session.output.write(writer(records, context) { remarks.append($0) })
    for remark in remarks { try session.report(remark) }
  }

  private func writeBibTeX(
    _ records: [Record], _ dialect: BibTeX.Dialect, from source: ExportSource, to session: Session
  ) throws(Diagnostic) {
    var remarks: [Diagnostic] = []
    let writer = bibTeXWriter(dialect, for: source)
    try session.output.write(writer.text(of: records) { remarks.append($0) })
    for remark in remarks { try session.report(remark) }
  }

  private func bibTeXWriter(
    _ dialect: BibTeX.Dialect, for source: ExportSource
  ) -> BibTeX.Writer {
    var writer = BibTeX.Writer(dialect)
    writer.parent = { source.parent($0)?.withCanonicalNames }
    writer.harmlessTeX = harmlessTeX
    writer.privateFields.formUnion(source.hidden.map(\.canonicalName))
    writer.includesPrivateFields = includesPrivate
    writer.includedPrivateFields = options.privateFields
    writer.fileForm = options.fileForm
    writer.includesAwards = options.includesAwards
    writer.includesLinks = options.includesLinks
    writer.venueNames = options.venueNames
    writer.venue = { mention in
      source.venues[mention.name].map {
        BibTeX.Venue(name: $0.name, short: $0.short, isJournal: $0.kind == "journal")
      }
    }
    return writer
  }

  /// Writes a `.bib` file in canonical form, in batches and on all cores.
  ///
  /// Of a large file only its source text is in memory as a whole.
  public func rewrite(
    _ file: BibTeX.File, for dialect: BibTeX.Dialect, to session: Session
  ) throws(Diagnostic) {
    let writer = bibTeXWriter(dialect, for: ExportSource())
    let rewriting = BibTeX.Rewriting(file, by: writer) { record, own, isTaken in
      own.map { KeyPattern.variant(of: $0, isTaken: isTaken) }
        ?? KeyPattern.standard.key(for: record, isTaken: isTaken)
    }
    var problems: [Diagnostic] = []
    var remarks: [Diagnostic] = []
    var printedTeX = PrintedTeX()
    var isFirst = true
    for start in stride(from: 0, to: rewriting.count, by: Self.batch) {
      let range = start..<min(start + Self.batch, rewriting.count)
      for part in Parallel.map(range, { [rewriting.part($0)] }) {
        problems += part.problems
        remarks += part.remarks
        printedTeX += part.printedTeX
        guard !part.text.isEmpty else { continue }
        if !isFirst { try session.output.write("\n") }
        isFirst = false
        try session.output.write(bytes: part.text)
      }
    }
    // Parents may be written last; messages are in the order of the source.
    problems.sort { ($0.location?.bytes.lowerBound ?? 0) < ($1.location?.bytes.lowerBound ?? 0) }
    for diagnostic in problems + remarks { try session.report(diagnostic) }
    try session.report(printedTeX)
  }

  /// The number of entries in a batch.
  private static let batch = 4096

  private static func withoutPrivate(_ record: Record, _ hidden: [FieldName]) -> Record {
    var record = record
    for name in FieldName.privateNames.union(hidden.map(\.canonicalName)) {
      record.removeUnderAllNames(name)
    }
    return record
  }
}
