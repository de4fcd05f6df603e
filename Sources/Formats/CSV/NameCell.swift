internal import Records
internal import Text

/// Reads several names in one cell of a table.
enum NameCell {
  /// The names, which semicolons, the word `and`, or commas separate.
  static func names(in text: String) -> [Name] {
    let text = text.onOneLine
    if text.containsByte(UInt8(ascii: ";")) {
      return text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }.map(name)
    }
    if Name.list(text).count > 1 { return Name.list(text) }
    let parts = WordList.split(text, at: ",")
    // `Lee, Ann` is one person, and `Lee, A., Kim, B.` is two.
    let isPeople = parts.count > 1 && parts.allSatisfy { $0.containsByte(UInt8(ascii: " ")) }
    if isPeople { return parts.map(name) }
    guard parts.count > 2, parts.count.isMultiple(of: 2) else { return [name(text)] }
    return stride(from: 0, to: parts.count, by: 2).map { name("\(parts[$0]), \(parts[$0 + 1])") }
  }

  private static func name(_ text: String) -> Name { Name(free: text) }

  /// Names with Scopus' identifiers: `Lee, Ann (57193); Kim, Bo (57194)`.
  static func scopusNames(in text: String) -> [Name] {
    text.onOneLine.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }.map {
      part in
      guard part.hasSuffix(")"), let open = part.lastIndex(of: "("),
        case let number = part[part.index(after: open)...].dropLast(),
        !number.isEmpty, number.utf8.allSatisfy(\.isASCIIDigit)
      else { return name(part) }
      var name = name(String(part[..<open]).trimmed)
      name.attributes["scopus"] = String(number)
      return name
    }
  }
}
