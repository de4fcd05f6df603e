public import Formats
internal import Text

/// What `ibid add` did, in numbers.
public struct AdditionSummary: Equatable, Sendable {
  /// How many records are new.
  public var added = 0
  /// How many were merged into existing records and changed them.
  public var merged = 0
  /// How many were merged and brought nothing new.
  public var unchanged = 0
  /// How many were refused because the library has the work.
  public var refused = 0
  /// How many works could not be looked up.
  public var failed = 0
  /// How many new records have another key than in their source.
  public var renamed = 0
  /// How many new records resemble an existing one.
  public var resembling = 0

  /// How many values of other programs' fields became awards, links, files and tags.
  public var mapped = MappedFields()

  /// Makes a summary of nothing.
  public init() {}

  /// The numbers in lines, as in `added 3; merged 1` and `mapped: 12 links, 3 awards`.
  ///
  /// - Parameter details: How much was said about each record.
  /// - Returns: The lines that say more than what was said about each record.
  public func lines(after details: Details) -> [String] {
    [line(after: details), mapped.summary.map { "mapped: \($0)" }].compactMap { $0 }
  }

  /// The numbers of records, as in `added 9,998; 2 were there already (--merge, --force)`.
  ///
  /// - Parameter details: How much was said about each record.
  /// - Returns: The line; `nil` if the lines about each record say the same: all records were added,
  ///   and so few that each was named.
  private func line(after details: Details) -> String? {
    let rest = [
      (merged, "merged \(grouped(merged))"),
      (unchanged, "\(grouped(unchanged)) brought nothing new"),
      (
        refused,
        refused == 1
          ? "1 was there already (--merge, --force)"
          : "\(grouped(refused)) were there already (--merge, --force)"
      ),
      (failed, "\(grouped(failed)) could not be looked up"),
    ].filter { $0.0 > 0 }.map { $0.1 }
    let hidden = [
      (renamed, "\(grouped(renamed)) got another key"),
      (resembling, "\(grouped(resembling)) resemble others"),
    ].filter { !details.describe($0.0) }.map { $0.1 }
    let isComplete = [added, merged, unchanged, refused].allSatisfy(details.describe)
    let total = added + merged + unchanged + refused + failed
    guard total > 1, !rest.isEmpty || !hidden.isEmpty || !isComplete else { return nil }
    let start = merged + unchanged > 0 && added == 0 ? [] : ["added \(grouped(added))"]
    let line = (start + rest + hidden).joined(separator: "; ")
    return isComplete && hidden.isEmpty ? line : line + " (--verbose lists them)"
  }
}
