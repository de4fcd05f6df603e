import Text

/// Reads `cs:citation` and `cs:bibliography`.
extension StyleParser {
  mutating func citation(_ element: XMLElement) throws(Diagnostic) -> CitationSpec {
    var attributes = reader(of: element)
    var result = CitationSpec()
    result.nameOptions = attributes.inheritableNameOptions()
    result.addsNames = attributes.flag("disambiguate-add-names") ?? false
    result.addsGivenNames = attributes.flag("disambiguate-add-givenname") ?? false
    result.addsYearSuffix = attributes.flag("disambiguate-add-year-suffix") ?? false
    result.givenNameRule = attributes.choice("givenname-disambiguation-rule") ?? .byCite
    result.collapse = attributes.choice("collapse")
    result.citeGroupDelimiter = attributes.text("cite-group-delimiter")
    result.yearSuffixDelimiter = attributes.text("year-suffix-delimiter")
    result.afterCollapseDelimiter = attributes.text("after-collapse-delimiter")
    result.nearNoteDistance = attributes.number("near-note-distance") ?? 5
    finish(attributes)
    (result.layout, result.sort) = try parts(of: element)
    return result
  }

  mutating func bibliography(_ element: XMLElement) throws(Diagnostic) -> BibliographySpec {
    var attributes = reader(of: element)
    var result = BibliographySpec()
    result.nameOptions = attributes.inheritableNameOptions()
    result.hasHangingIndent = attributes.flag("hanging-indent") ?? false
    result.secondFieldAlign = attributes.choice("second-field-align")
    result.lineSpacing = attributes.number("line-spacing") ?? 1
    result.entrySpacing = attributes.number("entry-spacing") ?? 1
    result.subsequentAuthorSubstitute = attributes.text("subsequent-author-substitute")
    result.subsequentAuthorSubstituteRule =
      attributes.choice("subsequent-author-substitute-rule") ?? .completeAll
    finish(attributes)
    (result.layout, result.sort) = try parts(of: element)
    return result
  }

  private mutating func parts(
    of parent: XMLElement
  ) throws(Diagnostic) -> (layout: Layout, sort: [SortKey]) {
    var layout: Layout?
    var sort: [SortKey] = []
    for element in cslElements(of: parent) {
      switch element.name {
      case "layout":
        if layout != nil {
          findings.add(
            "<\(parent.name)> has two layouts", hint: "remove one; the last one is used",
            at: element.nameRange)
        }
        layout = self.layout(element)
      case "sort":
        finish(reader(of: element))
        for key in cslElements(of: element) {
          if key.name == "key" { addSortKey(key, to: &sort) } else { unknown(key, in: element) }
        }
      default: unknown(element, in: parent)
      }
    }
    guard let layout else {
      throw findings.fatal(
        "<\(parent.name)> has no <layout>", hint: "add one", at: parent.nameRange)
    }
    return (layout, sort)
  }

  private mutating func layout(_ element: XMLElement) -> Layout {
    var attributes = reader(of: element)
    var result = Layout()
    result.affixes = attributes.affixes()
    result.delimiter = attributes.text("delimiter") ?? ""
    result.formatting = attributes.formatting()
    finish(attributes)
    result.elements = elements(in: element)
    return result
  }

  private enum Direction: String, CaseIterable { case ascending, descending }

  private mutating func addSortKey(_ element: XMLElement, to keys: inout [SortKey]) {
    var attributes = reader(of: element)
    let variable = attributes.located("variable")
    let macro = attributes.located("macro")
    let isDescending = attributes.choice("sort", of: Direction.self) == .descending
    let namesMin = attributes.number("names-min")
    let namesUseFirst = attributes.number("names-use-first")
    let namesUseLast = attributes.flag("names-use-last")
    finish(attributes)
    let source: SortKey.Source
    if let variable {
      guard let known = self.variable(variable.text, at: variable.range) else { return }
      source = .variable(known)
    } else if let macro {
      guard let index = self.macro(macro.text, at: macro.range) else { return }
      source = .macro(index)
    } else {
      findings.add(
        "a sort key names nothing to sort by", hint: "add variable=\"…\" or macro=\"…\"",
        at: element.nameRange)
      return
    }
    keys.append(
      SortKey(
        source: source, isDescending: isDescending, namesMin: namesMin,
        namesUseFirst: namesUseFirst, namesUseLast: namesUseLast))
  }
}
