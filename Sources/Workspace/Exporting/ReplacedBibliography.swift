internal import Duplicates
internal import Formats
internal import Records
public import Store
public import Text

/// Compares a bibliography file with the text that is to replace it, and with the library.
///
/// An entry is kept when the new text has one of the same key with all its values, or the library
/// has: a record of that key or alias in which, or in an export of which, each value stands. What
/// has no counterpart in a record, such as a comment, is kept only by the new text.
public struct ReplacedBibliography {
  let exporter: Exporter
  /// `nil` when the text is made of a file.
  public let library: Library?
  public let source: ExportSource

  public init(exporter: Exporter, library: Library? = nil, source: ExportSource) {
    self.exporter = exporter
    self.library = library
    self.source = source
  }

  /// What the old text of a file holds and neither the new one nor the library does.
  public func lost(
    from old: [UInt8], in name: String, replacedBy new: [UInt8], _ session: Session
  ) throws(Diagnostic) -> LostContent {
    // The messages about the old file are no part of this command's output.
    let quiet = session.muted
    if !exporter.format.isReadable {
      return LostContent(lines: try otherLines(of: old, missingIn: new, quiet))
    }
    switch SourceKind(name: name, contents: old) {
    case .bibtex?:
      let before = BibTeXContent(old)
      if before.isEmpty { break }
      return try lost(from: before, replacedBy: BibTeXContent(new), quiet)
    case let kind?:
      guard let entries = try? ComparableEntry.all(in: old, kind, quiet), !entries.isEmpty else {
        break
      }
      let comments = kind == .rec ? LostContent.lines(of: old.recComments, missingIn: new) : []
      let after = try? ComparableEntry.all(in: new, kind, quiet)
      return LostContent(
        entries: try lostEntries(entries, of: kind, replacedBy: after ?? [], quiet),
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

  /// The names of the entries of which a value stands nowhere else.
  private func lostEntries(
    _ old: [ComparableEntry], of kind: SourceKind, replacedBy new: [ComparableEntry],
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
          // The same value may be in different forms in the new text and in the library.
          let versions = try versions(of: record, for: kind, quiet)
          if entry.isPresent(in: versions + counterparts) { continue }
        }
      }
      lost.append(entry.name)
    }
    return lost
  }

  /// The library's record of an entry: that of its key, or of its title where it has no key.
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

  /// A record, and what reading each export of it gives.
  private func versions(
    of record: Record, for kind: SourceKind, _ quiet: Session
  ) throws(Diagnostic) -> [ComparableEntry] {
    var versions = [ComparableEntry(record, isForeign: kind.isForeign)]
    for format in kind.formats {
      for options in BibTeXOptions.all {
        for isPrivate in [true, false] {
          let exporter = Exporter(format: format, includesPrivate: isPrivate, options: options)
          let text = try TextSink.gather { sink throws(Diagnostic) in
            try exporter.write([record], from: source, to: quiet.writing(to: sink))
          }
          versions +=
            kind == .bibtex
            ? BibTeXContent(text).entries : (try? ComparableEntry.all(in: text, kind, quiet)) ?? []
        }
      }
    }
    return versions
  }

  /// The lines that stand neither in the new text nor in an export of the whole library.
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
  /// Every way in which an export may have written the values of a record.
  fileprivate static let all: [BibTeXOptions] = [BibTeX.VenueNames.long, .short].flatMap { names in
    [true, false].map { isWith in
      var options = BibTeXOptions()
      (options.includesAwards, options.includesLinks) = (isWith, isWith)
      options.venueNames = names
      return options
    }
  }
}

extension ExportFormat {
  /// Whether what is written in the format can be read back as records.
  fileprivate var isReadable: Bool {
    switch self {
    case .bibtex, .biblatex, .cslJSON, .ris, .endNote, .json, .rec: true
    case .hayagriva, .csv: false
    }
  }
}

extension SourceKind {
  /// The formats in which a record may have been written to a file of this kind.
  fileprivate var formats: [ExportFormat] {
    switch self {
    case .bibtex: [.bibtex, .biblatex]
    case .cslJSON: [.cslJSON]
    case .ris: [.ris]
    case .endNote: [.endNote]
    case .rec, .records, .medline: []
    }
  }
}

extension [UInt8] {
  /// The comment lines of a rec file, and its descriptors.
  fileprivate var recComments: [UInt8] {
    let lines = split(separator: UInt8(ascii: "\n")).filter { line in
      line.first == UInt8(ascii: "#") || line.first == UInt8(ascii: "%")
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
