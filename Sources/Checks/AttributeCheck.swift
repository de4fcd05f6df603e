internal import Identifiers
internal import Records
internal import Text

/// Finds attributes that are empty or invalid.
public enum AttributeCheck: RecordCheck {
  public static let rule = Rule(
    "attribute", .warning, "an empty attribute, or an invalid ORCID or URL",
    explanation: """
      A name, a venue or an award can have attributes: `Hopper, G.; equal;
      orcid=0000-0002-1825-0097`. An empty attribute, as in `orcid=` or between two semicolons, is
      often a lost value. Write a semicolon that belongs to the value as `\\;`. An ORCID has four
      groups of four digits, and its last digit is a check digit: if it does not fit, one of the
      digits is wrong (orcid.org, "Structure of the ORCID Identifier").
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() where hasAttributes(field.kind) {
      guard field.value.utf8.contains(UInt8(ascii: ";")) else { continue }
      if hasEmptyPart(field.value) {
        report(
          Finding(
            "nothing follows a semicolon", hint: "take the semicolon out, or write it \\;",
            in: index, at: .text(";")))
      }
      for attribute in AttributedValue(field: field.value).attributes.all {
        if let (message, hint, text) = fault(of: attribute) {
          report(Finding(message, hint: hint, in: index, at: .text(text)))
        }
      }
    }
  }

  private static func hasAttributes(_ kind: FieldKind) -> Bool {
    switch kind {
    case .name, .award, .venue, .related: true
    case .literal, .date, .range, .integer, .verbatim, .uri, .key, .link, .tag: false
    }
  }

  private static func hasEmptyPart(_ value: String) -> Bool {
    var isEscaped = false
    var isEmpty = false
    for byte in value.utf8 {
      if byte == UInt8(ascii: ";"), !isEscaped {
        if isEmpty { return true }
        isEmpty = true
      } else if !byte.isASCIIWhitespace {
        isEmpty = false
      }
      isEscaped = byte == UInt8(ascii: "\\")
    }
    return isEmpty
  }

  private static func fault(
    of attribute: Attributes.Attribute
  ) -> (message: String, hint: String?, text: String)? {
    let name = attribute.name.escapingControls
    guard let value = attribute.value else { return nil }
    guard !attribute.name.isEmpty else {
      return ("an attribute has a value and no name", "write name=value", "=")
    }
    guard !value.isEmpty else {
      return ("the attribute \"\(name)\" is empty", "write \(name)=VALUE", "\(attribute.name)=")
    }
    switch attribute.name {
    case "orcid":
      guard let hint = ORCID.fault(of: value) else { return nil }
      return ("\(value.quoted) is not an ORCID", hint, value)
    case "url":
      do throws(Diagnostic) {
        try FieldInput.checkAddress(value)
        return nil
      } catch {
        return (error.message, error.hint, value)
      }
    default: return nil
    }
  }
}
