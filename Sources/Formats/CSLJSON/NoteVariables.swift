internal import Identifiers
internal import Text

/// Variables that stand as lines in an item's `note`: `DOI: 10.1000/1`, or `{:DOI: 10.1000/1}`.
///
/// Zotero's "Extra" holds them so where an item's type has no field for them; citation processors
/// read them from there. A variable that the item has already stays in the note.
///
/// - Source: citeproc-js, "Cheater syntax for odd fields"; Zotero, "Citing Fields from Extra".
struct NoteVariables {
  /// The variables, in the order of the note.
  private(set) var members: [JSON.Member] = []
  /// What is left of the note.
  private(set) var rest = ""

  init(_ note: String, rule: (String) -> CSLVariable?, isTaken: (String) -> Bool) {
    var lines: [Substring] = []
    for line in note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if let (label, text) = Self.parts(of: line), let member = Self.member(label, text, rule),
        label == "type" || !isTaken(member.name),
        !members.contains(where: { $0.name == member.name })
      {
        members.append(member)
      } else {
        lines.append(line)
      }
    }
    rest = lines.joined(separator: "\n").trimmed
  }

  /// The label in lower case with hyphens for blanks, and what follows the colon.
  private static func parts(of line: Substring) -> (label: String, text: String)? {
    var line = String(line).trimmed
    if line.hasPrefix("{:"), line.hasSuffix("}") { line = String(line.dropFirst(2).dropLast()) }
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let text = String(line[line.utf8.index(after: colon)...]).trimmed
    let label = String(line[..<colon]).asciiLowercased.split(separator: " ").joined(separator: "-")
    return text.isEmpty || label.isEmpty ? nil : (label, text)
  }

  private static func member(
    _ label: String, _ text: String, _ rule: (String) -> CSLVariable?
  ) -> JSON.Member? {
    switch label {
    case "note", "keyword", "abstract": return nil
    case "type", "citation-key": return JSON.Member(label, .string(text))
    case "arxiv":
      let identifier = String(text.split(separator: " ")[0])
      return ArXivIdentifier(identifier).map { JSON.Member(label, .string($0.text)) }
    default: break
    }
    guard let rule = rule(label) else { return nil }
    guard rule.kind == .names else { return JSON.Member(rule.name, .string(text)) }
    let parts = text.split(separator: "|").map { JSON.string(String($0).trimmed) }
    let names = ["family", "given"]
    let name =
      parts.count == 2
      ? JSON.object(zip(names, parts).map(JSON.Member.init)) : .object([.init("literal", parts[0])])
    return JSON.Member(rule.name, .array([name]))
  }
}
