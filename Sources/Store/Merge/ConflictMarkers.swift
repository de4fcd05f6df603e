public import Text

/// The size and the labels of the lines around a conflict; see `ConflictMark`.
public struct ConflictMarkers: Equatable, Sendable {
  /// How often a mark repeats its sign.
  public var size: Int
  public var ours: String
  public var theirs: String

  public init(
    size: Int = ConflictMark.defaultSize, ours: String = "ours", theirs: String = "theirs"
  ) {
    self.size = size
    self.ours = ours
    self.theirs = theirs
  }

  /// Both sides between markers; each side is empty or ends in a line end.
  func around(ours oursLines: [UInt8], theirs theirsLines: [UInt8]) -> [UInt8] {
    line(.ours, ours) + oursLines + line(.separator) + theirsLines + line(.theirs, theirs)
  }

  private func line(_ kind: ConflictMark.Kind, _ label: String = "") -> [UInt8] {
    Array((ConflictMark(kind, size: size).line(label: label) + "\n").utf8)
  }
}
