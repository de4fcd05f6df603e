internal import Identifiers
internal import Records
internal import Text

/// Converts the lines of a PubMed record.
struct MEDLINEImport {
  private let entry: TaggedEntry
  private var result = Record(key: .pending, type: "article")

  init(_ entry: TaggedEntry) { self.entry = entry }

  mutating func record() -> ImportedRecord {
    takeType()
    let hasFullNames = entry["FAU"] != nil
    let hasFullEditors = entry["FED"] != nil
    for line in entry.lines {
      let value = line.value.onOneLine
      if value.isEmpty || Self.administrative.contains(line.tag) { continue }
      switch line.tag {
      case "FAU": take(value, as: .author)
      case "AU": if !hasFullNames { take(value, as: .author) }
      case "CN": result.append(.author, Name(family: value, isLiteral: true).field)
      case "FED": take(value, as: .editor)
      case "ED": if !hasFullEditors { take(value, as: .editor) }
      case "AUID": takeIdentifier(of: value)
      case "DP": takeDate(value)
      case "TI": add(.title, Self.withoutStop(value))
      case "BTI", "CTI": takeBook(line.tag, value)
      // Some records have the abbreviation of the journal alone.
      case "TA" where entry["JT"] == nil: add(.journal, Markup.value(of: value))
      // For an article it is the country of the journal.
      case "PL": if result.type != "article" { add(.location, Markup.value(of: value)) }
      case "PG": add(.pages, Self.pages(value))
      case "LID", "AID": takeLocation(value)
      case "IS": takeISSN(value)
      case "MH": result.append(.keyword, Markup.value(of: Self.heading(value)))
      case "OT": result.append(.keyword, Markup.value(of: value))
      case "PT": if value != "Journal Article" { result.append(FieldName.nbibPt, value) }
      default: take(line.tag, value)
      }
    }
    return ImportedRecord(
      givenKey: "", type: result.type, fields: result.fields, range: entry.range,
      isTypeGiven: ["PT", "BTI", "CTI"].contains { entry[$0]?.isEmpty == false })
  }

  private mutating func take(_ tag: String, _ value: String) {
    guard let field = Self.fields[tag] else {
      return result.append(FieldName("nbib_\(tag.asciiLowercased)"), value)
    }
    add(field, field.canonical(Markup.value(of: value)))
  }

  /// Tags that correspond to one field each.
  private static let fields: [String: FieldName] = [
    "PMID": .pmid, "PMC": .pmcid, "JT": .journal, "TA": .shortjournal, "VI": .volume,
    "IP": .number, "AB": .abstract, "LA": .language, "TT": .origtitle,
    "PB": .publisher, "EN": .edition, "ISBN": .isbn,
  ]

  /// Administrative tags, and tags that only repeat others.
  private static let administrative: Set<String> = [
    "OWN", "STAT", "DCOM", "LR", "CRDT", "PHST", "MHDA", "EDAT", "DA", "DEP", "SB", "SO", "JID",
    "PST", "RF", "OID",
  ]

  /// Sets the type from `PT`; nearly all records are articles.
  private mutating func takeType() {
    let types = entry.lines.filter { $0.tag == "PT" }.map(\.value)
    let book = entry["BTI"] ?? entry["CTI"]
    if book != nil || types.contains("Book Chapter") {
      let isPart = entry["TI"].map { !$0.isEmpty && $0 != book } ?? false
      result.type = isPart || types.contains("Book Chapter") ? "incollection" : "book"
    } else if types.contains("Book") {
      result.type = "book"
    } else if types.contains("Dataset") {
      result.type = "dataset"
    }
  }

  /// Adds `Benson, Dennis A`, or `Benson DA` of a list without full names.
  ///
  /// ERIC writes full names as `AU`.
  private mutating func take(_ value: String, as field: FieldName) {
    for name in TaggedNames.names(value) { result.append(field, name.field) }
  }

  /// Adds `ORCID: 0000-0001-…` to the preceding author.
  private mutating func takeIdentifier(of value: String) {
    let index = result.fields.lastIndex { $0.name == .author }
    guard let index, value.asciiLowercased.hasPrefix("orcid:") else {
      return result.append(FieldName.nbibAuid, value)
    }
    var name = Name(field: result.fields[index].value)
    let orcid = value.dropFirst(6).split(separator: "/").last.map { String($0).trimmed } ?? ""
    name.attributes["orcid"] = ORCID(orcid)?.text ?? orcid
    result.fields[index].value = name.field
  }

  /// Reads dates such as `2012 Dec 15`, `2013 Jan-Feb`, `2018 Dec-2019 Jan` and `2019 Winter`.
  ///
  /// ERIC writes `Article 10 2019`, of which the year is used and the whole is kept.
  private mutating func takeDate(_ value: String) {
    if let date = TaggedDates.date(value) { return add(.date, date) }
    guard let year = TaggedDates.year(in: value) else { return add(.year, value) }
    add(.date, year)
    result.append(FieldName.nbibDp, value)
  }

  /// Adds the title of a book, and of the chapter or the collection if there are any.
  private mutating func takeBook(_ tag: String, _ value: String) {
    let title = Self.withoutStop(value)
    let isPart = entry["TI"].map { !$0.isEmpty && $0 != entry[tag] } ?? false
    if tag == "CTI", entry["BTI"] != nil {
      add(.series, title)
    } else {
      add(isPart ? .booktitle : .title, title)
    }
  }

  /// A title without the full stop that PubMed adds.
  private static func withoutStop(_ value: String) -> String {
    let isStopped = value.hasSuffix(".") && !value.hasSuffix("..")
    return Markup.value(of: isStopped ? String(value.dropLast()) : value)
  }

  /// Expands a range such as `1234-45`, which omits the digits that both pages share.
  private static func pages(_ value: String) -> String {
    let ends = value.split(separator: "-").map(String.init)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) }),
      ends[1].utf8.count < ends[0].utf8.count
    else { return PageRanges.normalized(value) }
    let shared = ends[0].prefix(ends[0].count - ends[1].count)
    return "\(ends[0])\u{2013}\(shared)\(ends[1])"
  }

  /// Reads `10.1093/nar/gks1195 [doi]` and `gks1195 [pii]`.
  private mutating func takeLocation(_ value: String) {
    guard let open = value.utf8.lastIndex(of: UInt8(ascii: "[")), value.hasSuffix("]") else {
      return result.append(FieldName.nbibAid, value)
    }
    let number = String(value[..<open]).trimmed
    switch value[open...] {
    case "[doi]": add(.doi, DOI.canonical(number))
    case "[pii]": add(FieldName.pii, number)
    default: result.append(FieldName.nbibAid, value)
    }
  }

  /// Reads `1362-4962 (Electronic)`; a record may have several.
  private mutating func takeISSN(_ value: String) {
    let number = String(value.split(separator: " ")[0])
    guard let others = result[.issn] else { return result.append(.issn, number) }
    if !others.contains(number) { result.set(.issn, to: "\(others), \(number)") }
  }

  /// `*Genome, Human/genetics` without the mark of a main heading.
  private static func heading(_ value: String) -> String { String(value.filter { $0 != "*" }) }

  /// Adds the first value of a field; a different second value is added under another name.
  private mutating func add(_ field: FieldName, _ value: String) {
    guard let other = result[field] else { return result.append(field, value) }
    if other != value { result.append(FieldName("nbib_\(field.text)"), value) }
  }
}
