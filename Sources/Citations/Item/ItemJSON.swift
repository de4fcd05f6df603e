public import Text

/// Items as CSL-JSON has them.
extension CSLItem {
  /// Reads one object of CSL-JSON; members that CSL has no variable for are left out.
  ///
  /// `nil` for anything but an object.
  /// - Source: csl-data.json (CSL 1.0.2).
  public init?(_ json: JSON) {
    guard case .object(let members) = json else { return nil }
    self.init(id: json["id"]?.scalarText ?? "")
    type = json["type"]?.scalarText.flatMap(ItemType.init(name:))
    for member in members { take(member.name, member.value) }
    if let note = text(.note) { takeVariables(fromNote: note) }
  }

  private mutating func take(_ name: String, _ value: JSON) {
    guard let variable = Variable(name: name) else { return }
    switch variable.kind {
    case .names:
      guard case .array(let list) = value else { return }
      let names = list.compactMap(ItemName.init).filter { !$0.isEmpty }
      if !names.isEmpty { self[variable] = .names(names) }
    case .date:
      let date = ItemDate(value)
      if !date.isEmpty { self[variable] = .date(date) }
    case .standard, .number:
      guard let text = Self.text(of: value), !text.isEmpty else { return }
      self[variable] = .text(text)
    }
  }

  private static func text(of value: JSON) -> String? {
    guard case .array(let values) = value else { return value.scalarText }
    let texts = values.compactMap(\.scalarText)
    return texts.joined(separator: ", ")
  }
}

extension ItemName {
  /// Reads one name of CSL-JSON; particles are looked for in its parts.
  public init?(_ json: JSON) {
    guard case .object(let members) = json else {
      guard let text = json.scalarText else { return nil }
      self.init(literal: text)
      return
    }
    self.init()
    var isBody = false
    var isParsed = true
    for member in members {
      switch member.name {
      case "family": family = member.value.scalarText ?? ""
      case "given": given = member.value.scalarText ?? ""
      case "literal": literal = member.value.scalarText ?? ""
      case "dropping-particle": droppingParticle = member.value.scalarText ?? ""
      case "non-dropping-particle": nonDroppingParticle = member.value.scalarText ?? ""
      case "suffix": suffix = member.value.scalarText ?? ""
      case "comma-suffix": hasCommaSuffix = Self.isTrue(member.value)
      case "static-ordering": hasStaticOrdering = Self.isTrue(member.value)
      case "isInstitution": isBody = Self.isTrue(member.value)
      case "parse-names": isParsed = Self.isTrue(member.value)
      default: break
      }
    }
    if isBody, given.isEmpty, literal.isEmpty { (literal, family) = (family, "") }
    if isParsed { parseParticles() }
  }

  /// Whether a member is set: data in the wild has `true`, `1` and `"true"`.
  static func isTrue(_ value: JSON?) -> Bool {
    switch value?.scalarText {
    case nil, "", "0", "false": false
    case .some: true
    }
  }
}

extension ItemDate {
  /// Reads a date of CSL-JSON: an object, or text alone.
  public init(_ json: JSON) {
    if let text = json.scalarText {
      self.init(raw: text)
      return
    }
    self.init()
    if case .array(let lists)? = json["date-parts"] { take(lists) }
    if start == nil, let text = json["raw"]?.scalarText ?? json["edtf"]?.scalarText {
      self.init(raw: text)
    }
    if start == nil, literal.isEmpty { literal = json["literal"]?.scalarText ?? "" }
    if start == nil, literal.isEmpty { literal = Self.words(of: json["date-parts"]) }
    if let season = json["season"]?.scalarText, start?.month == nil, start?.season == nil {
      start?.season = Self.season(season)
    }
    isCirca = isCirca || ItemName.isTrue(json["circa"])
  }

  private static func season(_ text: String) -> Season? {
    guard let number = Int(text) else { return text.isEmpty ? nil : .named(text) }
    return (1...4).contains(number) ? .numbered(number) : nil
  }

  /// The numbers of a date whose year is out of all bounds.
  private static func words(of lists: JSON?) -> String {
    guard case .array(let lists)? = lists, case .array(let parts)? = lists.first,
      let year = parts.first?.scalarText, !year.isEmpty, year != "0", Int(year) != nil
    else { return "" }
    return parts.compactMap(\.scalarText).joined(separator: "-")
  }

  private mutating func take(_ lists: [JSON]) {
    let points = lists.prefix(2).map { list -> Point? in
      guard case .array(let values) = list else { return nil }
      let parts = values.prefix(3).map { Int($0.scalarText ?? "") }
      guard let first = parts.first, let year = first, year != 0, Point.years ~= year else {
        return nil
      }
      return Point(parts: parts.prefix { $0 != nil }.compactMap(\.self), year: year)
    }
    guard let first = points.first, let start = first else { return }
    self.start = start
    guard points.count == 2 else { return }
    end = points[1]
    isOpen = points[1] == nil
  }
}
