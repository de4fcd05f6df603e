internal import Records
internal import Text

/// Data inheritance through `crossref` and `xdata`.
///
/// BibTeX inherits fields of the same name, one level up. biblatex follows chains and renames
/// titles, so that a book's `title` becomes a chapter's `booktitle`. This follows biblatex, except
/// for a parent that has both `title` and `booktitle`: the latter is meant for its children.
///
/// - Source: biblatex manual, section 2.4.1 and appendix B, "Default Inheritance Setup"; BibTeX
///   manual (btxdoc), section 2.1, on cross references.
struct Inheritance {
  /// Finds a record by key.
  let find: (String) -> Record?

  /// The record with its inherited fields; its own fields take precedence.
  ///
  /// A circular chain ends where it repeats.
  func resolved(_ record: Record) -> Record {
    var budget = Self.maximumSources
    return resolved(record, seen: [], budget: &budget)
  }

  /// The maximum number of entries from which one may inherit, including chains; real entries have
  /// far fewer.
  ///
  /// Without a limit, thirty entries that all refer to each other would take exponential time.
  private static let maximumSources = 500

  private func resolved(_ record: Record, seen: Set<String>, budget: inout Int) -> Record {
    // Case is ignored in keys, so a circular chain may use different cases.
    let seen = seen.union([record.key.text.asciiLowercased])
    // Limits the depth of the recursion; real chains are shorter.
    guard seen.count <= 32 else { return record }
    var result = record
    for key in record.values(of: .xdata).flatMap({ $0.split(separator: ",") }) {
      guard let data = source(String(key).trimmed, seen, &budget) else { continue }
      let resolvedSource = resolved(data, seen: seen, budget: &budget)
      inherit(from: resolvedSource, into: &result) { $0 }
    }
    if let parent = record[.crossref].flatMap({ source($0, seen, &budget) }) {
      let resolvedSource = resolved(parent, seen: seen, budget: &budget)
      inherit(from: resolvedSource, into: &result) { field in
        let name = Self.renamed(field, from: parent.type.name, to: record.type.name)
        // The parent says itself how its title reads in a child.
        let isGiven = name?.text.hasPrefix("book") == true && resolvedSource[.booktitle] != nil
        return isGiven && Self.titles.contains(field) ? nil : name ?? field
      }
    }
    return result
  }

  private func source(_ key: String, _ seen: Set<String>, _ budget: inout Int) -> Record? {
    guard budget > 0, !seen.contains(key.asciiLowercased) else { return nil }
    budget -= 1
    return find(key)
  }

  private func inherit(
    from parent: Record, into child: inout Record, renaming: (FieldName) -> FieldName?
  ) {
    var own = Set(child.fields.map(\.name)).union(Self.blocked(in: child))
    // A part of a date would contradict the child's own date.
    if !own.isDisjoint(with: Self.dates) { own.formUnion(Self.dates) }
    for field in parent.fields where !Self.private.contains(field.name) {
      guard let name = renaming(field.name), !own.contains(name) else { continue }
      child.append(name, field.value)
    }
  }

  /// Fields that the child leaves empty, so that it does not inherit them: `bibtex: year =`.
  private static func blocked(in child: Record) -> Set<FieldName> {
    Set(
      child.values(of: .bibtex).compactMap { line in
        guard line.utf8.last == UInt8(ascii: "=") else { return nil }
        let name = String(line.dropLast()).trimmed
        return BibTeXFieldRule.forSource(name)?.record ?? FieldName(name)
      })
  }

  /// The fields whose names change when a chapter inherits from its book.
  private static let titles: Set<FieldName> = [.title, .subtitle, .titleaddon]

  /// The fields that hold the date of publication.
  private static let dates: Set<FieldName> = [.date, .year, .month]

  /// Fields that are never inherited.
  private static let `private`: Set<FieldName> = [
    .alias, .crossref, .xref, .xdata, .entryset, FieldName.entrysubtype, FieldName.execute, .label,
    FieldName.options,
    .presort, .related, FieldName.relatedoptions, .relatedstring, .relatedtype, .shorthand,
    FieldName.shorthandintro, .shorttitle, .sorttitle, .sortkey, FieldName.sortname,
    FieldName.sortshorthand,
    .sortyear, .indextitle, FieldName.indexsorttitle, .bibtex, .tag, .award, .link, .venue, .file,
    .annote, .arxiv, .authorOrder, .titlePrefix,
  ]

  /// The name of a parent's field in the child, if it differs.
  private static func renamed(
    _ field: FieldName, from parent: String, to child: String
  ) -> FieldName? {
    guard titles.contains(field) else {
      let isBook = ["book", "mvbook"].contains(parent)
      return field == .author && isBook && child != "book" ? .bookauthor : nil
    }
    let prefix: String
    switch (parent, child) {
    case ("mvbook", "book"), ("mvbook", "inbook"), ("mvbook", "bookinbook"),
      ("mvbook", "suppbook"),
      ("mvcollection", "collection"), ("mvcollection", "incollection"),
      ("mvcollection", "suppcollection"),
      ("mvreference", "reference"), ("mvreference", "inreference"),
      ("mvproceedings", "proceedings"), ("mvproceedings", "inproceedings"):
      prefix = "main"
    case ("periodical", "article"), ("periodical", "suppperiodical"):
      prefix = "journal"
    case ("book", _), ("collection", _), ("reference", _), ("proceedings", _):
      guard BibTeXTypeTable.container(of: RecordType(child)) == .booktitle else { return nil }
      prefix = "book"
    default: return nil
    }
    let name = "\(prefix)\(field)"
    return FieldName(name == "journaltitle" ? "journal" : name)
  }
}
