internal import Citations
internal import Identifiers
internal import Records
internal import Text

/// Normalizes values of items.
extension CSLItem {
  /// Gives values the form that they have after conversion to a record and back.
  ///
  /// So citations are the same whether the items are added to a library first or not.
  mutating func normalize() {
    for variable in variables {
      switch self[variable] {
      case .date(let date)?:
        let normal = date.normalized()
        if normal != date { self[variable] = .date(normal) }
      case .text(let text)?:
        let normal = normalized(text, of: variable)
        if normal != text { self[variable] = .text(normal) }
      case .names(let names)?:
        let normal = names.map { $0.normalized() }
        if normal != names { self[variable] = .names(normal) }
      case nil: break
      }
    }
    nameEvent()
    if let identifier = removeArXiv() {
      if canAddArXiv {
        addArXiv(identifier)
      } else {
        others.append(.init("arxiv", .string(identifier)))
      }
    }
  }

  /// Sets both `event-title` and `event`, its name in CSL 1.0.1, if one of them is set.
  mutating func nameEvent() {
    if self[.eventTitle] == nil, let title = self[.event] { self[.eventTitle] = title }
    if let title = self[.eventTitle] { self[.event] = title }
  }

  private func normalized(_ text: String, of variable: Variable) -> String {
    switch variable {
    case .doi: DOI.canonical(text)
    case .pmid: PMID.canonical(text)
    case .pmcid: PMCID.canonical(text)
    case .page where !Self.isPlainPages(text):
      PageRanges.hyphenated(PageRanges.normalized(text))
    case .page: text
    case .language: LanguageCode.code(for: text) ?? text
    case .genre where type == .thesis:
      RecordPreparation.genre(ofThesis: text) ?? Self.cleaned(text, of: variable)
    default: Self.cleaned(text, of: variable)
    }
  }

  /// The text as a record has it, with the markup of CSL-JSON.
  private static func cleaned(_ text: String, of variable: Variable) -> String {
    guard let rule = VariableRule.rule(for: variable, in: .other) else { return text }
    switch rule.kind {
    case .text:
      let value = Markup.value(of: text)
      let cleaned = ReceivedValue.cleaned(value, of: rule.fields[0])
      return Markup.tagged(cleaned, keepsCase: true)
    case .plain: return ReceivedValue.cleaned(text, of: rule.fields[0])
    case .keywords, .names, .date: return text
    }
  }

  /// Whether the pages are digits, letters and single hyphens.
  private static func isPlainPages(_ text: String) -> Bool {
    !text.containsByte { byte, previous in
      byte >= 0x80 || byte == UInt8(ascii: " ")
        || (byte == UInt8(ascii: "-") && previous == byte)
    }
  }
}
