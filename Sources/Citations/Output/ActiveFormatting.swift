/// The formatting that applies at a place of the tree, and whether any level around it has some.
struct ActiveFormatting {
  var hasStyle = false
  var hasVariant = false
  var hasWeight = false
  var style = Formatting.FontStyle.normal
  var variant = Formatting.FontVariant.normal
  var weight = Formatting.FontWeight.normal
  var decoration = Formatting.TextDecoration.none
}

extension Flattener {
  /// Sets one property for what `body` appends, and restores it afterwards.
  ///
  /// A value that changes nothing gets a mark too: HTML in the test suite has a tag for it.
  private mutating func enclose<Value: Equatable>(
    _ value: Value?, _ property: WritableKeyPath<ActiveFormatting, Value>,
    _ kind: (Value) -> Run.Kind,
    _ body: (inout Self) -> Void
  ) {
    guard let value else { return body(&self) }
    let before = active
    active[keyPath: property] = value
    active.hasStyle = active.hasStyle || active.style != .normal
    active.hasVariant = active.hasVariant || active.variant != .normal
    active.hasWeight = active.hasWeight || active.weight != .normal
    enclose(kind(value), isEffective: before[keyPath: property] != value, body)
    active = before
  }

  /// Appends parts with the formatting of a style, one property nested in the other.
  mutating func append(_ parts: [Output], _ formatting: Formatting) {
    var formatting = formatting
    if formatting != .none { keepsSpace = true }
    // `normal` is redundant unless something around it, or the end of the parts, is not.
    if formatting.fontStyle == .normal || formatting.fontVariant == .normal
      || formatting.fontWeight == .normal, parts.last?.endsWithMarkup != true
    {
      if !active.hasStyle, formatting.fontStyle == .normal { formatting.fontStyle = nil }
      if !active.hasVariant, formatting.fontVariant == .normal { formatting.fontVariant = nil }
      if !active.hasWeight, formatting.fontWeight == .normal { formatting.fontWeight = nil }
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

  /// Appends parts with markup from the data, which toggles: italics within italics are upright.
  mutating func append(_ parts: [Output], _ markup: Output.Markup) {
    switch markup {
    case .italic:
      let style: Formatting.FontStyle = active.style == .normal ? .italic : .normal
      enclose(style, \.style, \.mark) { $0.append(parts) }
    case .bold:
      let weight: Formatting.FontWeight = active.weight == .bold ? .normal : .bold
      enclose(weight, \.weight, \.mark) { $0.append(parts) }
    case .smallCaps:
      let variant: Formatting.FontVariant = active.variant == .normal ? .smallCaps : .normal
      enclose(variant, \.variant, \.mark) { $0.append(parts) }
    case .superscript: enclose(.superscript) { $0.append(parts) }
    case .subscript: enclose(.subscript) { $0.append(parts) }
    }
  }

  /// Appends parts without the formatting that is active.
  mutating func undecorate(_ parts: [Output]) {
    enclose(active.decoration == .none ? nil : .some(.none), \.decoration, \.mark) { flat in
      flat.enclose(flat.active.weight == .normal ? nil : .normal, \.weight, \.mark) { flat in
        flat.enclose(flat.active.variant == .normal ? nil : .normal, \.variant, \.mark) { flat in
          flat.enclose(flat.active.style == .normal ? nil : .normal, \.style, \.mark) {
            $0.append(parts)
          }
        }
      }
    }
  }
}

extension Output {
  /// Whether its last part has markup from the data.
  fileprivate var endsWithMarkup: Bool {
    if case .markup = self { true } else { children.last?.endsWithMarkup ?? false }
  }

  /// Whether it is text in scripts without italics: Han, kana or Hangul.
  fileprivate var isEastAsian: Bool {
    switch self {
    case .text(let text):
      text.utf8.first.map { $0 >= 0xE3 && $0 <= 0xED } ?? true && text.isEastAsian
    case .tagged(.field, let parts): parts.allSatisfy(\.isEastAsian)
    default: false
    }
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
