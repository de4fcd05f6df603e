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
      that was copied with the name. Marks such as `*` are attributes: `Family, Given; equal`. Titles
      and degrees are no part of a name in a bibliography. `others` means further people, and so
      comes last.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() where field.kind == .name {
      let text = AttributedValue(field: field.value).text
      let outside = textOutsideBraces(text)
      if outside != nil, let mended = mended(field.value, text) {
        let message =
          NameVocabulary.isOthers(text)
          ? "\(text.quoted) is no name"
          : "the name \(text.quoted) has a mark, markup or suffix in another program's form"
        report(Finding(message, hint: "write \(mended)", in: index, fix: .replace(mended)))
        continue
      }
      guard let (message, hint) = fault(of: text, outside) ?? titleFault(of: text, outside) else {
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

  /// The value as the readers of other formats would write it; `nil` if it is the same.
  ///
  /// A digit may belong to a name, so it is only reported.
  private static func mended(_ value: String, _ text: String) -> String? {
    let old = Name(field: value)
    guard !old.isLiteral else { return nil }
    var new = Name(written: text)
    if !text.containsByte(UInt8(ascii: "{")) { new = new.withSuffixApart }
    if new.attributes["mark"]?.utf8.contains(where: \.isASCIIDigit) ?? false { return nil }
    for attribute in old.attributes.all where !new.attributes.has(attribute.name) {
      new.attributes.all.append(attribute)
    }
    return new == old || new.family.isEmpty ? nil : new.field
  }

  /// A title before the given name, or a degree after it.
  private static func titleFault(
    of text: String, _ outside: [UInt8]?
  ) -> (message: String, hint: String)? {
    guard let outside else { return nil }
    let parts = String(decoding: outside, as: UTF8.self).split(separator: ",").map {
      $0.split(separator: " ")
    }
    let words = parts.flatMap(\.self)
    // `Rahman, MD` has initials.
    guard words.count > 1, let last = words.last else { return nil }
    if let title = parts.compactMap(\.first).first(where: { NameVocabulary.isTitle($0) }) {
      return ("the name \(text.quoted) has the title \(String(title).quoted)", "take the title out")
    }
    let degree = words.first {
      NameVocabulary.isDegree($0) && $0.unicodeScalars.contains(where: \.properties.isLowercase)
    }
    guard let degree = degree ?? (words.count > 2 && NameVocabulary.isDegree(last) ? last : nil)
    else { return nil }
    return (
      "the name \(text.quoted) has the degree \(String(degree).quoted)", "take the degree out"
    )
  }

  private static func fault(
    of text: String, _ outside: [UInt8]?
  ) -> (message: String, hint: String)? {
    let shown = text.quoted
    guard !text.isEmpty else { return ("the name is empty", "write `Family, Given`") }
    guard let outside else {
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
