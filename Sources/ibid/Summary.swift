import Records
import Text

/// A record in the few words of a table.
struct Summary {
  private let record: Record
  private let venues: VenueRegistry

  init(_ record: Record, _ venues: VenueRegistry) {
    self.record = record
    self.venues = venues
  }

  /// What stands in the column of a field.
  func cell(_ field: FieldName) -> String {
    switch field {
    case "key": return record.key.text
    case "type": return record.type.name
    case "year": return record.date?.year.map(String.init) ?? ""
    case "venue": return venue
    case "title": return title
    case "author": return Self.people(record.creators)
    default:
      if field.kind == .name { return Self.people(record.names(of: field)) }
      return record.values(of: field).joined(separator: "; ")
    }
  }

  /// The title, or for a talk without one the event.
  var title: String {
    RichText(field: record.first(of: "title", "eventtitle", "booktitle") ?? "").plain
  }

  /// The key, and the title if there is one, for the lines of changes.
  var line: String {
    let title = title
    return title.isEmpty ? record.key.text : "\(record.key)  \(title)"
  }

  private var venue: String {
    if let venue = record.venues.first { return venues[venue.name]?.short ?? venue.name }
    return record.first(
      of: "journal", "booktitle", "publisher", "institution", "school", "eventplace") ?? ""
  }

  /// Up to three family names, or the first and "et al." for more.
  private static func people(_ names: [Name]) -> String {
    switch names.count {
    case 0...3: names.map(\.fullFamily).joined(separator: ", ")
    default: "\(names[0].fullFamily) et al."
    }
  }
}
