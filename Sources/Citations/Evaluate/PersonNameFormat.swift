internal import Text

/// Composes one name from its parts.
///
/// - Source: CSL 1.0.2 specification, "Name-part Order" and "Name-part Formatting".
struct PersonNameFormat {
  let element: NameElement
  let options: NameOptions
  /// Whether a non-dropping particle follows the given name in inverted names.
  let demotesParticle: Bool
  /// The space between a particle and the family name; in French it does not break.
  let particleSpace: String
  let initializesWithHyphen: Bool
  /// Whether the name is a sort key.
  ///
  /// Every part is then a word of its own, so that "d'Alembert" sorts before "de Moivre".
  let isSorting: Bool

  /// The language of the rules for letter case.
  let language: String

  func render(_ name: ItemName, isFirst: Bool, level: GivenNameLevel) -> [Output] {
    if name.isLiteral { return family(Output.parsed(name.literal)) }
    let isShort = options.form == .short && level == .style
    if name.family.isEmpty, name.nonDroppingParticle.isEmpty {
      return isShort ? [] : given(styledGiven(Output.parsed(name.given)))
    }
    let isInverted =
      options.nameAsSortOrder == .all || (options.nameAsSortOrder == .first && isFirst)
    if Self.isEastAsian(name) {
      let family = family(Output.parsed(name.family))
      return isShort ? family : family + given(styledGiven(Output.parsed(name.given)))
    }
    let particle = styledFamily(Output.parsed(name.nonDroppingParticle))
    let bare = styledFamily(Output.parsed(name.family))
    if isShort {
      let isDemoted = isInverted && demotesParticle
      guard isDemoted, !particle.isEmpty else {
        return affixed(spaced(particle, bare, by: particleSpace), element.family.affixes)
      }
      return affixed(bare, element.family.affixes) + [.text(options.sortSeparator ?? ", ")]
        + particle
    }
    let shownGiven = styledGiven(Output.parsed(givenName(of: name, level: level)))
    let dropping = styledGiven(Output.parsed(name.droppingParticle))
    let suffix: [Output] = name.suffix.isEmpty ? [] : Output.parsed(suffixText(of: name))
    if name.hasStaticOrdering {
      return spaced(
        affixed(spaced(particle, bare, by: particleSpace), element.family.affixes),
        given(spaced(shownGiven, dropping))
      )
    }
    guard isInverted else {
      let first = given(spaced(shownGiven, dropping))
      let second = affixed(spaced(particle, bare, by: particleSpace), element.family.affixes)
      let isBeforeFamily = !dropping.isEmpty && element.given.affixes.isEmpty
      let whole = spaced(first, second, by: isBeforeFamily ? particleSpace : " ")
      if suffix.isEmpty { return whole }
      return whole + [.text(name.hasCommaSuffix ? ", " : " ")] + suffix
    }
    let separator = Output.text(options.sortSeparator ?? ", ")
    let first = affixed(
      demotesParticle ? bare : spaced(particle, bare, by: particleSpace), element.family.affixes)
    let rest = spaced(shownGiven, dropping)
    let second = given(demotesParticle ? spaced(rest, particle) : rest)
    var result = first
    if !second.isEmpty { result += [separator] + second }
    return suffix.isEmpty ? result : result + [separator] + suffix
  }

  private func givenName(of name: ItemName, level: GivenNameLevel) -> String {
    guard level != .full, let sign = options.initializeWith else { return name.given }
    return Initials(
      sign: sign, isOnlyNormalizing: options.initialize == false,
      hasHyphens: initializesWithHyphen
    ).text(of: name.given)
  }

  /// The suffix, without its period if initials have none.
  private func suffixText(of name: ItemName) -> String {
    guard let sign = options.initializeWith, !sign.utf8.contains(UInt8(ascii: ".")),
      name.suffix.utf8.last == UInt8(ascii: ".")
    else { return name.suffix }
    return String(name.suffix.dropLast())
  }

  // MARK: - Parts

  private func styledFamily(_ output: [Output]) -> [Output] {
    styled(output, element.family)
  }

  private func styledGiven(_ output: [Output]) -> [Output] {
    styled(output, element.given)
  }

  private func styled(_ output: [Output], _ part: NamePart) -> [Output] {
    guard output.contains(where: { !$0.isEmpty }) else { return [] }
    let output = part.textCase.map { output.withCase($0, language: language) } ?? output
    return part.formatting == .none ? output : [.formatted(part.formatting, output)]
  }

  private func family(_ output: [Output]) -> [Output] {
    affixed(styledFamily(output), element.family.affixes)
  }

  private func given(_ output: [Output]) -> [Output] {
    affixed(output, element.given.affixes)
  }

  private func affixed(_ output: [Output], _ affixes: Affixes) -> [Output] {
    affixes.isEmpty || output.isEmpty ? output : [.affixed(affixes, output)]
  }

  /// Two parts with a space between them, unless the first ends in an apostrophe or hyphen.
  private func spaced(_ one: [Output], _ two: [Output], by space: String = " ") -> [Output] {
    guard !one.isEmpty else { return two }
    guard !two.isEmpty else { return one }
    let last = isSorting ? nil : one.last.flatMap(Self.lastScalar)
    let isTight =
      switch last {
      case "'", "\u{2019}", "-", "\u{2010}", "\u{2011}", "\u{00A0}", " ": true
      default: false
      }
    return isTight ? one + two : one + [.text(space)] + two
  }

  private static func lastScalar(_ output: Output) -> Unicode.Scalar? {
    switch output {
    case .text(let text): text.unicodeScalars.last
    case .affixed(let affixes, let parts):
      affixes.suffix.unicodeScalars.last ?? parts.last.flatMap(lastScalar)
    case .formatted(_, let parts), .markup(_, let parts), .nocase(let parts), .quoted(let parts),
      .list(let parts, _), .display(_, let parts), .link(let parts, _), .tagged(_, let parts):
      parts.last.flatMap(lastScalar)
    }
  }

  /// Whether a name is in Han, kana or Hangul; its family name always comes first.
  private static func isEastAsian(_ name: ItemName) -> Bool {
    var isEastAsian = false
    for text in [name.family, name.given] where !text.utf8.allSatisfy({ $0 < 0x80 }) {
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x1100...0x11FF, 0x2E80...0x303F, 0x3040...0x31FF, 0x3400...0x9FFF, 0xA960...0xA97F,
          0xAC00...0xD7FF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
          isEastAsian = true
        default: if scalar.isLetter { return false }
        }
      }
    }
    return isEastAsian && name.given.utf8.allSatisfy { $0 >= 0x80 }
  }
}
