import Text

/// Flattens a tree into a run of text.
///
/// Where two strings meet, spaces and punctuation are not doubled, and a comma or full stop moves
/// before a closing quotation mark if the locale asks for it. Quotation marks alternate as they nest,
/// and markup from the data toggles: italics within italics are upright.
struct Flattener {
  var run = Run()
  private let locale: LocaleText
  var active = ActiveFormatting()
  private var level: QuotationLevel?
  /// Whether all quotations are at the outer level; see `Output.Tag.unquoted`.
  private var isUnquoted = false
  /// Within a field, only the first string is joined to what is before it; the others are appended.
  private var isInField = false
  private var isAtSeam = true
  private var isInAffixes = false
  private var isInParentheses = false
  /// Whether a space at the start of the next string stays after a space: formatting has begun in
  /// between, or the last string was a delimiter of cites.
  var keepsSpace = false
  /// Whether a full stop stays after a question mark or an exclamation mark.
  private var keepsSentenceMark = false

  init(locale: LocaleText) {
    self.locale = locale
    run.text.reserveCapacity(512)
  }

  mutating func append(_ parts: [Output]) {
    for part in parts { append(part) }
  }

  private mutating func append(_ part: Output) {
    switch part {
    case .text(let text):
      append(text)
    case .formatted(let formatting, let parts): append(parts, formatting)
    case .markup(let markup, let parts): append(parts, markup)
    case .quoted(let parts): quote(parts, innerLevel ?? .outer)
    case .nocase(let parts): append(parts)
    case .affixed(let affixes, let parts):
      guard !part.isEmpty else { return }
      append(parts, affixes)
    case .list(let parts, let delimiter): append(parts, delimiter: delimiter)
    case .display(let display, let parts): enclose(.display(display)) { $0.append(parts) }
    case .link(let parts, let address):
      guard !part.isEmpty else { return }
      run.links.append(address)
      enclose(.link(run.links.count - 1)) { $0.append(parts) }
    case .tagged(let tag, let parts): append(parts, tag)
    }
  }

  /// Parentheses within others are brackets; those of the layout, at the root, do not count.
  private mutating func append(_ parts: [Output], _ affixes: Affixes) {
    let isParenthesized = affixes.prefix.hasSuffix("(") && affixes.suffix.hasPrefix(")")
    guard isParenthesized, !run.text.isEmpty || isInAffixes else {
      let before = isInAffixes
      isInAffixes = true
      appendAffix(affixes.prefix)
      append(parts)
      appendAffix(affixes.suffix, keepsMark: parts.count == 1 && parts[0].isFormattedText)
      isInAffixes = before
      return
    }
    let isNested = isInParentheses
    isInParentheses = true
    appendAffix(isNested ? affixes.prefix.dropLast() + "[" : affixes.prefix)
    append(parts)
    appendAffix(isNested ? "]" + affixes.suffix.dropFirst() : affixes.suffix)
    isInParentheses = isNested
  }

  private mutating func append(_ parts: [Output], delimiter: String) {
    guard !delimiter.isEmpty else { return append(parts) }
    var isFirst = true
    var keepsMark = false
    for part in parts where !part.isEmpty {
      if !isFirst { appendAffix(delimiter, keepsMark: keepsMark) }
      isFirst = false
      append(part)
      keepsMark = part.isFormattedText
    }
  }

  private mutating func append(_ parts: [Output], _ tag: Output.Tag) {
    switch tag {
    case .field:
      guard !isInField else { return append(parts) }
      isInField = true
      append(parts)
      isInField = false
      isAtSeam = true
    case .marks(let marks): append(parts, marks)
    case .undecorated: undecorate(parts)
    case .citeDelimiter:
      append(parts)
      keepsSpace = true
    case .unquoted:
      let before = isUnquoted
      isUnquoted = true
      append(parts)
      isUnquoted = before
    case .tex: enclose(.math) { $0.append(parts) }
    case .names, .nameList, .name, .year, .yearSuffix, .citationNumber, .citationLabel, .locator,
      .term, .userAffix:
      append(parts)
    }
  }

