import Text

/// Lays a tree out flat, joining its strings as a typist would.
///
/// Where two strings meet, spaces and punctuation are not doubled, and a comma or full stop goes
/// before the quotation marks it follows, if the locale wants so. Quotation marks alternate as they
/// nest, and what data formats within the like turns back to normal.
struct Flattener {
  private(set) var run = Run()
  private let locale: LocaleText
  private var look = Look()
  private var level: QuotationLevel?
  /// Within a field, strings other than the first are not joined but stand where they stand.
  private var isInField = false
  private var isAtSeam = true
  private var isInAffixes = false
  private var isInParentheses = false
  /// Whether formatting has begun since the last string.
  private var beginsFormatting = false

  /// What is in force, and what has been at any level around.
  private struct Look {
    var hasStyle = false
    var hasVariant = false
    var hasWeight = false
    var style = Formatting.FontStyle.normal
    var variant = Formatting.FontVariant.normal
    var weight = Formatting.FontWeight.normal
    var decoration = Formatting.TextDecoration.none
  }

  init(locale: LocaleText) {
    self.locale = locale
    run.text.reserveCapacity(512)
  }

  mutating func append(_ parts: [Output]) {
    for part in parts { append(part) }
  }

  private mutating func append(_ part: Output) {
    switch part {
    case .text(let text): append(text)
    case .formatted(let formatting, let parts): append(parts, formatting)
    case .markup(let markup, let parts): append(parts, markup)
    case .quoted(let parts): quote(parts, level?.next ?? .outer)
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
      appendAffix(affixes.suffix)
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
    for part in parts where !part.isEmpty {
      if !isFirst { appendAffix(delimiter) }
      isFirst = false
      append(part)
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
    case .names, .nameList, .name, .year, .yearSuffix, .citationNumber, .citationLabel, .locator,
      .term,
      .userAffix, .item:
      append(parts)
    }
  }

  // MARK: Formatting

  /// Puts marks around what `body` appends, unless that is nothing.
  private mutating func enclose(
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

  /// Formats what `body` appends in one respect, and goes back to what was in force.
  ///
  /// What makes no difference has its mark all the same, for HTML has it.
  private mutating func enclose<Value: Equatable>(
    _ value: Value?, _ property: WritableKeyPath<Look, Value>, _ kind: (Value) -> Run.Kind,
    _ body: (inout Self) -> Void
  ) {
    guard let value else { return body(&self) }
    let before = look
    look[keyPath: property] = value
    look.hasStyle = look.hasStyle || look.style != .normal
    look.hasVariant = look.hasVariant || look.variant != .normal
    look.hasWeight = look.hasWeight || look.weight != .normal
    enclose(kind(value), isEffective: before[keyPath: property] != value, body)
    look = before
  }

  private mutating func append(_ parts: [Output], _ formatting: Formatting) {
    var formatting = formatting
    if formatting != .none { beginsFormatting = true }
    // What is normal needs no saying where nothing around it or at its end is otherwise.
    if formatting.fontStyle == .normal || formatting.fontVariant == .normal
      || formatting.fontWeight == .normal, parts.last?.endsWithMarkup != true
    {
      if !look.hasStyle, formatting.fontStyle == .normal { formatting.fontStyle = nil }
      if !look.hasVariant, formatting.fontVariant == .normal { formatting.fontVariant = nil }
      if !look.hasWeight, formatting.fontWeight == .normal { formatting.fontWeight = nil }
    }
    if formatting.fontStyle == .italic, parts.allSatisfy(\.isEastAsian) {
      formatting.fontStyle = nil
    }
    guard formatting != .none else { return append(parts) }
    encloseVertical(formatting.verticalAlign) { flat in
      flat.enclose(formatting.textDecoration, \.decoration, \.mark) { flat in
        flat.enclose(formatting.fontWeight, \.weight, \.mark) { flat in
          flat.enclose(formatting.fontVariant, \.variant, \.mark) { flat in
            flat.enclose(formatting.fontStyle, \.style, \.mark) { $0.append(parts) }
          }
        }
      }
    }
  }

  private mutating func encloseVertical(
    _ align: Formatting.VerticalAlign?, _ body: (inout Self) -> Void
  ) {
    switch align {
    case .superscript: enclose(.superscript, body)
    case .subscript: enclose(.subscript, body)
    case .baseline: enclose(.baseline, body)
    case nil: body(&self)
    }
  }

  /// What data formats: italics within italics are upright.
  private mutating func append(_ parts: [Output], _ markup: Output.Markup) {
    switch markup {
    case .italic:
      let style: Formatting.FontStyle = look.style == .normal ? .italic : .normal
      enclose(style, \.style, \.mark) { $0.append(parts) }
    case .bold:
      let weight: Formatting.FontWeight = look.weight == .bold ? .normal : .bold
      enclose(weight, \.weight, \.mark) { $0.append(parts) }
    case .smallCaps:
      let variant: Formatting.FontVariant = look.variant == .normal ? .smallCaps : .normal
      enclose(variant, \.variant, \.mark) { $0.append(parts) }
    case .superscript: enclose(.superscript) { $0.append(parts) }
    case .subscript: enclose(.subscript) { $0.append(parts) }
    }
  }

  private mutating func undecorate(_ parts: [Output]) {
    enclose(look.decoration == .none ? nil : .some(.none), \.decoration, \.mark) { flat in
      flat.enclose(flat.look.weight == .normal ? nil : .normal, \.weight, \.mark) { flat in
        flat.enclose(flat.look.variant == .normal ? nil : .normal, \.variant, \.mark) { flat in
          flat.enclose(flat.look.style == .normal ? nil : .normal, \.style, \.mark) {
            $0.append(parts)
          }
        }
      }
    }
  }

  // MARK: Quotation

  private mutating func quote(_ parts: [Output], _ level: QuotationLevel) {
    // A text that is one quotation already is not quoted twice.
    var parts = parts
    if parts.count == 1, let inner = Self.wholeQuotation(parts[0]) { parts = inner }
    let before = self.level
    self.level = level
    enclose(.quotation(level)) { $0.append(parts) }
    self.level = before
  }

  /// The parts of a quotation in straight marks that makes up the whole of a part.
  private static func wholeQuotation(_ part: Output) -> [Output]? {
    switch part {
    case .tagged(.marks(.straightDouble), let parts) where parts.count == 1,
      .tagged(.marks(.straightSingle), let parts) where parts.count == 1:
      if case .quoted(let quoted) = parts[0] { quoted } else { nil }
    case .tagged(.field, let parts) where parts.count == 1,
      .nocase(let parts) where parts.count == 1:
      wholeQuotation(parts[0])
    default: nil
    }
  }

  /// What data quotes: the marks of the locale, or else just what stands there.
  private mutating func append(_ parts: [Output], _ marks: QuotationMarks) {
    guard parts.count == 1, case .quoted(let quoted) = parts[0] else { return append(parts) }
    if let own = locale.level(of: marks) { return quote(quoted, level?.next ?? own) }
    let (open, close) = marks.literal
    append(open)
    append(quoted)
    append(close)
  }

  // MARK: Text

  /// Affixes and delimiters hardly ever have markup, but may.
  private mutating func appendAffix(_ text: String) {
    guard !text.isEmpty else { return }
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
        if first == 0x20 || Fusion.isPunctuation(first) {
          consumed = join(first)
        } else if first == 0xC2, bytes.count > 1, unsafe bytes[1] == 0xA0, endsWithNoBreakSpace {
          consumed = 2
        }
      }
      unsafe run.text.append(contentsOf: bytes[consumed...])
      isAtSeam = !isInField
      beginsFormatting = false
    }
  }

