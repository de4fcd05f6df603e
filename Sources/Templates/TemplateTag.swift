/// A tag of a template.
struct TemplateTag: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` or `{{&name}}`
    case unescaped
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case close
    /// `{{! words }}`
    case comment
    /// `{{>name}}` or `{{>*name}}`
    case partial
    /// `{{<name}}` or `{{<*name}}`
    case parent
    /// `{{$name}}`
    case block
    /// `{{=<% %>=}}`
    case delimiters
  }

  var kind: Kind
  /// The name in the tag, without spaces; empty for a comment and for delimiters.
  var name: String
  /// The whole tag, in byte offsets from the template's start.
  var bytes: Range<Int>
  /// The whole tag as it is written.
  var text: String
}

/// A name that is looked up in the data: its parts between dots, and none for `.` itself.
struct TemplateName: Equatable, Sendable {
  var parts: [String]

  /// Splits `a.b`; `nil` if a part is empty.
  init?(_ text: String) {
    parts =
      text == "."
      ? []
      : text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    if parts.contains("") { return nil }
  }
}
