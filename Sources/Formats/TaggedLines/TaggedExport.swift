internal import Identifiers
internal import Records
internal import RichText
internal import Text

/// Converts one record to lines of RIS, whose tags `EndNoteTags` can translate.
struct TaggedExport {
  private let record: Record
  private let group: RecordGroup
  /// For messages.
  private let format: String
  private(set) var lines: [TaggedLine] = []
  private var remarks: [String] = []
  /// Parts of fields that the format cannot express.
  private var missing: [String] = []
  /// Fields that are written already, or that need not be written.
  private var done: Set<FieldName> = [
    .venue, .crossref, .xdata, FieldName.risType, FieldName.cslType, .langid,
  ]

  init(of record: Record, format: String) {
    self.record = record
    self.format = format
    group = RecordGroup(record.type)
  }

  /// A message with everything that the format cannot express, if any.
  var note: Diagnostic? {
    var parts = remarks
    let missing = record.fieldNames(besides: done) + self.missing
    if !missing.isEmpty {
      parts.append("\(format) has no place for \(missing.joined(separator: ", "))")
    }
    guard !parts.isEmpty else { return nil }
    let key = record.key.text.escapingControls
    return Diagnostic("\"\(key)\": \(parts.joined(separator: "; "))", severity: .warning)
  }

  mutating func run() {
    let (type, isExact) = TaggedType.of(record)
    put("TY", type.ris)
    if !isExact {
      remarks.append("\(format) has no type \"\(record.type)\"; it is written as \(type.ris)")
    }
    if type.subtype != nil { done.insert(FieldName.entrysubtype) }
    put("ID", record.key.text)
    let arXiv = record[.arxiv].map { "arXiv:\($0)" }
    for rule in TaggedField.all {
      put(rule)
      if rule.tag == "TI" { putContext() }
      if rule.tag == "UR", let address = record[.arxiv].flatMap(ArXivIdentifier.init)?.address,
        record[.url] == nil, record[.doi] == nil
      {
        put("UR", address)
      }
    }
    if let arXiv, record[.risAn] == nil { take(.arxiv, as: "AN", arXiv) }
    putLinks()
    putKept()
  }

  /// Writes the containing publication, the date, and the place in the publication.
  private mutating func putContext() {
    putDate()
    putContainer()
    putPages()
    for name: FieldName in [.issn, .isbn] {
      for value in record.values(of: name).flatMap({ $0.split(separator: ",") }) {
        take(name, as: "SN", String(value).trimmed)
      }
    }
    if group == .article, let eid = record[.eid] { take(.eid, as: "C7", eid) }
  }

  private mutating func put(_ tag: String, _ value: String) {
    lines.append(TaggedLine(tag, value))
  }

  private mutating func take(_ field: FieldName, as tag: String, _ value: String) {
    done.insert(field)
    put(tag, value)
  }

  private mutating func put(_ rule: TaggedField) {
    // `location` and `address` have the same tag.
    var field = rule.field
    if field == .location, record[field] == nil { field = .address }
    let values = record.values(of: field)
    guard !values.isEmpty else { return }
    done.insert(field)
    switch rule.kind {
    case .text: put(rule.tag, text(values.joined(separator: "; ")))
    case .plain: put(rule.tag, values.joined(separator: ", "))
    case .words: for value in values { put(rule.tag, text(value)) }
    case .date: put(rule.tag, TaggedDates.tags(of: values[0]).full ?? values[0])
    case .names: put(values.map(Name.init(field:)), as: rule)
    }
  }

  private mutating func put(_ names: [Name], as rule: TaggedField) {
    if names.contains(where: \.hasRemarks) {
      missing.append("the attributes of each \(rule.field)")
    }
    for name in names { put(rule.tag, TaggedNames.text(of: name)) }
  }

  private func text(_ value: String) -> String { Markup.tagged(value, keepsCase: false) }

  private mutating func putDate() {
    guard let date = record[.date] ?? record[.year] else { return }
    done.insert(record[.date] == nil ? .year : .date)
    let tags = TaggedDates.tags(of: date)
    put("PY", tags.year)
    if let full = tags.full { put("DA", full) }
  }

  private mutating func putContainer() {
    let field = TaggedField.container(of: group)
    if record.type == "inproceedings", let event = record[.eventtitle] {
      take(.eventtitle, as: "T2", text(event))
      if let title = record[.booktitle] { take(.booktitle, as: "C3", text(title)) }
    } else if let title = record[field] {
      take(field, as: "T2", text(title))
    }
    if record.type == "inproceedings", let place = record[.eventplace] {
      take(.eventplace, as: "C1", text(place))
    }
    if field != .series, let series = record[.series] { take(.series, as: "T3", text(series)) }
    if let short = record[.shortjournal] { take(.shortjournal, as: "J2", text(short)) }
    let own = TaggedField.publisher(of: group)
    let publishers = [own, .publisher, .institution, .school, .organization, .howpublished]
    if let name = publishers.first(where: { record[$0] != nil }), let value = record[name] {
      take(name, as: "PB", text(value))
    }
  }

  private mutating func putPages() {
    if let pages = record[.pages] {
      done.insert(.pages)
      let ends = PageRanges.normalized(pages).split(separator: "\u{2013}").map(String.init)
      put("SP", ends.count == 2 ? ends[0] : pages)
      if ends.count == 2 { put("EP", ends[1]) }
    } else if group == .book, let total = record[.pagetotal] {
      take(.pagetotal, as: "SP", total)
    }
  }

  /// Writes links to a PDF or to the full text; RIS cannot express other labels.
  private mutating func putLinks() {
    var hasOthers = false
    for link in record.links {
      switch link.plainLabel.asciiLowercased {
      case "pdf" where !LinkRule.isOwnFile(link.url): put("L1", link.url)
      case "fulltext" where !LinkRule.isOwnFile(link.url): put("L2", link.url)
      case "web" where !LinkRule.isOwnFile(link.url) && record[.url] != nil: put("UR", link.url)
      default: hasOthers = true
      }
    }
    if !hasOthers { done.insert(.link) }
    for file in record.values(of: .file) { take(.file, as: "L1", file) }
  }

  /// Writes the kept tags, which have no equivalent field, as they were read.
  private mutating func putKept() {
    for field in record.fields where field.name != FieldName.risType {
      let name = field.name.text
      if format == "EndNote", name.hasPrefix("enw_"),
        let sign = UInt8(name.dropFirst(4), radix: 16), (0x21..<0x7F).contains(sign)
      {
        take(field.name, as: "%\(Unicode.Scalar(sign))", field.value)
      }
      guard name.hasPrefix("ris_"), name.utf8.count == 6 else { continue }
      take(field.name, as: String(name.dropFirst(4)).uppercased(), field.value)
    }
  }
}
