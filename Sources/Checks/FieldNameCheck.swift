internal import Records
internal import Text

/// Finds names of fields that ibid would not write.
public enum FieldNameCheck: RecordCheck {
  public static let rule = Rule(
    "field-name", .warning, "a field name with characters other than a-z, 0-9 and _",
    explanation: """
      ibid writes field names in lower-case letters, digits and _, beginning with a letter. It
      accepts `Author` for `author`, but recutils does not, and recutils rejects a name with a
      hyphen. Write the name as in the hint.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() {
      let spelling = field.spelling
      guard !FieldName(spelling).isWritable else { continue }
      let lowered = spelling.asciiLowercased.utf8.map { byte in
        byte.isASCIILetter || byte.isASCIIDigit ? byte : UInt8(ascii: "_")
      }
      let corrected = String(decoding: lowered, as: UTF8.self)
      report(
        Finding(
          "\(spelling.quoted) is not a field name that ibid would write",
          hint: FieldName(corrected).isWritable
            ? "write \(corrected)"
            : "use lower-case letters, digits and _, beginning with a letter",
          in: index, at: .name))
    }
  }
}
