internal import Identifiers
public import Records
internal import Text

/// Merges two records of one work without losing a value.
///
/// If both records have a value, the leader's is used, unless the other's is a better form of it:
/// full names over initials, a range of pages over the first page. Values without a place in
/// another field are kept in the field `merged`, which exports leave out:
///
///     alias: lee20
///     merged: lee20; journal=J. Test.; note=in press
public struct RecordMerge: Sendable {
  /// A field in which the records had different values.
  public struct Choice: Equatable, Sendable {
    public enum Outcome: Equatable, Sendable {
      /// The value in use includes the other value.
      case implied
      /// The other value is in another field.
      case moved(FieldName)
      /// The other value is in the field `merged`.
      case kept
    }

    public var field: FieldName
    public var chosen: String
    public var other: String
    public var outcome: Outcome
  }

  public private(set) var record: Record
  /// The choices made, in the order of the other record's fields.
  public private(set) var choices: [Choice] = []

  private let other: Record
  private var leftovers = Attributes()
  /// Whether the other record's venue and pages do not apply to the leader, as it is another
  /// publication.
  private let isOtherPlace: Bool

  /// Merges several records into the first, under the key of one of them.
  public static func merging(
    _ members: [Record], under key: CitationKey
  ) -> (record: Record, choices: [Choice]) {
    var record = members[0]
    var choices: [Choice] = []
    for other in members.dropFirst() {
      let merge = RecordMerge(record, absorbing: other)
      record = merge.record
      choices += merge.choices
    }
    if record.key != key {
      record.removeAll(.alias) { $0 == key.text }
      record.insert(.alias, record.key.text)
      record.key = key
    }
    return (record, choices)
  }

  /// Merges `other` into `leader`, and keeps the key and type of `leader`.
  public init(_ leader: Record, absorbing other: Record) {
    record = leader
    self.other = other
    let venues = VenueRegistry([])
    let (one, two) = (WorkProfile(leader, venues: venues), WorkProfile(other, venues: venues))
    isOtherPlace =
      one.isPreprint != two.isPreprint || Self.container(of: leader) != Self.container(of: other)
    run()
  }

  /// The index of the best of several records of a work: published before preprint, then with a
  /// DOI, then with a specific type, then with the most fields, then the first.
  public static func leader(among records: [Record]) -> Int {
    let ranks = records.map { record in
      let work = WorkProfile(record, venues: VenueRegistry([]))
      let isRegistered = work.identifiers.doi.map { !Preprints.isPreprint(doi: $0) } ?? false
      return (work.isPreprint ? 0 : 4) + (isRegistered ? 2 : 0) + (record.type == "misc" ? 0 : 1)
    }
    let best = records.indices.max { one, two in
      let (left, right) = (records[one], records[two])
      return (ranks[one], left.fields.count, -one) < (ranks[two], right.fields.count, -two)
    }
    return best ?? 0
  }

  private static func container(of record: Record) -> FieldName? {
    let names: [FieldName] = [.journal, .booktitle, .venue]
    return names.first { record[$0] != nil }
  }

  private mutating func run() {
    addAlias(other.key.text)
    if record.type != other.type {
      leftovers.all.append(.init(name: "type", value: other.type.name))
    }
    var seen: Set<FieldName> = []
    for field in other.fields where seen.insert(field.name).inserted {
      let values = other.values(of: field.name)
      switch field.name {
      case .alias: for value in values { addAlias(value) }
      case .url: for value in values { takeAddress(value) }
      case .doi: for value in values { takeDOI(value) }
      case .arxiv: for value in values { takeArxiv(value) }
      default:
        if field.name.kind == .name {
          takeNames(field.name, values)
        } else if field.name.isRepeatable {
          for value in values { takeMember(field.name, value) }
        } else {
          for value in values { takeValue(field.name, value) }
        }
      }
    }
    if !leftovers.all.isEmpty {
      record.insert(.merged, AttributedValue(text: other.key.text, attributes: leftovers).field)
    }
  }

  private mutating func addAlias(_ key: String) {
    if key != record.key.text, !record.aliases.contains(key) { record.insert(.alias, key) }
  }

  private mutating func choose(
    _ field: FieldName, _ chosen: String, over other: String, _ outcome: Choice.Outcome
  ) {
    choices.append(Choice(field: field, chosen: chosen, other: other, outcome: outcome))
    if outcome == .kept { leftovers.all.append(.init(name: field.text, value: other)) }
  }

