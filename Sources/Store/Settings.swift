public import Records

/// What `library/ibid.rec` says: one record of settings, each field optional.
public struct Settings: Sendable {
  private let entry: RecDocument.Entry

  init(_ document: RecDocument) {
    entry = document.entries.first { !$0.isDescriptor } ?? RecDocument.Entry(fields: [])
  }

  /// The owner's name in its several spellings, as records have it.
  public var me: [Name] { entry.values(of: "me").map(Name.init(field:)) }

  /// How a new record's key is made; see `KeyPattern`.
  public var keyPattern: String? { entry["key_pattern"] }

  /// Fields that stay out of exports, besides those that always do.
  public var privateFields: [FieldName] {
    entry.values(of: "private").flatMap { $0.split(whereSeparator: { " ,".contains($0) }) }
      .map { FieldName(String($0)) }
  }

  /// The names of all settings; others are reported by `check`.
  public static let names: Set<FieldName> = [
    "me", "key_pattern", "private", "style", "locale", "auto_commit",
  ]
}
