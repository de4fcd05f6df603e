import Citations
import Testing
import Text

/// How styles are read.
@Suite struct StyleParserTests {
  static func style(_ inner: String, attributes: String = "") throws(Diagnostic) -> Style {
    let xml = """
      <style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"\(attributes)>
      \(inner)
      </style>
      """
    return try Style(xml: Array(xml.utf8), file: "a.csl") { problem in
      Issue.record("\(problem.message)")
    }
  }

  /// The first element of a citation's layout.
  private func element(_ xml: String) throws -> Element? {
    let style = try Self.style("<citation><layout>\(xml)</layout></citation>")
    return style.citation.layout.elements.first
  }

  @Test func readsOptions() throws {
    let style = try Self.style(
      """
      <info><title> T </title><id>i</id><category citation-format="note"/></info>
      <citation collapse="year-suffix" et-al-min="3" disambiguate-add-names="true"
        givenname-disambiguation-rule="primary-name" near-note-distance="7" name-form="short">
        <sort><key variable="issued" sort="descending" names-min="2"/></sort>
        <layout prefix="(" suffix=")" delimiter="; " font-style="italic">
          <text variable="title"/>
        </layout>
      </citation>
      <bibliography hanging-indent="true" second-field-align="flush" entry-spacing="0"
        line-spacing="2" subsequent-author-substitute="—"
        subsequent-author-substitute-rule="partial-each" names-delimiter="/">
        <layout><text value="x"/></layout>
      </bibliography>
      """,
      attributes: """
         default-locale="de-AT" demote-non-dropping-particle="never" page-range-format="minimal"
        initialize-with-hyphen="false" and="symbol" sort-separator=" "
        """)
    #expect(style.info.title == "T")
    #expect(style.info.citationFormat == "note")
    #expect(style.defaultLocale == "de-AT")
    #expect(style.particleDemotion == .never)
    #expect(style.pageRangeFormat == .minimal)
    #expect(!style.initializesWithHyphen)
    #expect(style.nameOptions.and == .symbol)
    #expect(style.nameOptions.sortSeparator == " ")
    #expect(style.citation.collapse == .yearSuffix)
    #expect(style.citation.addsNames)
    #expect(style.citation.givenNameRule == .primaryName)
    #expect(style.citation.nearNoteDistance == 7)
    #expect(style.citation.nameOptions.etAlMin == 3)
    #expect(style.citation.nameOptions.form == .short)
    #expect(style.citation.layout.affixes == Affixes(prefix: "(", suffix: ")"))
    #expect(style.citation.layout.delimiter == "; ")
    #expect(style.citation.layout.formatting == Formatting(fontStyle: .italic))
    #expect(style.citation.sort.first?.isDescending == true)
    #expect(style.citation.sort.first?.namesMin == 2)
    let bibliography = try #require(style.bibliography)
    #expect(bibliography.hasHangingIndent)
    #expect(bibliography.secondFieldAlign == .flush)
    #expect(bibliography.entrySpacing == 0)
    #expect(bibliography.lineSpacing == 2)
    #expect(bibliography.subsequentAuthorSubstitute == "—")
    #expect(bibliography.subsequentAuthorSubstituteRule == .partialEach)
    #expect(bibliography.nameOptions.namesDelimiter == "/")
  }

