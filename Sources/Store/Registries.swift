internal import OperatingSystem
public import Records
public import Text

extension Library {
  /// The venues that `library/venues.rec` names; none when there is no such file.
  public func venues() throws(Diagnostic) -> VenueRegistry {
    let document = try registry("venues.rec")
    let venues = (document?.entries ?? []).filter { !$0.isDescriptor }.compactMap { entry in
      entry[.key].map { key in
        Venue(
          key: key, name: entry[.venueName], short: entry[.venueShort], kind: entry[.venueKind],
          url: entry[.url], aliases: entry.values(of: .alias))
      }
    }
    return VenueRegistry(venues)
  }

  /// A file of `library/` that is not for publication records; `nil` when it does not exist.
  public func registry(_ name: String) throws(Diagnostic) -> RecDocument? {
    let path = Files.join(Files.join(root, "library"), name)
    return try Files.readIfPresent(path).map { RecDocument($0, file: path) }
  }

  /// The publication list of a name; `nil` when it does not exist.
  public func list(_ name: String) throws(Diagnostic) -> RecDocument? {
    guard !name.utf8.contains(UInt8(ascii: "/")) else { return nil }
    return try registry("lists/\(name).rec")
  }

  /// The names of all publication lists, in ascending order.
  public func listNames() throws(Diagnostic) -> [String] {
    let folder = Files.join(root, "library/lists")
    guard Files.kind(of: folder) == .folder else { return [] }
    return try Files.entries(of: folder).filter { $0.kind == .file && $0.name.hasSuffix(".rec") }
      .map { String($0.name.dropLast(4)) }
  }
}
