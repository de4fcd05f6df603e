/// A piece of a parsed template.
indirect enum TemplateNode: Equatable, Sendable {
  /// The start of a line with its own leading spaces.
  ///
  /// Lines are nodes because a partial's indentation is written before those of its template, and
  /// not before those of the values in it.
  case line([UInt8])
  /// Literal text, at most to the end of a line.
  case text([UInt8])
  case variable(TemplateName, isEscaped: Bool, tag: TemplateTag)
  case section(TemplateName, isInverted: Bool, tag: TemplateTag, [TemplateNode])
  case partial(TemplatePartial)
  case block(TemplateBlock)
}

/// A place where another template is inserted: a partial tag, or a parent tag with its blocks.
struct TemplatePartial: Equatable, Sendable {
  enum Reference: Equatable, Sendable {
    case fixed(String)
    /// A name that the data holds.
    case dynamic(TemplateName)
  }

  var reference: Reference
  /// The spaces before a tag that is alone on its line; `nil` for any other.
  var indentation: [UInt8]?
  /// The blocks between a parent's tags, which replace those of the template.
  var arguments: [String: [TemplateNode]] = [:]
  var tag: TemplateTag
}

/// A part of a template that an inheriting template may replace.
struct TemplateBlock: Equatable, Sendable {
  var name: String
  /// The default content.
  var content: [TemplateNode]
  /// The indentation of each line of a replacement; `nil` if the block does not begin its line.
  var indentation: [UInt8]?
  var tag: TemplateTag
}
