internal import Text

/// A conference, journal, university or similar, as the registry of venues describes it.
public struct Venue: Equatable, Sendable {
  public var key: String
  /// `International Conference on Machine Learning`.
  public var name: String
  /// `ICML`; the full name if there is no shorter form.
  public var short: String
  /// `conference`, `journal`, `series`, `workshop`, `university` … in the user's words.
  public var kind: String?
  public var url: String?
  public var aliases: [String]

  public init(
    key: String, name: String? = nil, short: String? = nil, kind: String? = nil, url: String? = nil,
    aliases: [String] = []
  ) {
    self.key = key
    self.name = name ?? short ?? key
    self.short = short ?? name ?? key
    self.kind = kind
    self.url = url
    self.aliases = aliases
  }
}

/// All venues of a library, indexed by key, name, short name and alias.
public struct VenueRegistry: Sendable {
  public let venues: [Venue]
  private let index: [String: Int]

  /// Indexes venues.
  ///
  /// Keys take precedence over names; of several venues with one name, the first is found.
  public init(_ venues: [Venue]) {
    self.venues = venues
    var index: [String: Int] = [:]
    for (position, venue) in venues.enumerated() { index[Folding.fold(venue.key)] = position }
    for (position, venue) in venues.enumerated() {
      for name in [venue.short, venue.name] + venue.aliases {
        let folded = Folding.fold(name)
        if index[folded] == nil { index[folded] = position }
      }
    }
    self.index = index
  }

  /// The venue with this key, name, short name or alias.
  public subscript(_ name: String) -> Venue? { index[Folding.fold(name)].map { venues[$0] } }
}
