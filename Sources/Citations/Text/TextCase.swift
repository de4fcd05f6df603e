import Text

extension [Output] {
  /// The parts with the case of their letters changed, as one text.
  ///
  /// Title case is for English alone; Turkish and Azerbaijani have an i of their own. The language
  /// is that of the text, such as `en-US`.
  ///
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

  /// The parts without full stops; one within a word, such as that of `example.com`, stays.
  public func strippingPeriods() -> [Output] {
    map { part in
      guard case .text(let text) = part else {
        return part.mappingChildren { $0.strippingPeriods() }
      }
      guard text.utf8.contains(UInt8(ascii: ".")) else { return part }
      let bytes = [UInt8](text.utf8)
      var result: [UInt8] = []
      for (index, byte) in bytes.enumerated() {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        if byte != UInt8(ascii: ".") || (0x61...0x7A).contains(next) { result.append(byte) }
      }
      return .text(String(decoding: result, as: UTF8.self))
    }
  }
}

extension String {
  /// Whether there is no letter in it but of Han, kana or Hangul, and one of these.
  var isEastAsian: Bool {
    var hasOne = false
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x3041...0x30FF, 0x3105...0x312F, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0x20000...0x3FFFF:
        hasOne = true
      default: if scalar.properties.isAlphabetic { return false }
      }
    }
    return hasOne
  }

  /// `pt` of `pt-BR`, in lower case.
  var primarySubtag: String {
    let subtag = utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    return String(decoding: subtag.map(\.asciiLowercased), as: UTF8.self)
  }
}