  @Test func readsText() throws {
    let element = try element(
      #"<text variable="title" form="short" quotes="true" text-case="title" display="block"/>"#)
    guard case .text(let text)? = element, case .variable(let variable) = text.source else {
      Issue.record("it is something else")
      return
    }
    #expect(variable == .title)
    #expect(text.isShort)
    #expect(text.hasQuotes == true)
    #expect(text.textCase == .title)
    #expect(text.display == .block)
  }

  /// Versions of CSL differ in some names, which all mean what 1.0.2 calls otherwise.
  @Test(arguments: [("sub verbo", "sub-verbo"), ("no-date", "no date"), ("page", "page")])
  func readsOldNamesOfTerms(_ written: String, _ name: String) throws {
    let element = try element("<text term=\"\(written)\" form=\"verb-short\" plural=\"true\"/>")
    guard case .text(let text)? = element, case .term(let found, let form, true) = text.source
    else {
      Issue.record("it is something else")
      return
    }
    #expect(found == name)
    #expect(form == .verbShort)
  }

  @Test func readsDates() throws {
    let element = try element(
      """
      <date variable="issued" form="text" date-parts="year-month" delimiter="/">
        <date-part name="month" form="short" strip-periods="true" range-delimiter="-"/>
      </date>
      """)
    guard case .date(let date)? = element, let part = date.dateParts.first else {
      Issue.record("it is something else")
      return
    }
    #expect(date.variable == .issued)
    #expect(date.form == .text)
    #expect(date.parts == .yearMonth)
    #expect(date.delimiter == "/")
    #expect(part.name == .month)
    #expect(part.form == .short)
    #expect(part.stripsPeriods)
    #expect(part.rangeDelimiter == "-")
  }

  @Test func readsConditions() throws {
    let element = try element(
      """
      <choose>
        <if type="book chapter" match="any"/>
        <else-if variable="DOI" is-numeric="edition" position="ibid near-note" match="none"/>
        <else-if locator="sub verbo page" disambiguate="true" is-uncertain-date="issued"/>
        <else><text value="x"/></else>
      </choose>
      """)
    guard case .choose(let branches)? = element else {
      Issue.record("it is something else")
      return
    }
    #expect(branches.map(\.match) == [.any, .none, .all, .all])
    // One for each attribute, or for each word where an item can have several.
    #expect(branches.map(\.tests.count) == [1, 4, 3, 0])
    #expect(branches.map(\.children.count) == [0, 0, 0, 1])
    if case .locator(let labels)? = branches[2].tests.first(where: \.isLocator) {
      #expect(labels == ["sub-verbo", "page"])
    }
  }

  @Test func tellsNamesThatTakeTheLookOfOthers() throws {
    let element = try element(
      """
      <names variable="author" delimiter="; " prefix="[">
        <label form="short"/>
        <name form="short" delimiter=" "><name-part name="family" text-case="uppercase"/></name>
        <et-al term="and others" font-style="italic"/>
        <substitute>
          <names variable="editor"/>
          <choose><if variable="translator"><names variable="translator"/></if></choose>
          <names variable="composer"><name form="long"/></names>
        </substitute>
      </names>
      """)
    guard case .names(let names)? = element, case .names(let editor)? = names.substitute.first,
      case .choose(let branches) = names.substitute[1],
      case .names(let translator)? = branches.first?.children.first,
      case .names(let composer)? = names.substitute.last
    else {
      Issue.record("it is something else")
      return
    }
    #expect(names.options.namesDelimiter == "; ")
    #expect(names.labelComesFirst)
    #expect(!editor.hasOwnLook)
    #expect(!translator.hasOwnLook)
    #expect(composer.hasOwnLook)
    #expect(composer.name.options.form == .long)
    #expect(composer.label == nil)
    #expect(composer.affixes.isEmpty)
  }

  @Test func readsMacrosInAnyOrder() throws {
    let style = try Self.style(
      """
      <citation><layout><text macro="b"/></layout></citation>
      <macro name="a"><text value="x"/></macro>
      <macro name="b"><text macro="a"/></macro>
      """)
    #expect(style.macros.map(\.name) == ["a", "b"])
    guard case .text(let text)? = style.citation.layout.elements.first,
      case .macro(1) = text.source
    else {
      Issue.record("the citation calls another macro")
      return
    }
  }

  @Test func readsDependentStyles() throws {
    let style = try Self.style(
      #"<info><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info>"#)
    #expect(style.info.independentParent == "http://www.zotero.org/styles/apa")
  }
}

extension ChooseBranch.Test {
  fileprivate var isLocator: Bool { if case .locator = self { true } else { false } }
}
