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
    for tag in ["ID", "TY"] { keepRepeated(tag) }
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

  /// Reads the date of publication from its tags.
  ///
  /// They are read in the order `DA`, `PY`, `Y1`: the standard of 2011 has the first two, and
  /// publishers put the date of an earlier publication online into the last. A tag that agrees with
  /// the date and says more of it is used; one that disagrees is kept under its own name.
  private mutating func takeDate() {
    let order = ["DA", "PY", "Y1"]
    done.formUnion(order)
    var lines = order.flatMap { tag in entry.lines.filter { $0.tag == tag && !$0.value.isEmpty } }
    for line in lines where WrittenDate.isNone(line.value) {
      warn(
        "\(line.value.quoted) is no date, and is left out", hint: "write the year of the work", line
      )
    }
    lines.removeAll { WrittenDate.isNone($0.value) }
    var dates = lines.map { TaggedDates.reading($0.value) }
    let year = dates.lazy.compactMap(\.self).first.map { String($0.value.prefix(4)) }
    for (index, line) in lines.enumerated() where dates[index] == nil {
      // EndNote gives only day and month: `May 17`.
      let date = year.flatMap { WrittenDate.edtf(line.value.onOneLine, years: [$0]) }
      dates[index] = date.map { TaggedDates.Reading(value: $0) }
    }
    var date: String?
    for next in dates.compactMap(\.self) where date.map(next.value.hasPrefix) ?? true {
      date = next.value
    }
    if date == nil, let index = lines.indices.first(where: { lines[$0].tag != "DA" }) {
      date = TaggedDates.year(in: lines[index].value)
      if date == nil {
        result.append(.year, lines.remove(at: index).value.onOneLine)
        dates.remove(at: index)
      }
    }
    if let date { result.append(.date, date) }
    for (line, next) in zip(lines, dates) {
      let isSaid = next.map { $0.isWhole && date?.contains($0.value) ?? false } ?? false
      if isSaid { continue }
      result.append(FieldName("ris_\(line.tag.asciiLowercased)"), line.value.onOneLine)
    }
  }

  /// Reads the title of the journal or book, which may have a long and a short form.
  private mutating func takeContainer() {
    var order = ["JF", "T2", "BT", "JO", "JA", "J2", "J1"]
    // bibutils and the ACL Anthology write the proceedings of a paper as its series.
    let isPart = ["booktitle", "eventtitle"].contains(TaggedField.container(of: group).text)
    if isPart, !order.contains(where: tags.contains), tags.contains("T3") {
      order.append("T3")
      if !tags.contains("ED"), !tags.contains("A2") { takeEditors() }
    }
    done.formUnion(order)
    var titles = order.flatMap { tag in
      entry.lines.filter { $0.tag == tag }.map { TaggedLine(tag, text($0.value)) }
    }
    titles.removeAll { $0.value.isEmpty }
    guard let title = titles.first?.value, let tag = titles.first?.tag else { return }
    let isOwn = tag == "BT" && !["TI", "T1", "CT"].contains(where: tags.contains)
    let field = isOwn ? .title : TaggedField.container(of: group)
    if let proceedings = entry["C3"], result.type == "inproceedings" {
      done.insert("C3")
      result.append(.booktitle, text(proceedings))
      result.append(.eventtitle, title)
    } else {
      result.append(field, title)
    }
    for other in titles.dropFirst() where other.value != title {
      let isShort = !["T2", "BT", "T3"].contains(other.tag) && result[.shortjournal] == nil
      if other.value == result[.shortjournal] { continue }
      result.append(
        isShort ? .shortjournal : FieldName("ris_\(other.tag.asciiLowercased)"), other.value)
    }
  }

  /// Reads the editors of a book that is given as a series.
  private mutating func takeEditors() {
    done.insert("A3")
    for line in entry.lines where line.tag == "A3" {
      for name in TaggedNames.names(line.value) { result.append(.editor, name.field) }
    }
  }

  /// Reads `SP` and `EP`; `SP` alone is the number of pages of a book.
  private mutating func takePages() {
    done.formUnion(["SP", "EP"])
    for tag in ["SP", "EP"] { keepRepeated(tag) }
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
    case "M3" where DOI(value) != nil, "N1" where DOI(value) != nil, "L3" where DOI(value) != nil:
      takeDOI(line)
    // Of an article it says `Article` or `Review`, which no citation shows.
    case "M3" where group == .article: keep(line)
    case "AN" where value.asciiLowercased.hasPrefix("arxiv:"):
      add(.arxiv, ArXivIdentifier.canonical(value))
    case "UR", "LK": takeAddress(line)
    case "KW":
      for word in value.split(whereSeparator: { $0.isNewline || $0 == ";" }) {
        let word = text(String(word))
        if !word.isEmpty { result.append(.keyword, word) }
      }
    case "L1": takeFile(value, label: "pdf")
    case "L2": takeFile(value, label: "fulltext")
    default:
      guard let rule = TaggedField.tagged(line.tag) else { return keep(line) }
      take(line, by: rule)
    }
  }

  private mutating func take(_ line: TaggedLine, by rule: TaggedField) {
    let value = line.value
    switch rule.kind {
    case .text:
      add(rule.field, rule.field == .abstract || rule.field == .note ? lines(value) : text(value))
    case .plain where rule.field == .doi: add(.doi, VerbatimText.doi(Array(value.utf8)[...]))
    case .plain: add(rule.field, value.onOneLine)
    case .date where WrittenDate.isNone(value): break
    case .date:
      let date = TaggedDates.reading(value)
      add(rule.field, date?.value ?? value.onOneLine)
      if date?.isWhole == false { keep(line) }
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

  /// Reads a DOI that programs put into `M3` and `N1`, beside or in place of `DO`.
  private mutating func takeDOI(_ line: TaggedLine) {
    let doi = DOI.canonical(line.value)
    guard let other = entry["DO"], DOI(other)?.comparable != DOI(doi)?.comparable else {
      return add(.doi, doi)
    }
    keep(line)
  }

  private mutating func takeAddress(_ line: TaggedLine) {
    // EndNote's exports of Web of Science: `<Go to ISI>://WOS:000…` is an accession number.
    if line.value.hasPrefix("<Go to ISI>") {
      let number = line.value.split(separator: "://", maxSplits: 1).last.map(String.init) ?? ""
      if entry["AN"] != number { result.append(.risAn, number) }
      return
    }
    let parts = line.value.split(whereSeparator: { $0.isNewline || $0 == " " }).map(String.init)
    let areAddresses =
      parts.count == 1 || parts.allSatisfy { $0.contains("://") || $0.hasPrefix("www.") }
    guard areAddresses else { return keep(line) }
    for part in parts {
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

  /// Keeps all lines of a tag but the first, which is read already.
  private mutating func keepRepeated(_ tag: String) {
    let lines = entry.lines.filter { $0.tag == tag }
    for line in lines.dropFirst() where line.value != lines[0].value && !line.value.isEmpty {
      result.append(FieldName("ris_\(tag.asciiLowercased)"), line.value.onOneLine)
    }
  }

  private mutating func keep(_ line: TaggedLine) {
    guard let sign = line.tag.utf8.last, line.tag.hasPrefix("%") else {
      return result.append(FieldName("ris_\(line.tag.asciiLowercased)"), line.value)
    }
    // A tag of EndNote; its sign may not be allowed in a field name.
    result.append(FieldName("enw_\(String(sign, radix: 16))"), line.value)
  }

  /// Adds a value; a second value for a field that can have only one is kept under the name of a
  /// tag.
  private mutating func add(_ field: FieldName, _ value: String) {
    let value = value.trimmed
    guard !value.isEmpty, result[field] != value else { return }
    guard result[field] != nil, !field.isRepeatable else { return result.append(field, value) }
    let tag = TaggedField.all.first { $0.field == field }?.tag ?? Self.otherTags[field]
    let own = tag.map { FieldName("ris_\($0.asciiLowercased)") } ?? field
    if !result.values(of: own).contains(value) { result.append(own, value) }
  }

  /// The tags of fields that several tags or only some types have.
  private static let otherTags: [FieldName: String] = [
    .publisher: "PB", .institution: "PB", .series: "T3", .eid: "C7", .eventplace: "C1",
    .arxiv: "AN",
  ]

  private mutating func warn(_ message: String, hint: String, _ line: TaggedLine) {
    problems.append(
      Diagnostic(
        message, hint: hint, at: SourceRange(file: file, bytes: line.range), severity: .warning))
  }
}
