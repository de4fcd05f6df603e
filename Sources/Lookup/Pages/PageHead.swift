internal import RichText
internal import Text

/// The metadata in a web page: `meta` tags and linked data.
///
/// It reads pages as browsers do: attributes with or without quotes, names in any case, tags
/// without an end. Errors of pages are not reported.
///
/// - Source: HTML Living Standard, "Tokenization".
struct PageHead {
  /// The name of a `meta` tag, in lower case, and its content as plain text.
  struct Tag: Equatable {
    var name: String
    var content: String
  }

  private(set) var tags: [Tag] = []
  /// The contents of the scripts with JSON-LD.
  private var linkedData: [[UInt8]] = []

  /// In bytes; a page is read only up to here.
  private static let maximumLength = 2_000_000
  /// Further tags are ignored.
  private static let maximumTags = 20_000

  private var cursor: Cursor

  /// - Complexity: O(*n*).
  init(_ bytes: [UInt8]) {
    cursor = Cursor(
      bytes.count > Self.maximumLength ? Array(bytes.prefix(Self.maximumLength)) : bytes)
    while skip(past: UInt8(ascii: "<")) { readTag() }
    // `meta` tags come first, because they tell more about where a work appeared.
    for data in linkedData { tags += PageLinkedData.tags(of: data) }
  }

  /// The first value of one of several names, in the order of the names.
  func first(of names: String...) -> String? {
    for name in names {
      if let tag = tags.first(where: { $0.name == name }) { return tag.content }
    }
    return nil
  }

  func all(of names: String...) -> [String] {
    tags.filter { names.contains($0.name) }.map(\.content)
  }

  // MARK: Reading

  /// Moves past the next such byte; `false` if there is none.
  private mutating func skip(past byte: UInt8) -> Bool {
    _ = cursor.range { $0 != byte }
    return cursor.skip(byte)
  }

  private mutating func readTag() {
    if cursor.peek == UInt8(ascii: "!") {
      if cursor.bytes[cursor.offset...].starts(with: "!--".utf8) { skipComment() }
      return
    }
    let name = cursor.text(cursor.range { $0.isASCIILetter || $0.isASCIIDigit }).asciiLowercased
    switch name {
    case "meta":
      let attributes = attributes()
      let names = ["name", "property", "itemprop"].compactMap { attributes[$0] }
      guard let name = names.first, let content = attributes["content"], !content.isEmpty,
        tags.count < Self.maximumTags
      else { return }
      tags.append(Tag(name: Self.name(name), content: content))
    case "script":
      let type = attributes()["type"]?.asciiLowercased ?? ""
      let text = text(to: "</script")
      if type.hasPrefix("application/ld+json"), linkedData.count < 16 {
        linkedData.append(Array(cursor.bytes[text]))
      }
    case "title", "style", "noscript", "textarea", "template":
      _ = attributes()
      _ = text(to: "</\(name)")
    default: break
    }
  }

  /// The name of a tag with the separator of `meta` tags, a full stop: RDFa writes `dc:title`.
  private static func name(_ text: String) -> String {
    let name = text.asciiLowercased.trimmed
    guard let prefix = ["dc:", "dcterms:", "prism:", "eprints:"].first(where: name.hasPrefix) else {
      return name
    }
    return "\(prefix.dropLast()).\(name.dropFirst(prefix.utf8.count))"
  }

  /// Reads the attributes of a tag, and consumes its end.
  private mutating func attributes() -> [String: String] {
    var attributes: [String: String] = [:]
    while let byte = cursor.peek, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "<") {
      if byte.isASCIIWhitespace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "=") {
        cursor.offset += 1
        continue
      }
      let name = cursor.text(cursor.range { !Self.endsName($0) }).asciiLowercased
      _ = cursor.range(while: \.isASCIIWhitespace)
      guard cursor.skip(UInt8(ascii: "=")) else { continue }
      _ = cursor.range(while: \.isASCIIWhitespace)
      let value = PlainLine.of(Entities.decoded(value()))
      if attributes[name] == nil { attributes[name] = value }
    }
    _ = cursor.skip(UInt8(ascii: ">"))
    return attributes
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte.isASCIIWhitespace || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "/")
  }

  private mutating func value() -> String {
    guard let quote = cursor.peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return cursor.text(cursor.range { !$0.isASCIIWhitespace && $0 != UInt8(ascii: ">") })
    }
    cursor.offset += 1
    let range = cursor.range { $0 != quote }
    // A value without its closing quote would extend to the end of the page.
    return cursor.skip(quote) ? cursor.text(range) : ""
  }

  /// The text up to an end tag or the end of the page; consumes it.
  private mutating func text(to end: String) -> Range<Int> {
    let start = cursor.offset
    let end = Array(end.utf8)
    while cursor.offset < cursor.bytes.count {
      let next = cursor.bytes[cursor.offset...].prefix(end.count)
      if cursor.peek == UInt8(ascii: "<"),
        next.lazy.map(\.asciiLowercased).elementsEqual(end)
      {
        break
      }
      cursor.offset += 1
    }
    return start..<cursor.offset
  }

  private mutating func skipComment() {
    while cursor.offset < cursor.bytes.count {
      if cursor.bytes[cursor.offset...].starts(with: "-->".utf8) {
        cursor.offset += 3
        return
      }
      cursor.offset += 1
    }
  }
}
