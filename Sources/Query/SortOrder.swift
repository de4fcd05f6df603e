internal import RichText
public import Records
public import Text

/// The order of a list: `-date,author` sorts by descending date, then by author.
///
/// The order is total: records with equal fields are sorted by key. Records without a field come
/// last, whether the order is ascending or descending.
public struct SortOrder: Equatable, Sendable {
  private struct Criterion: Equatable {
    var field: FieldName
    var isDescending: Bool
  }

  private var criteria: [Criterion]

  /// The fields to compare, the most important first.
  public var fields: [FieldName] { criteria.map(\.field) }

  /// Reads fields separated by commas or spaces; a `-` before a field reverses its order.
  public init(_ text: String) throws(Diagnostic) {
    criteria = []
    for word in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let isDescending = word.hasPrefix("-")
      let name = isDescending || word.hasPrefix("+") ? word.dropFirst() : word
      guard !name.isEmpty else {
        throw Diagnostic(
          "\(text.quoted) is not an order", hint: "write fields, such as -date,author"
        )
      }
      criteria.append(
        Criterion(field: FieldName(String(name).asciiLowercased), isDescending: isDescending))
    }
  }

  /// The records in this order.
  ///
  /// - Complexity: O(*n* log *n*); each record's keys are made once.
  public func sorted(_ records: [Record]) -> [Record] {
    guard !criteria.isEmpty else { return records }
    let keys = records.map { record in criteria.map { SortValue(of: $0.field, in: record) } }
    return records.indices.sorted { one, other in
      for (index, criterion) in criteria.enumerated() {
        let (left, right) = (keys[one][index], keys[other][index])
        if left == right { continue }
        if left == .missing || right == .missing { return right == .missing }
        return criterion.isDescending ? right < left : left < right
      }
      if records[one].key != records[other].key { return records[one].key < records[other].key }
      return one < other
    }
    .map { records[$0] }
  }
}

/// The sort keys of a record.
private enum SortValue: Equatable, Comparable {
  case number(Int)
  case text([UInt8])
  case missing

  init(of field: FieldName, in record: Record) {
    switch field {
    case .key: self = .text(Array(record.key.text.utf8))
    case .type: self = .text(Array(record.type.name.utf8))
    case .date: self = record.date.map { .number($0.sortKey) } ?? .missing
    case .year: self = record.date?.year.map(SortValue.number) ?? .missing
    default:
      let role = field.readNames[0]
      if role.kind == .name {
        let names = role == .author ? record.creators : record.names(of: role)
        let text = names.map { "\(Folding.fold($0.family))\u{1}\(Folding.fold($0.given))" }
        self = text.isEmpty ? .missing : .text(Array(text.joined(separator: "\u{2}").utf8))
      } else if let value = record.values(named: field).first {
        let plain = MarkedText.words(of: value)
        self = Int(plain).map(SortValue.number) ?? .text(Array(Folding.fold(plain).utf8))
      } else {
        self = .missing
      }
    }
  }

  static func < (one: Self, other: Self) -> Bool {
    switch (one, other) {
    case (.number(let left), .number(let right)): left < right
    case (.text(let left), .text(let right)): left.lexicographicallyPrecedes(right)
    case (.number, .text), (.number, .missing), (.text, .missing): true
    case (.text, .number), (.missing, _): false
    }
  }
}
