internal import Store
internal import Text

/// A file in which a merge may have left conflicts, as lines.
struct ConflictedFile {
  private let lines: [[UInt8]]

  init(_ contents: [UInt8]) { lines = Self.lines(of: contents) }

  /// The markers around the conflicts, with their length and labels; `nil` when there are none.
  var markers: ConflictMarkers? {
    guard let first = lines.first(where: { ConflictMark(startOf: $0[...]) != nil }),
      let mark = ConflictMark(startOf: first[...])
    else { return nil }
    let last = lines.last { ConflictMark(startOf: $0[...])?.kind == .theirs } ?? []
    return ConflictMarkers(
      size: mark.size, ours: Self.label(of: first) ?? "ours",
      theirs: Self.label(of: last) ?? "theirs")
  }

  /// Whether every line is a marker or stands in one of the versions, as after a merge by lines.
  func isMerge(of versions: ThreeWay<[UInt8]?>) -> Bool {
    let known = [versions.base, versions.ours, versions.theirs].reduce(into: Set<[UInt8]>()) {
      $0.formUnion(Self.lines(of: $1 ?? []))
    }
    return lines.allSatisfy { known.contains($0) || ConflictMark(startOf: $0[...]) != nil }
  }

  /// The lines without their line ends, which a merge may have changed.
  private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "\n")).map { line in
      Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
  }

  private static func label(of mark: [UInt8]) -> String? {
    guard let space = mark.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    return String(decoding: mark[(space + 1)...], as: UTF8.self)
  }
}
