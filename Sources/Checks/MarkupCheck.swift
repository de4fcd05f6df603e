internal import Records
internal import Text

/// Finds unbalanced braces and dollar signs.
public enum MarkupCheck: RecordCheck {
  public static let rule = Rule(
    "markup", .warning, "unbalanced braces or dollar signs",
    explanation: """
      `{…}` protects capitals and `$…$` is math. An unbalanced brace or dollar sign is printed as it
      is, and in a .bib file it breaks the text after it. Add the missing one, or put a backslash
      before a brace or dollar sign that is part of the text: \\{ \\} \\$.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() where field.kind == .literal {
      guard field.value.utf8.contains(where: isSign) else { continue }
      if let (message, sign) = fault(of: field.value) {
        report(
          Finding(
            message, hint: "add its partner, or write \\\(sign) for the sign itself", in: index))
      }
    }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "$")
  }

  private static func fault(of value: String) -> (message: String, sign: String)? {
    var depth = 0
    var dollars = 0
    var isEscaped = false
    for byte in value.utf8 {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "$"): dollars += 1
      default: break
      }
      if depth < 0 { return ("a brace closes that was not opened", "}") }
    }
    if depth > 0 { return ("a brace is opened and not closed", "{") }
    return dollars.isMultiple(of: 2) ? nil : ("a dollar sign has no partner", "$")
  }
}
