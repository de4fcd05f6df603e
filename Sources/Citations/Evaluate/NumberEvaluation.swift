/// `cs:number` and `cs:label`.
///
/// - Source: CSL 1.0.2 specification, "Number" and "Label".
extension Evaluation {
  mutating func render(_ number: NumberElement) -> Rendering {
    guard takes(number.variable), let text = numberText(number.variable) else { return .missing }
    let gender = locale.gender(of: Self.term(for: number.variable, label: state.cite.label))
    let parsed = NumberText(text, and: ands)
    let output: [Output]
    if parsed.isNumeric, number.form != .numeric {
      output = [.text(joined(parsed) { self.number($0, number.form, gender) })]
    } else if number.variable == .page || number.variable == .locator {
      output = Output.parsed(numbers(text, format: style.pageRangeFormat))
    } else {
      output = Output.parsed(numbers(text, format: nil))
    }
    let tagged = number.variable == .citationNumber ? [.tagged(.citationNumber, output)] : output
    return .variable(
      wrapped(
        cased(tagged, number.textCase), number.formatting, number.affixes, number.display))
  }

  /// One number in a form; any other text is unchanged.
  private func number(
    _ text: Substring, _ form: NumberElement.Form, _ gender: Gender?
  ) -> String {
    guard let value = Int(text), value >= 0 else { return String(text) }
    switch form {
    case .numeric: return String(text)
    case .ordinal: return "\(value)" + locale.ordinalSuffix(for: value, gender: gender)
    case .longOrdinal:
      return locale.longOrdinal(value, gender: gender)
        ?? "\(value)" + locale.ordinalSuffix(for: value, gender: gender)
    case .roman: return (1..<6000).contains(value) ? Self.roman(value) : String(text)
    }
  }

  /// A number in lowercase Roman numerals.
  static func roman(_ value: Int) -> String {
    let signs = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
      (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = value
    var text = ""
    for (worth, sign) in signs {
      while rest >= worth {
        text += sign
        rest -= worth
      }
    }
    return text
  }

  mutating func render(_ label: LabelElement) -> Rendering {
    guard let variable = label.variable, !suppressed.contains(variable) else { return .nothing }
    let text = numberText(variable) ?? ""
    // Styles label one variable by the name of another, which is not there.
    guard !text.isEmpty || variable != .locator else { return .nothing }
    let isPlural =
      switch label.plural {
      case .always: true
      case .never: false
      case .contextual: isPlural(text, of: variable)
      }
    return Rendering(
      self.label(
        Self.term(for: variable, label: state.cite.label), of: label, isPlural: isPlural))
  }

  private func isPlural(_ text: String, of variable: Variable) -> Bool {
    let number = NumberText(text, and: ands)
    if variable == .numberOfPages || variable == .numberOfVolumes {
      return number.value.map { $0 != 1 } ?? number.isPlural
    }
    return number.isPlural
  }

  /// The term of a label, in its form and case.
  func label(_ term: String, of label: LabelElement, isPlural: Bool) -> [Output] {
    guard !isSorting, let text = locale.term(term, form: label.form, isPlural: isPlural),
      !text.isEmpty
    else {
      return []
    }
    var output: [Output] = Output.parsed(text)
    if label.stripsPeriods { output = output.strippingPeriods() }
    return wrapped(casedTerm(output, label.textCase), label.formatting, label.affixes)
  }

  /// The term that names a variable.
  static func term(for variable: Variable, label: String) -> String {
    variable == .locator ? self.label(label) : variable.rawValue
  }

  /// A text of numbers with normalized dashes and commas.
  func numbers(_ text: String, format: Style.PageRangeFormat?) -> String {
    let needsNothing = text.utf8.allSatisfy { byte in
      byte != UInt8(ascii: "-") && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "&")
        && byte != UInt8(ascii: " ") && byte < 0x80 && byte != UInt8(ascii: "\\")
    }
    if needsNothing { return text }
    return PageRange(
      format: format, delimiter: locale.term("page-range-delimiter") ?? "\u{2013}"
    ).text(of: NumberText(text, and: ands)) { self.text(of: $0) }
  }

  /// Numbers with their separators, with `change` applied to each number.
  private func joined(_ number: NumberText, _ change: (Substring) -> String) -> String {
    var result = ""
    for (index, piece) in number.pieces.enumerated() {
      if index > 0 { result += text(of: number.separators[index - 1]) }
      result += change(piece)
    }
    return result
  }

  private func text(of separator: NumberText.Separator) -> String {
    switch separator {
    case .comma: ", "
    case .hyphen: locale.term("page-range-delimiter") ?? "\u{2013}"
    case .ampersand: " \(andSymbol) "
    case .word(let word): " \(word) "
    }
  }
}
