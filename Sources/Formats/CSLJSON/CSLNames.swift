internal import Identifiers
internal import Records
internal import Text

/// Names as CSL-JSON has them.
///
/// A prefix is a non-dropping particle, so that citations show it as BibTeX's labels do, unless the
/// name says `useprefix=false`, as biblatex does for one that goes with the given name.
enum CSLNames {
  static func json(_ name: Name) -> JSON {
    if name.isLiteral { return .object([.init("literal", .string(name.family))]) }
    let usesPrefix = name.attributes["useprefix"] != "false"
    let particle = usesPrefix ? "non-dropping-particle" : "dropping-particle"
    var members = [
      ("family", name.family), ("given", name.given), (particle, name.prefix),
      ("suffix", name.suffix),
    ].filter { !$0.1.isEmpty }.map { JSON.Member($0.0, .string($0.1)) }
    for flag in flags where name.attributes.has(flag) {
      members.append(JSON.Member(flag, .bool(true)))
    }
    return .object(members)
  }

  private static let flags = ["comma-suffix", "static-ordering"]

  /// The names of a list, of one object alone, or of text; `nil` for what is no name.
  static func names(_ value: JSON) -> [Name]? {
    guard case .array(let values) = value else { return name(value).map { [$0] } }
    let names = values.compactMap(name)
    return names.count == values.count ? names : nil
  }

  private static func name(_ value: JSON) -> Name? {
    if case .string(let text) = value { return text.isEmpty ? nil : Name(parsing: text.trimmed) }
    guard case .object = value else { return nil }
    // Crossref writes `name` for a body, and an ORCID for a person.
    func text(_ name: String) -> String {
      value[name]?.scalarText.map { Self.line($0) } ?? ""
    }
    let body = text("literal").isEmpty ? text("name") : text("literal")
    let family = text("family")
    var name = Name(
      family: family.isEmpty ? text("given") : family, given: family.isEmpty ? "" : text("given"),
      prefix: text("dropping-particle"), suffix: text("suffix"))
    if family.isEmpty, !body.isEmpty { name = Name(family: body, isLiteral: true) }
    guard !name.family.isEmpty else { return nil }
    if !name.prefix.isEmpty { name.attributes["useprefix"] = "false" }
    addParticle(text("non-dropping-particle"), to: &name)
    for flag in flags where isTrue(value[flag]) {
      name.attributes.all.append(.init(name: flag))
    }
    if let orcid = text("ORCID").split(separator: "/").last {
      name.attributes["orcid"] = ORCID(String(orcid))?.text ?? String(orcid)
    }
    return name
  }

  /// A particle with a capital is a part of the family name to BibTeX: `de La Fontaine`.
  private static func addParticle(_ particle: String, to name: inout Name) {
    guard let first = particle.unicodeScalars.first else { return }
    guard !first.properties.isUppercase else {
      name.family = "\(particle) \(name.family)"
      return
    }
    name.prefix = name.prefix.isEmpty ? particle : "\(name.prefix) \(particle)"
    name.attributes["useprefix"] = nil
  }

  /// The text on one line, with one blank between words.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
  }

  static func isTrue(_ value: JSON?) -> Bool {
    switch value?.scalarText {
    case nil, "false", "0", "": false
    default: true
    }
  }
}

extension Name {
  /// Whether something is said of the person beside the parts of the name, as `equal` or `orcid`.
  var hasRemarks: Bool {
    attributes.all.contains {
      !["useprefix", "comma-suffix", "static-ordering"].contains($0.name)
    }
  }
}
