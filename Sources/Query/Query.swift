internal import RichText
public import Records
internal import Text

/// A query for the records of a library.
///
/// A query that was parsed has at most `QueryParser.maximumDepth` nested parentheses, so recursive
/// functions can process it.
///
///     author:lotfi year:2020..2023 (award: OR tag:selected) not type:talk
public indirect enum Query: Sendable {
  /// Matches every record; the query without words.
  case all
  /// Matches the records with some keys; aliases were replaced by keys.
  case keys(Set<CitationKey>)
  /// Matches words in a field, or in any field if `field` is `nil`.
  case words(Needle, field: FieldName?)
  case pattern(Pattern, field: FieldName?)
  /// Matches records that have the field.
  case has(FieldName)
  /// Matches dates that overlap a span.
  case date(DateSpan)
  case not(Query)
  case and([Query])
  case or([Query])

  /// Whether the query matches a record.
  public func matches(_ record: Record) -> Bool { matches(settled: record.withCanonicalNames) }

  /// Matches a record whose fields have their canonical names.
  private func matches(settled record: Record) -> Bool {
    switch self {
    case .all: true
    case .keys(let keys): keys.contains(record.key)
    case .words(let needle, let field): Self.matches(record, field, needle.isIn, isWhole: needle.is)
    case .pattern(let pattern, let field):
      Self.matches(record, field, pattern.isIn, isWhole: pattern.isIn)
    case .has(let field): Self.has(record, field)
    case .date(let span): record.date.map(span.overlaps) ?? false
    case .not(let query): !query.matches(settled: record)
    case .and(let queries): queries.allSatisfy { $0.matches(settled: record) }
    case .or(let queries): queries.contains { $0.matches(settled: record) }
    }
  }

  /// Tests the values of a field, or of all fields; types and tags are compared whole.
  private static func matches(
    _ record: Record, _ field: FieldName?, _ isIn: (String) -> Bool, isWhole: (String) -> Bool
  ) -> Bool {
    switch field {
    case nil:
      return isIn(record.key.text) || isIn(record.type.name)
        || record.fields.contains { matches($0, isIn) }
    case .key: return isIn(record.key.text)
    case .type: return isWhole(record.type.name)
    case .year where record[.year] == nil:
      return record.date?.year.map { isIn(String($0)) } ?? false
    case .month where record[.month] == nil:
      guard let month = record.date?.startPoint?.month.flatMap(Month.init) else { return false }
      let spellings = [String(month.number), month.twoDigits, month.abbreviation, month.name]
      return spellings.contains(where: isWhole)
    case FieldName.day where record[.day] == nil:
      guard let day = record.date?.startPoint?.day else { return false }
      return isWhole(String(day)) || isWhole(day < 10 ? "0\(day)" : String(day))
    case .link?: return record.links.contains { isIn($0.plainLabel) || isIn($0.url) }
    case let name?:
      return record.fields.contains { field in
        field.name == name && (name.kind == .tag ? isWhole(field.value) : matches(field, isIn))
      }
    }
  }

  /// Tests a value as stored and as displayed: `{B}ayesian` matches as a word, and a name also
  /// matches as `Ann Lee`.
  private static func matches(_ field: Field, _ isIn: (String) -> Bool) -> Bool {
    if isIn(field.value) { return true }
    if field.name.kind == .name { return isIn(Name(field: field.value).displayed) }
    guard field.value.utf8.contains(where: { "{<\\".utf8.contains($0) }) else { return false }
    return field.name.kind == .literal && isIn(MarkedText(field: field.value).plain)
  }

  private static func has(_ record: Record, _ field: FieldName) -> Bool {
    switch field {
    case .key, .type: true
    case .date, .year: record.date != nil
    case .month, FieldName.day:
      !record.values(named: field).isEmpty
    default: record.fields.contains { $0.name == field }
    }
  }
}

/// Words to find in a text regardless of case and accents.
public struct Needle: Sendable {
  private let folded: [UInt8]

  /// Makes a search for words.
  public init(_ words: String) { folded = Array(Folding.fold(words).utf8) }

  func `is`(_ text: String) -> Bool { Folding.fold(text).utf8.elementsEqual(folded) }

  /// Whether a text contains the words.
  ///
  /// - Complexity: O(*n* *m*), in practice O(*n*); text in ASCII is compared where it lies.
  func isIn(_ text: String) -> Bool {
    guard let first = folded.first else { return true }
    guard !text.containsByte(where: { byte, _ in byte >= 0x80 }) else {
      return Self.contains(Array(Folding.fold(text).utf8), folded, first)
    }
    return unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe Self.contains(bytes, folded, first)
    } ?? Self.contains(Array(text.utf8), folded, first)
  }

  private static func contains(
    _ text: some RandomAccessCollection<UInt8>, _ needle: [UInt8], _ first: UInt8
  ) -> Bool {
    guard text.count >= needle.count else { return false }
    var start = text.startIndex
    let end = text.index(text.endIndex, offsetBy: -needle.count)
    while start <= end {
      if text[start].asciiLowercased == first,
        text[start...].prefix(needle.count).elementsEqual(needle, by: { $0.asciiLowercased == $1 })
      {
        return true
      }
      text.formIndex(after: &start)
    }
    return false
  }
}
