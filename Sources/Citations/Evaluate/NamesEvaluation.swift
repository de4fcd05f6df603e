/// Names rendered for one `cs:names`, the input to disambiguation.
struct NameListTrace: Sendable {
  var names: [ItemName]
  /// How many names are shown.
  var shown: Int
  /// How much of each given name the style's options alone show.
  var styleLevel: NameListTrace.Given
  /// Whether the style can show initials.
  var hasInitials: Bool

  /// How the style shows given names.
  enum Given: Sendable { case none, initials, full }
}

/// `cs:names`.
///
/// - Source: CSL 1.0.2 specification, "Names".
extension Evaluation {
  mutating func render(_ element: NamesElement) -> Rendering {
    guard let substituted else { return renderNames(element) }
    return renderNames(element.substituting(substituted))
  }

  private mutating func renderNames(_ element: NamesElement) -> Rendering {
    var options = element.name.options.inheriting(element.options).inheriting(nameOptions)
    // People are looked up by their family names, however the style shows them.
    if isSorting { options.nameAsSortOrder = .all }
    let lists = lists(of: element)
    guard !lists.isEmpty else {
      let rendering = renderSubstitute(of: element)
      let isCounting = isSorting && options.form == .count
      return isCounting && rendering.output.isEmpty ? .variable([.text("0")]) : rendering
    }
    if options.form == .count {
      let count = lists.reduce(0) { count, list in
        count + min(shownCount(of: list.names.count, options), list.names.people.count)
      }
      return .variable(
        wrapped([.text("\(count)")], element.formatting, element.affixes, element.display))
    }
    let index = nameLists.count
    var parts: [Output] = []
    for list in lists {
      let names = render(list.names, element, options)
      parts.append(labelled(names, list.term, element, count: list.names.count))
    }
    let isSeen = parts.contains { !$0.isEmpty }
    let all: [Output] = isSeen ? [.list(parts, delimiter: options.namesDelimiter ?? "")] : []
    let output = wrapped(all, element.formatting, element.affixes, element.display)
    return .variable(output.isEmpty ? [] : [.tagged(.names(index), output)])
  }

  /// The names of each variable that has names, with the term of their label.
  private mutating func lists(of element: NamesElement) -> [(term: String, names: [ItemName])] {
    var lists: [(term: String, names: [ItemName])] = []
    for variable in element.variables where takes(variable) {
      let names = item.names(variable)
      guard names.contains(where: { !$0.isOthers }) else { continue }
      lists.append((variable.rawValue, names))
    }
    guard let editor = lists.firstIndex(where: { $0.term == "editor" }),
      let translator = lists.firstIndex(where: { $0.term == "translator" }),
      lists[editor].names == lists[translator].names,
      let term = locale.term("editortranslator", form: element.label?.form ?? .long),
      !term.isEmpty
    else { return lists }
    lists[min(editor, translator)].term = "editortranslator"
    lists.remove(at: max(editor, translator))
    return lists
  }

  private func labelled(
    _ names: [Output], _ term: String, _ element: NamesElement, count: Int
  ) -> Output {
    guard let label = element.label, !isSorting else { return .list(names, delimiter: "") }
    let isPlural =
      switch label.plural {
      case .always: true
      case .never: false
      case .contextual: count > 1
      }
    let text = self.label(term, of: label, isPlural: isPlural)
    return .list(element.labelComesFirst ? text + names : names + text, delimiter: "")
  }

  /// Renders the first substitute that renders anything; its variables are not rendered again.
  private mutating func renderSubstitute(of element: NamesElement) -> Rendering {
    let before = substituted
    substituted = element
    defer { substituted = before }
    for candidate in candidates(element.substitute) {
      let before = suppressed
      let index = nameLists.count
      let isNames = if case .names = candidate { true } else { false }
      let rendering = render(candidate)
      let output = rendering.output
      // Names that are there are not substituted, even if their form shows nothing of them.
      guard !output.isEmpty || isNames && rendering.hasVariable else {
        suppressed = before
        continue
      }
      // Other names look like those that they stand for; a title has a look of its own.
      let formatting = isNames ? element.formatting : .none
      return .variable([
        .tagged(.names(index), wrapped(output, formatting, element.affixes, element.display))
      ])
    }
    return .missing
  }

  /// The elements of a substitution, with those that a `cs:choose` chooses in its place.
  private mutating func candidates(_ elements: [Element]) -> [Element] {
    guard elements.contains(where: { if case .choose = $0 { true } else { false } }) else {
      return elements
    }
    return elements.flatMap { element -> [Element] in
      guard case .choose(let branches) = element else { return [element] }
      for branch in branches where holds(branch) { return candidates(branch.children) }
      return []
    }
  }

  // MARK: - A list

  /// The number of names that the options show, out of `count`.
  private func shownCount(of count: Int, _ options: NameOptions) -> Int {
    var min = options.etAlMin
    var useFirst = options.etAlUseFirst
    if let position = state.position, position != .first {
      min = options.etAlSubsequentMin ?? min
      useFirst = options.etAlSubsequentUseFirst ?? useFirst
    }
    if case .sortKey(let key) = area {
      min = key.namesMin ?? min
      useFirst = key.namesUseFirst ?? useFirst
    }
    guard let min, let useFirst, min > 0, count >= min else { return count }
    return Swift.min(Swift.max(useFirst, 0), count)
  }

