internal import Text

extension String {
  /// The number of terminal columns of the text, with characters that are not text shown as
  /// `\u{…}`.
  ///
  /// Marks and format characters take no column, East Asian wide characters and emoji two (UAX #11,
  /// by Unicode blocks), and joined emoji as many as one.
  public var displayWidth: Int {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
    var columns = ColumnCounter()
    return unicodeScalars.reduce(0) { $0 + columns.width(of: $1) }
  }

  /// The text with trailing spaces up to a width in columns.
  public func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  /// The text truncated to a width in columns, with `…` in place of the rest.
  public func truncated(to width: Int) -> String {
    guard displayWidth > width else { return self }
    var result = String.UnicodeScalarView()
    var columns = ColumnCounter()
    var used = 0
    for scalar in unicodeScalars {
      used += columns.width(of: scalar)
      if used > max(0, width - 1) { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }
}

/// Counts columns scalar by scalar, because an emoji may have several.
private struct ColumnCounter {
  /// Whether the previous scalar is an emoji, and whether a joiner follows it.
  private var isAfterEmoji = false
  private var isJoined = false

  /// The columns that a scalar adds to those of the scalars before it.
  mutating func width(of scalar: Unicode.Scalar) -> Int {
    guard scalar.isText else {
      (isAfterEmoji, isJoined) = (false, false)
      return scalar.escaped.utf8.count
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    case .format:
      isJoined = isAfterEmoji && scalar == "\u{200D}"
      return scalar.isSignBeforeNumber ? 1 : 0
    default: break
    }
    let isEmoji = !scalar.isASCII && scalar.properties.isEmoji
    let isPart = isAfterEmoji && (isJoined && isEmoji || scalar.properties.isEmojiModifier)
    (isAfterEmoji, isJoined) = (isEmoji, false)
    return isPart ? 0 : scalar.ownWidth
  }
}

extension Unicode.Scalar {
  /// The Arabic, Syriac and Kaithi signs that precede numbers, which are visible.
  fileprivate var isSignBeforeNumber: Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  fileprivate var ownWidth: Int {
    switch value {
    // Vowels and final consonants of Hangul are drawn within their syllable.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    // Two regional indicators make one flag.
    case 0x1F1E6...0x1F1FF: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      return 2
    default: return properties.isEmojiPresentation ? 2 : 1
    }
  }
}
