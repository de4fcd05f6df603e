internal import Text

/// Language tags (BCP 47) for the language names that biblatex and users write.
///
/// - Source: biblatex manual, table 2, "Supported Languages"; RFC 5646.
enum LanguageCode {
  /// The tag for a name such as `ngerman` or `English`, or for a tag; `nil` for anything else.
  static func code(for language: String) -> String? {
    let name = language.trimmed
    return isCode(name) ? name : names[name.asciiLowercased]
  }

  /// Whether the text is a tag: two or three letters, optionally with a script and a region.
  private static func isCode(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), (2...3).contains(parts[0].utf8.count),
      parts[0].utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      [2, 4].contains(part.utf8.count) && part.utf8.allSatisfy(\.isASCIILetter)
    }
  }

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for entry in table.split(separator: "\n") {
      let words = entry.split(separator: " ").map(String.init)
      for word in words.dropFirst() { names[word] = words[0] }
    }
    return names
  }()

  private static let table = """
    en english eng
    en-US american usenglish
    en-GB british ukenglish
    en-AU australian
    en-CA canadian
    en-NZ newzealand
    de german ngerman deutsch ger
    de-AT austrian naustrian
    de-CH swissgerman nswissgerman
    fr french francais français fre
    fr-CA acadian canadien
    es spanish español spa
    it italian italiano ita
    pt portuguese portuges portugues por
    pt-BR brazilian brazil
    nl dutch nederlands dut
    da danish dansk dan
    sv swedish svenska swe
    nb norwegian norsk nor
    nn nynorsk
    fi finnish suomi fin
    is icelandic
    pl polish polski pol
    cs czech český cze
    sk slovak slovakian
    sl slovene slovenian
    hr croatian
    sr serbian serbianc
    bg bulgarian
    ru russian русский rus
    uk ukrainian
    el greek
    tr turkish türkçe tur
    hu hungarian magyar hun
    ro romanian
    et estonian
    lv latvian
    lt lithuanian
    ca catalan
    gl galician
    eu basque
    la latin
    he hebrew
    ar arabic
    fa persian farsi
    hi hindi
    zh chinese chi
    ja japanese jpn
    ko korean kor
    vi vietnamese
    """
}
