internal import Citations
internal import Identifiers
internal import Records
internal import RichText
internal import Text

/// Converts names of items to and from names of records.
///
/// A prefix is a non-dropping particle, so that citations show it as BibTeX's labels do. With
/// `useprefix=false` it is a dropping one, as for biblatex. A name with both particles, or with a
/// non-dropping one that begins with a capital, has the attribute `particle=`. `comma-particle`
/// puts a comma after the given name, as in "François Hédelin, abbé d'Aubignac".
extension ItemName {
  init(_ name: Name) {
    if name.isOthers {
      self = .others
      return
    }
    if name.isLiteral {
      self.init(literal: name.family)
      return
    }
    self.init(family: name.family, given: name.given)
    suffix = name.suffix
    hasCommaSuffix = name.attributes.has("comma-suffix")
    hasStaticOrdering = name.attributes.has("static-ordering")
    if name.attributes["useprefix"] == "false" {
      droppingParticle = name.prefix
    } else {
      nonDroppingParticle = name.prefix
    }
    if let particle = name.attributes["particle"] { takeParticle(particle, from: name) }
    if name.attributes.has("comma-particle") { given += "," }
    parseParticles(inWordsOf: name)
  }

  /// Finds particles in the parts of the name.
  ///
  /// A lower-case word in the family name of a record was protected by braces, and is not a
  /// particle. A word that an apostrophe joins to the next one is not a prefix in BibTeX, but is a
  /// particle in CSL.
  private mutating func parseParticles(inWordsOf name: Name) {
    let (particle, family) = (nonDroppingParticle, family)
    parseParticles()
    guard nonDroppingParticle != particle, let last = nonDroppingParticle.unicodeScalars.last,
      !Name.joiners.contains(last)
    else { return }
    (nonDroppingParticle, self.family) = (particle, family)
  }

  /// The name after conversion to a record and back.
  func normalized() -> ItemName {
    let isPlain =
      (isLiteral || !family.isEmpty) && !Self.hasSigns(family) && !Self.hasSigns(given)
      && !Self.hasSigns(literal) && !Self.hasSigns(suffix) && !mayBeWhole
    guard !isPlain else { return self }
    var name = ItemName(Name(field: Name(self).field))
    name.orcid = orcid
    return name
  }

  /// Whether the family name is all there is of the name, and may hold a whole one.
  private var mayBeWhole: Bool {
    guard given.isEmpty, suffix.isEmpty else {
      // Some programs split `et al.`
      return given.utf8.count < 4 && NameVocabulary.isOthers("\(given) \(family)")
    }
    return family.containsByte(UInt8(ascii: " ")) || NameVocabulary.isOthers(family)
      || NameVocabulary.isOthers(literal)
  }

  /// Whether a text has characters that are special in names of records.
  private static func hasSigns(_ text: String) -> Bool {
    text.containsByte { byte, previous in
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: ","),
        UInt8(ascii: ";"), UInt8(ascii: "~"), UInt8(ascii: "\""), UInt8(ascii: "$"),
        UInt8(ascii: "<"), UInt8(ascii: "*"), UInt8(ascii: "^"), UInt8(ascii: "#"),
        UInt8(ascii: "|"), UInt8(ascii: "&"), 0xC2, 0xE2:
        true
      // Two scalars outside ASCII, as wrong encoding has.
      default: byte.isASCIIDigit || byte >= 0xC2 && (0x80...0xBF).contains(previous)
      }
    }
  }

  /// Splits prefix and family name before and after the non-dropping particle.
  private mutating func takeParticle(_ particle: String, from name: Name) {
    let whole = name.fullFamily
    guard let range = whole.firstRange(of: particle + " ") else { return }
    droppingParticle = String(whole[..<range.lowerBound]).trimmed
    nonDroppingParticle = particle
    family = String(whole[range.upperBound...])
  }
}

extension Name {
  init(_ item: ItemName) {
    var name = item
    name.family = Self.cleaned(item.family)
    name.given = Self.cleaned(item.given)
    name.literal = Self.cleaned(item.literal)
    if name.isLiteral {
      self = Name(family: name.literal, isLiteral: true).tidied()
      return
    }
    let particle = name.nonDroppingParticle
    let hasFamily = !name.family.isEmpty
    // A name of a record always has a family name.
    self.init(
      family: hasFamily ? name.family : name.given, given: hasFamily ? name.given : "",
      prefix: name.droppingParticle, suffix: name.suffix)
    if !prefix.isEmpty { attributes["useprefix"] = "false" }
    if !particle.isEmpty { add(particle) }
    if given.hasSuffix(",") {
      given.removeLast()
      attributes.all.append(.init(name: "comma-particle"))
    }
    if name.hasCommaSuffix { attributes.all.append(.init(name: "comma-suffix")) }
    if name.hasStaticOrdering { attributes.all.append(.init(name: "static-ordering")) }
    if !name.orcid.isEmpty { attributes["orcid"] = ORCID(name.orcid)?.text ?? name.orcid }
    self = tidied()
  }

  /// A part of a name with wrong encoding and entities replaced.
  private static func cleaned(_ part: String) -> String { Entities.decoded(Mojibake.mended(part)) }

  /// Signs that join a particle to the family name.
  static let joiners: [Unicode.Scalar] = ["'", "\u{2019}", "\u{02BC}", "-", "\u{2010}"]

  /// Puts a non-dropping particle before the family name.
  private mutating func add(_ particle: String) {
    if let last = particle.unicodeScalars.last, Self.joiners.contains(last) {
      family = particle + family
      return
    }
    let isCapital = particle.unicodeScalars.first?.isUppercaseLetter ?? false
    if isCapital || !prefix.isEmpty { attributes["particle"] = particle }
    guard !isCapital else {
      // In BibTeX, a particle with a capital is a part of the family name.
      family = "\(particle) \(family)"
      return
    }
    prefix = prefix.isEmpty ? particle : "\(prefix) \(particle)"
    attributes["useprefix"] = nil
  }

  /// Whether the name has attributes that CSL cannot express, such as `equal` or `orcid`.
  var hasRemarks: Bool {
    attributes.all.contains {
      !["useprefix", "particle", "comma-particle", "comma-suffix", "static-ordering"]
        .contains($0.name)
    }
  }
}
