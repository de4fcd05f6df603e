internal import Identifiers
internal import Records
internal import RichText
internal import Text

/// Converts a page to a record.
struct AcademicPageImport {
  private let page: YAMLNode
  private let body: String
  private var result = Record(key: .pending, type: "misc")

  init(_ page: YAMLNode, body: String) {
    self.page = page
    self.body = body
  }

  mutating func record() -> ImportedRecord {
    let category = page["category"]?.text
    takeType(category)
    for member in page.members { take(member.name, member.value) }
    takeBody()
    let given = page["category"] != nil || page["venue"]?.text?.isEmpty == false
    return ImportedRecord(
      givenKey: "", type: result.type, fields: result.fields, range: page.range, isTypeGiven: given)
  }

  /// The words that the generator puts before the title of a volume of proceedings.
  private static let proceedings = "In the proceedings of "

  private mutating func takeType(_ category: String?) {
    let venue = page["venue"]?.text ?? ""
    let isConference =
      venue.hasPrefix(Self.proceedings)
      || ["Proc", "Conference", "Workshop", "Symposium"].contains { venue.contains($0) }
    switch category {
    case "conferences"?: result.type = "inproceedings"
    case "books"?: result.type = "book"
    case "manuscripts"? where !isConference: result.type = "article"
    default:
      if !venue.isEmpty { result.type = isConference ? "inproceedings" : "article" }
    }
    if let category, RecordType(category).isKnown {
      result.type = RecordType(category)
    } else if let category, !["conferences", "books", "manuscripts"].contains(category) {
      result.append(FieldName.category, category)
    }
  }

  private mutating func take(_ name: String, _ node: YAMLNode) {
    guard let text = node.text?.trimmed else { return result.keep(name, node, prefix: "page_") }
    if text.isEmpty { return }
    switch name {
    case "category", "collection": return
    case "title": add(.title, Self.value(text).onOneLine)
    case "date": takeDate(text)
    case "venue": takeVenue(text)
    case "paperurl", "link": takePaper(text)
    case "citation": takeCitation(text)
    case "excerpt": takeExcerpt(text)
    case "authors", "author":
      for author in CitedAuthors.names(in: Entities.decoded(text)) {
        result.append(.author, author.field)
      }
    default:
      let label = String(name.dropLast(3))
      let isAddress =
        name.hasSuffix("url") && !label.isEmpty && !text.containsByte(UInt8(ascii: " "))
      if isAddress {
        result.append(.link, "\(label) \(text)")
      } else {
        result.keep(name, node, prefix: "page_")
      }
    }
  }

  /// Reads a date; the first of January stands for a year, since pages need a day.
  private mutating func takeDate(_ text: String) {
    let day = text.split(whereSeparator: { $0 == " " || $0 == "T" }).first.map(String.init) ?? text
    let date = EDTF(ifValid: day) == nil ? BibTeXDates.corrected(text) : day
    guard let date else { return add(.year, text) }
    add(.date, date.hasSuffix("-01-01") ? String(date.dropLast(6)) : date)
  }

  private mutating func takeVenue(_ text: String) {
    var venue = Entities.decoded(text)
    if venue.hasPrefix(Self.proceedings) { venue = String(venue.dropFirst(Self.proceedings.count)) }
    switch result.type {
    case "article": add(.journal, Self.value(venue).onOneLine)
    case "inproceedings": add(.booktitle, Self.value(venue).onOneLine)
    default: add(.publisher, Self.value(venue).onOneLine)
    }
  }

  private mutating func takePaper(_ text: String) {
    let address = text.onOneLine
    if let doi = DOI(address), address.asciiLowercased.contains("doi.org/") {
      add(.doi, doi.text)
    } else if VerbatimText.isAddress(address), result[.url] == nil {
      add(.url, address)
    } else if !address.containsByte(UInt8(ascii: " ")) {
      result.append(.link, "paper \(address)")
    } else {
      add(FieldName.paperurl, address)
    }
  }

  private mutating func takeCitation(_ text: String) {
    let words = MarkupCleaning.cleaned(text).split(whereSeparator: { $0 == " " || $0.isNewline })
    let citation = words.joined(separator: " ")
    if page["authors"] == nil, page["author"] == nil {
      let title = page["title"]?.text.map { MarkupCleaning.cleaned($0).onOneLine } ?? ""
      let authors = CitedAuthors.part(of: citation, before: title)
      for author in authors.map(CitedAuthors.names) ?? [] { result.append(.author, author.field) }
    }
    add(FieldName.citation, Markup.value(of: citation))
  }

  private mutating func takeExcerpt(_ text: String) {
    let words = text.split(separator: ":").map { String($0).trimmed }
    if words.count == 2, words[0] == "PMID", let number = PMID(words[1]) {
      add(.pmid, number.text)
    } else {
      add(result[.abstract] == nil ? .abstract : .note, Self.value(text))
    }
  }