  private var endsWithNoBreakSpace: Bool {
    run.text.count > 1 && run.text[run.text.count - 1] == 0xA0
      && run.text[run.text.count - 2] == 0xC2
  }

  /// Joins a string that begins with a space or with punctuation to the text so far.
  ///
  /// - Returns: How many of its bytes are dealt with.
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
      return last == 0x20 && !beginsFormatting && quotation == nil && display == nil ? 1 : 0
    }
    if Fusion.isPunctuation(last) {
      switch Fusion(last, first) {
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

  /// Puts a byte behind the text but before a mark at its end.
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

extension Output {
  /// Whether the last of it is formatted by data.
  fileprivate var endsWithMarkup: Bool {
    if case .markup = self { true } else { children.last?.endsWithMarkup ?? false }
  }

  /// Whether all its letters are of scripts that have no italics: Han, kana, Hangul.
  fileprivate var isEastAsian: Bool {
    if case .text(let text) = self {
      return text.utf8.first.map { $0 >= 0xE3 && $0 <= 0xED } ?? true && text.isEastAsian
    }
    return children.allSatisfy(\.isEastAsian)
  }
}

extension Formatting.FontStyle {
  var mark: Run.Kind {
    switch self {
    case .normal: .upright
    case .italic: .italic
    case .oblique: .oblique
    }
  }
}

extension Formatting.FontVariant {
  var mark: Run.Kind { self == .smallCaps ? .smallCaps : .normalVariant }
}

extension Formatting.FontWeight {
  var mark: Run.Kind {
    switch self {
    case .normal: .normalWeight
    case .bold: .bold
    case .light: .light
    }
  }
}

extension Formatting.TextDecoration {
  var mark: Run.Kind { self == .underline ? .underline : .noDecoration }
}
