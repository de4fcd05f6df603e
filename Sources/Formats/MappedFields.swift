internal import Text

/// How many values of other programs' fields became awards, links, files and tags.
public struct MappedFields: Equatable, Sendable {
  public var links = 0
  public var awards = 0
  public var files = 0
  public var tags = 0

  public init() {}

  public static func += (sum: inout Self, other: Self) {
    sum.links += other.links
    sum.awards += other.awards
    sum.files += other.files
    sum.tags += other.tags
  }

  /// `12 links, 3 awards, 4 files`; `nil` if nothing was mapped.
  public var summary: String? {
    let parts = [(links, "link"), (awards, "award"), (files, "file"), (tags, "tag")]
      .filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
