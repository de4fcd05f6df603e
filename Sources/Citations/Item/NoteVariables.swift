internal import Text

/// Variables that reference managers smuggle in the note of an item.
extension CSLItem {
  /// Takes lines such as `container-title-short: J. Ex.` and `{:original-date: 1905}` out of a note.
  ///
  /// Lines count only at the start of the note, up to the first that is none of these. A variable
  /// that the item has already stays as it is, but for a type. This is Zotero's custom; csl-data.json
  /// does not know it.
  mutating func takeVariables(fromNote note: String) {
    guard note.utf8.contains(UInt8(ascii: ":")) else { return }
    if note.utf8.contains(UInt8(ascii: "{")) { takeBraced(note) }
    for line in note.split(whereSeparator: \.isNewline) {
      guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")),
        take(String(line[..<colon]), line[line.utf8.index(after: colon)...])
      else { return }
    }
  }

  private mutating func takeBraced(_ note: String) {
    for part in note.split(separator: "{:").dropFirst(note.hasPrefix("{:") ? 0 : 1) {
      guard let end = part.utf8.firstIndex(of: UInt8(ascii: "}")),
        let colon = part.utf8.firstIndex(of: UInt8(ascii: ":")), colon < end
      else { continue }
      _ = take(String(part[..<colon]), part[part.utf8.index(after: colon)..<end])
    }
  }

  /// Says whether the name is one that can stand in a note.
  private mutating func take(_ name: String, _ text: Substring) -> Bool {
    let name = name == "doi" ? "DOI" : name
    let text = String(text.drop { $0 == " " })
    if name == "type", let type = ItemType(name: text) {
      self.type = type
      return true
    }
    guard let variable = Variable(name: name) else { return false }
    guard self[variable] == nil || variable.kind == .names else { return true }
    switch variable.kind {
    case .standard, .number: self[variable] = .text(text)
    case .date: self[variable] = .date(ItemDate(raw: text))
    case .names:
      let parts = text.split(separator: "||").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard let family = parts.first else { return true }
      var name = ItemName(family: family, given: parts.count > 1 ? parts[1] : "")
      if parts.count == 1 { name = ItemName(literal: family) }
      name.parseParticles()
      self[variable] = .names(names(variable) + [name])
    }
    return true
  }
}