  // MARK: Addresses and identifiers

  private mutating func takeAddress(_ url: String) {
    guard let current = record[.url] else { return record.insert(.url, url) }
    guard current != url, !record.links.contains(where: { $0.url == url }) else { return }
    if url.utf8.contains(where: \.isASCIIWhitespace) {
      choose(.url, current, over: url, .kept)
    } else {
      record.insert(.link, "copy \(url)")
      choose(.url, current, over: url, .moved(.link))
    }
  }

  private mutating func takeDOI(_ doi: String) {
    guard let current = record[.doi] else { return record.insert(.doi, doi) }
    guard current != doi else { return }
    let named = DOI.first(in: current)?.comparable
    let isSame = named != nil && named == DOI.first(in: doi)?.comparable
    if isSame || current.asciiLowercased == doi.asciiLowercased {
      let better = current.utf8.count <= doi.utf8.count ? current : doi
      let lower = [current, doi].first { $0 == $0.asciiLowercased } ?? better
      record.set(.doi, to: lower)
      choose(.doi, lower, over: lower == doi ? current : doi, .implied)
    } else if let preprint = DOI(doi), PublishedVersion.isPreprint(doi: preprint, of: other) {
      record.insert(.link, "preprint \(preprint.address)")
      choose(.doi, current, over: doi, .moved(.link))
    } else {
      choose(.doi, current, over: doi, .kept)
    }
  }

  private mutating func takeArxiv(_ id: String) {
    guard let current = record[.arxiv] else { return record.insert(.arxiv, id) }
    guard current != id else { return }
    let named = ArXivIdentifier(current)?.comparable
    let isSame = named != nil && named == ArXivIdentifier(id)?.comparable
    choose(.arxiv, current, over: id, isSame && current.count > id.count ? .implied : .kept)
  }

  // MARK: Values

  /// Takes one of the values of a field that may have several, such as a tag.
  private mutating func takeMember(_ field: FieldName, _ value: String) {
    let current = record.values(of: field)
    if current.contains(value) { return }
    if field == .related, AttributedValue(field: value).text == record.key.text { return }
    if field == .tag || field == .keyword,
      let same = current.first(where: { Folding.areEqual($0, value) })
    {
      return choose(field, same, over: value, .implied)
    }
    record.insert(field, value)
  }

  /// Takes the value of a field that can have one only.
  private mutating func takeValue(_ field: FieldName, _ value: String) {
    guard let current = record[field] else {
      if isOtherPlace, Self.placeFields.contains(field) {
        leftovers.all.append(.init(name: field.text, value: value))
      } else if field == .year || field == .month, record[.date] != nil {
        leftovers.all.append(.init(name: field.text, value: value))
      } else {
        record.insert(field, value)
      }
      return
    }
    guard current != value else { return }
    switch FieldChoice.between(current, value, of: field) {
    case .same:
      choose(field, current, over: value, .implied)
    case .otherSaysMore:
      record.set(field, to: value)
      choose(field, value, over: current, .implied)
    case .otherIsBetter:
      record.set(field, to: value)
      choose(field, value, over: current, .kept)
    case .different:
      choose(field, current, over: value, .kept)
    }
  }

  private mutating func takeNames(_ field: FieldName, _ values: [String]) {
    let current = record.values(of: field)
    if current == values { return }
    guard !current.isEmpty else {
      for value in values { record.insert(field, value) }
      return
    }
    let merged = NameListMerge(current, values)
    if merged.names != current {
      record.removeAll(field)
      for name in merged.names { record.insert(field, name) }
    }
    let text = { (names: [String]) in names.joined(separator: " and ") }
    for (names, isKept) in [(current, merged.isFirstKept), (values, merged.isSecondKept)]
    where names != merged.names {
      choose(field, text(merged.names), over: text(names), isKept ? .implied : .kept)
    }
  }

  /// Fields that describe where a text appeared.
  private static let placeFields: Set<FieldName> = [
    .journal, .booktitle, .volume, .number, .issue, .pages, .publisher, .howpublished,
    .series, .eventtitle, .eventdate, .eventplace, .location, .address, .editor,
    .institution, .organization, .school, .month, .shortjournal, .issn, .isbn, .chapter,
    .journalsubtitle, .maintitle, .issuetitle, .crossref, .xdata, .eid, .status, .version,
  ]
}
