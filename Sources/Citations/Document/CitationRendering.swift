internal import Text

/// One rendered cite of a citation.
struct RenderedCite {
  var cite: Cite
  var output: [Output]
  /// The text of the names that come first; empty if there are none.
  var names: String
  var year: String
  var yearSuffix: Int?
  var citationNumber: Int?

  /// Whether the cite has a locator, a prefix or a suffix.
  var hasAdditions: Bool {
    !cite.prefix.isEmpty || !cite.suffix.isEmpty || !cite.locator.isEmpty
  }

  /// The cite with its prefix and suffix.
  var whole: [Output] {
    guard output.contains(where: { !$0.isEmpty }) else { return [] }
    var result = output
    if !cite.prefix.isEmpty {
      let space = cite.prefix.unicodeScalars.last.map(Self.isWordly) ?? false ? " " : ""
      result.insert(.tagged(.userAffix, Output.parsed(cite.prefix + space)), at: 0)
    }
    if !cite.suffix.isEmpty {
      let space = cite.suffix.unicodeScalars.first.map(Self.isWordly) ?? false ? " " : ""
      result.append(.tagged(.userAffix, Output.parsed(space + cite.suffix)))
    }
    return result
  }

  /// Whether a space must separate a character from a word next to it.
  private static func isWordly(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar.properties.numericType != nil
  }
}

extension Processor {
  /// Renders the citations of a document in their order.
  ///
  /// A cite of an item that the processor does not know renders nothing.
  public func document(_ citations: [Citation]) -> [[Output]] {
    var positions = Positions(nearNoteDistance: style.citation.nearNoteDistance)
    return citations.map { citation(positions.place($0)) }
  }

  /// Renders one citation alone; a cite without a position is a first one.
  public func citation(_ citation: Citation) -> [Output] {
    let spec = style.citation
    var cites = citation.cites.filter { indexes[$0.id] != nil }
    if !citation.isUnsorted {
      let items = cites.compactMap { indexes[$0.id] }
      cites = sorted(items, by: spec.sort, names: citationNames).map { cites[$0] }
    }
    let rendered = cites.compactMap { cite in
      indexes[cite.id].map { render(cite, item: $0) }
    }
    let joined = CiteCollapse(style).joined(capitalized(rendered))
    guard joined.contains(where: { !$0.isEmpty }) else { return [] }
    let isAuthorOnly = citation.cites.allSatisfy(\.isAuthorOnly)
    let affixes = isAuthorOnly ? .none : spec.layout.affixes
    let output: [Output] = affixes.isEmpty ? joined : [.affixed(affixes, joined)]
    return spec.layout.formatting == .none ? output : [.formatted(spec.layout.formatting, output)]
  }

  /// A note that begins with a word of the locale, such as "ibid.", begins with a capital.
  ///
  /// CSL does not say so, but its reference processor has always done it and styles rely on it.
  private func capitalized(_ cites: [RenderedCite]) -> [RenderedCite] {
    guard style.styleClass == .note, var first = cites.first, first.output.beginsWithTerm else {
      return cites
    }
    let prefix = first.cite.prefix
    let words = prefix.split(separator: " ")
    let isSentence = words.count > 1 && words.last?.utf8.last == UInt8(ascii: ".")
    guard prefix.isEmpty || isSentence else { return cites }
    first.output = first.output.withCase(.capitalizeFirst, language: locale.language)
    return [first] + cites.dropFirst()
  }

  private func render(_ cite: Cite, item index: Int) -> RenderedCite {
    var state = state(of: index, cite: cite)
    state.position = cite.position ?? .first
    state.isNearNote = cite.isNearNote ?? false
    state.firstReferenceNoteNumber = cite.firstReferenceNoteNumber
    var evaluation = citationEvaluation(state)
    var output = evaluation.render(style.citation.layout.elements).output
    let names = output.firstNames.map { [$0].text(locale: localeText) } ?? ""
    if cite.isAuthorOnly {
      output = output.firstNames.map { [$0] } ?? author(state)
    } else if cite.isAuthorSuppressed {
      output = output.replacing(limit: 1, where: \.isNames) { _ in [] }
    }
    if !output.contains(where: { !$0.isEmpty }), !cite.isAuthorSuppressed {
      output = [.text(Self.nothingPrinted)]
    }
    let year = output.first { if case .tagged(.year, _) = $0 { true } else { false } }
    let suffix = output.first { if case .tagged(.yearSuffix, _) = $0 { true } else { false } }
    let number = output.first { if case .tagged(.citationNumber, _) = $0 { true } else { false } }
    return RenderedCite(
      cite: cite, output: output, names: names,
      year: year.map { [$0].text(locale: localeText) } ?? "",
      yearSuffix: suffix == nil ? nil : state.disambiguation.yearSuffix,
      citationNumber: number == nil ? nil : state.citationNumber)
  }

  /// The text of a cite for which the style renders nothing, in the reference processor's words.
  static let nothingPrinted = "[CSL STYLE ERROR: reference with no printed form.]"

  /// The author, for a style whose citations do not show one.
  private func author(_ state: CiteState) -> [Output] {
    var names = NamesElement(variables: [.author])
    names.options.form = .short
    names.options.and = .text
    names.substitute = [
      .names(NamesElement(variables: [.editor])),
      .text(TextElement(source: .variable(.title), isShort: true)),
    ]
    var evaluation = citationEvaluation(state)
    return evaluation.render(.names(names)).output
  }
}
