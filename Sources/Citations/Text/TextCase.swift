import Text

extension [Output] {
  /// The parts with the case of their letters changed, as one text.
  ///
  /// - Parameter language: The text's language, such as `en-US`. Title case is for English alone;
  ///   Turkish and Azerbaijani have an i of their own.
  /// - Complexity: O(*n*).
  /// - Source: CSL 1.0.2 specification, "Text-case"; the fixtures `textcase_*`.
  public func withCase(_ textCase: TextCase, language: String) -> [Output] {
    if textCase == .title, language.primarySubtag != "en" { return self }
    var text = CasedText(self, dotsI: ["tr", "az"].contains(language.primarySubtag))
    switch textCase {
    case .lowercase: text.lowercase()
    case .uppercase: text.uppercase()
    case .capitalizeFirst: text.capitalizeFirst()
    case .capitalizeAll: text.capitalizeAll()
    case .sentence: text.makeSentence()
    case .title: text.makeTitle()
    }
    return text.rebuilt(self)
  }

  /// The parts without full stops.
  public func strippingPeriods() -> [Output] {
    map { part in
      guard case .text(let text) = part else {
        return part.mappingChildren { $0.strippingPeriods() }
      }
      guard text.utf8.contains(UInt8(ascii: ".")) else { return part }
      return .text(
        String(decoding: text.utf8.filter { $0 != UInt8(ascii: ".") }, as: UTF8.self))
    }
  }
}

extension String {
  /// `pt` of `pt-BR`, in lower case.
  var primarySubtag: String {
    let subtag = utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    return String(decoding: subtag.map(\.asciiLowercased), as: UTF8.self)
  }
}
