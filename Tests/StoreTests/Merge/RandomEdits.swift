/// Random files and random edits of them.
struct RandomEdits<Random: RandomNumberGenerator> {
  typealias Edit = EditableFile.Edit
  typealias Line = EditableFile.Line
  typealias Paragraph = EditableFile.Paragraph

  private var random: Random
  private var lineCount = 0
  /// Numbers for what edits bring: never twice, so that no two values are alike by chance.
  private var newNumber = EditableFile.firstNewNumber

  init(_ random: Random) { self.random = random }

  // MARK: Files

  mutating func file() -> EditableFile {
    (lineCount, newNumber) = (0, EditableFile.firstNewNumber)
    return EditableFile(paragraphs: (0..<pick(1...2)).map { paragraph($0) })
  }

  private static var scalars: [String] { ["title", "date", "note", "doi", "shelf"] }
  private static var lists: [String] { ["author", "venue", "award", "link", "tag", "keyword"] }

  private func missing(in paragraph: Paragraph) -> [String] {
    Self.scalars.filter { name in !paragraph.lines.contains { $0.name == name } }
  }

  private mutating func paragraph(_ number: Int) -> Paragraph {
    var lines: [Line] = []
    if chance(0.3) { lines.append(line(nil)) }
    lines.append(line("key"))
    for name in Self.scalars where chance(0.6) { lines.append(line(name)) }
    for name in Self.lists {
      for _ in 0..<[0, 1, 1, 2, 3][pick(0...4)] {
        if chance(0.1) { lines.append(line(nil)) }
        lines.append(line(name))
      }
    }
    return Paragraph(number: number, lines: lines)
  }

  private mutating func line(_ name: String?) -> Line {
    lineCount += 1
    return Line(number: lineCount, name: name, value: Self.value(of: name, lineCount))
  }

  private static func value(of name: String?, _ number: Int) -> String {
    let isNew = number >= EditableFile.firstNewNumber
    return switch name {
    case "author": "Family\(number), J."
    case "link": "label\(number) https://example.org/\(number)"
    default: (isNew ? "something else, " : "") + "\(name ?? "comment")\(number)"
    }
  }

  // MARK: Edits that leave each other alone

  /// Edits of both sides: each has half of the lines, by chance, and both add what they like.
  mutating func independent(
    of file: EditableFile, sparing spared: Int? = nil
  ) -> (ours: [Edit], theirs: [Edit]) {
    var sides: [[Edit]] = [[], []]
    for paragraph in file.paragraphs where paragraph.number != spared {
      if chance(0.08) {
        sides[pick(0...1)].append(.removeParagraph(paragraph.number))
      } else {
        edit(paragraph, &sides)
      }
    }
    for side in sides.indices where chance(0.2) {
      sides[side].append(.append(newRecord()))
    }
    if chance(0.15) { addTheSameRecord(&sides) }
    if file.paragraphs.count > 1, chance(0.2) {
      let moved = file.paragraphs[pick(0...(file.paragraphs.count - 1))]
      sides[pick(0...1)].append(.moveParagraph(moved.number, toEnd: chance(0.5)))
    }
    return (sides[0], sides[1])
  }

  private mutating func newRecord() -> Paragraph {
    newNumber += 1
    let key = Line(number: newNumber, name: "key", value: "key\(newNumber)")
    return Paragraph(number: newNumber, lines: [key])
  }

  /// Both sides add a record of one key, and each of them knows more about it.
  private mutating func addTheSameRecord(_ sides: inout [[Edit]]) {
    let record = newRecord()
    for side in sides.indices { sides[side].append(.append(record)) }
    for name in Self.scalars + ["tag", "author"] where chance(0.4) {
      let side = pick(0...1)
      newNumber += 1
      let line = Line(number: newNumber, name: name, value: Self.value(of: name, newNumber))
      sides[side].append(.insert(line, below: record.number))
    }
  }

