public import Text

/// Reads items from CSL-JSON.
extension CSLItem {
  /// Reads one object of CSL-JSON; `nil` for anything else.
  ///
  /// Members that no variable can hold go to `others`. Variables in the note are taken out of it.
  /// - Source: csl-data.json (CSL 1.0.2).
  public init?(_ json: JSON) {
    guard case .object(let members) = json else { return nil }
    self.init(id: json["id"]?.scalarText ?? "")
    if let name = json["type"]?.scalarText {
      type = ItemType(data: name)
      if type == nil, !name.isEmpty { others.append(.init("type", .string(name))) }
    }
    for member in members where member.name != "id" && member.name != "type" { take(member) }
    takeNoteVariables()
  }

  private mutating func take(_ member: JSON.Member) {
    if member.value == .null || member.value == .array([]) { return }
    guard let variable = Variable(data: member.name), self[variable] == nil,
      take(member.value, as: variable)
    else { return others.append(member) }
  }

  /// Sets the variable; whether it holds all of the value.
  private mutating func take(_ value: JSON, as variable: Variable) -> Bool {
    switch variable.kind {
    case .names:
      var list = [value]
      switch value {
      case .array(let values): list = values
      case .object, .string: break
      case .null, .bool, .number, .decimal: return false
      }
      let names = list.compactMap(ItemName.init)
      let shown = names.filter { !$0.isEmpty }
      if !shown.isEmpty { self[variable] = .names(shown) }
      return names.count == list.count
    case .date:
      let date = ItemDate(value)
      // Crossref writes `[[null]]` for an unknown date.
      if date.isEmpty { return value["date-parts"] != nil || value.scalarText?.isEmpty == true }
      self[variable] = .date(date)
      return !ItemDate.hasInvalidParts(value)
    case .standard, .number:
      guard let text = Self.text(of: value, in: variable) else { return false }
      if !text.isEmpty { self[variable] = .text(text) }
      // The words of a list may hold commas; the list keeps them apart.
      if variable == .keyword, case .array = value { return false }
    }
    return true
  }

  /// A text, or several of them joined; `nil` for anything else.
  private static func text(of value: JSON, in variable: Variable) -> String? {
    guard case .array(let values) = value else { return value.scalarText?.trimmed }
    let texts = values.compactMap(\.scalarText)
    guard texts.count == values.count else { return nil }
    let isList = variable == .issn || variable == .isbn || variable == .keyword
    return texts.joined(separator: isList ? ", " : "; ")
  }

}

extension ItemName {
  /// Reads one name of CSL-JSON: an object, or a text such as `Family, Given`.
  ///
  /// Particles are looked for in the parts of the name. `nil` for a list, and for `null`.
  public init?(_ json: JSON) {
    if case .string(let text) = json {
      self.init(text: text)
      return
    }
    guard case .object(let members) = json else {
      guard let text = json.scalarText else { return nil }
      self.init(literal: text)
      return
    }
    self.init()
    var isBody = false
    var isParsed = true
    for member in members {
      func text() -> String { member.value.scalarText?.onOneLine ?? "" }
      switch member.name {
      case "family": family = text()
      case "given": given = text()
      case "literal": literal = text()
      case "dropping-particle": droppingParticle = text()
      case "non-dropping-particle": nonDroppingParticle = text()
      case "suffix": suffix = text()
      case "comma-suffix": hasCommaSuffix = Self.isTrue(member.value)
      case "static-ordering": hasStaticOrdering = Self.isTrue(member.value)
      case "isInstitution": isBody = Self.isTrue(member.value)
      case "parse-names": isParsed = Self.isTrue(member.value)
      // Crossref writes `name` for a body, and an ORCID for a person.
      case "name" where family.isEmpty && literal.isEmpty: literal = text()
      case "ORCID": orcid = text().split(separator: "/").last.map(String.init) ?? ""
      default: break
      }
    }
    if isBody, given.isEmpty, literal.isEmpty { (literal, family) = (family, "") }
    if isParsed { parseParticles() }
  }

  /// Reads `Family, Given` or `Given Family`; one word alone is a family name.
  ///
  /// CSL-JSON does not allow a text here, but programs write it.
  private init(text: String) {
    let text = text.onOneLine
    self.init()
    if let comma = text.utf8.firstIndex(of: UInt8(ascii: ",")) {
      family = String(text[..<comma]).trimmed
      given = String(text[text.utf8.index(after: comma)...]).trimmed
    } else {
      let words = text.split(separator: " ")
      let last = max(words.count - 1, 0)
      let particle = words.dropFirst().firstIndex { word in
        word.unicodeScalars.first?.isLowercaseLetter ?? false
      }
      let start = min(particle ?? last, last)
      given = words[..<start].joined(separator: " ")
      family = words[start...].joined(separator: " ")
    }
    parseParticles()
  }

  /// Whether a member is set: data in the wild has `true`, `1` and `"true"`.
  static func isTrue(_ value: JSON?) -> Bool {
    switch value?.scalarText {
    case nil, "", "0", "false": false
    case .some: true
    }
  }
}
