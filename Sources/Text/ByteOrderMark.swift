/// The byte order mark with which some programs begin files in UTF-8: U+FEFF.
///
/// - Source: The Unicode Standard, section 23.8.
public enum ByteOrderMark {
  /// Its bytes in UTF-8.
  public static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
}

extension Collection<UInt8> {
  /// Whether the bytes begin with a byte order mark.
  public var hasByteOrderMark: Bool { starts(with: ByteOrderMark.bytes) }

  /// The bytes after the byte order mark, or all if there is none.
  public var withoutByteOrderMark: SubSequence {
    hasByteOrderMark ? dropFirst(ByteOrderMark.bytes.count) : self[...]
  }
}
