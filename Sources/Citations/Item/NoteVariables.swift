internal import Identifiers
internal import Text

/// Variables that stand in an item's note: `DOI: 10.1000/1` on a line, or `{:DOI: 10.1000/1}`.
///
/// Zotero's field "Extra" holds them where an item's type has no field for them, and citation
/// processors read them from there.
///
/// - Source: citeproc-js, "Cheater syntax for odd fields"; Zotero, "Citing Fields from Extra".
extension CSLItem {
  /// Moves the variables in the note out of it.
  ///
  /// A variable that the item has already stays in the note; only a type replaces the item's.
  /// Several names of one variable may stand on lines of their own.
  public mutating func takeNoteVariables() {
    guard let note = text(.note), note.utf8.contains(UInt8(ascii: ":")) else { return }
    let lines = Self.lines(of: note)
    let reader = NoteReader(taken: Set(variables))
    let rest = lines.filter { !reader.take($0, into: &self) }
    guard rest.count < lines.count else { return }
    let text = rest.joined(separator: "\n").trimmed
    self[.note] = text.isEmpty ? nil : .text(text)
  }

  /// The lines of a note; each pair of braces is a line of its own.
  private static func lines(of note: String) -> [Substring] {
    note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { line in
      var lines: [Substring] = []
      var rest = line
      while let start = rest.firstRange(of: "{:"),
        let end = rest[start.upperBound...].utf8.firstIndex(of: UInt8(ascii: "}"))
      {
        if start.lowerBound > rest.startIndex { lines.append(rest[..<start.lowerBound]) }
        lines.append(rest[start.upperBound..<end])
        rest = rest[rest.utf8.index(after: end)...]
      }
      return rest.isEmpty && !lines.isEmpty ? lines : lines + [rest]
    }
  }
}

/// Reads the lines of one note.
private struct NoteReader {
  /// The variables that the item had before its note was read.
  let taken: Set<Variable>

  /// Whether the line is a variable that the item lacks.
  func take(_ line: Substring, into item: inout CSLItem) -> Bool {
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let label = String(line[..<colon]).asciiLowercased.split(separator: " ").joined(separator: "-")
    let text = String(line[line.utf8.index(after: colon)...]).trimmed
    guard !text.isEmpty else { return false }
    switch label {
    case "type":
      guard let type = ItemType(data: text) else { return false }
      item.type = type
      return true
    case "arxiv": return takeArXiv(text, into: &item)
    case "note", "keyword", "abstract": return false
    default: break
    }
    guard let variable = Variable(data: label), !taken.contains(variable) else { return false }
    if variable.kind == .names {
      item[variable] = .names(item.names(variable) + [name(text)])
      return true
    }
    guard item[variable] == nil else { return false }
    item[variable] = variable.kind == .date ? .date(ItemDate(raw: text)) : .text(text)
    return true
  }

  private func takeArXiv(_ text: String, into item: inout CSLItem) -> Bool {
    // Zotero adds the class: `2101.00001 [cs.LG]`.
    let identifier = String(text.split(separator: " ")[0])
    guard ArXivIdentifier(identifier) != nil,
      !item.others.contains(where: { $0.name == "arxiv" })
    else { return false }
    item.others.append(.init("arxiv", .string(identifier)))
    return true
  }

  /// Reads `Family || Given`, or the whole name of a body.
  private func name(_ text: String) -> ItemName {
    let parts = text.split(separator: "|").map { String($0).trimmed }
    guard parts.count == 2 else { return ItemName(literal: parts.first ?? text) }
    var name = ItemName(family: parts[0], given: parts[1])
    name.parseParticles()
    return name
  }
}
