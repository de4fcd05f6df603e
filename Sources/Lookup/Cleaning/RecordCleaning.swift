internal import Identifiers
internal import Formats
internal import Records
internal import RichText
internal import Text

/// Cleans a record made from a service's answer.
enum RecordCleaning {
  /// What the names are that a service gives in one piece.
  enum LiteralNames {
    /// Bodies, since the service has a place of its own for them.
    case areBodies
    /// Bodies, or persons whose names nobody took apart.
    case mayBePersons
  }

  /// The record with every field cleaned by its type, without empty ones.
  static func cleaned(
    _ record: Record, literals: LiteralNames = .mayBePersons
  ) -> Record {
    var result = Record(key: record.key, type: record.type)
    let language = record[.language]
    var people: Set<Field> = []
    for field in record.fields {
      switch field.name {
      case .title, .subtitle, .maintitle, .origtitle, .shorttitle:
        append(field.name, text(field) { TitleCleaning.title($0, language: language) }, to: &result)
      case .journal, .shortjournal, .booktitle, .series, .eventtitle, .issuetitle:
        append(
          field.name, text(field) { TitleCleaning.container($0, language: language) }, to: &result)
      case .abstract: append(field.name, text(field, by: TitleCleaning.abstract), to: &result)
      case .issn: append(.issn, NumberCleaning.issns([field.value]), to: &result)
      case .isbn: append(.isbn, NumberCleaning.isbns([field.value]), to: &result)
      case .year, .date: appendDate(field, to: &result)
      case .pages: appendPages(field.value, to: &result)
      case .publisher, .institution, .organization, .location, .origpublisher, .origlocation:
        append(field.name, text(field, by: TitleCleaning.imprint), to: &result)
      case .volume, .number, .issue:
        append(field.name, NumberCleaning.number(field.value), to: &result)
      case .language: if !isEnglish(field.value) { append(.language, field.value, to: &result) }
      case _ where field.name.kind == .name:
        // Publishers may list a person several times, once for each affiliation.
        for name in names(field, literals) where people.insert(name).inserted {
          result.fields.append(name)
        }
      case _ where field.name.kind == .literal:
        append(field.name, text(field, by: line), to: &result)
      default: append(field.name, PlainLine.of(field.value), to: &result)
      }
    }
    tidy(&result)
    return result
  }

  /// Cleans the words of a value, and writes its markup as CSL-JSON's.
  private static func text(_ field: Field, by clean: (String) -> String) -> String {
    Markup.value(of: clean(Markup.tagged(field.value, keepsCase: true)))
  }

  private static func line(_ text: String) -> String {
    PlainLine.of(MarkupCleaning.cleaned(text))
  }

  private static func append(_ name: FieldName, _ value: String, to record: inout Record) {
    if !value.isEmpty { record.append(name, value) }
  }

  /// A month or day of 0 is missing, and `1999-00` is a year.
  private static func appendDate(_ field: Field, to record: inout Record) {
    var date = PlainLine.of(field.value)
    while date.hasSuffix("-00") || date.hasSuffix("-0") {
      date = String(date[..<(date.lastIndex(of: "-") ?? date.startIndex)])
    }
    let isDate = EDTF(ifValid: date) != nil
    append(isDate && record[.date] == nil ? .date : field.name, date, to: &record)
  }

  private static func appendPages(_ value: String, to record: inout Record) {
    switch NumberCleaning.place(value) {
    case .pages(let pages): if record[.eid] != pages { record.append(.pages, pages) }
    case .number(let number): if record[.eid] == nil { record.append(.eid, number) }
    case nil: break
    }
  }

  private static func names(_ field: Field, _ literals: LiteralNames) -> [Field] {
    let name = Name(field: field.value)
    let cleaned =
      name.isLiteral && literals == .areBodies
      ? NameCleaning.bodies(name) : NameCleaning.names(name)
    return cleaned.map { Field(field.name, $0.field) }
  }

  /// English, the language of most works, is not recorded.
  private static func isEnglish(_ language: String) -> Bool {
    ["en", "eng", "english", "en-us", "en-gb", "en_us"].contains(language.asciiLowercased)
  }

  private static func tidy(_ record: inout Record) {
    if let title = record[.title], let subtitle = record[.subtitle] {
      let doi = record[.doi].flatMap(DOI.init)
      if !RunningHead.isOne(subtitle, of: title, doi: doi) {
        record.set(.title, to: TitleCleaning.joined(title, subtitle))
      }
      record.removeAll(.subtitle)
    }
    if let doi = record[.doi].flatMap(DOI.init) {
      record.removeAll(.url) { isResolver($0, of: doi) }
    }
    let forms: [(short: FieldName, long: FieldName)] = [
      (.shortjournal, .journal), (.shorttitle, .title),
    ]
    for (short, long) in forms {
      if let name = record[long] { record.removeAll(short) { Folding.areEqual($0, name) } }
    }
    if let eid = record[.eid] { record.removeAll(.pages) { Folding.areEqual($0, eid) } }
    if let book = record[.booktitle] { record.removeAll(.series) { $0 == book } }
  }

  /// Whether an address only resolves the DOI.
  private static func isResolver(_ address: String, of doi: DOI) -> Bool {
    DOI.ofResolver(address)?.comparable == doi.comparable
  }
}
