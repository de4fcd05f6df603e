internal import Identifiers
internal import RichText
internal import Text

/// Values of fields as other programs write them, and as users type them.
///
/// Each rule depends on the field alone, so that a value means the same in a `.bib` file, in RIS and
/// on the command line.
public enum ReceivedValue {
  /// The value as a record has it.
  ///
  /// - Parameters:
  ///   - value: A value in the notation of records.
  ///   - field: The field, under the name that records have for it.
  /// - Returns: The value without braces that mean nothing in this field, and with entities, tags
  ///   and wrong encoding replaced. Fields that ibid does not know are kept as they are.
  /// - Complexity: O(*n*).
  public static func cleaned(_ value: String, of field: FieldName) -> String {
    guard value.containsByte(where: mayChange) else { return number(value, of: field) }
    guard let schema = FieldSchema.of(field) else { return value }
    switch schema.kind {
    case .literal: return number(literal(value, of: field), of: field)
    case .name:
      return MarkupCleaning.cleaned(value, as: .value)
    case .uri: return LaTeX.decodeVerbatim(value)
    case .verbatim:
      return field.isRepeatable ? value : LaTeX.decodeVerbatim(value)
    case .date, .range, .integer:
      return MarkupCleaning.cleaned(withoutAnyBraces(value), as: .value)
    case .key, .venue, .award, .link, .related, .tag: return value
    }
  }

  /// Whether a byte may be a part of what is replaced.
  private static func mayChange(_ byte: UInt8, after last: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "<"),
      UInt8(ascii: "$"):
      true
    // Two scalars outside ASCII, as wrong encoding has.
    default: byte >= 0xC2 && (0x80...0xBF).contains(last)
    }
  }

  private static func literal(_ value: String, of field: FieldName) -> String {
    if let journal = AstronomyJournals.name(of: value), journals.contains(field) { return journal }
    let bare = field.isCased ? value : withoutBraces(value)
    let cleaned = MarkupCleaning.cleaned(bare, as: .value)
    if cleaned == bare { return bare }
    return field.hasParagraphs ? PlainLine.paragraphs(of: cleaned) : PlainLine.of(cleaned)
  }

  private static func number(_ value: String, of field: FieldName) -> String {
    field == .edition ? EditionNumber.number(in: value) ?? value : value
  }

  private static let journals: Set<FieldName> = [.journal, .shortjournal, .booktitle, .series]

  /// The value without pairs of braces around the whole of it.
  ///
  /// Web of Science puts one around every value. `\{…\}`, which is what formats without markup
  /// make of it, goes too.
  static func withoutBraces(_ value: String) -> String {
    var bytes = Array(value.utf8)[...]
    var isChanged = false
    while let inner = inner(of: bytes) {
      bytes = inner
      isChanged = true
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : value
  }

  /// The value without any braces, as those of `{S}1--{S}5`.
  ///
  /// No style changes the case of these fields, so that the braces protect nothing. A value with
  /// TeX commands keeps the braces of their arguments, and JSON keeps its own.
  private static func withoutAnyBraces(_ value: String) -> String {
    let inner = withoutBraces(value)
    let isMore = inner.utf8.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
    if isMore { return inner }
    return String(
      decoding: inner.utf8.filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") },
      as: UTF8.self)
  }

  /// What stands in a pair of braces that encloses all; `nil` if none does.
  public static func inner(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var text = bytes
    while let first = text.first, first.isASCIIWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isASCIIWhitespace { text = text.dropLast() }
    if text.starts(with: "\\{".utf8), text.suffix(2).elementsEqual("\\}".utf8) {
      let inner = text.dropFirst(2).dropLast(2)
      let isOne = !inner.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
      return isOne ? inner : nil
    }
    guard text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") else { return nil }
    var depth = 0
    var isEscaped = false
    for (offset, byte) in text.enumerated() {
      if !isEscaped {
        if byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "}") { depth -= 1 }
      }
      if depth == 0, offset < text.count - 1 { return nil }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    guard depth == 0 else { return nil }
    var inner = text.dropFirst().dropLast()
    while let first = inner.first, first.isASCIIWhitespace { inner = inner.dropFirst() }
    while let last = inner.last, last.isASCIIWhitespace { inner = inner.dropLast() }
    // `{}` alone says that a field is meant to be empty, and `{"a": 1}` is JSON.
    return inner.isEmpty || inner.first == UInt8(ascii: "\"") ? nil : inner
  }
}

extension FieldName {
  /// Whether styles change the case of the field's words, so that braces around them matter.
  public var isCased: Bool {
    switch self {
    case .title, .subtitle, .titleaddon, .shorttitle, .origtitle, .indextitle, .booktitle,
      .booksubtitle, .booktitleaddon, .maintitle, .mainsubtitle, .maintitleaddon, .journal,
      .journalsubtitle, .journaltitleaddon, .shortjournal, .issuetitle, .issuesubtitle, .eventtitle,
      .eventtitleaddon, .series, .shortseries, .sorttitle, .titlePrefix:
      true
    default: false
    }
  }

  /// Whether a value may have several paragraphs.
  public var hasParagraphs: Bool {
    self == .abstract || self == .annote || self == .annotation || self == .note
  }
}
