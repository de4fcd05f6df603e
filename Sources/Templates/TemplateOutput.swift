internal import RichText
internal import Text

/// The output of a template, with the context in which the next value is escaped.
struct TemplateOutput {
  private let format: TemplateFormat
  private var bytes: [UInt8] = []
  /// The offset where the current line begins.
  private var lineStart = 0
  private var html: HTMLTracker
  private let harmlessTeX: HarmlessTeX
  /// The values whose TeX is not harmless.
  private(set) var printedTeX = PrintedTeX()

  init(_ format: TemplateFormat, allowing harmlessTeX: HarmlessTeX) {
    self.format = format
    self.harmlessTeX = harmlessTeX
    html = HTMLTracker(endsAtBlankLine: format == .markdown)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  var count: Int { bytes.count }

  var isAtLineStart: Bool { lineStart == bytes.count }

  /// Writes text of the template, whose HTML tags decide how values in them are escaped.
  mutating func write(literal: [UInt8]) {
    append(literal)
    if format == .html || format == .markdown { html.advance(over: literal) }
  }

  /// Writes a value as `{{x}}` does; nothing for a list or an object.
  mutating func write(_ value: TemplateValue) {
    let place = place
    let value = target(of: value, at: place) ?? value
    switch value {
    case .formatted(_, raw: let raw) where place.isInTag:
      append(format.escape(raw, at: place).utf8)
    case .formatted(let text, raw: let raw):
      let mayHoldTeX = raw.containsByte { byte, _ in
        byte == UInt8(ascii: "$") || byte == UInt8(ascii: "\\")
      }
      if mayHoldTeX, MarkedText(field: raw).printsTeX(as: format, allowing: harmlessTeX) {
        printedTeX.add()
      }
      append(text.utf8)
    case .url(let target):
      append(format.escape(target, at: place).utf8)
    case .null, .bool, .text, .list, .object:
      append(format.escape(value.plainText ?? "", at: place).utf8)
    }
    html.passValue()
  }

  /// Writes a value as `{{{x}}}` does; nothing for a list or an object.
  ///
  /// In LaTeX, a value that is not harmless is escaped all the same: it is not part of the template.
  mutating func write(verbatim value: TemplateValue) {
    let text = value.plainText ?? ""
    if format == .latex, !harmlessTeX.isHarmless(verbatim: text.utf8) {
      printedTeX.add()
      append(format.escape(text).utf8)
    } else {
      append(text.utf8)
    }
    html.passValue()
  }

  /// The value as the target of a link, if it is in the place of one, or null if it may be no link.
  private func target(of value: TemplateValue, at place: TemplatePlace) -> TemplateValue? {
    guard case .text = value else {
      guard case .formatted = value else { return nil }
      return target(of: .text(value.plainText ?? ""), at: place)
    }
    let linkPlace = LinkPlace(after: bytes)
    guard let text = value.plainText, linkPlace.begins(in: format, isInTag: place.isInTag),
      !linkPlace.needsScheme || LinkRule.scheme(of: text) != nil
    else { return nil }
    return LinkRule.target(of: text, in: .list).map(TemplateValue.url) ?? .null
  }

  private var place: TemplatePlace {
    if let place = html.place { return place }
    return format.isBlockStart(after: bytes[lineStart...]) ? .blockStart : .text
  }

  private mutating func append(_ addition: some BidirectionalCollection<UInt8>) {
    bytes.append(contentsOf: addition)
    if let lineEnd = addition.lastIndex(of: UInt8(ascii: "\n")) {
      lineStart = bytes.count - addition.distance(from: lineEnd, to: addition.endIndex) + 1
    }
  }
}
