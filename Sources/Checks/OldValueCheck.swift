internal import Identifiers
internal import Records
internal import RichText
internal import Text

/// Finds values that the readers would read in another way today.
public enum OldValueCheck: RecordCheck {
  public static let rule = Rule(
    "old-value", .warning, "a value with signs of the program or service that wrote it",
    explanation: """
      Programs and services write braces around whole values, HTML's entities and tags, TeX's escapes
      in addresses, macros for names of journals, and DOIs in fields for notes: {91}, R&amp;D,
      https://example.org/a\\_b, \\mnras. The readers turn them into what they mean; records that an
      older ibid added still have them. `--fix` reads the values again.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    guard let record = subject.record else { return }
    for (index, field) in subject.fields.enumerated() {
      guard let fix = fix(of: field, in: record, context) else { continue }
      let hint =
        switch fix {
        case .replace(let value): "write \(RecordDifference.shown(value))"
        case .become(let fields):
          "write \(fields.map { "\($0.name): \($0.value)" }.joined(separator: ", "))"
        case .remove: "take it out"
        }
      let shown = RecordDifference.shown(field.value).quoted
      report(
        Finding(
          "\(shown) is written as another program writes it", hint: hint, in: index, fix: fix))
    }
  }

  private static func fix(
    of field: CheckSubject.Field, in record: Record, _ context: CheckContext
  ) -> Finding.Fix? {
    if field.kind == .date || field.storedName == .year || field.storedName == .month {
      let value = ReceivedValue.cleaned(field.value, of: .date)
      return value == field.value || value.isEmpty ? nil : .replace(value)
    }
    guard field.name != .key, field.name != .type, field.name != .bibtex,
      FieldSchema.of(field.name) != nil
    else { return nil }
    if let fix = fixOfDOI(in: field, of: record) { return fix }
    switch field.kind {
    // `IdentifierCheck` has a rule for these.
    case .verbatim where field.name == .doi || field.name == .arxiv: return nil
    case .range, .integer, .verbatim, .uri: return reread(field, of: record, context)
    case .literal where isData(field.name): return reread(field, of: record, context)
    case .literal:
      let cleaned = MarkupCleaning.cleaned(field.value, as: .value)
      guard cleaned != field.value else { return nil }
      let isLong = [.abstract, .note, .annote, .annotation].contains(field.name)
      let value = isLong ? PlainLine.paragraphs(of: cleaned) : PlainLine.of(cleaned)
      return value.isEmpty ? nil : .replace(value)
    case .date, .name, .key, .venue, .award, .link, .related, .tag: return nil
    }
  }

  /// Fields with numbers and names of journals, in which TeX means nothing of its own.
  private static func isData(_ name: FieldName) -> Bool { data.contains(name) }

  private static let data: Set<FieldName> = [
    .volume, .number, .issue, .edition, .eid, .part, .chapter, .version, .volumes, .pagetotal,
    .journal, .shortjournal, .publisher, .location, .address, .institution, .school, .organization,
    .series, .langid, .language,
  ]

  /// The value as the reader of `.bib` files reads it now.
  private static func reread(
    _ field: CheckSubject.Field, of record: Record, _ context: CheckContext
  ) -> Finding.Fix? {
    guard field.value.containsByte(where: { byte, _ in signs.contains(byte) }) else { return nil }
    let fields = context.readFields(record.type, [Field(field.name, field.value)])
    guard fields.count == 1, fields[0].name == field.name, fields[0].value != field.value,
      !fields[0].value.isEmpty
    else { return nil }
    return .replace(fields[0].value)
  }

  private static let signs = Array("{\\&<$%".utf8)

  /// A DOI in a field for other things.
  private static func fixOfDOI(
    in field: CheckSubject.Field, of record: Record
  ) -> Finding.Fix? {
    guard [.note, .number, .genre, .howpublished, .issue].contains(field.name),
      !field.value.containsByte(where: { byte, _ in byte.isASCIIWhitespace }),
      field.value.containsByte(UInt8(ascii: "/")), let doi = DOI(field.value)
    else { return nil }
    guard let known = record[.doi] else { return .become([Field(.doi, doi.text)]) }
    return DOI(known)?.comparable == doi.comparable ? .remove : nil
  }
}
