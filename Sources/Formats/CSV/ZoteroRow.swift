internal import Text

/// Converts a row of Zotero's table to an item of its JSON.
enum ZoteroRow {
  static func item(header: [String], cells: [String]) -> JSON {
    var members: [JSON.Member] = []
    var creators: [JSON] = []
    var tags: [JSON] = []
    var attachments: [JSON] = []
    let date = zip(header, cells).first { $0.0 == "Date" }?.1 ?? ""
    for (name, cell) in zip(header, cells) where !cell.isEmpty {
      let text = CSV.withoutApostrophe(cell)
      switch name {
      case "Item Type": members.append(.init("itemType", .string(text)))
      case "Publication Year":
        if !date.contains(text) { members.append(.init("date", .string(text))) }
      case "Url": members.append(.init("url", .string(text)))
      case "Manual Tags": tags += parts(text).map { .object([.init("tag", .string($0))]) }
      case "Automatic Tags":
        tags += parts(text).map { .object([.init("tag", .string($0)), .init("type", .number(1))]) }
      case "File Attachments":
        attachments += parts(text).map { .object([.init("path", .string($0))]) }
      case "Link Attachments":
        attachments += parts(text).map { .object([.init("url", .string($0))]) }
      case "Notes": members.append(.init("notes", .array([.string(text)])))
      case "Version": members.append(.init("versionNumber", .string(text)))
      default:
        let field = camelCase(name)
        if ZoteroTables.creators[field] != nil || otherRoles.contains(field) {
          creators += parts(text).map { creator($0, role: field) }
        } else {
          members.append(.init(field, .string(text)))
        }
      }
    }
    if !creators.isEmpty { members.append(.init("creators", .array(creators))) }
    if !tags.isEmpty { members.append(.init("tags", .array(tags))) }
    if !attachments.isEmpty { members.append(.init("attachments", .array(attachments))) }
    return .object(members)
  }

  private static let otherRoles: Set<String> = [
    "attorneyAgent", "castMember", "commenter", "cosponsor", "counsel", "wordsBy",
  ]

  private static func parts(_ text: String) -> [String] {
    text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// A person as `Family, Given`; without a comma, a name in one field.
  private static func creator(_ text: String, role: String) -> JSON {
    let names = text.split(separator: ",", maxSplits: 1).map { String($0).trimmed }
    var members: [JSON.Member] = [.init("creatorType", .string(role))]
    if names.count == 2 {
      members += [.init("lastName", .string(names[0])), .init("firstName", .string(names[1]))]
    } else {
      members.append(.init("name", .string(text)))
    }
    return .object(members)
  }

  /// `publicationTitle` for `Publication Title`; names in capitals stay.
  private static func camelCase(_ name: String) -> String {
    let words = name.split(separator: " ").map(String.init)
    guard let first = words.first, words.count > 1 || first != first.uppercased() else {
      return name
    }
    return first.lowercased() + words.dropFirst().joined()
  }
}
