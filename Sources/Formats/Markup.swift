internal import RichText
internal import Records
internal import Text

/// The markup of a record's values in formats that have CSL-JSON's tags, or none.
///
/// - Source: citeproc-js, "CSL-JSON Markup"; Zotero uses the same tags in all it exports.
public enum Markup {
  /// A record's value with tags, without braces and the backslashes before signs.
  ///
  /// Words whose case is protected get a tag that says so if `keepsCase`.
  public static func tagged(_ value: String, keepsCase: Bool) -> String {
    guard needsParsing(value) else { return value }
    return tagged(MarkedText(field: value).nodes, keepsCase: keepsCase)
  }

  static func tagged(_ nodes: [MarkedText.Node], keepsCase: Bool) -> String {
    var result = ""
    for node in nodes {
      switch node {
      case .text(let text): result += text
      case .math(let source): result += "$\(source)$"
      case .tex(let source): result += source
      case .styled(.smallCaps, let inner):
        let text = tagged(inner, keepsCase: keepsCase)
        result += "<span style=\"font-variant:small-caps;\">\(text)</span>"
      case .styled(let style, let inner):
        let text = tagged(inner, keepsCase: keepsCase)
        result += "<\(style.rawValue)>\(text)</\(style.rawValue)>"
      case .protected(let inner):
        let text = tagged(inner, keepsCase: keepsCase)
        result += keepsCase ? "<span class=\"nocase\">\(text)</span>" : text
      }
    }
    return result
  }

  /// The value of a record for a text with tags: braces and backslashes in it are plain signs.
  public static func value(of text: String) -> String {
    guard needsParsing(text) else { return text }
    let escaped = escaped(text)
    guard text.contains("<span") else { return escaped }
    return value(of: MarkedText(field: escaped).nodes)
  }

  private static func value(of nodes: [MarkedText.Node]) -> String {
    var result = ""
    for node in nodes {
      switch node {
      case .text(let text): result += escaped(text, also: UInt8(ascii: "$"))
      case .math(let source): result += "$\(source)$"
      case .tex(let source): result += source
      case .styled(let style, let inner):
        result += "<\(style.rawValue)>\(value(of: inner))</\(style.rawValue)>"
      case .protected(let inner): result += "{\(value(of: inner))}"
      }
    }
    return result
  }

  private static func needsParsing(_ text: String) -> Bool {
    text.utf8.contains { "{}<\\$".utf8.contains($0) }
  }

  /// The text with a backslash before every brace, and a second one where a backslash would
  /// otherwise take the next sign's meaning away.
  private static func escaped(_ text: String, also sign: UInt8? = nil) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      let isBrace = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
      let isSign = byte == UInt8(ascii: "$") || byte == UInt8(ascii: "<")
      let follows = isSign && result.last == UInt8(ascii: "\\")
      if isBrace || follows || byte == sign { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
