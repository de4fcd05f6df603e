import Citations
import Styles
import Testing
import Text

/// Small styles and what they make of a few items, as plain text.
@Suite struct RenderingTests {
  /// A style with one area, and what comes out.
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// What stands in the style before its area: macros and locales.
    var before = ""
    /// Attributes of `cs:style`.
    var style = ""
    /// `citation` or `bibliography`, with its attributes.
    var area = "citation"
    /// `cs:sort`, if any.
    var sort = ""
    /// Attributes of `cs:layout`.
    var layout = "delimiter=\"; \""
    /// What stands in `cs:layout`.
    let elements: String
    /// CSL-JSON without the brackets around it.
    let items: String
    let expected: String

    var testDescription: String { name }
  }

  private static let title = #"<text variable="title"/>"#
  private static let year = #"<date variable="issued"><date-part name="year"/></date>"#

  private static let joining = [
    Case(
      name: "a full stop stays behind a question mark that ends a text in italics",
      elements: #"<text variable="title" font-style="italic" suffix="."/>"#,
      items: #"{"id": "a", "title": "Who Cares?"}"#, expected: "Who Cares?."),
    Case(
      name: "a full stop goes behind a question mark of plain text",
      elements: #"<text variable="title" suffix="."/>"#,
      items: #"{"id": "a", "title": "Who Cares?"}"#, expected: "Who Cares?"),
    Case(
      name: "a full stop of the group goes behind a question mark in italics too",
      elements: #"<group suffix="."><text variable="title" font-style="italic"/></group>"#,
      items: #"{"id": "a", "title": "Who Cares?"}"#, expected: "Who Cares?"),
    Case(
      name: "quotes that are said not to be there do not alternate",
      style: #"default-locale="en-GB""#,
      elements: #"<text variable="title" quotes="false"/>"#,
      items: #"{"id": "a", "title": "“Thick” and ‘thin’"}"#, expected: "‘Thick’ and ‘thin’"),
    Case(
      name: "what follows an address in a macro is not lost",
      before: #"""
        <macro name="access"><text variable="URL"/><text variable="note" prefix=" (" suffix=")"/></macro>
        """#,
      elements: #"<text macro="access"/>"#,
      items: #"{"id": "a", "URL": "https://example.org/a", "note": "seen"}"#,
      expected: "https://example.org/a (seen)"),
  ]

  private static let conditions = [
    Case(
      name: "an item is of any of the types that a test names",
      elements: #"<choose><if type="webpage post"><text value="on line"/></if></choose>"#,
      items: #"{"id": "a", "type": "post", "title": "A"}"#, expected: "on line"),
    Case(
      name: "without a locator the test for pages holds",
      elements: #"<choose><if locator="page"><text value="p"/></if></choose>"#,
      items: #"{"id": "a", "title": "A"}"#, expected: "p"),
    Case(
      name: "the test for ambiguity holds for what stays ambiguous",
      elements: #"""
        <names variable="author"><name form="short"/></names>
        <choose><if disambiguate="true"><text value="!"/></if></choose>
        """#,
      items: #"""
        {"id": "a", "author": [{"family": "Doe"}], "title": "A"},
        {"id": "b", "author": [{"family": "Doe"}], "title": "B"},
        {"id": "c", "author": [{"family": "Roe"}], "title": "C"}
        """#,
      expected: "Doe!; Doe!; Roe"),
  ]

  private static let names = [
    Case(
      name: "others at the end of a list are left out names",
      elements: #"""
        <names variable="author"><name form="short" and="text" et-al-min="4" et-al-use-first="1"/></names>
        """#,
      items: #"""
        {"id": "a", "author": [{"family": "Doe"}, {"literal": "others"}]},
        {"id": "b", "author": [{"family": "Doe"}, {"family": "Roe"}, {"literal": "others"}]},
        {"id": "c", "author": [{"family": "Doe"}, {"family": "Roe"}, {"family": "Poe"},
        {"literal": "others"}]}
        """#,
      expected: "Doe et al.; Doe, Roe, et al.; Doe et al."),
    Case(
      name: "others alone are no names, and use no last name",
      elements: #"""
        <names variable="author"><name form="short" et-al-min="2" et-al-use-first="1" et-al-use-last="true"/>
        <substitute><text variable="title"/></substitute></names>
        """#,
      items: #"""
        {"id": "a", "title": "T", "author": [{"literal": "others"}]},
        {"id": "b", "author": [{"family": "Doe"}, {"family": "Roe"}, {"family": "Poe"},
        {"literal": "others"}]}
        """#,
      expected: "T; Doe et al."),
    Case(
      name: "names that stand for others have the look of their parts",
      before: #"<macro name="editor"><names variable="editor"><name/></names></macro>"#,
      elements: #"""
        <names variable="author"><name><name-part name="family" text-case="uppercase"/></name>
        <substitute><text macro="editor"/></substitute></names>
        """#,
      items: #"{"id": "a", "editor": [{"family": "Doe", "given": "Jane"}]}"#,
      expected: "Jane DOE"),
    Case(
      name: "names without children look like those that they stand for",
      elements: #"""
        <names variable="author"><name form="short" and="symbol"/><label prefix=" (" form="short" suffix=")"/>
        <substitute><names variable="editor"/></substitute></names>
        """#,
      items: #"""
        {"id": "a", "editor": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Rob"}]}
        """#,
      expected: "Doe & Roe (eds.)"),
    Case(
      name: "names that are there are not substituted, even if nothing of them is shown",
      elements: #"""
        <names variable="author"><name form="short"/><substitute>
        <names variable="editor"/><names variable="translator"/></substitute></names>
        <text value="."/>
        """#,
      items: #"""
        {"id": "a", "editor": [{"given": "Plato"}], "translator": [{"family": "Reeve"}]},
        {"id": "b", "author": [{"family": "Doe"}]}
        """#,
      expected: ".; Doe."),
    Case(
      name: "a given name tells a cite from one without names",
      area: #"citation disambiguate-add-givenname="true""#,
      elements: #"<names variable="author"><name form="short"/></names><text value="."/>"#,
      items: #"{"id": "a", "author": [{"given": "Plato"}]}, {"id": "b", "title": "B"}"#,
      expected: "Plato.; ."),
    Case(
      name: "French keeps particles and the family name on one line",
      style: #"default-locale="fr-FR""#,
      elements: #"<names variable="author"><name/></names>"#,
      items: #"""
        {"id": "a", "author": [{"family": "Fontaine", "given": "Jean", "dropping-particle": "de",
        "non-dropping-particle": "La"}]}
        """#,
      expected: "Jean de\u{A0}La\u{A0}Fontaine"),
  ]

  private static let numbersAndDates = [
    Case(
      name: "words in place of a date take the place of the year",
      elements: #"""
        <date variable="issued"><date-part name="year" prefix="(" suffix=")"/></date>
        """#,
      items: #"{"id": "a", "issued": {"literal": "in press"}}"#, expected: "(in press)"),
    Case(
      name: "seasons are those of the locale, or what the data calls them",
      elements: #"<date variable="issued" form="text"/>"#,
      items: #"""
        {"id": "a", "issued": {"date-parts": [[2001]], "season": "2"}},
        {"id": "b", "issued": {"date-parts": [["2001"]], "season": "Trinity"}},
        {"id": "c", "issued": {"date-parts": [[2001, 21], [2001, 22]]}},
        {"id": "d", "issued": {"date-parts": [[2001]], "season": 7}}
        """#,
      expected: "Summer 2001; Trinity 2001; Spring–Summer 2001; 2001"),
    Case(
      name: "endings of CSL 1.0 give way to those of the locale",
      before: #"""
        <locale><terms><term name="ordinal-01">re</term><term name="ordinal-02">e</term>
        <term name="ordinal-03">e</term><term name="ordinal-04">e</term></terms></locale>
        """#,
      elements: #"<number variable="edition" form="ordinal"/>"#,
      items: #"{"id": "a", "edition": "2"}"#, expected: "2nd"),
    Case(
      name: "a label is plural before a range of numbers, and not before a number with hyphens",
      elements: #"""
        <group delimiter=" "><label variable="number" form="short"/><text variable="number"/></group>
        """#,
      items: #"{"id": "a", "number": "TR-59-03"}, {"id": "b", "number": "3-5"}"#,
      expected: "no. TR-59-03; nos. 3–5"),
    Case(
      name: "a macro with a date sorts by the date alone",
      before: "<macro name=\"key\"><text variable=\"authority\" suffix=\" \"/>\(year)</macro>",
      area: "bibliography", sort: #"<sort><key macro="key"/></sort>"#, layout: "",
      elements: title,
      items: #"""
        {"id": "a", "title": "A", "authority": "Supreme Court", "issued": {"date-parts": [[1954]]}},
        {"id": "b", "title": "B", "issued": {"date-parts": [[1919]]}},
        {"id": "c", "title": "C", "issued": {"date-parts": [[1964]]}}
        """#,
      expected: "B\nA\nC\n"),
  ]

  static let cases = joining + conditions + names + numbersAndDates

  @Test(arguments: cases)
  func renders(_ test: Case) throws {
    let area = test.area.prefix { $0 != " " }
    let citation =
      area == "citation" ? "" : "<citation><layout><text variable=\"title\"/></layout></citation>"
    let xml = """
      <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" \(test.style)>
      <info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
      \(test.before)\(citation)
      <\(test.area)>\(test.sort)<layout \(test.layout)>\(test.elements)</layout></\(area)></style>
      """
    let style = try Style(xml: Array(xml.utf8), file: test.name) {
      Issue.record("\($0.message)")
    }
    let language = style.defaultLocale ?? "en-US"
    let files = try CSLLocale.fallbackLanguages(for: language).compactMap { language in
      try Styles.text(of: "locales-\(language).xml").map { text in
        try LocaleData(xml: Array(text.utf8), file: language) { _ in }
      }
    }
    let locale = CSLLocale(language: language, files: files, style: style.locales)
    guard case .array(let items) = try JSON(Array("[\(test.items)]".utf8), file: "items") else {
      return #expect(Bool(false), "no list of items")
    }
    let known = items.compactMap { CSLItem($0) }
    let processor = Processor(style: style, locale: locale, items: known)
    let renderer = Renderer(format: .text, locale: processor.localeText)
    if let bibliography = processor.bibliography() {
      let text = renderer.bibliographyText(bibliography.entries.map(\.output), bibliography.format)
      #expect(text == test.expected)
    } else {
      let text = renderer.render(processor.citation(Citation(known.map { Cite($0.id) })))
      #expect(text == test.expected)
    }
  }
}
