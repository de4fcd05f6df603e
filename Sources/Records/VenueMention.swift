internal import Text

/// A record's mention of the venue where a work appeared: `icml 2022; presentation=spotlight`.
///
/// The name is a key of the venue registry or plain text; the year, if there is one, is the last
/// word.
public struct VenueMention: Hashable, Sendable {
  public var name: String
  /// Four digits.
  public var year: String?
  /// `presentation`, `workshop`, `name`, `note` and any other attributes.
  public var attributes: Attributes

  public init(name: String, year: String? = nil, attributes: Attributes = Attributes()) {
    self.name = name
    self.year = year
    self.attributes = attributes
  }

  public init(field value: String) {
    let parsed = AttributedValue(field: value)
    self.init(name: parsed.text, attributes: parsed.attributes)
    let bytes = name.utf8
    let start = bytes.lastIndex(where: \.isASCIIWhitespace).map(bytes.index(after:))
    let word = bytes[(start ?? bytes.startIndex)...]
    if start != nil, word.count == 4, word.allSatisfy(\.isASCIIDigit) {
      year = String(Substring(word))
      name = String(Substring(bytes[..<word.startIndex])).trimmed
    }
  }

  public var field: String {
    let text = year.map { "\(name) \($0)" } ?? name
    return AttributedValue(text: text, attributes: attributes).field
  }
}
