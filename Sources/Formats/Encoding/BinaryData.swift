public import Text

extension TextEncoding {
  /// The reason why a file is not text in any supported encoding; `nil` if it is text.
  ///
  /// Text has no NUL character, and few control characters or invalid bytes. A file with many is an
  /// image, an archive or a program, or has an unsupported encoding.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its name, for the message.
  /// - Returns: A `Diagnostic` at the first NUL, or at the beginning of the file.
  /// - Complexity: O(*n*).
  public static func refusal(of bytes: [UInt8], file: String) -> Diagnostic? {
    if bytes.starts(with: [0xFF, 0xFE]) {
      return refusal(ofUTF16: bytes, isBigEndian: false, file: file)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return refusal(ofUTF16: bytes, isBigEndian: true, file: file)
    }
    if let place = bytes.firstIndex(of: 0) { return nul(at: place, file) }
    if isPlainASCII(bytes) { return nil }
    var (controls, strays, index) = (0, 0, 0)
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isASCIIControl, !byte.isASCIIWhitespace { controls += 1 }
      let length = sequenceLength(in: bytes, at: index)
      if length == 0 { strays += 1 }
      index += max(1, length)
    }
    let isBinary = controls > maximumControls && controls > bytes.count / 32
    let isUndecodable = strays + controls > bytes.count / 2
    return isBinary || isUndecodable ? undecodable(file) : nil
  }

  /// The number of control characters that are accepted in a text of any length.
  private static let maximumControls = 8

  private static func refusal(
    ofUTF16 bytes: [UInt8], isBigEndian: Bool, file: String
  ) -> Diagnostic? {
    var (strays, index) = (0, 2)
    while index + 1 < bytes.count {
      let (length, _) = character(in: bytes, at: index, as: .utf16(isBigEndian: isBigEndian))
      let high = isBigEndian ? bytes[index] : bytes[index + 1]
      let low = isBigEndian ? bytes[index + 1] : bytes[index]
      if high == 0, low == 0 { return nul(at: index, file) }
      // An unpaired surrogate or an unassigned code point.
      let isStray = length == 2 && (0xD8...0xDF).contains(high) || high == 0xFF && low >= 0xFE
      let isControl = high == 0 && low.isASCIIControl && !low.isASCIIWhitespace
      if isStray || isControl { strays += 1 }
      index += length
    }
    return strays > maximumControls && strays > bytes.count / 128 ? undecodable(file) : nil
  }

  private static func nul(at place: Int, _ file: String) -> Diagnostic {
    nul(at: place..<place + 1, file)
  }

  /// The error for a NUL character at a place.
  public static func nul(at place: Range<Int>, _ file: String) -> Diagnostic {
    Diagnostic(
      "a NUL character stands here, so this is not text", hint: hint,
      at: SourceRange(file: file, bytes: place))
  }

  private static func undecodable(_ file: String) -> Diagnostic {
    Diagnostic(
      "most of this is not text in UTF-8, UTF-16 or Windows-1252", hint: hint,
      at: SourceRange(file: file, bytes: 0..<0))
  }

  private static let hint = "name a bibliography, such as a .bib or .ris file, saved as UTF-8"
}
