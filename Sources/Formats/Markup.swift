internal import RichText
internal import Citations
internal import Records
internal import Text

/// Converts the markup of a record's values to and from the tags of CSL-JSON.
///
/// - Source: citeproc-js, "CSL-JSON Markup"; Zotero uses the same tags in all its exports.
public enum Markup {
  /// A record's value with tags, without braces and escaping backslashes.
  ///
  /// If `keepsCase`, words whose case is protected are marked by a tag.
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
      case .link(let inner, let address):
        result += MarkedText.linked(tagged(inner, keepsCase: keepsCase), to: address)
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

  /// The value of a record for a text with tags, in which braces and backslashes are plain
  /// characters.
  public static func value(of text: String) -> String {
    guard needsParsing(text) else { return text }
    let escaped = escaped(text)
    guard hasSpan(text) else { return escaped }
    return value(of: MarkedText(field: escaped).nodes)
  }

  private static func value(of nodes: [MarkedText.Node]) -> String {
    var result = ""
    for node in nodes {
      switch node {
      case .text(let text): result += escaped(text, also: UInt8(ascii: "$"))
      case .math(let source): result += "$\(source)$"
      case .tex(let source): result += source
      case .link(let inner, let address):
        result += MarkedText.linked(value(of: inner), to: escaped(address))
      case .styled(let style, let inner):
        result += "<\(style.rawValue)>\(value(of: inner))</\(style.rawValue)>"
      case .protected(let inner): result += "{\(value(of: inner))}"
      }
    }
    return result
  }

  private static func needsParsing(_ text: String) -> Bool {
    text.containsByte { byte, _ in
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: "\\"),
        UInt8(ascii: "$"):
        true
      default: false
      }
    }
  }

  /// Whether the text has a tag that begins with `<sp`; the search of a whole word is far slower.
  private static func hasSpan(_ text: String) -> Bool {
    text.containsByte { byte, previous in byte == UInt8(ascii: "p") && previous == UInt8(ascii: "s")
    }
      && text.contains("<span")
  }

  /// The text with a backslash before every brace outside math, and with backslashes escaped that
  /// would otherwise escape the next character.
  private static func escaped(_ text: String, also sign: UInt8? = nil) -> String {
    var result: [UInt8] = []
    var math: Range<String.Index>?
    for index in text.utf8.indices {
      let byte = text.utf8[index]
      if byte == UInt8(ascii: "$"), sign == nil, math.map({ index >= $0.upperBound }) ?? true {
        math = Self.math(in: text, from: index)
      }
      if math?.contains(index) == true {
        result.append(byte)
        continue
      }
      let isBrace = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
      let isSign = byte == UInt8(ascii: "$") || byte == UInt8(ascii: "<")
      let follows = isSign && result.last == UInt8(ascii: "\\")
      if isBrace || follows || byte == sign { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The math that begins at a dollar sign, including both dollar signs.
  private static func math(in text: String, from start: String.Index) -> Range<String.Index>? {
    let inner = text.utf8.index(after: start)
    guard
      start == text.startIndex || text.utf8[text.utf8.index(before: start)] != UInt8(ascii: "\\"),
      let end = text.utf8[inner...].firstIndex(of: UInt8(ascii: "$")), end > inner
    else { return nil }
    let range = start..<text.utf8.index(after: end)
    let isMath = MarkedText(field: String(text[range])).nodes == [.math(String(text[inner..<end]))]
    return isMath ? range : nil
  }
}