  /// Encloses what `body` appends in marks; an empty part gets none.
  mutating func enclose(
    _ kind: Run.Kind, isEffective: Bool = true, _ body: (inout Self) -> Void
  ) {
    let markCount = run.marks.count
    let textCount = run.text.count
    run.marks.append(
      Run.Mark(offset: textCount, kind: kind, isOpening: true, isEffective: isEffective))
    body(&self)
    if run.text.count <= textCount {
      run.marks.removeSubrange(markCount...)
    } else {
      run.marks.append(
        Run.Mark(
          offset: run.text.count, kind: kind, isOpening: false, isEffective: isEffective))
    }
  }

  // MARK: Quotation

  /// The level of a quotation if the quotations around it decide it.
  private var innerLevel: QuotationLevel? { isUnquoted ? .outer : level?.next }

  private mutating func quote(_ parts: [Output], _ level: QuotationLevel) {
    let before = self.level
    self.level = level
    enclose(.quotation(level)) { $0.append(parts) }
    self.level = before
  }

  /// Appends a quotation of the data, with the marks of the locale if it has such a level.
  private mutating func append(_ parts: [Output], _ marks: QuotationMarks) {
    guard parts.count == 1, case .quoted(let quoted) = parts[0] else { return append(parts) }
    if let own = locale.level(of: marks) { return quote(quoted, innerLevel ?? own) }
    let (open, close) = marks.literal
    append(open)
    append(quoted)
    append(close)
  }

  // MARK: Text

  /// Appends an affix or a delimiter, which rarely has markup.
  ///
  /// If it keeps marks, a full stop at its start stays after a `?` or `!`.
  private mutating func appendAffix(_ text: String, keepsMark: Bool = false) {
    guard !text.isEmpty else { return }
    keepsSentenceMark = keepsMark
    defer { keepsSentenceMark = false }
    if text.utf8.contains(UInt8(ascii: "<")) {
      append(Output.parsed(text))
    } else {
      append(text)
    }
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard let first = unsafe bytes.first else { return }
      var consumed = 0
      if isAtSeam {
        if first == 0x20 || PunctuationCollision.isPunctuation(first) {
          consumed = join(first)
        } else if first == 0xC2, bytes.count > 1, unsafe bytes[1] == 0xA0, endsWithNoBreakSpace {
          consumed = 2
        }
      }
      unsafe run.text.append(contentsOf: bytes[consumed...])
      isAtSeam = !isInField
      keepsSpace = false
    }
  }

  private var endsWithNoBreakSpace: Bool {
    run.text.count > 1 && run.text[run.text.count - 1] == 0xA0
      && run.text[run.text.count - 2] == 0xC2
  }

  /// Joins a string that begins with a space or with punctuation to the text so far.
  ///
  /// - Returns: The number of its bytes that need not be appended.
  private mutating func join(_ first: UInt8) -> Int {
    guard let last = run.text.last else { return 0 }
    var quotation: Int?
    var display: Int?
    var index = run.marks.count
    while index > 0, run.marks[index - 1].offset == run.text.count {
      index -= 1
      let mark = run.marks[index]
      switch mark.kind {
      case .display:
        if mark.isOpening { return 0 }
        display = index
      case .quotation:
        if mark.isOpening { return 0 }
        quotation = index
      default: break
      }
    }
    if first == 0x20 {
      return last == 0x20 && !keepsSpace && quotation == nil && display == nil ? 1 : 0
    }
    if PunctuationCollision.isPunctuation(last) {
      switch PunctuationCollision(last, first) {
      case .dropsSecond where keepsSentenceMark && first == 0x2E && (last == 0x3F || last == 0x21):
        break
      case .dropsSecond: return 1
      case .dropsFirst: if quotation == nil { dropLast() }
      case .keepsBoth: break
      }
    }
    if locale.punctuationInQuote, first == 0x2C || first == 0x2E, let quotation {
      insert(first, before: quotation)
    } else if let display {
      insert(first, before: display)
    } else {
      return 0
    }
    return 1
  }

  /// Appends a byte to the text, before a mark at its end.
  private mutating func insert(_ byte: UInt8, before mark: Int) {
    run.text.append(byte)
    for mark in mark..<run.marks.count { run.marks[mark].offset += 1 }
  }

  private mutating func dropLast() {
    run.text.removeLast()
    var index = run.marks.count - 1
    while index >= 0, run.marks[index].offset > run.text.count {
      run.marks[index].offset = run.text.count
      index -= 1
    }
  }
}
