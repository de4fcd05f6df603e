internal import Duplicates
internal import Formats
internal import Records
public import Store
public import Text

/// Compares a bibliography file with the text to replace it, and with the library.
///
/// An entry is not lost if the new text has an entry of the same key with all its values, or if the
/// library has a record of that key or alias with all its values, as stored or as exported.
/// Contents that records cannot hold, such as comments, must be in the new text.
public struct ReplacedBibliography {
  let exporter: Exporter
  /// `nil` if the text is made of a file.
  public let library: Library?
  /// The context of the export.
  public let source: ExportSource

  /// Makes a comparison for an export.
  public init(exporter: Exporter, library: Library? = nil, source: ExportSource) {
    self.exporter = exporter
    self.library = library
    self.source = source
  }

  /// What the old text has and neither the new text nor the library has.
  public func lost(
    from old: [UInt8], in name: String, replacedBy new: [UInt8], _ session: Session
  ) throws(Diagnostic) -> LostContent {
    // The faults of the old file are not reported.
    let quiet = session.muted
    if exporter.format.reader == nil {
      return LostContent(lines: try otherLines(of: old, missingIn: new, quiet))
    }
    switch FileFormat.recognized(fileName: name, contents: old) {
    case .bibtex?:
      let before = BibTeXContent(old)
      if before.isEmpty { break }
      return try lost(from: before, replacedBy: BibTeXContent(new), quiet)
    case let format?:
      guard let entries = try? ComparableEntry.all(in: old, format, quiet), !entries.isEmpty else {
        break
      }
      let comments = LostContent.lines(
        of: old.lines(beginningWith: format.commentStarts), missingIn: new)
      let after = try? ComparableEntry.all(in: new, format, quiet)
      return LostContent(
        entries: try lostEntries(entries, of: format, replacedBy: after ?? [], quiet),
        lines: comments.filter { !ChecksumLine.hash.isChecksumLine($0) },
        canBeAdded: library != nil)
    case nil: break
    }
    return LostContent(lines: try otherLines(of: old, missingIn: new, quiet))
  }

  private func lost(
    from old: BibTeXContent, replacedBy new: BibTeXContent, _ quiet: Session
  ) throws(Diagnostic) -> LostContent {
    let macros = old.macros.filter { macro in
      !new.macros.contains(macro) && source.venues[macro.name]?.name != macro.text
    }
    let lines = LostContent.lines(of: old.rest, missingIn: new.rest)
    let spellings = Set(new.entries.map(\.spelling))
    let entries = old.entries.filter { !spellings.contains($0.spelling) }
    return LostContent(
      entries: try lostEntries(entries, of: .bibtex, replacedBy: new.entries, quiet),
      macros: macros.map(\.name), lines: lines.filter { !ChecksumLine.bibTeX.isChecksumLine($0) },
      canBeAdded: library != nil)
  }

  /// The names of the entries with a value that would be lost.
  private func lostEntries(
    _ old: [ComparableEntry], of format: FileFormat, replacedBy new: [ComparableEntry],
    _ quiet: Session
  ) throws(Diagnostic) -> [String] {
    let index = Dictionary(grouping: new) { $0.identity }
    let titles = old.contains { $0.key.isEmpty } ? recordsByTitle : [:]
    var lost: [String] = []
    for entry in old {
      let counterparts = index[entry.identity] ?? []
      if entry.isSound {
        if counterparts.contains(where: { entry.isPresent(in: [$0]) }) { continue }
        if let record = record(for: entry, titles) {
          // A value may have different forms in the new text and in the library.
          let versions = try versions(of: record, for: format, quiet)
          if entry.isPresent(in: versions + counterparts) { continue }
        }
      }
      lost.append(entry.name)
    }
    return lost
  }

  /// The library's record of an entry, by key, or by title if the entry has no key.
  private func record(for entry: ComparableEntry, _ titles: [String: Record]) -> Record? {
    if entry.key.isEmpty { return titles[entry.title] }
    return library.flatMap { library in
      library.position(of: entry.key).map { library.records[$0] }
    }
  }

  private var recordsByTitle: [String: Record] {
    Dictionary(
      (library?.records ?? []).map { ($0[.title] ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A record, and the record read back from each of its exports.
  private func versions(
    of record: Record, for format: FileFormat, _ quiet: Session
  ) throws(Diagnostic) -> [ComparableEntry] {
    var versions = [ComparableEntry(record, marksOrganizations: format.marksOrganizations)]
    for alternative in format.alternatives {
      for options in BibTeXOptions.all {
        for isPrivate in [true, false] {
          let exporter = Exporter(
            format: alternative, includesPrivate: isPrivate, options: options)
          let text = try TextSink.gather { sink throws(Diagnostic) in
            try exporter.write([record], from: source, to: quiet.writing(to: sink))
          }
          versions +=
            format == .bibtex
            ? BibTeXContent(text).entries
            : (try? ComparableEntry.all(in: text, format, quiet)) ?? []
        }
      }
    }
    return versions
  }

  /// The lines that neither the new text nor an export of the whole library has.
  private func otherLines(
    of old: [UInt8], missingIn new: [UInt8], _ quiet: Session
  ) throws(Diagnostic) -> [String] {
    let lines = LostContent.lines(of: old, missingIn: new)
    guard !lines.isEmpty, let library else { return lines }
    let whole = try TextSink.gather { sink throws(Diagnostic) in
      try exporter.write(
        Array(library.records.indices), of: library, to: quiet.writing(to: sink))
    }
    return LostContent.lines(of: old, missingIn: new + whole)
      .filter { !ChecksumLine.hash.isChecksumLine($0) }
  }
}

extension BibTeXOptions {
  /// All options that an earlier export may have used.
  fileprivate static let all: [BibTeXOptions] = [BibTeX.VenueNames.long, .short].flatMap { names in
    [true, false].map { isWith in
      var options = BibTeXOptions()
      (options.includesAwards, options.includesLinks) = (isWith, isWith)
      options.venueNames = names
      return options
    }
  }
}

extension FileFormat {
  /// The formats in which the values of a record may have been written to a file of this format.
  ///
  /// Formats that keep records as they are need no comparison with a written text.
  fileprivate var alternatives: [FileFormat] {
    if fidelity == .exact { return [] }
    return Self.writable.filter { $0.fidelity != .exact && $0.endings == endings }
  }
}

extension [UInt8] {
  /// The lines that begin with one of some bytes.
  fileprivate func lines(beginningWith starts: [UInt8]) -> [UInt8] {
    let lines = split(separator: UInt8(ascii: "\n")).filter { line in
      line.first.map(starts.contains) ?? false
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
