import Citations
import Testing
import Text

/// How locales are merged, and what they say.
@Suite struct CSLLocaleTests {
  /// A locale of a file or of a style.
  private static func data(_ language: String?, _ inner: String) throws(Diagnostic) -> LocaleData {
    let attribute = language.map { " xml:lang=\"\($0)\"" } ?? ""
    let xml = "<locale xmlns=\"http://purl.org/net/xbiblio/csl\"\(attribute)>\(inner)</locale>"
    return try LocaleData(xml: Array(xml.utf8), file: "a.xml") { problem in
      if language != nil { Issue.record("\(problem.message)") }
    }
  }

  private static func term(_ text: String, _ name: String = "in", _ attributes: String = "")
    -> String
  {
    "<terms><term name=\"\(name)\" \(attributes)>\(text)</term></terms>"
  }

  @Test(arguments: [
    ("de-CH", ["de-CH", "de-DE", "en-US"]), ("de", ["de-DE", "en-US"]),
    ("de_ch", ["de-CH", "de-DE", "en-US"]), ("en-GB", ["en-GB", "en-US"]), ("en", ["en-US"]),
    ("pt-BR", ["pt-BR", "pt-PT", "en-US"]), ("la", ["la", "en-US"]), ("", ["en-US"]),
    ("sr-latn-rs", ["sr-Latn-RS", "sr-Cyrl-RS", "en-US"]), ("zh-TW", ["zh-TW", "zh-CN", "en-US"]),
  ])
  func fallsBack(_ language: String, _ expected: [String]) {
    #expect(CSLLocale.fallbackLanguages(for: language) == expected)
  }

  /// Takes the sources away one by one, from the one that goes before all others.
  @Test func mergesInTheOrderOfTheSpecification() throws {
    var files = [
      try Self.data("en-US", Self.term("6")), try Self.data("fr-FR", Self.term("x")),
      try Self.data("de-AT", Self.term("4")), try Self.data("de-DE", Self.term("5")),
    ]
    var style = [
      try Self.data(nil, Self.term("3")), try Self.data("de-AT", Self.term("1")),
      try Self.data("de", Self.term("2")), try Self.data("de-CH", Self.term("x")),
    ]
    func found() -> String? { CSLLocale(language: "de-AT", files: files, style: style).term("in") }
    #expect(found() == "1")
    style.remove(at: 1)
    #expect(found() == "2")
    style.remove(at: 1)
    #expect(found() == "3")
    style.remove(at: 0)
    #expect(found() == "4")
    files.remove(at: 2)
    #expect(found() == "5")
    files.remove(at: 2)
    #expect(found() == "6")
  }

  @Test func fallsBackToOtherForms() throws {
    let data = try Self.data(
      "en-US",
      """
      <terms>
        <term name="editor"><single>editor</single><multiple>editors</multiple></term>
        <term name="editor" form="short"><single>ed.</single><multiple>eds.</multiple></term>
        <term name="editor" form="verb">edited by</term>
        <term name="and"/>
        <term name="et-al"> et al. </term>
      </terms>
      """)
    let locale = CSLLocale(language: "en", files: [data], style: [])
    #expect(locale.language == "en-US")
    #expect(locale.term("editor", isPlural: true) == "editors")
    #expect(locale.term("editor", form: .symbol, isPlural: true) == "eds.")
    #expect(locale.term("editor", form: .verbShort) == "edited by")
    #expect(locale.term("editor", form: .verb, isPlural: true) == "edited by")
    #expect(locale.term("and", form: .symbol) == "")
    #expect(locale.term("et-al") == " et al. ")
    #expect(locale.term("page") == nil)
    #expect(locale.term("and") != nil)
    #expect(locale.term("page") == nil)
  }

