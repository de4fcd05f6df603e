import Text

/// Follows the HTML of a template, to tell whether a value is inside a tag.
///
/// Only the template's own text is read: values are escaped, or complete pieces of HTML.
/// The contents of `script` and `style` count as text; no escaping is right for them.
struct HTMLTracker {
  private enum State: Equatable {
    case text
    /// After `<`, which begins a tag only before a letter, `/`, `!` or `?`.
    case opened
    /// In a tag and outside of quotes.
    case tag
    case quoted(by: UInt8)
    /// After `<!`.
    case declaration
    case comment
  }

  private let endsAtBlankLine: Bool
  private var state = State.text
  /// The last byte that is not a space, a tab or a carriage return.
  private var previous: UInt8?
  /// The number of hyphens just read, which begin and end a comment.
  private var hyphens = 0

  /// Starts in text.
  ///
  /// In Markdown a blank line ends a tag.
  init(endsAtBlankLine: Bool) { self.endsAtBlankLine = endsAtBlankLine }

  /// The place in a tag of a value that comes next; `nil` in text.
  ///
  /// After `<` alone too: in Markdown `<{{url}}>` is a link.
  var place: TemplatePlace? {
    switch state {
    case .text, .opened: nil
    case .tag, .declaration: .tag
    case .quoted, .comment: .attribute
    }
  }

  mutating func advance(over literal: [UInt8]) {
    for byte in literal {
      let isBlankLine = byte == UInt8(ascii: "\n") && previous == byte
      if endsAtBlankLine, isBlankLine, state != .comment { state = .text }
      state = next(byte)
      hyphens = byte == UInt8(ascii: "-") ? hyphens + 1 : 0
      if !byte.isBlank, byte != UInt8(ascii: "\r") { previous = byte }
    }
  }

  /// Records that a value was written, which may be the name of a tag, as in `<{{name}} …>`.
  mutating func passValue() {
    if state == .opened { state = .tag }
    previous = nil
    hyphens = 0
  }

  private func next(_ byte: UInt8) -> State {
    switch state {
    case .text:
      return byte == UInt8(ascii: "<") ? .opened : .text
    case .opened:
      if byte == UInt8(ascii: "!") { return .declaration }
      if byte.isASCIILetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") {
        return .tag
      }
      return byte == UInt8(ascii: "<") ? .opened : .text
    case .declaration where byte == UInt8(ascii: "-"):
      return hyphens == 1 ? .comment : .declaration
    case .tag, .declaration:
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return .quoted(by: byte) }
      return byte == UInt8(ascii: ">") ? .text : .tag
    case .quoted(let quote):
      return byte == quote ? .tag : state
    case .comment:
      return byte == UInt8(ascii: ">") && hyphens >= 2 ? .text : .comment
    }
  }
}
