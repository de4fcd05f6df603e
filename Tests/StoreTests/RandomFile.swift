import SeededRandom
import Records
import Support

/// Files and changes of records as chance makes them, odd ones more often than people do.
enum RandomFile {
  static func text(prefix: String, using generator: inout SeededGenerator) -> String {
    let end = generator.once(in: 4) ? "\r\n" : "\n"
    var text = generator.once(in: 6) ? "\u{FEFF}" : ""
    if generator.once(in: 3) { text += "# The head of the file.\(end)\(end)" }
    for number in 0..<Int.random(in: 1...5, using: &generator) {
      if number > 0 { text += generator.pick([end, "\(end)\(end)", " \t\(end)"]) }
      var lines = ["key: \(prefix)\(number)"]
      if !generator.once(in: 5) {
        lines.append("type: \(generator.pick(["book", "Misc", "talk"]))")
      }
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        lines.append(field(using: &generator).replacing("\n", with: end))
      }
      if generator.once(in: 4) { lines.shuffle(using: &generator) }
      for line in lines {
        if generator.once(in: 6) { text += "# A comment\(number).\(end)" }
        if generator.once(in: 30) { text += "a line that is no field\(end)" }
        text += line + end
      }
    }
    if generator.once(in: 5), text.hasSuffix(end) { text.removeLast() }
    return text
  }

  /// The lines of a field, without the last line end.
  private static func field(using generator: inout SeededGenerator) -> String {
    let colon = generator.pick([": ", ":", ":   ", ":\t"])
    let plus = generator.pick(["+ ", "+", "+   "])
    let value = generator.pick([
      "A value", "x\n\(plus)y", "x\n\(plus)\n\(plus)z", "one \\\ntwo", "ends in \\ ", "",
      "# no comment",
      "+ plus", "数学", "a;b", "x\n\(plus)key: no", #"\\"#,
    ])
    let escaped = value.hasSuffix("\\") ? value + " " : value
    return generator.pick(names) + colon + escaped
  }

  private static let names = ["title", "author", "tag", "Note", "date", "mine", "alias", "link"]

  private static let values = [
    "New", "two\nlines", "a\n\nparagraph", #"back\"#, "\\\n\\", "# c", "+ p", "key: k", "数",
    "x \ny",
  ]

  /// The record after a few changes of any kind.
  static func changed(_ record: Record, using generator: inout SeededGenerator) -> Record {
    var record = record
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let name = FieldName(generator.pick(names).lowercased())
      let value = generator.pick(values)
      switch Int.random(in: 0..<9, using: &generator) {
      case 0: record.set(name, to: value)
      case 1, 2: record.insert(name, value)
      case 3: record.append(name, value)
      case 4: record.removeAll(name)
      case 5: if !record.fields.isEmpty { record.fields.remove(at: record.fields.count / 2) }
      case 6: record.type = generator.pick(["book", "article"])
      case 7: record.fields.insert(Field(name, value), at: 0)
      default: record.fields.shuffle(using: &generator)
      }
    }
    if generator.once(in: 5) {
      record.key =
        CitationKey(ifValid: record.key.text + generator.pick(["x", "/y", "X"])) ?? record.key
    }
    return record
  }
}