  /// Keeps what the page says below its front matter, but for the lines that the generator makes of
  /// the front matter.
  private mutating func takeBody() {
    let lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { String($0).trimmed }
    let own = lines.filter { line in
      let isMade =
        line.hasPrefix("[Access paper here](") || line.hasPrefix("<a href='")
        || line.hasPrefix("Use [Google Scholar](https://scholar.google.com/")
        || line.hasPrefix("Recommended citation:") || line.hasPrefix("[Download paper here](")
      return !isMade
    }
    let text = own.joined(separator: "\n").trimmed
    let isKnown = text.isEmpty || page.members.contains { $0.value.text?.trimmed == text }
    if !isKnown { add(result[.note] == nil ? .note : FieldName.pageBody, Self.value(text)) }
  }

  private mutating func add(_ field: FieldName, _ value: String) {
    guard !value.isEmpty, result[field] != value else { return }
    let isTaken = result[field] != nil && !field.isRepeatable
    result.append(isTaken ? FieldName("page_\(field)") : field, value)
  }

  /// The value for text with HTML's entities and tags.
  private static func value(_ text: String) -> String {
    Markup.value(of: MarkupCleaning.cleaned(text))
  }
}

/// Finds the authors in the text of a citation.
enum CitedAuthors {
  /// The text before the title or, if the title does not occur, before the first quotation mark.
  static func part(of citation: String, before title: String) -> String? {
    let quotes = citation.unicodeScalars.firstIndex {
      "\"\u{201C}\u{201E}\u{AB}".unicodeScalars.contains($0)
    }
    let found = title.isEmpty ? nil : citation.firstRange(of: title)?.lowerBound
    guard let end = [quotes, found].compactMap(\.self).min() else { return nil }
    return withoutYear(String(citation[..<end]))
  }

  /// The text without `(2009).` and the like at its end.
  private static func withoutYear(_ text: String) -> String {
    var text = trimmed(text)
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      let inner = text[text.index(after: open)...].dropLast()
      if !inner.isEmpty, inner.utf8.allSatisfy({ $0.isASCIIDigit }) {
        text = trimmed(String(text[..<open]))
      }
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    var bytes = Array(text.utf8)
    while let last = bytes.last, last.isASCIIWhitespace || ",:;".utf8.contains(last) {
      bytes.removeLast()
    }
    // A full stop ends the list, unless it belongs to initials, `Jr.` or `et al.`
    if bytes.last == UInt8(ascii: ".") {
      let word = bytes.dropLast().reversed().prefix {
        !$0.isASCIIWhitespace && $0 != UInt8(ascii: ".")
      }
      if word.count > 2 || word.first == UInt8(ascii: ")") { bytes.removeLast() }
    }
    return String(decoding: bytes, as: UTF8.self).trimmed
  }

  /// The names in a list.
  ///
  /// A list may be `Ann Lee, Bo Kim and C. D. Roe`, or with the family names first, as in
  /// `Lee, A., Kim, B`.
  static func names(in text: String) -> [Name] {
    var parts: [String] = []
    let commas = text.split { $0 == "," || $0 == ";" || $0 == "&" }
    for part in commas {
      let words = part.split(whereSeparator: { $0 == " " || $0.isNewline }).map(String.init)
      let pieces = words.split(separator: "and", omittingEmptySubsequences: true)
      parts += pieces.map { $0.joined(separator: " ") }
    }
    var names: [Name] = []
    var hasOthers = false
    if parts.last.map(isOthers) ?? false {
      hasOthers = true
      parts.removeLast()
    } else if let last = parts.last, last.hasSuffix(" et al.") || last.hasSuffix(" et al") {
      hasOthers = true
      parts[parts.count - 1] = last.split(separator: " ").dropLast(2).joined(separator: " ")
    }
    let second = parts.indices.filter { !$0.isMultiple(of: 2) }
    let isInverted =
      !parts.isEmpty && parts.count.isMultiple(of: 2)
      && second.allSatisfy { isInitials(parts[$0]) || !parts[$0].contains(" ") }
    if isInverted {
      for index in second {
        var name = Name(parsing: "\(parts[index - 1]), x")
        name.given = parts[index]
        names.append(name)
      }
    } else {
      names = parts.map { Name(free: $0) }
    }
    return names + (hasOthers ? [.others] : [])
  }

  private static func isOthers(_ text: String) -> Bool {
    ["et al.", "et al", "others"].contains(text.asciiLowercased)
  }

  /// Whether the text is `D. E.`, `D.E.` or `DE`.
  private static func isInitials(_ text: String) -> Bool {
    text.split(whereSeparator: { $0 == " " || $0 == "." || $0 == "-" })
      .allSatisfy { $0.utf8.count <= 2 && $0.first?.isUppercase ?? false }
  }
}
