import Text

/// Tags of languages such as `de-CH`.
///
/// - Source: RFC 5646; CSL 1.0.2 specification, "Locale Fallback".
enum LanguageTag {
  /// The tag with a small language, a capital region and hyphens: `de-AT` for `DE_at`.
  static func normalized(_ tag: String) -> String {
    let parts = tag.trimmed.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
      .map { String(decoding: $0, as: UTF8.self).asciiLowercased }
    return parts.enumerated().map { index, part in
      if index == 0 { return part }
      switch part.utf8.count {
      case 2: return part.uppercased()
      case 4: return part.prefix(1).uppercased() + part.dropFirst()
      default: return part
      }
    }.joined(separator: "-")
  }

  /// The language without a region.
  static func primary(of tag: String) -> String {
    String(tag.prefix { $0 != "-" })
  }

  /// The dialect that a language has where nothing is said; the language itself if it has none.
  static func mainDialect(of language: String) -> String {
    mainDialects[language] ?? language
  }

  /// Those of the official locale files.
  private static let mainDialects = [
    "af": "af-ZA", "bal": "bal-PK", "bg": "bg-BG", "brh": "brh-PK", "ca": "ca-AD", "cs": "cs-CZ",
    "cy": "cy-GB", "da": "da-DK", "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES",
    "et": "et-EE", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL",
    "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU", "hy": "hy-AM", "id": "id-ID", "is": "is-IS",
    "it": "it-IT", "ja": "ja-JP", "km": "km-KH", "ko": "ko-KR", "lij": "lij-IT", "lt": "lt-LT",
    "lv": "lv-LV", "mn": "mn-MN", "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO",
    "no": "nb-NO", "pa": "pa-PK", "pl": "pl-PL", "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU",
    "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-Cyrl-RS", "sv": "sv-SE", "th": "th-TH", "tr": "tr-TR",
    "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
  ]
}
