internal import Records
internal import Text

/// Finds names that would be split into the wrong parts.
public enum NameCheck: RecordCheck {
  public static let rule = Rule(
    "name", .warning, "a name that is read wrongly",
    explanation: """
      A name is `Family, Given` or `Family, Suffix, Given`, one per field; the name of an
      organization is in braces: `{World Health Organization}`. With an `and` left over from a .bib
      file, or with too many commas, two people are shown as one; a digit is often a footnote mark
      that was copied with the name. `others` means further people, and so comes last.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() where field.kind == .name {
      let text = AttributedValue(field: field.value).text
      guard let (message, hint) = fault(of: text) else {
        if text == "others",
          subject.fields[(index + 1)...].contains(where: { $0.name == field.name })
        {
          report(
            Finding(
              "\"others\" is not the last \(field.name)", hint: "put it below the other names",
              in: index))
        }
        continue
      }
      report(Finding(message, hint: hint, in: index))
    }
  }

  private static func fault(of text: String) -> (message: String, hint: String)? {
    let shown = text.quoted
    guard !text.isEmpty else { return ("the name is empty", "write `Family, Given`") }
    guard let outside = textOutsideBraces(text) else {
      return ("the braces of \(shown) do not pair", "close each brace that is opened")
    }
    let words = outside.split(whereSeparator: \.isASCIIWhitespace)
    let isAnd = words.map { $0.elementsEqual("and".utf8) || $0.elementsEqual("AND".utf8) }
    if isAnd.first ?? false || isAnd.last ?? false {
      return ("\(shown) begins or ends with \"and\"", "take the word out")
    }
    if isAnd.contains(true) {
      return (
        "\(shown) has an \"and\" between names",
        "give each person a field, or put braces around the name of a body"
      )
    }
    let parts = outside.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    if parts.count > 3 {
      return (
        "\(shown) has \(parts.count - 1) commas, and so is taken for the name of a body",
        "give each person a field, as `Family, Given`"
      )
    }
    if isEmptyOrSpace(parts[0]) || (parts.count == 3 && isEmptyOrSpace(parts[1])) {
      return ("a part of \(shown) is empty", "write it as `Family, Given`")
    }
    if outside.contains(where: \.isASCIIDigit) {
      return (
        "the name \(shown) has a digit", "take it out, or put braces around the name of a body"
      )
    }
    return nil
  }

  private static func isEmptyOrSpace(_ part: ArraySlice<UInt8>) -> Bool {
    part.allSatisfy(\.isASCIIWhitespace)
  }

  /// The text with every group in braces replaced by `{}`; `nil` if the braces are unbalanced.
  private static func textOutsideBraces(_ text: String) -> [UInt8]? {
    var result: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "}") { depth -= 1 }
      guard depth >= 0 else { return nil }
      if depth == 0 { result.append(byte) }
      if byte == UInt8(ascii: "{") {
        if depth == 0 { result[result.count - 1] = byte }
        depth += 1
      }
    }
    return depth == 0 ? result : nil
  }
}
