internal import RichText
public import Records
internal import Text

/// A short description of a record, for tables and messages.
public struct Summary {
  private let record: Record
  private let venues: VenueRegistry

  /// Makes a summary; `venues` resolves the record's venues.
  public init(_ record: Record, _ venues: VenueRegistry) {
    self.record = record
    self.venues = venues
  }

  /// The text in the column of a field.
  public func cell(_ field: FieldName) -> String {
    switch field {
    case .key: return record.key.text
    case .type: return record.type.name
    case .year: return record.date?.year.map(String.init) ?? ""
    case .venue: return venue
    case .title: return title
    case .author: return people([.author, .editor, .translator])
    default:
      let names = field.readNames
      if names[0].kind == .name { return people(names) }
      return record.values(named: field).joined(separator: "; ")
    }
  }

  /// The title, or the event for a talk without a title.
  public var title: String { record.displayTitle }

  /// The key, and the title if there is one, for lines about changes.
  public var line: String {
    let title = title
    return title.isEmpty ? record.key.text : "\(record.key)  \(title)"
  }

  private var venue: String {
    if let venue = record.venues.first { return venues[venue.name]?.short ?? venue.name }
    for name in Self.places { if let place = record[name] { return MarkedText.words(of: place) } }
    return ""
  }

  /// The fields that tell where a work without a venue appeared.
  private static let places: [FieldName] = [
    .journal, .booktitle, .publisher, .institution, .school, .eventplace,
  ]

  /// Up to three family names of the first role that has any, or the first and "et al." for more.
  private func people(_ roles: [FieldName]) -> String {
    for role in roles {
      let names = record.values(of: role)
      guard let first = names.first else { continue }
      var text = Name(field: first).fullFamily
      if names.count > 3 { return text + " et al." }
      for name in names.dropFirst().map(Name.init(field:)) {
        text += name.isOthers ? " et al." : ", " + name.fullFamily
      }
      return text
    }
    return ""
  }
}
