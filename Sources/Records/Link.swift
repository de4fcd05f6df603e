internal import Text

/// A link with a label: `code https://…`, `slides files/talk.pdf`.
public struct Link: Hashable, Sendable {
  /// The label as written, brackets included.
  public var label: String
  public var url: String

  public init(label: String, url: String) {
    self.label = label
    self.url = url
  }

  /// Splits a field's value before its last word; `nil` if it has only one word.
  public init?(field value: String) {
    let bytes = value.utf8
    guard let space = bytes.lastIndex(where: \.isASCIIWhitespace) else { return nil }
    self.init(
      label: String(value[..<space]).trimmed, url: String(value[bytes.index(after: space)...]))
    if label.isEmpty || url.isEmpty { return nil }
  }

  public var field: String { "\(label) \(url)" }

  /// The label in three parts: the text before its brackets, the anchor within them, and the text
  /// after them.
  ///
  /// A label without brackets is the anchor.
  public var parts: (before: String, anchor: String, after: String) {
    guard let open = label.utf8.firstIndex(of: UInt8(ascii: "[")),
      let close = label.utf8.lastIndex(of: UInt8(ascii: "]")), open < close
    else { return ("", label, "") }
    let inner = label.utf8.index(after: open)
    return (
      String(label[..<open]), String(label[inner..<close]),
      String(label[label.utf8.index(after: close)...])
    )
  }

  /// The label without its brackets, which `open` and queries use.
  public var plainLabel: String {
    let parts = parts
    return parts.before + parts.anchor + parts.after
  }
}
