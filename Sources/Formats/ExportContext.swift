public import Records
internal import Text

/// Looks up venues and parents in the library, for formats that have neither.
public struct ExportContext {
  /// Finds a venue; for `nil`, the text of the mention is written.
  public var venue: (VenueMention) -> Venue?
  /// Finds a record outside those written, by its key, from which others inherit.
  public var parent: (String) -> Record?

  public init(
    venue: @escaping (VenueMention) -> Venue? = { _ in nil },
    parent: @escaping (String) -> Record? = { _ in nil }
  ) {
    self.venue = venue
    self.parent = parent
  }

  /// The records in full: with the fields of their parents, the name of the first venue in a field,
  /// `date` in place of `year` and `month`, and titles with their subtitles.
  ///
  /// Records of type `xdata` are left out.
  func resolved(_ records: [Record]) -> [Record] {
    let hasParents = records.contains { $0[.crossref] != nil || $0[.xdata] != nil }
    let byKey =
      hasParents
      ? Dictionary(
        records.map { ($0.key.text.asciiLowercased, $0) }, uniquingKeysWith: { first, _ in first })
      : [:]
    let inheritance = Inheritance { key in byKey[key.asciiLowercased] ?? parent(key) }
    return records.filter { $0.type != "xdata" }.map { record in
      var result = hasParents ? inheritance.resolved(record) : record
      nameVenue(of: &result)
      Self.joinDate(of: &result)
      Self.joinTitles(of: &result)
      return result
    }
  }

  /// The field for the title of the containing publication; independent works have one too.
  private static func container(of type: RecordType) -> FieldName {
    switch type.name {
    case "talk": .eventtitle
    case "thesis", "phdthesis", "mastersthesis", "report", "techreport": .institution
    case "book", "collection", "proceedings": .series
    default: BibTeXTypeTable.container(of: type) ?? .howpublished
    }
  }

  private func nameVenue(of record: inout Record) {
    let container = Self.container(of: record.type)
    guard record[container] == nil else { return }
    let venues = record.venues.map { ($0, venue($0)) }
    // If a paper has a conference and a journal as venues, its type decides.
    let fitting = venues.first {
      $0.1.map { ($0.kind == "journal") == (container == .journal) } ?? true
    }
    guard let (mention, known) = fitting ?? venues.first else { return }
    let name = mention.attributes["name"] ?? known?.name ?? mention.name
    record.append(container, mention.attributes["workshop"].map { "\($0) at \(name)" } ?? name)
  }

  /// Appends a subtitle to its title, since few formats separate them.
  private static func joinTitles(of record: inout Record) {
    let pairs: [(FieldName, FieldName)] = [
      (.title, .subtitle), (.booktitle, .booksubtitle), (.maintitle, .mainsubtitle),
      (.journal, .journalsubtitle),
    ]
    for (title, subtitle) in pairs {
      guard let first = record[title], let second = record[subtitle] else { continue }
      record.removeAll(subtitle)
      // The title of a container may include the subtitle that its parent has.
      if title != .title, first.asciiLowercased.hasSuffix(second.asciiLowercased) { continue }
      let isEnded = first.utf8.last.map { ":?!.".utf8.contains($0) } ?? false
      record.set(title, to: isEnded ? "\(first) \(second)" : "\(first): \(second)")
    }
  }

  private static func joinDate(of record: inout Record) {
    if let date = record[.date], EDTF(ifValid: date) != nil || record[.year] == nil { return }
    if let year = record[.year] {
      let date = BibTeXDates.date(year: year, month: record[.month], day: record[.day])
      guard let date else { return }
      // A bad date hides no good year.
      record.removeAll(.date)
      record.append(.date, date.value)
      for part in date.parts { record.removeAll(FieldName(part)) }
    } else if let year = record.venues.lazy.compactMap(\.year).first {
      record.append(.date, year)
    }
  }
}

extension Record {
  /// The names of all fields except those in `done`, each once.
  func fieldNames(besides done: Set<FieldName>) -> [String] {
    var seen = done
    return fields.compactMap { seen.insert($0.name).inserted ? $0.name.text : nil }
  }
}