  /// Renders a list, which says "et al." too if it ends in `others`.
  private mutating func render(
    _ list: [ItemName], _ element: NamesElement, _ options: NameOptions
  ) -> [Output] {
    let names = list.people
    let index = nameLists.count
    let change =
      index < state.disambiguation.names.count
      ? state.disambiguation.names[index] : NamesDisambiguation()
    let shown = min(names.count, max(shownCount(of: list.count, options), change.shown))
    let hasInitials = options.initializeWith != nil && options.initialize != false
    let isShort = options.form == .short
    nameLists.append(
      NameListTrace(
        names: names, shown: shown,
        styleLevel: isShort ? .none : hasInitials ? .initials : .full, hasInitials: hasInitials))
    let format = PersonNameFormat(
      element: element.name, options: options, demotesParticle: demotesParticle,
      particleSpace: locale.language.hasPrefix("fr") ? "\u{00A0}" : " ",
      initializesWithHyphen: style.initializesWithHyphen, isSorting: isSorting,
      language: caseLanguage)
    // No closures here, which would copy the whole evaluation for each list of names.
    var rendered: [Output] = []
    rendered.reserveCapacity(shown)
    for (position, name) in names.prefix(shown).enumerated() {
      let level = position < change.givenNames.count ? change.givenNames[position] : .style
      let parts = format.render(name, isFirst: position == 0, level: level)
      rendered.append(.tagged(.name(name), withAffixes(parts, of: name, element.name)))
    }
    var last: Output?
    if names.count > shown, names.count == list.count, let name = names.last {
      let parts = format.render(name, isFirst: false, level: .style)
      last = .tagged(.name(name), withAffixes(parts, of: name, element.name))
    }
    let text = joined(rendered, list, element, options, last: last)
    // Where others are left out, the reference processor gives the whole the look of a name too.
    let formatting = shown < list.count ? element.name.formatting : .none
    return [.tagged(.nameList, wrapped(text, formatting, .none))]
  }

  /// Applies the formatting and the affixes of `cs:name` to each name.
  private func withAffixes(_ parts: [Output], of name: ItemName, _ element: NameElement) -> [Output]
  {
    wrapped(parts, element.formatting, name.isLiteral ? .none : element.affixes)
  }

  private var demotesParticle: Bool {
    switch style.particleDemotion {
    case .never: false
    case .displayAndSort: true
    case .sortOnly: isSorting
    }
  }

  /// Joins names by delimiters and `and`, and adds the et-al term if names are left out.
  private func joined(
    _ names: [Output], _ people: [ItemName], _ element: NamesElement, _ options: NameOptions,
    last: Output?
  ) -> [Output] {
    let hidden = people.count - names.count
    let delimiter = options.delimiter ?? ", "
    guard !names.isEmpty else { return [] }
    var result: [Output] = []
    let isInverted = { (index: Int) in
      (options.nameAsSortOrder == .all || (options.nameAsSortOrder == .first && index == 0))
        && !people[index].family.isEmpty && !people[index].given.isEmpty
    }
    for (index, name) in names.enumerated() {
      if index > 0 {
        let isLast = index == names.count - 1 && hidden == 0
        // A sort key has no words between names, or "A and C" would stand after "A, B and C".
        if isLast, !isSorting, let and = and(options) {
          // A body that follows people stands apart from them.
          let isApart = index > 1 && people[index].isLiteral && !people[index - 1].isLiteral
          let precedes =
            isApart
            || Self.precedes(
              options.delimiterPrecedesLast, isContextual: names.count > 2,
              isInverted: isInverted(index - 1))
          result.append(.text(precedes ? delimiter : " "))
          result.append(.text(and + " "))
        } else {
          result.append(.text(delimiter))
        }
      }
      result.append(name)
    }
    guard hidden > 0 else { return result }
    let usesLast: Bool =
      if case .sortKey(let key) = area {
        key.namesUseLast ?? options.etAlUseLast ?? false
      } else {
        options.etAlUseLast ?? false
      }
    if usesLast, hidden > 1, let last {
      return result + [.text(delimiter), .text("\u{2026} "), last]
    }
    guard !isSorting, let term = locale.term(element.etAl.term), !term.isEmpty else {
      return result
    }
    let precedes = Self.precedes(
      options.delimiterPrecedesEtAl, isContextual: names.count > 1,
      isInverted: isInverted(names.count - 1))
    result.append(.text(precedes ? delimiter : " "))
    // What follows each name follows these words too, as the reference processor has it.
    let suffix = Affixes(suffix: element.name.affixes.suffix)
    return result + wrapped([.tagged(.term, [.text(term)])], element.etAl.formatting, suffix)
  }

  private func and(_ options: NameOptions) -> String? {
    switch options.and {
    case .text: locale.term("and") ?? "and"
    case .symbol: andSymbol
    case nil: nil
    }
  }

  private static func precedes(
    _ rule: NameOptions.DelimiterRule?, isContextual: Bool, isInverted: Bool
  ) -> Bool {
    switch rule ?? .contextual {
    case .contextual: isContextual
    case .afterInvertedName: isInverted
    case .always: true
    case .never: false
    }
  }
}

extension [ItemName] {
  /// The list without the mark for names that are left out.
  var people: [ItemName] { contains(where: \.isOthers) ? filter { !$0.isOthers } : self }
}