  private mutating func edit(_ paragraph: Paragraph, _ sides: inout [[Edit]]) {
    // Who takes values out of a field, or swaps two, neither changes nor adds any: from the outside
    // nobody could tell which of the old ones a new one has become.
    var closed: Set<String> = []
    for name in [nil] + Self.lists {
      for side in sides.indices where chance(0.3) { closed.insert("\(side) \(name ?? "#")") }
    }
    for line in paragraph.lines where line.name != "key" && chance(0.3) {
      let side = pick(0...1)
      let isScalar = line.name.map(Self.scalars.contains) ?? false
      if isScalar ? chance(0.4) : closed.contains("\(side) \(line.name ?? "#")") {
        sides[side].append(.removeLine(line.number))
      } else {
        sides[side].append(.change(line: line.number, value: changed(line)))
        if line.name == "author", chance(0.5) {
          sides[1 - side].append(.mark(line: line.number, attribute: "equal"))
        }
      }
    }
    renameKey(of: paragraph, &sides)
    let untouched = paragraph.lines.filter { line in
      !(sides[0] + sides[1]).contains { $0.line == line.number }
    }
    for line in untouched where ["author", "venue", "award"].contains(line.name) {
      for (side, attribute) in [(0, "url=u1"), (1, "date=2020")] where chance(0.2) {
        sides[side].append(.mark(line: line.number, attribute: attribute))
      }
    }
    let links = paragraph.lines.filter { $0.name == "link" }
    if links.count > 1, chance(0.2) {
      sides[pick(0...1)].append(.swap(links[0].number, links[1].number))
      closed.formUnion(["0 link", "1 link"])
    }
    // Nor does anyone see where, between two lines that stay, a line below one that goes would be; a
    // changed tag is one that goes and another that comes.
    var remaining = paragraph
    remaining.lines.removeAll { line in
      (sides[0] + sides[1]).contains { edit in
        switch edit {
        case .removeLine(line.number): true
        case .change(line.number, _): ["tag", "keyword"].contains(line.name)
        case .removeLine, .change, .mark, .layOut, .insert, .swap, .removeParagraph, .moveParagraph,
          .append:
          false
        }
      }
    }
    insert(into: remaining, &sides, missing: missing(in: paragraph), but: closed)
    addTheSame(to: remaining, &sides, missing: missing(in: paragraph), but: closed)
    for line in untouched where line.name != nil && chance(0.15) {
      let layout = EditableFile.Layout.allCases[pick(0...3)]
      sides[pick(0...1)].append(.layOut(line: line.number, layout))
    }
  }

  /// A side gives the record another key, and keeps the old one as an alias.
  private mutating func renameKey(of paragraph: Paragraph, _ sides: inout [[Edit]]) {
    guard chance(0.15), let key = paragraph.lines.first(where: { $0.name == "key" }) else { return }
    let side = pick(0...1)
    newNumber += 1
    let alias = Line(number: newNumber, name: "alias", value: key.value)
    sides[side].append(.change(line: key.number, value: "renamed\(newNumber)"))
    sides[side].append(.insert(alias, below: key.number))
  }

  /// Both sides make the same change, and add the same values.
  private mutating func addTheSame(
    to paragraph: Paragraph, _ sides: inout [[Edit]], missing: [String], but closed: Set<String>
  ) {
    let touched = Set((sides[0] + sides[1]).compactMap(\.line))
    let inserted = (sides[0] + sides[1]).compactMap { edit -> String? in
      if case .insert(let line, _) = edit { line.name } else { nil }
    }
    let fresh = missing.filter { name in !inserted.contains(name) && !paragraph.has(name) }
    var both: [Edit] = []
    // Where a side adds another one as well, nobody could say which of the two comes first.
    let open = ["tag", "link", "award"].filter { name in
      !inserted.contains(name) && !closed.contains { $0.hasSuffix(name) }
    }
    for name in open where chance(0.15) {
      both.append(insertion(of: name, into: paragraph))
    }
    if let name = fresh.first, chance(0.15) { both.append(insertion(of: name, into: paragraph)) }
    for line in paragraph.lines where !touched.contains(line.number) && chance(0.05) {
      guard let name = line.name, Self.scalars.contains(name) else { continue }
      both.append(
        chance(0.5) ? .removeLine(line.number) : .change(line: line.number, value: "same"))
    }
    for side in sides.indices { sides[side] += both }
  }

  private mutating func insert(
    into paragraph: Paragraph, _ sides: inout [[Edit]], missing: [String], but closed: Set<String>
  ) {
    for name in missing where chance(0.2) {
      sides[pick(0...1)].append(insertion(of: name, into: paragraph))
    }
    for name in Self.lists + [nil] {
      for side in sides.indices where !closed.contains("\(side) \(name ?? "#")") && chance(0.15) {
        sides[side].append(insertion(of: name, into: paragraph))
      }
    }
  }

  private mutating func insertion(of name: String?, into paragraph: Paragraph) -> Edit {
    newNumber += 1
    let line = Line(number: newNumber, name: name, value: Self.value(of: name, newNumber))
    let own = paragraph.lines.filter { $0.name == name }
    let places = own.isEmpty || chance(0.2) ? paragraph.lines : own
    return .insert(line, below: places[pick(0...(places.count - 1))].number)
  }

  /// Another value that is still recognisably about the same, as a correction is.
  private mutating func changed(_ line: Line) -> String {
    newNumber += 1
    if line.name == "author" { return line.value.dropLast() + "ane\(newNumber)" }
    let letter = Unicode.Scalar(UInt8(ascii: "a") + UInt8(newNumber % 26))
    return "\(line.value)\(letter)"
  }

  /// The texts of three versions, of which one may end in no line end, or have lines that end in CRLF.
  mutating func written(_ versions: [EditableFile]) -> [String] {
    let (crlf, unended) = (pick(0...9), pick(0...9))
    return versions.enumerated().map { index, version in
      var text = version.text
      if index == unended, text.hasSuffix("\n") { text.removeLast() }
      return index == crlf ? text.replacing("\n", with: "\r\n") : text
    }
  }

  // MARK: Edits that contradict each other

  /// Two edits of one line, or of a record and one of its lines, and others elsewhere.
  mutating func clash(
    in file: EditableFile
  ) -> (ours: Edit, theirs: Edit, others: (ours: [Edit], theirs: [Edit])) {
    let paragraph = file.paragraphs[pick(0...(file.paragraphs.count - 1))]
    let (one, other) = clash(in: paragraph)
    let isTurned = chance(0.5)
    return (
      isTurned ? other : one, isTurned ? one : other,
      independent(of: file, sparing: paragraph.number)
    )
  }

  private mutating func clash(in paragraph: Paragraph) -> (Edit, Edit) {
    let lines = paragraph.lines.filter { !["key", "tag", "keyword"].contains($0.name) }
    let missing = missing(in: paragraph)
    guard !lines.isEmpty, missing.isEmpty || chance(0.9) else {
      return (
        insertion(of: missing[0], into: paragraph), insertion(of: missing[0], into: paragraph)
      )
    }
    let line = lines[pick(0...(lines.count - 1))]
    let change = Edit.change(line: line.number, value: changed(line))
    switch pick(0...3) {
    case 0: return (.removeLine(line.number), change)
    case 1: return (.removeParagraph(paragraph.number), change)
    case 2 where ["author", "venue", "award"].contains(line.name):
      return (
        .mark(line: line.number, attribute: "url=u1"),
        .mark(line: line.number, attribute: "url=u2")
      )
    default: return (.change(line: line.number, value: changed(line)), change)
    }
  }

  // MARK: Chance

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }
}

extension EditableFile.Paragraph {
  fileprivate func has(_ name: String) -> Bool { lines.contains { $0.name == name } }
}

extension EditableFile.Edit {
  /// The line that the edit changes, if it is one that was there.
  fileprivate var line: Int? {
    switch self {
    case .change(let line, _), .mark(let line, _), .layOut(let line, _), .removeLine(let line): line
    case .insert, .swap, .removeParagraph, .moveParagraph, .append: nil
    }
  }
}
