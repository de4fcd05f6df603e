internal import OperatingSystem

/// A rendered bibliography.
public struct Bibliography: Sendable {
  public struct Entry: Sendable {
    /// The identifier of the item.
    public var id: String
    public var output: [Output]
  }

  public var entries: [Entry]
  public var format: BibliographyFormat
}

extension Processor {
  /// The bibliography of all items; `nil` if the style has none.
  public func bibliography() -> Bibliography? {
    guard let spec = style.bibliography else { return nil }
    let parts = Parallel.map(order.indices, leastPerThread: 50) { ranks in
      ranks.map { entry(of: order[$0], spec) }
    }
    var substitution = AuthorSubstitution(spec)
    let entries = zip(order, parts).map { index, parts in
      var output = parts
      if let text = spec.subsequentAuthorSubstitute {
        output = substitution.apply(text, to: output, locale: localeText)
      }
      return Bibliography.Entry(id: items[index].id, output: finished(output, spec))
    }
    return Bibliography(
      entries: entries.filter { !$0.output.isEmpty },
      format: BibliographyFormat(
        hangingIndent: spec.hasHangingIndent, secondFieldAlign: spec.secondFieldAlign,
        lineSpacing: spec.lineSpacing, entrySpacing: spec.entrySpacing))
  }

  /// The parts of an entry, one for each element of the layout.
  private func entry(of index: Int, _ spec: BibliographySpec) -> [Output] {
    var evaluation = Evaluation(
      context, area: .bibliography, state: state(of: index),
      nameOptions: bibliographyNames,
      hasExplicitYearSuffix: bibliographyHasYearSuffix)
    let output = evaluation.render(spec.layout.elements).output
    guard style.styleClass == .note, output.beginsWithTerm else { return output }
    return output.withCase(.capitalizeFirst, language: locale.language)
  }

  /// Separates the first field if the style aligns the second, and applies the layout.
  private func finished(_ parts: [Output], _ spec: BibliographySpec) -> [Output] {
    guard let first = parts.first else { return [] }
    let layout = spec.layout.affixes
    var output = parts
    if spec.secondFieldAlign != nil, parts.count > 1 {
      output = [.display(.leftMargin, [first]), .display(.rightInline, Array(parts.dropFirst()))]
    }
    if spec.layout.formatting != .none { output = [.formatted(spec.layout.formatting, output)] }
    return layout.isEmpty ? output : [.affixed(layout, output)]
  }
}
