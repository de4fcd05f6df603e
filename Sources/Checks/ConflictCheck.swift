internal import Text

/// Finds the conflict markers that `git merge` writes.
public enum ConflictCheck: TextCheck {
  public static let rule = Rule(
    "conflict", .error, "conflict markers of an unfinished merge",
    explanation: """
      Two people changed the same value, and git could not decide which change is right. It left
      both sides in the file:

        <<<<<<< ours
        date: 2022
        =======
        date: 2023
        >>>>>>> theirs

      Until you resolve the conflict, the record has both values. Keep the lines that are right,
      delete the three lines with the markers (and the part after ||||||| if there is one: it is the
      common ancestor of both sides), then `git add` the file.

      If the sides changed different things, git merged the file by lines because ibid's merge
      driver is not installed, and `ibid resolve` redoes the merge without a conflict. If one side
      is empty, it removed the record or moved it to another file: `ibid resolve` merges the change
      there.
      """)

  public static func check(_ bytes: [UInt8], report: (TextFinding) -> Void) {
    for region in regions(in: bytes) {
      let mark = String(decoding: bytes[region.mark], as: UTF8.self).escapingControls
      guard region.isWhole else {
        report(
          TextFinding(
            "\"\(mark)\" is a mark of a merge whose other marks are gone",
            hint: "see that the lines around it are right, and delete it", at: region.mark))
        continue
      }
      report(
        TextFinding(
          "a merge was not finished: both sides stand below \"\(mark)\"",
          hint: "keep the lines that are right, and delete those that begin <<<<<<<, ======= and"
            + " >>>>>>>", at: region.mark))
    }
  }

  /// A conflict, or a marker outside any conflict.
  public struct Region: Equatable, Sendable {
    /// The line of the first marker, without its line end.
    public var mark: Range<Int>
    /// From the first marker to the end of the last one.
    public var bytes: Range<Int>
    var isWhole: Bool
  }

  /// All conflicts of a file, in order.
  ///
  /// - Complexity: O(*n*).
  public static func regions(in bytes: [UInt8]) -> [Region] {
    var regions: [Region] = []
    var open: Region?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      defer { start = end + 1 }
      guard let mark = mark(at: start, in: bytes) else { continue }
      let textEnd = end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
      let line = Region(mark: start..<textEnd, bytes: start..<end, isWhole: false)
      switch mark {
      case .ours:
        if let open { regions.append(open) }
        open = line
      case .theirs:
        if var whole = open {
          whole.bytes = whole.bytes.lowerBound..<end
          whole.isWhole = true
          regions.append(whole)
          open = nil
        } else {
          regions.append(line)
        }
      case .base, .separator:
        if open == nil { regions.append(line) }
      }
    }
    if let open { regions.append(open) }
    return regions
  }

  /// Whether the line that begins here is a conflict marker.
  public static func isMark(at start: Int, in bytes: [UInt8]) -> Bool {
    start < bytes.count && mark(at: start, in: bytes) != nil
  }

  /// The marker that begins here; a longer row of the same sign may be text.
  private static func mark(at start: Int, in bytes: [UInt8]) -> ConflictMark.Kind? {
    guard let mark = ConflictMark(startOf: bytes[start...]), mark.size == ConflictMark.defaultSize
    else { return nil }
    return mark.kind
  }
}
