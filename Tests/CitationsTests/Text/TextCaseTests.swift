import Citations
import Testing

/// Changes of case, of text with markup.
struct TextCaseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var textCase = TextCase.title
    var language = "en-US"
    let input: String
    let output: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "lowercase", textCase: .lowercase, input: "ÀB <i>C</i>", output: "àb <i>c</i>"),
    Case(
      name: "uppercase but for what is protected", textCase: .uppercase,
      input: "straße <span class=\"nocase\">iOS</span>", output: "STRASSE iOS"),
    Case(
      name: "Turkish capitals", textCase: .uppercase, language: "tr", input: "ic ıd",
      output: "İC ID"),
    Case(
      name: "Turkish small letters", textCase: .lowercase, language: "tr-TR", input: "İI",
      output: "iı"),
    Case(
      name: "a final sigma", textCase: .lowercase, language: "el", input: "ΣΑΣ ΣΑ", output: "σας σα"
    ),
    Case(
      name: "capitalize-first over marks and tags", textCase: .capitalizeFirst,
      input: "\"<i>élan</i>\" vital", output: "“<i>Élan</i>” vital"),
    Case(
      name: "capitalize-first spares a name that begins small", textCase: .capitalizeFirst,
      input: "arXiv preprint", output: "arXiv preprint"),
    Case(
      name: "capitalize-all", textCase: .capitalizeAll,
      input: "This IS a Pen for-you <span class=\"nocase\">sir</span>",
      output: "This IS A Pen For-you sir"),
    Case(
      name: "sentence case", textCase: .sentence,
      input: "this is a Pen of <span class=\"nocase\">Smith</span>, DNA and iPads",
      output: "This is a pen of Smith, DNA and iPads"),
    Case(
      name: "sentence case of capitals", textCase: .sentence, input: "ALL ABOUT EVE",
      output: "All about eve"),
    Case(
      name: "stop words stay small, but not at the ends or after a colon",
      input: "the end of the world: a story to look for",
      output: "The End of the World: A Story to Look For"),
    Case(
      name: "after a question or exclamation mark", input: "who? a man! the end is near",
      output: "Who? A Man! The End Is Near"),
    Case(
      name: "stop words of two words", input: "life according to garp because of it all",
      output: "Life according to Garp because of It All"),
    Case(name: "stop words are lowered", input: "Gone With The Wind", output: "Gone with the Wind"),
    Case(
      name: "parts of compounds", input: "out-of-fashion pro-environmental cat/mouse",
      output: "Out-of-Fashion Pro-Environmental Cat/Mouse"),
    Case(
      name: "mixed case and capitals stay", input: "the iPad and NASA of A.N. author",
      output: "The iPad and NASA of A.N. Author"),
    Case(
      name: "letters that stand alone stay", input: "07-x and β-carotene: serendipity, n.",
      output: "07-x and β-Carotene: Serendipity, n."),
    Case(
      name: "superscripts and small capitals stay",
      input: "my <sup>super</sup> and <sub>sub</sub> titles",
      output: "My <sup>super</sup> and <sub>sub</sub> Titles"),
    Case(
      name: "a word across markup is one word", input: "<i>para</i>normal life",
      output: "<i>Para</i>normal Life"),
    Case(
      name: "within quotation marks", input: "from \"distance\" to it",
      output: "From “Distance” to It"),
    Case(
      name: "no-break spaces part words", input: "1600\u{A0}eruption", output: "1600\u{A0}Eruption"),
    Case(
      name: "title case is for English alone", language: "de", input: "das ende", output: "das ende"
    ),
    Case(name: "a language without a region", language: "EN", input: "an end", output: "An End"),
  ]

  @Test(arguments: cases)
  func changes(_ test: Case) {
    let parts = Output.parsed(test.input).withCase(test.textCase, language: test.language)
    #expect(Renderer(format: .html, locale: LocaleText()).render(parts) == test.output)
  }

  @Test(arguments: [
    ("Proc. Natl. Acad. U.S.A.", "Proc Natl Acad USA"), ("example.com.", "example.com"), ("a", "a"),
    ("<i>ed.</i> b.", "<i>ed</i> b"),
  ])
  func stripsPeriods(_ input: String, _ output: String) {
    let parts = Output.parsed(input).strippingPeriods()
    #expect(Renderer(format: .html, locale: LocaleText()).render(parts) == output)
  }
}
