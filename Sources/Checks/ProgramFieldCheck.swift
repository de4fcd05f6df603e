internal import Records
internal import Text

/// Finds fields that other programs write into `.bib` files and that have a place of their own.
public enum ProgramFieldCheck: RecordCheck {
  public static let rule = Rule(
    "program-field", .warning, "a field of another program that has a place of its own",
    explanation: """
      The readers turn the fields of al-folio, JabRef, Zotero, Mendeley and BibDesk into awards, links,
      tags and files, and names that publishers use into those of biblatex: `code: URL` is
      `link: code URL`, `groups: one, two` are two tags, `articleno` is `eid`, and a packed `file` is
      one path a line. Records that an older ibid added still have the fields as they came, which
      `ibid open`, lists and exports do not find. `--fix` reads them again.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    guard let record = subject.record else { return }
    let sources = subject.fields.map(source)
    for (index, source) in sources.enumerated() {
      guard let source else { continue }
      var fields = [source]
      if source.name == FieldName.awardName || source.name == .award {
        fields += sources.compactMap(\.self).filter {
          $0 != source && ($0.name == FieldName.awardName || $0.name == .award)
        }
      }
      let meant = context.readFields(record.type, fields)
      guard !meant.isEmpty, isChange(of: subject.fields[index], to: meant) else { continue }
      report(finding(at: index, in: subject, of: record, meant))
    }
  }

  /// The field as a `.bib` file has it; `nil` for a field that ibid reads as it stands.
  private static func source(of field: CheckSubject.Field) -> Field? {
    if field.name == .bibtex {
      let parts = field.value.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard parts.count == 2, !parts[0].hasPrefix("%") else { return nil }
      return Field(FieldName(parts[0].asciiLowercased), parts[1])
    }
    if field.name == .file {
      // A path may have one colon; a description, a path and a type have two between them.
      let isPlain = field.value.utf8.count { $0 == UInt8(ascii: ":") } < 2
      return isPlain || AttributedValue(field: field.value).attributes.has("name")
        ? nil : Field(.file, field.value)
    }
    let isOwn = FieldSchema.of(field.name) != nil || field.name == .key || field.name == .type
    return isOwn || field.name.canonicalName != field.name ? nil : Field(field.name, field.value)
  }

  /// Whether reading gives other fields, rather than the same one or one without a name in rec.
  private static func isChange(of field: CheckSubject.Field, to meant: [Field]) -> Bool {
    if meant.contains(where: { $0.name == .bibtex }) { return false }
    if field.name == .file { return meant != [Field(.file, field.value)] }
    return !meant.contains { $0.name == field.name }
  }

  private static func finding(
    at index: Int, in subject: CheckSubject, of record: Record, _ meant: [Field]
  ) -> Finding {
    let field = subject.fields[index]
    let new = meant.filter {
      !record.values(of: $0.name).contains($0.value) || $0.name == field.name
    }
    let names = FieldName.listed(meant.map(\.name))
    let message = "\(field.spelling.quoted) is \(names) here"
    let taken = new.first { !$0.name.isRepeatable && record[$0.name] != nil }
    if let taken {
      return Finding(
        message, hint: "the record has another \(taken.name); take one of the two out", in: index,
        at: .name)
    }
    let shown = new.map { "\($0.name): \(RecordDifference.shown($0.value))" }
    return Finding(
      message, hint: new.isEmpty ? "take it out" : "write \(shown.joined(separator: ", "))",
      in: index, at: .name, fix: new.isEmpty ? .remove : .become(new))
  }
}

extension FieldName {
  /// Different names in words: `link`, `link and file`.
  fileprivate static func listed(_ names: [FieldName]) -> String {
    var seen: [String] = []
    for name in names where !seen.contains(name.text) { seen.append(name.text) }
    return seen.joined(separator: " and ")
  }
}
