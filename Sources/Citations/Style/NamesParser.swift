import Text

/// Reads `cs:names`.
extension StyleParser {
  mutating func names(_ element: XMLElement) -> NamesElement {
    var attributes = reader(of: element)
    var result = NamesElement(variables: variables(of: &attributes))
    result.options = attributes.nameOptions()
    result.options.namesDelimiter = attributes.text("delimiter")
    result.affixes = attributes.affixes()
    result.formatting = attributes.formatting()
    result.display = attributes.choice("display")
    finish(attributes)
    var substitute: XMLElement?
    var hasName = false
    for child in cslElements(of: element) {
      result.hasOwnLook = true
      switch child.name {
      case "name":
        hasName = true
        result.name = name(child)
      case "et-al": result.etAl = etAl(child)
      case "label":
        var attributes = reader(of: child)
        result.label = label(of: nil, from: &attributes)
        result.labelComesFirst = !hasName
        finish(attributes)
      case "substitute": substitute = child
      default: unknown(child, in: element)
      }
    }
    // Without a name to be before, the label follows.
    if !hasName { result.labelComesFirst = false }
    if let substitute {
      finish(reader(of: substitute))
      result.substitute = elements(in: substitute)
    }
    return result
  }

  private mutating func variables(of attributes: inout AttributeReader) -> [Variable] {
    guard let (words, range) = attributes.words("variable") else {
      findings.add("<names> has no variable", hint: "add variable=\"…\"", at: attributes.range)
      return []
    }
    return words.compactMap { word in
      let variable = variable(word, at: range)
      if let variable, variable.kind != .names {
        findings.add("\"\(word)\" does not hold names", hint: "render it with <text>", at: range)
      }
      return variable
    }
  }

  private mutating func name(_ element: XMLElement) -> NameElement {
    var attributes = reader(of: element)
    var result = NameElement()
    result.options = attributes.nameOptions()
    result.options.delimiter = attributes.text("delimiter")
    result.options.form = attributes.choice("form")
    result.affixes = attributes.affixes()
    result.formatting = attributes.formatting()
    finish(attributes)
    for child in cslElements(of: element) {
      guard child.name == "name-part" else {
        unknown(child, in: element)
        continue
      }
      addPart(child, to: &result)
    }
    return result
  }

  private enum PartName: String, CaseIterable { case family, given }

  private mutating func addPart(_ element: XMLElement, to name: inout NameElement) {
    var attributes = reader(of: element)
    let which = attributes.choice("name", of: PartName.self)
    var part = NamePart()
    part.affixes = attributes.affixes()
    part.textCase = attributes.choice("text-case")
    part.formatting = attributes.formatting()
    finish(attributes)
    switch which {
    case .family: name.family = part
    case .given: name.given = part
    case nil: break
    }
  }

  private mutating func etAl(_ element: XMLElement) -> EtAlElement {
    var attributes = reader(of: element)
    var result = EtAlElement()
    if let term = attributes.located("term") {
      result.term = TermNames.canonical(term.text)
      checkTerm(result.term, at: term.range)
    }
    result.formatting = attributes.formatting()
    finish(attributes)
    return result
  }
}

extension AttributeReader {
  /// The name options under the names that they have everywhere.
  mutating func nameOptions() -> NameOptions {
    var result = NameOptions()
    result.and = choice("and")
    result.delimiterPrecedesEtAl = choice("delimiter-precedes-et-al")
    result.delimiterPrecedesLast = choice("delimiter-precedes-last")
    result.etAlMin = number("et-al-min")
    result.etAlUseFirst = number("et-al-use-first")
    result.etAlSubsequentMin = number("et-al-subsequent-min")
    result.etAlSubsequentUseFirst = number("et-al-subsequent-use-first")
    result.etAlUseLast = flag("et-al-use-last")
    result.initialize = flag("initialize")
    result.initializeWith = text("initialize-with")
    result.nameAsSortOrder = choice("name-as-sort-order")
    result.sortSeparator = text("sort-separator")
    return result
  }

  /// The name options of `cs:style`, `cs:citation` and `cs:bibliography`.
  mutating func inheritableNameOptions() -> NameOptions {
    var result = nameOptions()
    result.form = choice("name-form")
    result.delimiter = text("name-delimiter")
    result.namesDelimiter = text("names-delimiter")
    return result
  }
}
