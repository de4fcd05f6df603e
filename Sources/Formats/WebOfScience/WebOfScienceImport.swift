internal import Identifiers
internal import Records
internal import RichText
internal import Text

/// Converts a record of Web of Science's.
struct WebOfScienceImport {
  private let entry: TaggedEntry
  private var result = Record(key: .pending, type: "misc")
  private var group = RecordGroup.other

  init(_ entry: TaggedEntry) { self.entry = entry }

  mutating func record() -> ImportedRecord {
    takeType()
    takePeople()
    takeDate()
    takePages()
    for line in entry.lines where !Self.done.contains(line.tag) && !line.value.isEmpty {
      take(line)
    }
    return ImportedRecord(
      givenKey: "", type: result.type, fields: result.fields, range: entry.range,
      isTypeGiven: entry["PT"]?.isEmpty == false)
  }

  /// Tags that are read together, and the day on which the file was made.
  private static let done: Set<String> = [
    "PT", "DT", "AU", "AF", "CA", "BA", "BF", "GP", "ED", "BE", "PY", "PD", "BP", "EP", "OI", "DA",
  ]

  private mutating func takeType() {
    let kinds = (entry["DT"] ?? "").split { $0 == ";" || $0.isNewline }.map { String($0).trimmed }
    let isPaper = kinds.contains("Proceedings Paper") || entry["PT"] == "C"
    switch entry["PT"] {
    case "P"?: result.type = "patent"
    case "J"?: result.type = isPaper && entry["SO"] == nil ? "inproceedings" : "article"
    case "B"?, "S"?, "C"?:
      if isPaper {
        result.type = "inproceedings"
      } else {
        let isPart =
          kinds.contains("Book Chapter") || entry["SO"] != nil && entry["SO"] != entry["TI"]
        result.type = isPart ? "incollection" : "book"
      }
    default: result.type = entry["SO"] == nil ? "misc" : "article"
    }
    group = RecordGroup(result.type)
    // What the record's type says already.
    let implied = ["Article", "Book", "Book Chapter", "Proceedings Paper"]
    let isImplied =
      kinds.allSatisfy { implied.contains($0) }
      && (result.type == "article") == (kinds == ["Article"])
    if !kinds.isEmpty, !isImplied {
      result.append(FieldName.wosDt, kinds.joined(separator: "; "))
    }
  }

  private mutating func takePeople() {
    takeNames(.author, full: "AF", short: "AU")
    for body in lines("CA") + (group == .book ? lines("GP") : []) {
      result.append(.author, Name(family: body, isLiteral: true).field)
    }
    takeNames(.bookauthor, full: "BF", short: "BA")
    takeNames(.editor, full: "BE", short: "ED")
    if group != .book {
      for body in lines("GP") {
        result.append(.bookauthor, Name(family: body, isLiteral: true).field)
      }
    }
  }

