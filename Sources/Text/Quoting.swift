extension String {
  /// The text in quotation marks on one line, for messages.
  public var quoted: String { "\"\(escapingControls)\"" }

  /// The word as one argument of a shell command.
  public var shellQuoted: String {
    let isPlain = utf8.allSatisfy { byte in
      byte.isASCIILetter || byte.isASCIIDigit || "-_./=:,+@%".utf8.contains(byte)
    }
    if isPlain, !isEmpty { return self }
    let parts = escapingControls.split(separator: "'", omittingEmptySubsequences: false)
    return "'\(parts.joined(separator: "'\\''"))'"
  }
}

extension [String] {
  /// The words as one would type them, for messages.
  public var quoted: String { joined(separator: " ").quoted }
}
