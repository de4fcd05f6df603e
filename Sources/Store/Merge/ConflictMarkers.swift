/// The lines with which git separates the two sides of a conflict.
///
///     <<<<<<< ours
///     title: One
///     =======
///     title: Another
///     >>>>>>> theirs
///
/// Source: git-merge(1), "How conflicts are presented"; gitattributes(5), `conflict-marker-size`.
public struct ConflictMarkers: Equatable, Sendable {
  /// How often the character of a marker is repeated.
  public var size: Int
  public var ours: String
  public var theirs: String

  public init(size: Int = 7, ours: String = "ours", theirs: String = "theirs") {
    self.size = size
    self.ours = ours
    self.theirs = theirs
  }

  /// Both sides between markers; each side is empty or ends in a line end.
  func around(ours oursLines: [UInt8], theirs theirsLines: [UInt8]) -> [UInt8] {
    line("<", " \(ours)") + oursLines + line("=", "") + theirsLines + line(">", " \(theirs)")
  }

  private func line(_ sign: Character, _ label: String) -> [UInt8] {
    Array("\(String(repeating: sign, count: size))\(label)\n".utf8)
  }
}
