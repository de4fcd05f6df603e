internal import RichText
public import Records
internal import Text

/// A field with different values in a record and a registry.
public struct RegistryDifference: Equatable, Sendable {
  /// The field that differs.
  public var field: FieldName
  /// The record's value and the registry's value, in a form to compare by eye.
  public var ours: String
  /// The registry's value, in a form to compare by eye.
  public var theirs: String
  /// The registry's value as `ibid set` takes it, with all names of a list in one text.
  public var proposal: String

  /// All differences between a record and a registry's description of the same work, the most
  /// important first.
  ///
  /// Only fields that both have are compared, and differences of spelling are ignored: case,
  /// accents, punctuation, `&` for "and", initials, abbreviated journals, dashes in ranges, a
  /// missing subtitle. Of dates only the years are compared. Of arXiv only titles and authors are
  /// compared, because it describes the preprint and not the publication.
  ///
  /// - Parameters:
  ///   - record: The user's record.
  ///   - registry: The registry's description, as a record.
  ///   - isPreprint: Whether the registry describes a preprint of the work.
  /// - Returns: At most one difference for each field.
  public static func all(
    of record: Record, from registry: Record, isPreprint: Bool
  ) -> [RegistryDifference] {
    var differences = ["title"].compactMap { name in
      text(FieldName(name), record, registry, areAlike: SameSpelling.titles)
    }
    differences += ["author", "editor"].compactMap { names(FieldName($0), record, registry) }
    guard !isPreprint else { return differences }
    if let date = date(record, registry) { differences.append(date) }
    if let journal = journal(record, registry) { differences.append(journal) }
    differences += ["volume", "number"].compactMap { name in
      text(FieldName(name), record, registry, areAlike: SameSpelling.numbers)
    }
    if let pages = pages(record, registry) { differences.append(pages) }
    return differences
  }

  private static func text(
    _ field: FieldName, _ record: Record, _ registry: Record,
    areAlike: (String, String) -> Bool
  ) -> RegistryDifference? {
    guard let ours = record[field], let theirs = registry[field], !areAlike(ours, theirs) else {
      return nil
    }
    return RegistryDifference(
      field: field, ours: MarkedText.words(of: ours), theirs: MarkedText.words(of: theirs),
      proposal: theirs)
  }

  /// The first person who differs, or the lengths of the lists.
  private static func names(
    _ field: FieldName, _ record: Record, _ registry: Record
  ) -> RegistryDifference? {
    var ours = record.names(of: field)
    let theirs = registry.names(of: field)
    guard !ours.isEmpty, !theirs.isEmpty else { return nil }
    let isCut = ours.last?.isOthers ?? false
    if isCut { ours.removeLast() }
    let proposal = theirs.map { Name(withoutAttributes: $0).field }.joined(separator: " and ")
    for (our, their) in zip(ours, theirs) where !SameSpelling.names(our, their) {
      return RegistryDifference(
        field: field, ours: our.displayed, theirs: their.displayed, proposal: proposal)
    }
    guard ours.count != theirs.count, !(isCut && ours.count < theirs.count) else { return nil }
    return RegistryDifference(
      field: field, ours: counted(ours.count, "name"), theirs: counted(theirs.count, "name"),
      proposal: proposal)
  }

  private static func date(_ record: Record, _ registry: Record) -> RegistryDifference? {
    guard let ours = record.date?.startPoint, let theirs = registry.date?.startPoint,
      ours.year != theirs.year, ours.unspecifiedDigits == 0, let date = registry[.date]
    else { return nil }
    return RegistryDifference(
      field: record[.date] == nil && record[.year] != nil ? .year : .date,
      ours: "\(ours.year)", theirs: "\(theirs.year)",
      proposal: record[.date] == nil ? "\(theirs.year)" : date)
  }

  private static func journal(_ record: Record, _ registry: Record) -> RegistryDifference? {
    guard let ours = record[.journal], let theirs = registry[.journal] else { return nil }
    let names = [theirs] + registry.values(of: .shortjournal)
    guard !names.contains(where: { SameSpelling.journals(ours, $0) }) else { return nil }
    return RegistryDifference(
      field: .journal, ours: MarkedText.words(of: ours), theirs: MarkedText.words(of: theirs),
      proposal: theirs)
  }

  /// Pages and article numbers are compared with each other.
  private static func pages(_ record: Record, _ registry: Record) -> RegistryDifference? {
    let field: FieldName = record[.pages] == nil ? .eid : .pages
    guard let ours = record[field], let theirs = registry.first(of: field, .pages, .eid) else {
      return nil
    }
    let all = registry.values(of: .pages) + registry.values(of: .eid)
    guard !all.contains(where: { SameSpelling.pages(ours, $0) }) else { return nil }
    return RegistryDifference(field: field, ours: ours, theirs: theirs, proposal: theirs)
  }
}

extension Name {
  fileprivate init(withoutAttributes name: Name) {
    self = name
    attributes = Attributes()
  }
}
