internal import RichText
internal import Records
internal import Text

/// Finds TeX where Unicode text should be.
public enum TeXCheck: RecordCheck {
  public static let rule = Rule(
    "tex", .warning, "TeX in place of Unicode text",
    explanation: """
      Values are Unicode text: ibid writes {\\"u} for ü only where a .bib file needs it. TeX in a
      value is shown as it is on web pages, and a search for the letter does not find it. Type the
      letter, or use `--fix`. Math between dollar signs is TeX and stays.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() {
      guard isText(field.kind), field.value.utf8.contains(UInt8(ascii: "\\")) else { continue }
      let bytes = Array(field.value.utf8)
      var corrected: [UInt8] = []
      var end = 0
      var first: (source: String, meant: String)?
      for range in TeXFragments.ranges(in: bytes) {
        let source = String(decoding: bytes[range], as: UTF8.self)
        let meant = context.decodeTeX(source)
        // Skips TeX that ibid does not know and TeX that stays the same.
        guard meant != source else { continue }
        first = first ?? (source, meant)
        corrected += bytes[end..<range.lowerBound] + Array(meant.utf8)
        end = range.upperBound
      }
      guard let first else { continue }
      corrected += bytes[end...]
      report(
        Finding(
          "\(first.source.quoted) is TeX",
          hint: "write \(first.meant.escapingControls)", in: index, at: .text(first.source),
          fix: .replace(String(decoding: corrected, as: UTF8.self))))
    }
  }

  private static func isText(_ kind: FieldKind) -> Bool {
    switch kind {
    case .literal, .name: true
    case .date, .range, .integer, .verbatim, .uri, .key, .venue, .award, .link, .related, .tag:
      false
    }
  }
}

/// The TeX commands in a value outside math, each with its braces.
enum TeXFragments {
  /// Their ranges, in order.
  ///
  ///     G{\"o}del, Erd\H{o}s, AT\&T
  ///      ─────        ─────    ──
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    let groupEnds = groupEnds(in: bytes)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "$"):
        index = MarkedText.endOfMath(in: bytes, from: index) ?? index + 1
      case UInt8(ascii: "\\")
      where index + 1 < bytes.count && "$<{}".utf8.contains(bytes[index + 1]):
        // Values escape these signs with a backslash too.
        index += 2
      case UInt8(ascii: "\\"):
        var range = index..<endOfCommands(in: bytes, at: index, groupEnds)
        let start = range.lowerBound
        if start > 0, bytes[start - 1] == UInt8(ascii: "{"),
          start - 1 >= ranges.last?.upperBound ?? 0,
          range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: "}")
        {
          range = start - 1..<range.upperBound + 1
        }
        ranges.append(range)
        index = range.upperBound
      default: index += 1
      }
    }
    return ranges
  }

  /// The end of the command at a backslash, including its argument, which may be a command too.
  private static func endOfCommands(
    in bytes: [UInt8], at start: Int, _ groupEnds: [Int: Int]
  ) -> Int {
    var start = start
    while true {
      let end = endOfCommand(in: bytes, at: start, groupEnds)
      guard end > start + 1, end < bytes.count, bytes[end] == UInt8(ascii: "\\"),
        takesCommand(bytes[start..<end])
      else { return end }
      start = end
    }
  }

  /// Whether a command may take the next one as its argument: a word or an accent may.
  private static func takesCommand(_ command: ArraySlice<UInt8>) -> Bool {
    guard let last = command.last, command.count == 2 || last.isASCIILetter else { return false }
    let isWord = command.dropFirst().allSatisfy(\.isASCIILetter)
    return isWord || (command.count == 2 && isAccent(last))
  }

  private static func isAccent(_ byte: UInt8) -> Bool { "\"'`^~=.".utf8.contains(byte) }

  private static func endOfCommand(
    in bytes: [UInt8], at start: Int, _ groupEnds: [Int: Int]
  ) -> Int {
    var end = start + 1
    guard end < bytes.count else { return end }
    let isWord = bytes[end].isASCIILetter
    if isWord {
      while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
    } else {
      end += 1
      // Among signs, only accents take the next letter.
      guard isAccent(bytes[end - 1]) else { return end }
    }
    guard end < bytes.count else { return end }
    if bytes[end] == UInt8(ascii: "{") { return groupEnds[end] ?? end }
    if bytes[end] == UInt8(ascii: "\\") { return end }
    if !isWord { return bytes[end].isASCIILetter ? end + 1 : end }
    let isOneLetterAccent = end == start + 2 && end + 1 < bytes.count && bytes[end] == 0x20
    if isOneLetterAccent, "cvHukrbdt".utf8.contains(bytes[start + 1]), bytes[end + 1].isASCIILetter
    {
      return end + 2
    }
    return end
  }

  /// The end of each group in braces, by the offset of its opening brace.
  private static func groupEnds(in bytes: [UInt8]) -> [Int: Int] {
    var ends: [Int: Int] = [:]
    var open: [Int] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "{") { open.append(index) }
      if byte == UInt8(ascii: "}"), let start = open.popLast() { ends[start] = index + 1 }
    }
    return ends
  }
}
