internal import Records
internal import Text

/// Converts a record of EndNote's XML: to lines with RIS's tags, and these to a record.
struct EndNoteXMLImport {
  private let element: XMLElement
  private let range: Range<Int>
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var entry = TaggedEntry()
  private var others: [Field] = []
  private var isTypeGiven = false

  init(_ element: XMLElement, range: Range<Int>, file: String) {
    self.element = element
    self.range = range
    self.file = file
  }

  mutating func record() -> ImportedRecord {
    takeType()
    for child in element.elements where child.name != "ref-type" { take(child) }
    var importer = TaggedImport(entry, file: file)
    let record = importer.record()
    problems += importer.problems
    return ImportedRecord(
      givenKey: record.givenKey, type: record.type, fields: record.fields + others, range: range,
      isTypeGiven: isTypeGiven)
  }

  private mutating func takeType() {
    let type = element.elements.first { $0.name == "ref-type" }
    let name = type?["name"] ?? type.flatMap { Self.types[$0.text.trimmed] }
    isTypeGiven = name?.isEmpty == false
    let known = name.flatMap(TaggedType.endNote)
    add("TY", known?.ris ?? TaggedType.generic.ris)
    if known == nil, let name, !name.isEmpty {
      others.append(Field(FieldName.endnoteType, name.onOneLine))
    }
  }

  /// The names of EndNote's types by their numbers, for files without names.
  private static let types: [String: String] = [
    "2": "Artwork", "3": "Audiovisual Material", "4": "Bill", "5": "Book Section", "6": "Book",
    "7": "Case", "9": "Computer Program", "10": "Conference Proceedings", "12": "Web Page",
    "13": "Generic", "14": "Hearing", "17": "Journal Article", "19": "Magazine Article",
    "20": "Map", "21": "Film or Broadcast", "23": "Newspaper Article", "25": "Patent",
    "26": "Personal Communication", "27": "Report", "28": "Edited Book", "31": "Statute",
    "32": "Thesis", "34": "Unpublished Work", "36": "Manuscript", "37": "Figure",
    "38": "Chart or Table", "39": "Equation", "43": "Electronic Article", "44": "Electronic Book",
    "45": "Online Database", "46": "Government Document", "47": "Conference Paper",
    "48": "Online Multimedia", "49": "Classical Work", "50": "Legal Rule or Regulation",
    "52": "Dictionary", "53": "Encyclopedia", "54": "Grant", "55": "Aggregated Database",
    "56": "Blog", "57": "Serial", "58": "Standard", "59": "Dataset",
    "60": "Electronic Book Section",
    "61": "Music", "63": "Ancient Text",
  ]

  /// The tags for elements, by the names of the elements that they stand in.
  private static let tags: [String: String] = [
    "authors": "AU", "secondary-authors": "ED", "tertiary-authors": "A3",
    "subsidiary-authors": "A4", "translated-authors": "TA",
    "title": "TI", "secondary-title": "T2", "tertiary-title": "T3", "alt-title": "J2",
    "short-title": "ST", "translated-title": "TT",
    "periodical/full-title": "JF", "periodical/abbr-1": "JA", "periodical/abbr-2": "J1",
    "alt-periodical/full-title": "J2", "alt-periodical/abbr-1": "J2",
    "pages": "SP", "volume": "VL", "number": "IS", "num-vols": "NV", "edition": "ET",
    "section": "SE", "reprint-edition": "RP", "keywords": "KW", "dates/year": "PY",
    "pub-dates": "DA", "pub-location": "CY", "publisher": "PB", "isbn": "SN",
    "accession-num": "AN", "call-num": "CN", "label": "ID", "work-type": "M3",
    "electronic-resource-num": "DO", "related-urls": "UR", "web-urls": "UR", "pdf-urls": "L1",
    "text-urls": "L2", "abstract": "AB", "notes": "N1", "research-notes": "RN",
    "remote-database-name": "DB", "remote-database-provider": "DP", "language": "LA",
    "access-date": "Y2", "custom1": "C1", "custom2": "C2", "custom3": "C3", "custom4": "C4",
    "custom5": "C5", "custom6": "C6", "custom7": "C7", "auth-address": "AD", "caption": "CA",
    "orig-pub": "OP",
  ]

  /// Elements that say where the record stood in a database.
  private static let administrative: Set<String> = [
    "database", "source-app", "rec-number", "foreign-keys", "ref-type",
  ]

  private mutating func take(_ child: XMLElement) {
    if Self.administrative.contains(child.name) { return }
    switch child.name {
    case "contributors", "titles", "urls", "dates", "periodical", "alt-periodical":
      for part in child.elements {
        let name = "\(child.name)/\(part.name)"
        take(part, tag: Self.tags[name] ?? Self.tags[part.name], name: part.name)
      }
    default: take(child, tag: Self.tags[child.name], name: child.name)
    }
  }

  /// Takes the texts of an element: one, or one for each element in it that is no style.
  private mutating func take(_ element: XMLElement, tag: String?, name: String) {
    if element.elements.contains(where: { $0.name != "style" }) {
      for part in element.elements where part.name != "style" { take(part, tag: tag, name: name) }
      return
    }
    let text = Self.text(of: element).trimmed
    guard !text.isEmpty else { return }
    if let tag {
      add(tag, text)
    } else {
      let name = FieldNames.writable("endnote_\(name)", prefix: "endnote_")
      others.append(Field(name, Markup.value(of: text).onOneLine))
    }
  }

  private mutating func add(_ tag: String, _ text: String) {
    // EndNote writes CR between lines of one value.
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
    let value = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    entry.lines.append(TaggedLine(tag, value, range: range))
  }

  /// The text of an element with tags for the styles within it.
  private static func text(of element: XMLElement) -> String {
    var result = ""
    for child in element.children {
      switch child {
      case .text(let text, _): result += text
      case .element(let style):
        let inner = text(of: style)
        let faces = (style["face"] ?? "").split(separator: " ").compactMap { marks[String($0)] }
        let isBlank = inner.trimmed.isEmpty
        result += isBlank ? inner : faces.reduce(inner) { "<\($1)>\($0)</\($1)>" }
      }
    }
    return result
  }

  private static let marks = ["italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"]
}
