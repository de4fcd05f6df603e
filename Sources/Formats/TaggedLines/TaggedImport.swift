internal import Identifiers
internal import Records
internal import Text

/// Converts lines of RIS, or EndNote's lines with the same tags, to a record.
struct TaggedImport {
  let entry: TaggedEntry
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var result = Record(key: .pending, type: "misc")
  private var group = RecordGroup.other
  /// The tags that are read already, together with others.
  private var done: Set<String> = ["TY", "ID"]
  /// All tags of the entry.
  private let tags: Set<String>
  private let arXiv: ArXivIdentifier?

  init(_ entry: TaggedEntry, file: String) {
    self.entry = entry
    self.file = file
    tags = Set(entry.lines.map(\.tag))
    arXiv = entry["AN"].flatMap(ArXivIdentifier.init)
  }

  mutating func record() -> ImportedRecord {
    takeType()
    takeDate()
    takeContainer()
    takePages()
    for line in entry.lines where !done.contains(line.tag) && !line.value.isEmpty { take(line) }
    let key = entry["ID"].map(\.onOneLine) ?? ""
    return ImportedRecord(
      givenKey: key, type: result.type, fields: result.fields, range: entry.range,
      isTypeGiven: entry["TY"]?.isEmpty == false && !entry.isTypeUnknown)
  }

  private mutating func takeType() {
    let code = entry["TY"]?.uppercased() ?? ""
    let type = TaggedType.ris(code)
    result.type = type?.record ?? "misc"
    group = RecordGroup(result.type)
    if let subtype = type?.subtype { result.append(FieldName.entrysubtype, subtype) }
    guard !code.isEmpty, TaggedType.of(result).type.ris != code else { return }
    result.append(FieldName.risType, code)
    if type == nil, let line = entry.lines.first(where: { $0.tag == "TY" }) {
      warn(
        "\(code.quoted) is no type of RIS",
        hint: "write JOUR, BOOK, CHAP or the like",
        line)
    }
  }

  private mutating func takeDate() {
    done.formUnion(["PY", "Y1", "DA"])
    let year = entry["PY"] ?? entry["Y1"]
    if let date = TaggedDates.date(year: year, full: entry["DA"]) {
      result.append(.date, date)
    } else {
      if let year, !year.isEmpty { result.append(.year, year.onOneLine) }
      if let date = entry["DA"], !date.isEmpty { result.append(FieldName.risDa, date.onOneLine) }
    }
  }

  /// Reads the title of the journal or book, which may have a long and a short form.
  private mutating func takeContainer() {
    let tags = ["JF", "T2", "BT", "JO", "JA", "J2", "J1"]
    done.formUnion(tags)
    var titles = tags.compactMap { tag in
      entry[tag].map { (tag, Markup.value(of: $0.onOneLine)) }
    }
    titles.removeAll { $0.1.isEmpty }
    guard let (tag, title) = titles.first else { return }
    let field = tag == "BT" && entry["TI"] == nil ? .title : TaggedField.container(of: group)
    if let proceedings = entry["C3"], result.type == "inproceedings" {
      done.insert("C3")
      result.append(.booktitle, Markup.value(of: proceedings.onOneLine))
      result.append(.eventtitle, title)
    } else {
      result.append(field, title)
    }
    for (tag, other) in titles.dropFirst() where other != title {
      let isShort = tag != "T2" && tag != "BT" && result[.shortjournal] == nil
      if other == result[.shortjournal] { continue }
      result.append(isShort ? .shortjournal : FieldName("ris_\(tag.asciiLowercased)"), other)
    }
  }

  /// Reads `SP` and `EP`; `SP` alone is the number of pages of a book.
  private mutating func takePages() {
    done.formUnion(["SP", "EP"])
    let start = (entry["SP"] ?? "").onOneLine
    let end = (entry["EP"] ?? "").onOneLine
    let isRange =
      !start.isEmpty && !end.isEmpty && start != end
      && !start.contains(where: { $0 == "-" || $0 == "\u{2013}" })
    let pages = isRange ? "\(start)\u{2013}\(end)" : start.isEmpty ? end : start
    guard !pages.isEmpty else { return }
    let isTotal = group == .book && end.isEmpty && pages.utf8.allSatisfy(\.isASCIIDigit)
    result.append(isTotal ? .pagetotal : .pages, PageRanges.normalized(pages))
  }

