internal import Text

/// The name of a text encoding, as IANA, Java and users write it: `windows-1251`, `KOI8_R`, `sjis`.
public struct EncodingName: Equatable, Sendable, CustomStringConvertible {
  /// The name as it was given.
  public let text: String

  public var description: String { text }

  /// A name of letters, digits and `-_.:`, which begins with a letter or digit; `nil` for any other
  /// text, so that no option and no path reaches another program.
  public init?(_ text: String) {
    let text = text.trimmed
    guard let first = text.utf8.first, first.isASCIILetter || first.isASCIIDigit,
      text.utf8.count <= Self.maximumLength,
      text.utf8.allSatisfy({
        $0.isASCIILetter || $0.isASCIIDigit || "-_.:".utf8.contains($0)
      })
    else { return nil }
    self.text = text
  }

  /// No encoding has a longer name.
  private static let maximumLength = 40

  /// The name that `iconv` knows; JabRef writes Java's.
  public var forIconv: String {
    if let name = Self.javaNames[key] { return name }
    if key.hasPrefix("cp"), !key.dropFirst(2).isEmpty { return "CP\(key.dropFirst(2))" }
    if key.hasPrefix("windows"), key.dropFirst(7).utf8.allSatisfy(\.isASCIIDigit) {
      return "CP\(key.dropFirst(7))"
    }
    if key.hasPrefix("iso8859"), key.dropFirst(7).utf8.allSatisfy(\.isASCIIDigit) {
      return "ISO-8859-\(key.dropFirst(7))"
    }
    return text
  }

  /// Whether `TextEncoding` finds and reads the encoding by itself: UTF-8, ASCII, Latin-1 and
  /// Windows-1252.
  public var isFoundInBytes: Bool {
    ["utf8", "ascii", "usascii", "latin1", "iso88591", "cp1252", "windows1252", "utf16"]
      .contains(key)
  }

  /// The name in lower case without punctuation.
  private var key: String {
    String(decoding: text.asciiLowercased.utf8.filter { !"-_.:".utf8.contains($0) }, as: UTF8.self)
  }

  private static let javaNames = [
    "koi8r": "KOI8-R", "koi8u": "KOI8-U", "sjis": "SHIFT_JIS", "shiftjis": "SHIFT_JIS",
    "ms932": "CP932", "windows31j": "CP932", "eucjp": "EUC-JP", "euckr": "EUC-KR",
    "gb2312": "GB18030", "gbk": "GB18030", "gb18030": "GB18030", "euccn": "GB18030",
    "big5": "BIG5", "big5hkscs": "BIG5-HKSCS", "macroman": "MACINTOSH", "xmacroman": "MACINTOSH",
    "utf16le": "UTF-16LE", "utf16be": "UTF-16BE", "latin2": "ISO-8859-2", "latin9": "ISO-8859-15",
    "latin5": "ISO-8859-9", "iso2022jp": "ISO-2022-JP",
  ]

  /// The encoding that JabRef names at the beginning of a file: `% Encoding: windows-1251`, or
  /// `Encoding: Cp1251` below a line about the program.
  ///
  /// - Complexity: O(1): the first lines are read only.
  public static func header(of bytes: [UInt8]) -> EncodingName? {
    let lines = bytes.prefix(1000).split(maxSplits: 5, whereSeparator: \.isLineEnd).prefix(5)
    for line in lines {
      let text = String(decoding: line, as: UTF8.self).asciiLowercased
      let rest = text.drop { $0 == "%" || $0 == " " || $0 == "@" }
      for label in ["encoding:", "-*- coding:", "coding:"] where rest.hasPrefix(label) {
        let name = rest.dropFirst(label.utf8.count).trimmingPrefix(" ").prefix { $0 != " " }
        return EncodingName(String(name))
      }
      if text.hasPrefix("@"), !text.hasPrefix("@comment") { return nil }
    }
    return nil
  }
}
