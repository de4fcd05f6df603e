public import Query
public import Records
public import Store
public import Text

/// A list with its records, as input for a template.
public struct ListContents: Sendable {
  /// A section with its records.
  public struct Section: Sendable {
    /// The heading, if there is one.
    public var heading: String?
    /// Further fields, for templates.
    public var fields: [Field]
    /// The groups; a section that is not grouped has one.
    public var groups: [Group]
  }

  /// Records with the same value of the field that groups the section.
  public struct Group: Sendable {
    /// `nil` in a section that is not grouped.
    public var heading: String?
    /// The records, in the order of the section.
    public var records: [Record]
  }

  /// The definition of the list.
  public let definition: ListDefinition
  /// The sections, in the order of the definition.
  public let sections: [Section]

  /// The number of records in all sections.
  public var count: Int {
    sections.reduce(0) { $0 + $1.groups.reduce(0) { $0 + $1.records.count } }
  }

  /// Finds the records of a list.
  ///
  /// - Parameters:
  ///   - definition: The list.
  ///   - library: The library with the records.
  ///   - query: Parses a query for the library.
  /// - Throws: A `Diagnostic` at a faulty item or query.
  public init(
    of definition: ListDefinition, in library: Library,
    query: (String) throws(Diagnostic) -> Query
  ) throws(Diagnostic) {
    self.definition = definition
    let venues = try library.venues()
    var sections: [Section] = []
    for section in definition.sections {
      let groups: [Group]
      switch section.content {
      case .items(let items):
        var records: [Record] = []
        for item in items { records.append(try Self.record(for: item, in: library)) }
        groups = [Group(heading: nil, records: records)]
      case .query(let text, let sort, let group, let place):
        do throws(Diagnostic) {
          let query = try query(text)
          let order = try SortOrder(sort ?? "-date")
          let records = order.sorted(library.records.filter(query.matches))
          groups =
            group.map { Self.groups(of: records, by: $0, venues) }
            ?? [Group(heading: nil, records: records)]
        } catch {
          var error = error
          error.location = error.location ?? place
          throw error
        }
      }
      sections.append(Section(heading: section.heading, fields: section.fields, groups: groups))
    }
    self.sections = sections
  }

  private static func record(
    for item: ListDefinition.Item, in library: Library
  ) throws(Diagnostic) -> Record {
    guard var record = library[item.key] else {
      let nearest = Suggestion.nearest(to: item.key, among: library.allKeys.sorted())
      throw Diagnostic(
        "no record has the key \(item.key.quoted)",
        hint: nearest.map { "did you mean \($0)?" }, at: item.place)
    }
    for attribute in item.overrides.all {
      let value = attribute.value ?? "yes"
      switch FieldMeaning(typed: attribute.name) {
      case .field(let name): record.set(name, to: value)
      case .list(let name):
        record.removeAll(name)
        for word in WordList.words(of: value) { record.insert(name, word) }
      case .datePart(let part):
        do throws(Diagnostic) {
          try record.changeDate([part: value])
        } catch {
          var fault = error
          fault.location = item.place
          throw fault
        }
      }
    }
    return record
  }

  /// Groups records by the value of a field, in the order of each group's first record.
  private static func groups(
    of records: [Record], by field: FieldName, _ venues: VenueRegistry
  ) -> [Group] {
    var groups: [Group] = []
    var index: [String: Int] = [:]
    for record in records {
      for heading in headings(of: record, by: field, venues) {
        if let position = index[heading] {
          groups[position].records.append(record)
        } else {
          index[heading] = groups.count
          groups.append(Group(heading: heading, records: [record]))
        }
      }
    }
    return groups
  }

  /// The groups of a record; a record with several tags is in the group of each.
  private static func headings(
    of record: Record, by field: FieldName, _ venues: VenueRegistry
  ) -> [String] {
    switch field {
    case .year, .date: return [record.date?.year.map(String.init) ?? ""]
    case .type: return [record.type.name]
    case .venue:
      let venue = record.venues.first.map { venues[$0.name]?.name ?? $0.name }
      return [venue ?? record.first(of: .journal, .booktitle) ?? ""]
    default:
      let values = record.values(of: field)
      return values.isEmpty ? [""] : values
    }
  }
}