  private func lines(_ tag: String) -> [String] {
    (entry[tag] ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }

  /// Reads names from the tag that has them in full, or else from the one with initials.
  private mutating func takeNames(_ field: FieldName, full: String, short: String) {
    let (full, short) = (lines(full), lines(short))
    let identifiers = field == .author ? orcids() : [:]
    for text in full.isEmpty ? short : full {
      var name = Self.name(text)
      if let identifier = identifiers[text.asciiLowercased] {
        name.attributes["orcid"] = identifier
      }
      result.append(field, name.field)
    }
    // An identifier whose author has another spelling stays.
    let known = Set((full.isEmpty ? short : full).map(\.asciiLowercased))
    guard field == .author, let whole = entry["OI"], !whole.isEmpty else { return }
    if !identifiers.keys.allSatisfy(known.contains) || identifiers.isEmpty {
      result.append(FieldName.wosOi, whole.onOneLine)
    }
  }

  /// The ORCIDs in `Lee, Ann/0000-0001-2345-6789; …`, by the names before them.
  private func orcids() -> [String: String] {
    var found: [String: String] = [:]
    for part in (entry["OI"] ?? "").onOneLine.split(separator: ";") {
      guard let slash = part.lastIndex(of: "/") else { continue }
      let name = String(part[..<slash]).trimmed.asciiLowercased
      found[name] = String(part[part.index(after: slash)...]).trimmed
    }
    return found
  }

  /// A name `Family, Given`, or `Family, JD`.
  private static func name(_ text: String) -> Name {
    guard text.containsByte(UInt8(ascii: ",")) else { return Name(free: text) }
    let parts = text.split(separator: ",", maxSplits: 2).map { String($0).trimmed }
      .filter { !$0.isEmpty }
    guard let family = parts.first else { return Name(family: text, isLiteral: true) }
    var name = Name(parsing: "\(family), x")
    name.given = parts.count > 1 ? parts[1] : ""
    name.suffix = parts.count > 2 ? parts[2] : ""
    return name.withSuffixApart
  }

  private mutating func takeDate() {
    let (year, day) = (entry["PY"]?.onOneLine, entry["PD"]?.onOneLine)
    guard let year, !year.isEmpty else {
      if let day, !day.isEmpty { result.append(FieldName.wosPd, day) }
      return
    }
    if let date = day.flatMap({ BibTeXDates.date(year: year, month: $0, day: nil) }) {
      result.append(.date, date.value)
    } else {
      let date = BibTeXDates.date(year: year, month: nil, day: nil)
      result.append(date == nil ? .year : .date, date?.value ?? year)
      if let day, !day.isEmpty { result.append(FieldName.wosPd, day) }
    }
  }

  private mutating func takePages() {
    let ends = [entry["BP"], entry["EP"]].compactMap { $0?.onOneLine }.filter { !$0.isEmpty }
    guard let start = ends.first else { return }
    let isRange = ends.count == 2 && ends[1] != start
    result.append(.pages, isRange ? "\(start)\u{2013}\(ends[1])" : start)
  }

  private static let fields: [String: FieldName] = [
    "TI": .title, "LA": .language, "CT": .eventtitle, "CL": .eventplace, "AB": .abstract,
    "PI": .location, "JI": .shortjournal, "VL": .volume, "PN": .part, "AR": .eid, "DI": .doi,
    "PM": .pmid, "SE": .series, "CY": .eventdate,
  ]

  private mutating func take(_ line: TaggedLine) {
    let value = line.value
    switch line.tag {
    case "SO":
      add(
        TaggedField.container(of: group) == .series ? .booktitle : TaggedField.container(of: group),
        value, line)
    case "DE":
      for word in value.onOneLine.split(separator: ";") {
        result.append(.keyword, Self.value(String(word).trimmed))
      }
    case "PU": add(TaggedField.publisher(of: group), value, line)
    case "SN", "EI": join(.issn, value.onOneLine)
    case "BN":
      let numbers = value.onOneLine.split { $0 == ";" || $0 == " " }
      for number in numbers { join(.isbn, String(number)) }
    case "IS": add(group == .article || entry["SE"] == nil ? .number : .issue, value, line)
    case "PG": if group == .book { add(.pagetotal, value, line) } else { keep(line) }
    case "CY":
      let date = Self.eventDate(value.onOneLine)
      if let date { result.append(.eventdate, date) } else { keep(line) }
    case "CR", "C1", "C3": result.append(FieldName("wos_\(line.tag.asciiLowercased)"), value)
    default:
      guard let field = Self.fields[line.tag] else { return keep(line) }
      add(field, value, line)
    }
  }

  /// The dates of `JUL 05-10, 2015`, which is what most conferences have.
  private static func eventDate(_ text: String) -> String? {
    let parts = text.split { $0 == " " || $0 == "," }.map(String.init)
    guard parts.count == 3, let month = Month(named: parts[0]), parts[2].utf8.count == 4 else {
      return BibTeXDates.corrected(text)
    }
    let days = parts[1].split(separator: "-").map(String.init)
    guard (1...2).contains(days.count), days.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    let dates = days.map { "\(parts[2])-\(month.twoDigits)-\($0)" }.joined(separator: "/")
    return EDTF(ifValid: dates) == nil ? nil : dates
  }

  private mutating func add(_ field: FieldName, _ value: String, _ line: TaggedLine) {
    let text = field == .abstract ? value.onOneLine : value.onOneLine
    guard result[field] == nil else { return keep(line) }
    result.append(field, field.kind == .verbatim ? field.canonical(text) : Self.value(text))
  }

  private mutating func join(_ field: FieldName, _ number: String) {
    guard let others = result[field] else { return result.append(field, number) }
    if !others.contains(number) { result.set(field, to: "\(others), \(number)") }
  }

  private mutating func keep(_ line: TaggedLine) {
    result.append(FieldName("wos_\(line.tag.asciiLowercased)"), line.value.onOneLine)
  }

  private static func value(_ text: String) -> String {
    Markup.value(of: MarkupCleaning.cleaned(text))
  }
}