  private mutating func take(_ line: TaggedLine) {
    let value = line.value
    switch line.tag {
    case "T3":
      // EndNote has a book's series in T2, other programs in T3.
      add(TaggedField.container(of: group) == .series ? .risT3 : .series, text(value))
    case "PB": add(TaggedField.publisher(of: group), text(value))
    case "SN": takeSerialNumbers(value)
    case "C7" where group == .article: add(.eid, text(value))
    case "C1" where result.type == "inproceedings": add(.eventplace, text(value))
    case "M1" where !tags.contains("IS") && group != .article: add(.number, text(value))
    case "M3" where DOI(value) != nil && !tags.contains("DO"): add(.doi, DOI.canonical(value))
    case "AN" where value.asciiLowercased.hasPrefix("arxiv:"):
      add(.arxiv, ArXivIdentifier.canonical(value))
    case "UR", "LK": takeAddress(value)
    case "L1": takeFile(value, label: "pdf")
    case "L2": takeFile(value, label: "fulltext")
    default:
      guard let rule = TaggedField.tagged(line.tag) else { return keep(line) }
      take(value, by: rule)
    }
  }

  private mutating func take(_ value: String, by rule: TaggedField) {
    switch rule.kind {
    case .text:
      add(rule.field, rule.field == .abstract || rule.field == .note ? lines(value) : text(value))
    case .plain where rule.field == .doi: add(.doi, VerbatimText.doi(Array(value.utf8)[...]))
    case .plain: add(rule.field, value.onOneLine)
    case .date: add(rule.field, TaggedDates.date(value) ?? value.onOneLine)
    case .words:
      for word in value.split(whereSeparator: \.isNewline) {
        result.append(rule.field, text(String(word)))
      }
    case .names:
      for line in value.split(whereSeparator: \.isNewline) {
        for name in TaggedNames.names(String(line)) { result.append(rule.field, name.field) }
      }
    }
  }

  private func text(_ value: String) -> String { Markup.value(of: value.onOneLine) }

  private func lines(_ value: String) -> String { Markup.value(of: value) }

  /// Reads the numbers in a value, one per line: `0028-0836 (Print)`.
  private mutating func takeSerialNumbers(_ value: String) {
    let numbers = NumberList.numbers(in: value)
    for number in numbers {
      switch NumberList.signs(of: number).utf8.count {
      case 8: join(.issn, number)
      case 10, 13: join(.isbn, number)
      default: if numbers.count == 1 { add(group == .report ? .number : FieldName.risSn, value) }
      }
    }
  }

  /// Adds a number to the field's value.
  private mutating func join(_ field: FieldName, _ number: String) {
    guard let others = result[field] else { return result.append(field, number) }
    if !others.contains(number) { result.set(field, to: "\(others), \(number)") }
  }

  private mutating func takeAddress(_ value: String) {
    for part in value.split(whereSeparator: { $0.isNewline || $0 == " " }).map(String.init) {
      if part == arXiv?.address { continue }
      if result[.url] == nil {
        result.append(.url, part)
      } else if result[.url] != part {
        result.append(.link, "web \(part)")
      }
    }
  }

  private mutating func takeFile(_ value: String, label: String) {
    for line in value.split(whereSeparator: \.isNewline).map({ String($0).trimmed }) {
      let isAddress = VerbatimText.isAddress(Array(line.utf8)[...])
      result.append(isAddress ? .link : .file, isAddress ? "\(label) \(line)" : line)
    }
  }

  private mutating func keep(_ line: TaggedLine) {
    guard let sign = line.tag.utf8.last, line.tag.hasPrefix("%") else {
      return result.append(FieldName("ris_\(line.tag.asciiLowercased)"), line.value)
    }
    // A tag of EndNote; its sign may not be allowed in a field name.
    result.append(FieldName("enw_\(String(sign, radix: 16))"), line.value)
  }

  /// Adds a value; a second value for a field that can have only one is kept under the name of its
  /// tag.
  private mutating func add(_ field: FieldName, _ value: String) {
    let value = value.trimmed
    guard !value.isEmpty, result[field] != value else { return }
    guard result[field] != nil, !field.isRepeatable else { return result.append(field, value) }
    let tag = TaggedField.all.first { $0.field == field }?.tag.asciiLowercased
    result.append(tag.map { FieldName("ris_\($0)") } ?? field, value)
  }

  private mutating func warn(_ message: String, hint: String, _ line: TaggedLine) {
    problems.append(
      Diagnostic(
        message, hint: hint, at: SourceRange(file: file, bytes: line.range), severity: .warning))
  }
}
