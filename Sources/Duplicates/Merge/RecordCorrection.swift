public import Records
internal import Text

/// A record as another record of the same work corrects it.
///
/// What the other record says replaces what the record says: single values, and whole lists of
/// people. Fields that the other record lacks stay. Of one's own fields, such as tags and links, and
/// of other fields with several values the record has those of both. Attributes that only the
/// record has for a person stay with that person.
public struct RecordCorrection: Equatable, Sendable {
  /// The corrected record, under its own key.
  public private(set) var record: Record

  /// Corrects `known` by what `other` says.
  ///
  /// `nil` if `other` is the preprint of a published work: it says nothing about the publication.
  public init?(of known: Record, by other: Record) {
    let venues = VenueRegistry([])
    let isPreprint = { WorkProfile($0, venues: venues).isPreprint }
    guard !isPreprint(other) || isPreprint(known) else { return nil }
    record = known
    record.type = other.type
    for (name, values) in other.fieldValues { take(name, values) }
    if other.key != known.key, !record.aliases.contains(other.key.text) {
      record.insert(.alias, other.key.text)
    }
  }

  private mutating func take(_ name: FieldName, _ values: [String]) {
    record.gather(name)
    if name.kind == .name {
      takePeople(name, values)
    } else if name.isRepeatable {
      for value in values where !has(name, value) { record.insert(name, value) }
    } else if Self.notes.contains(name) {
      for value in values { unite(name, value) }
    } else {
      if name == .date { for part in [FieldName.year, .month] { record.removeAll(part) } }
      replace(name, by: values)
    }
  }

  /// Whether the record has a value of a field with several; a key never names the record itself.
  private func has(_ name: FieldName, _ value: String) -> Bool {
    if name == .alias, value == record.key.text { return true }
    if name == .related, AttributedValue(field: value).text == record.key.text { return true }
    let isFolded = name == .tag || name == .keyword
    return record.values(of: name).contains {
      $0 == value || (isFolded && Folding.areEqual($0, value))
    }
  }

  private mutating func replace(_ name: FieldName, by values: [String]) {
    guard record.values(of: name) != values else { return }
    for (index, value) in values.enumerated() {
      if index == 0 { record.set(name, to: value) } else { record.insert(name, value) }
    }
  }

  private mutating func takePeople(_ name: FieldName, _ values: [String]) {
    var known = record.names(of: name).map { (name: $0, profile: PersonProfile($0)) }
    let people = values.map { value -> String in
      var person = Name(field: value)
      let profile = PersonProfile(person)
      let index = known.firstIndex { candidate in
        if let profile, let other = candidate.profile { return profile.isAlike(other) }
        return candidate.name.displayed == person.displayed
      }
      guard let index else { return value }
      let own = known.remove(at: index).name.attributes
      let missing = own.all.filter { !person.attributes.has($0.name) }
      guard !missing.isEmpty else { return value }
      person.attributes.all += missing
      return person.field
    }
    replace(name, by: people)
  }

  /// Adds a note on lines of its own, unless the record's notes contain it.
  private mutating func unite(_ name: FieldName, _ value: String) {
    guard let current = record[name] else { return record.insert(name, value) }
    if current.utf8.firstRange(of: value.utf8) == nil {
      record.set(name, to: "\(current)\n\(value)")
    }
  }

  /// One's own words about a work: both records' are kept.
  private static let notes: Set<FieldName> = [.note, .annote, .annotation]
}
