internal import RichText
internal import Records
internal import Text

/// Removes markup, and remarks that databases add in brackets.
extension TitleProfile {
  static func withoutMarkup(_ text: String) -> String {
    let hasMarkup = text.containsByte { byte, _ in "<{$&\\".utf8.contains(byte) }
    guard hasMarkup else { return text }
    var result = ""
    var tag: String?
    var command: String?
    for character in Array(MarkedText.words(of: text).unicodeScalars) + [" "] {
      if let name = command {
        if character.isASCII, UInt8(character.value).isASCIILetter {
          command = name + String(character)
          continue
        }
        command = nil
        result +=
          TitleSigns.sign(ofCommand: name) ?? TitleSymbols.greekLetter(ofCommand: name)
          ?? " \(name)"
      }
      switch character {
      case "<":
        result += tag ?? ""
        tag = "<"
      case ">":
        // "p < 0.5 and q > 2" has no tag.
        if tag?.unicodeScalars.contains(" ") ?? true, tag?.hasPrefix("<span") != true {
          result += (tag ?? "") + " "
        }
        tag = nil
      case "\\" where tag == nil: command = ""
      case "$", "\\", "{", "}": break
      default:
        if tag == nil {
          result.unicodeScalars.append(character)
        } else {
          tag?.unicodeScalars.append(character)
        }
      }
    }
    result += tag ?? ""
    for (entity, text) in entities where result.contains("&") {
      result = result.split(separator: entity, omittingEmptySubsequences: false)
        .joined(separator: text)
    }
    return result
  }

  private static let entities = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", " "), ("&nbsp;", " "), ("&amp;", " & "),
  ]

  /// The title without remarks in brackets: `[Japanese]`, `[Erratum appears in …]`, `(Preprint)`,
  /// and `(vol 360, pg 542, 2009)`, which an index adds to a correction.
  static func withoutRemarks(_ text: String) -> (String, Bool, Notice?) {
    guard
      text.containsByte(where: { byte, _ in byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") }
      )
    else { return (text, false, nil) }
    var result = ""
    var isPreprint = false
    var notice: Notice?
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "[" || $0 == "(" }) {
      let closing: Character = rest[open] == "[" ? "]" : ")"
      result += rest[..<open]
      let after = rest.index(after: open)
      // The last remark may be truncated.
      let close = rest[after...].firstIndex(of: closing) ?? rest.endIndex
      let inner = String(rest[after..<close])
      let words = inner.asciiLowercased.split { !$0.isLetter && !$0.isNumber }.map(String.init)
      if words == ["preprint"] {
        isPreprint = true
      } else if words.count > 1, words[0] == "vol" || words[0] == "volume", words.contains("pg") {
        notice = .correction
      } else if isRelease(inner.asciiLowercased.split(separator: " ")) || isRemark(words)
        || remarkTexts.contains(words.joined(separator: " "))
      {
        // The remark is not about the work.
      } else if let kind = noticeWords[words.first ?? ""], words.count == 1 {
        notice = kind
      } else {
        result += " \(inner) "
      }
      rest = close < rest.endIndex ? rest[rest.index(after: close)...] : ""
    }
    result += rest
    return (result.trimmed.isEmpty ? text : result, isPreprint, notice)
  }

  /// The release in the brackets at the end of a program's title: `1.2` in `Tool (v1.2)`.
  static func release(atEndOf text: String) -> String? {
    guard let last = text.last, last == ")" || last == "]",
      let open = text.lastIndex(where: { $0 == "(" || $0 == "[" })
    else { return nil }
    let words = String(text[open...].dropFirst().dropLast()).asciiLowercased.split(separator: " ")
    guard isRelease(words), let number = words.last else { return nil }
    return String(number)
  }

  /// Whether the words are `v1.2`, `version 1.2` or `release 1.2`.
  private static func isRelease(_ words: [Substring]) -> Bool {
    switch words.count {
    case 1:
      let digits = words[0].dropFirst()
      return words[0].hasPrefix("v") && digits.first?.isNumber ?? false
    case 2:
      return ["version", "release", "v", "ver."].contains(words[0])
        && words[1].contains { $0.isNumber }
    default: return false
    }
  }

  /// Remarks of databases about the kind of text.
  private static let remarkTexts: Set<String> = [
    "review", "provisional abstract", "structured abstract", "abstract", "letter", "editorial",
    "meeting abstract", "conference abstract", "proceedings paper", "brief record", "comment",
    "clinical trial", "case reports", "news", "proceeding", "poster", "article",
  ]

  private static func isRemark(_ words: [String]) -> Bool {
    guard let first = words.first else { return true }
    if words.count == 2, words[1] == "refs" || words[1] == "ref" { return true }
    if words.count <= 2, first == "retracted" || first == "withdrawn" { return true }
    if words.count <= 3, languages.contains(words[words.count - 1]) { return true }
    if words.count > 1, first == "see" || first == "comment" || first == "comments" {
      return ["comment", "comments", "in", "on"].contains(words[1])
    }
    return
      (words.contains("erratum") || words.contains("corrigendum") || words.contains("corrected")
      || words.contains("retraction"))
      && (words.contains("appears") || words.contains("in") || words.contains("published"))
  }

  private static let languages: Set<String> = [
    "english", "german", "french", "spanish", "italian", "portuguese", "japanese", "chinese",
    "russian", "polish", "turkish", "dutch", "danish", "swedish", "norwegian", "czech", "korean",
    "hungarian", "hebrew", "persian", "serbian", "croatian", "greek", "romanian", "ukrainian",
  ]
}
