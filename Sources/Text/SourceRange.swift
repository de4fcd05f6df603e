/// A half-open range of byte offsets, counted from 0, in the named file.
///
/// Offsets are kept and lines are computed on printing: a parser that succeeds never counts one.
public struct SourceRange: Hashable, Sendable {
  /// The file's name as the user would type it; `-` for standard input.
  public var file: String
  public var bytes: Range<Int>

  public init(file: String, bytes: Range<Int>) {
    self.file = file
    self.bytes = bytes
  }

  /// The place of one byte, or of the end of the text.
  public init(file: String, at offset: Int) {
    self.init(file: file, bytes: offset..<offset)
  }
}
