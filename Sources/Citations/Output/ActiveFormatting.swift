/// What formatting is in force, and what has been at any level around.
struct Look {
  var hasStyle = false
  var hasVariant = false
  var hasWeight = false
  var style = Formatting.FontStyle.normal
  var variant = Formatting.FontVariant.normal
  var weight = Formatting.FontWeight.normal
  var decoration = Formatting.TextDecoration.none
}

extension Flattener {
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

  /// What a style formats, one property within the other.
  mutating func append(_ parts: [Output], _ formatting: Formatting) {
    var formatting = formatting
    if formatting != .none { keepsSpace = true }
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
  mutating func append(_ parts: [Output], _ markup: Output.Markup) {
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

  /// Takes off what is in force.
  mutating func undecorate(_ parts: [Output]) {
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
}

extension Output {
  /// Whether the last of it is formatted by data.
  fileprivate var endsWithMarkup: Bool {
    if case .markup = self { true } else { children.last?.endsWithMarkup ?? false }
  }

  /// Whether it is one text, all letters of which are of scripts that have no italics: Han, kana,
  /// Hangul.
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