  @Test func readsOptionsAndDates() throws {
    let file = try Self.data(
      "fr-FR",
      """
      <style-options limit-day-ordinals-to-day-1="true" punctuation-in-quote="false"/>
      <date form="text"><date-part name="day" suffix=" "/><date-part name="year"/></date>
      <terms>
        <term name="open-quote">«</term><term name="close-quote">»</term>
        <term name="edition" gender="feminine">édition</term>
      </terms>
      """)
    let own = try Self.data(nil, #"<style-options punctuation-in-quote="true"/>"#)
    let locale = CSLLocale(language: "fr-FR", files: [file], style: [own])
    #expect(locale.limitsDayOrdinalsToDay1)
    #expect(locale.punctuationInQuote)
    #expect(locale.date(.text)?.parts.map(\.name) == [.day, .year])
    #expect(locale.date(.numeric) == nil)
    #expect(locale.quotes.outerOpen == "«")
    #expect(locale.quotes.innerOpen == "‘")
    #expect(locale.gender(of: "edition") == .feminine)
    #expect(locale.gender(of: "page") == nil)
  }

  /// Ordinals: name, attributes and text of each term.
  static let english = [
    ("ordinal", "", "th"), ("ordinal-01", "", "st"), ("ordinal-02", "", "nd"),
    ("ordinal-11", "", "th"), ("ordinal-12", "", "th"), ("long-ordinal-01", "", "first"),
  ]
  static let french = [
    ("ordinal", "", "e"), ("ordinal-01", "gender-form='feminine' match='whole-number'", "re"),
    ("ordinal-01", "gender-form='masculine' match='whole-number'", "er"),
    ("long-ordinal-01", "", "premier"), ("long-ordinal-01", "gender-form='feminine'", "première"),
  ]
  static let old = [
    ("ordinal-01", "", "st"), ("ordinal-02", "", "nd"), ("ordinal-03", "", "rd"),
    ("ordinal-04", "", "th"),
  ]
  static let matches = [
    ("ordinal", "", "x"), ("ordinal-00", "match='last-two-digits'", "00"),
    ("ordinal-20", "match='whole-number'", "20"), ("ordinal-05", "", "5"),
  ]

  @Test(arguments: [
    (english, [(1, nil, "st"), (2, nil, "nd"), (4, nil, "th"), (11, nil, "th"), (21, nil, "st")]),
    (english, [(112, nil, "th"), (0, nil, "th"), (-1, nil, "st"), (1, Gender.feminine, "st")]),
    (french, [(1, .feminine, "re"), (1, .masculine, "er"), (1, nil, "e"), (21, .feminine, "e")]),
    (old, [(1, nil, "st"), (11, nil, "th"), (22, nil, "nd"), (30, nil, "th"), (13, nil, "th")]),
    (
      matches, [(0, nil, "00"), (10, nil, "x"), (200, nil, "00"), (20, nil, "20"), (120, nil, "x")]
    ),
    (matches, [(15, nil, "5"), (25, .neuter, "5")]),
    ([], [(1, nil, "")]),
  ])
  func findsOrdinalSuffixes(
    _ terms: [(String, String, String)], _ expected: [(Int, Gender?, String)]
  ) throws {
    let locale = CSLLocale(language: "en-US", files: [try Self.ordinals(terms)], style: [])
    for (number, gender, suffix) in expected {
      #expect(locale.ordinalSuffix(for: number, gender: gender) == suffix, "\(number)")
    }
  }

  private static func ordinals(_ terms: [(String, String, String)]) throws -> LocaleData {
    let xml = terms.map { "<term name=\"\($0.0)\" \($0.1)>\($0.2)</term>" }.joined()
    return try data("en-US", "<terms>\(xml)</terms>")
  }

  @Test func takesWordsForSmallNumbers() throws {
    let locale = CSLLocale(language: "en-US", files: [try Self.ordinals(Self.french)], style: [])
    #expect(locale.longOrdinal(1, gender: .feminine) == "première")
    #expect(locale.longOrdinal(1, gender: .masculine) == "premier")
    #expect(locale.longOrdinal(2, gender: nil) == nil)
  }

  /// Whoever defines one suffix defines them all; words are defined one by one.
  @Test func replacesOrdinalsAsOne() throws {
    let own = try Self.data(nil, Self.term("X", "ordinal"))
    let locale = CSLLocale(
      language: "en-US", files: [try Self.ordinals(Self.english)], style: [own])
    #expect(locale.ordinalSuffix(for: 1, gender: nil) == "X")
    #expect(locale.longOrdinal(1, gender: nil) == "first")
  }
}
