/// A line by which git separates the sides of a conflict that it left in a file.
///
///     <<<<<<< ours
///     title: One
///     =======
///     title: Another
///     >>>>>>> theirs
///
/// - Source: git-merge(1), "How conflicts are presented"; gitattributes(5), `conflict-marker-size`.
public struct ConflictMark: Equatable, Sendable {
  /// What the line begins or ends, by the sign that it repeats.
  public enum Kind: UInt8, Sendable {
    /// `<<<<<<<`, above our side.
    case ours = 0x3C
    /// `|||||||`, above what both sides began with.
    case base = 0x7C
    /// `=======`, above their side.
    case separator = 0x3D
    /// `>>>>>>>`, below their side.
    case theirs = 0x3E

    /// The sign as text.
    public var sign: Character { Character(Unicode.Scalar(rawValue)) }
  }

  public var kind: Kind
  /// How often the sign is repeated: 7, or what the attribute `conflict-marker-size` says.
  public var size: Int

  /// How often git repeats the sign if no attribute says otherwise.
  public static let defaultSize = 7

  public init(_ kind: Kind, size: Int = Self.defaultSize) {
    self.kind = kind
    self.size = size
  }

  /// Reads the mark at the beginning of a line: seven or more of a sign, then white space or the
  /// end of the text.
  ///
  /// - Parameter text: The text from the line on; more lines may follow.
  public init?(startOf text: ArraySlice<UInt8>) {
    guard let sign = text.first, let kind = Kind(rawValue: sign) else { return nil }
    let rest = text.drop { $0 == sign }
    let size = text.count - rest.count
    guard size >= Self.defaultSize, rest.first?.isASCIIWhitespace ?? true else { return nil }
    self.init(kind, size: size)
  }

  /// The line, with a label if it has one, and without its end.
  public func line(label: String = "") -> String {
    String(repeating: kind.sign, count: size) + (label.isEmpty ? "" : " \(label)")
  }
}
