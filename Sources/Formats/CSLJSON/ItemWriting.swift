internal import Citations
internal import Text

/// Writes items as CSL-JSON.
///
/// - Source: csl-data.json (CSL 1.0.2).
extension CSLItem {
  var json: JSON {
    let type = (type ?? .document).rawValue
    var members = [JSON.Member("id", .string(id)), JSON.Member("type", .string(type))]
    for variable in variables where variable != .event {
      guard let value = self[variable] else { continue }
      members.append(JSON.Member(variable.rawValue, value.json))
    }
    return .object(members + others)
  }
}

extension CSLItem.Value {
  fileprivate var json: JSON {
    switch self {
    case .text(let text): .string(text)
    case .names(let names): .array(names.map(\.json))
    case .date(let date): date.json
    }
  }
}

extension ItemName {
  fileprivate var json: JSON {
    if isLiteral { return .object([.init("literal", .string(literal))]) }
    // Programs, ibid among them, take a family name of several words alone for a whole name.
    let isAlone = given.isEmpty && suffix.isEmpty && droppingParticle.isEmpty
    if isAlone, nonDroppingParticle.isEmpty, family.containsByte(UInt8(ascii: " ")) {
      return .object([.init("literal", .string(family))])
    }
    var members = [
      ("family", family), ("given", given), ("non-dropping-particle", nonDroppingParticle),
      ("dropping-particle", droppingParticle), ("suffix", suffix),
    ].filter { !$0.1.isEmpty }.map { JSON.Member($0.0, .string($0.1)) }
    if hasCommaSuffix { members.append(.init("comma-suffix", .bool(true))) }
    if hasStaticOrdering { members.append(.init("static-ordering", .bool(true))) }
    return .object(members)
  }
}

extension ItemDate {
  /// Open ranges, and ranges of seasons, are EDTF in a literal: the schema has no numbers for them.
  fileprivate var json: JSON {
    let hasSeason = start?.season != nil || end?.season != nil
    guard let start, literal.isEmpty, !isOpen, end == nil || !hasSeason else {
      return .object([.init("literal", .string(field))])
    }
    let lists = [start, end].compactMap(\.self).map { point in
      JSON.array([point.year, point.month, point.day].compactMap(\.self).map(JSON.number))
    }
    var members = [JSON.Member("date-parts", .array(lists))]
    switch start.season {
    case .numbered(let number)?: members.append(.init("season", .number(number)))
    case .named(let name)?: members.append(.init("season", .string(name)))
    case nil: break
    }
    if isCirca { members.append(.init("circa", .bool(true))) }
    return .object(members)
  }
}
