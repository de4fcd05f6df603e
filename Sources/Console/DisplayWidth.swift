extension String {
  /// The columns that the text takes on a terminal.
  ///
  /// Marks and format characters take none, East Asian wide characters and emoji two (UAX #11, in
  /// the blocks where they stand).
  public var displayWidth: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }

  /// The text with blanks after it up to a width, in columns.
  public func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  /// The text cut to a width, in columns, with `…` where something is gone.
  public func truncated(to width: Int) -> String {
    guard displayWidth > width else { return self }
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in unicodeScalars {
      used += scalar.displayWidth
      if used > max(0, width - 1) { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
