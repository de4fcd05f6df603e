internal import RichText
public import Records
internal import Text

/// A field in which a record and a registry say different things.
public struct RegistryDifference: Equatable, Sendable {
  public var field: FieldName
  /// What the record says and what the registry says, as a reader would compare them.
  public var ours: String
  public var theirs: String
  /// The registry's value as `ibid set` takes it, all names of a list in one.
  public var proposal: String

  /// All differences of a record from what a registry says of the same work, in the order of their
  /// weight.
  ///
  /// Only fields that both have are compared, and mere spelling is no difference: case, accents,
  /// punctuation, `&` for "and", initials for names, abbreviated journals, dashes in ranges, a
  /// subtitle that one of them leaves out. Dates differ by their years alone. arXiv is believed about
  /// titles and authors only, since it knows the preprint and not what became of it.
  ///
  /// - Parameters:
  ///   - record: The user's.
  ///   - registry: What the registry says, as a record.
  ///   - isPreprint: Whether the registry describes a preprint of the work.
  /// - Returns: No more than one difference for each field.
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

  /// The first person in whom the lists differ, or their lengths.
  private static func names(
    _ field: FieldName, _ record: Record, _ registry: Record
  ) -> RegistryDifference? {
    var ours = record.names(of: field)
    let theirs = registry.names(of: field)
    guard !ours.isEmpty, !theirs.isEmpty else { return nil }
    let isCut = ours.last == Name(family: "others")
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

  /// Pages and the numbers of articles are taken for one another.
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
