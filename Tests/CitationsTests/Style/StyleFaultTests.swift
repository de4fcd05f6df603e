import Citations
import Testing
import Text

/// What is said of styles that are wrong.
@Suite struct StyleFaultTests {
  struct Case: CustomTestStringConvertible, Sendable {
    /// What stands in the style.
    let xml: String
    /// What the place points at.
    let at: String
    let message: String
    var hint: String?
    var severity = Diagnostic.Severity.warning

    var testDescription: String { message }
  }

  /// A layout of citations with something in it.
  private static func layout(_ xml: String) -> String {
    "<citation><layout>\(xml)</layout></citation>"
  }

  @Test(arguments: [
    Case(
      xml: layout("<text variable='titel'/>"), at: "titel",
      message: "there is no variable \"titel\"",
      hint: "write \"title\""),
    Case(
      xml: layout("<text variable='title' sufix='.'/>"), at: "sufix",
      message: "<text> has no attribute \"sufix\"", hint: "write \"suffix\""),
    Case(
      xml: layout("<text variable='title' macro='a'/>") + "<macro name='a'/>", at: "variable",
      message: "<text> has no attribute \"variable\"", hint: "remove it"),
    Case(
      xml: layout("<text term='editer'/>"), at: "editer", message: "there is no term \"editer\"",
      hint: "write \"editor\""),
    Case(
      xml: layout("<text variable='title' font-style='italics'/>"), at: "italics",
      message: "\"italics\" is not a value of \"font-style\"", hint: "write \"italic\""),
    Case(
      xml: layout("<text variable='title' quotes='yes'/>"), at: "yes",
      message: "\"yes\" is not a value of \"quotes\"", hint: "write \"true\" or \"false\""),
    Case(
      xml: layout("<text/>"), at: "text", message: "<text> names nothing to render",
      hint: "add variable, macro, term or value"),
    Case(
      xml: layout("<txt/>"), at: "txt", message: "<txt> has no meaning in <layout>",
      hint: "write <text>"),
    Case(
      xml: layout("x"), at: "x", message: "text in <layout> is not rendered",
      hint: "write <text value=\"…\"/>"),
    Case(
      xml: layout("<date variable='title'/>"), at: "title", message: "\"title\" is not a date",
      hint: "render it with <text>"),
    Case(
      xml: layout("<names variable='author title'/>"), at: "author title",
      message: "\"title\" does not hold names", hint: "render it with <text>"),
    Case(
      xml: layout("<number/>"), at: "number", message: "<number> has no variable",
      hint: "add variable=\"…\""),
    Case(
      xml: layout("<choose><if type='boook'><text value='x'/></if></choose>"), at: "boook",
      message: "there is no type \"boook\"", hint: "write \"book\""),
    Case(
      xml: layout("<choose><if jurisdiction='us'/></choose>"), at: "jurisdiction",
      message: "<if> has no attribute \"jurisdiction\"", hint: "remove it"),
    Case(
      xml: layout("<choose><if/></choose>"), at: "if",
      message: "<if> tests nothing and never holds",
      hint: "add a condition, or write <else>"),
    Case(
      xml: layout("<choose><else/><if type='book'/></choose>"), at: "if",
      message: "<if> does not stand in its place in <choose>",
      hint: "write one <if>, then any <else-if>, then <else>"),
    Case(
      xml: "<citation et-al-min='x'><layout/></citation>", at: "x",
      message: "\"x\" is not a value of \"et-al-min\"", hint: "write a whole number"),
    Case(
      xml: "<citation><sort><key/></sort><layout/></citation>", at: "key",
      message: "a sort key names nothing to sort by",
      hint: "add variable=\"…\" or macro=\"…\""),
    Case(
      xml: layout("") + "<macro name='a'/><macro name='a'/>", at: "a",
      message: "the macro \"a\" is defined twice", hint: "remove one; the first one is used"),
    Case(
      xml: layout("<text macro='autor'/>") + "<macro name='author'/>", at: "autor",
      message: "there is no macro \"autor\"", hint: "write \"author\"", severity: .error),
    Case(
      xml: layout("<text macro='x'/>"), at: "x", message: "there is no macro \"x\"",
      hint: "add the macro", severity: .error),
  ])
  func reports(_ test: Case) throws {
    let bytes = Self.style(test.xml)
    var problems: [Diagnostic] = []
    _ = try Style(xml: bytes, file: "a.csl") { problems.append($0) }
    let problem = try #require(problems.first)
    #expect(problem.message == test.message)
    #expect(problem.hint == test.hint)
    #expect(problem.severity == test.severity)
    #expect(Self.text(at: problem, in: bytes) == test.at)
  }

  @Test(arguments: [
    Case(
      xml: "", at: "style", message: "the style has no <citation>",
      hint: "add one with a <layout>"),
    Case(
      xml: "<citation/>", at: "citation", message: "<citation> has no <layout>", hint: "add one"),
    Case(
      xml: layout("") + "<bibliography/>", at: "bibliography",
      message: "<bibliography> has no <layout>", hint: "add one"),
    Case(
      xml: layout("") + "<macro name='a'><group><text macro='a'/></group></macro>", at: "macro",
      message: "the macro \"a\" calls itself", hint: "take a call out"),
    Case(
      xml: layout("<text macro='a'/>") + "<macro name='a'><text macro='b'/></macro>"
        + "<macro name='b'><choose><if type='book'><text macro='a'/></if></choose></macro>",
      at: "macro", message: "the macro \"a\" calls itself through \"b\"", hint: "take a call out"),
    Case(
      xml: layout("<text macro='m0'/>") + bomb(count: 30, calls: 2), at: "macro",
      message: "macros call each other for more than 50000 elements", hint: "take a call out"),
    Case(
      xml: layout("<text macro='m0'/>") + bomb(count: 5000, calls: 1), at: "macro",
      message: "elements and macros are nested more than 200 deep", hint: "take a call out"),
  ])
  func refuses(_ test: Case) {
    let bytes = Self.style(test.xml)
    do throws(Diagnostic) {
      _ = try Style(xml: bytes, file: "a.csl") { _ in }
      Issue.record("it was read")
    } catch {
      #expect(error.message == test.message)
      #expect(error.hint == test.hint)
      #expect(Self.text(at: error, in: bytes) == test.at)
    }
  }

  @Test(arguments: [
    ("<locale xml:lang='en'/>", "<locale> is not a CSL style", "name a style, not a locale file"),
    ("<html/>", "<html> is not a CSL style", "name a CSL style"),
  ])
  func refusesOtherFiles(_ xml: String, _ message: String, _ hint: String) {
    let fault = #expect(throws: Diagnostic.self) {
      try Style(xml: Array(xml.utf8), file: "a.csl") { _ in }
    }
    #expect(fault?.message == message)
    #expect(fault?.hint == hint)
  }

  /// A term that no version of CSL has may be a style's own, and what has a namespace of its own is
  /// not CSL's business.
  @Test func acceptsWhatIsNobodysFault() throws {
    let bytes = Self.style(
      """
      <locale><terms><term name='shelf'>shelf</term></terms></locale>
      <x:note xmlns:x='http://example.org/' x:y='z'/>
      """ + Self.layout("<text term='shelf' xml:space='preserve'/>"))
    _ = try Style(xml: bytes, file: "a.csl") { Issue.record("\($0.message)") }
  }

  private static func style(_ xml: String) -> [UInt8] {
    let start = "<style xmlns='http://purl.org/net/xbiblio/csl' class='note' version='1.0'>"
    return Array("\(start)\(xml)</style>".utf8)
  }

  private static func text(at problem: Diagnostic, in bytes: [UInt8]) -> String? {
    problem.location.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
  }

  /// Macros of which each calls the next one so many times.
  private static func bomb(count: Int, calls: Int) -> String {
    (0..<count).map { number in
      let call = "<text macro='m\(number + 1)'/>"
      return "<macro name='m\(number)'>\(String(repeating: call, count: calls))</macro>"
    }.joined() + "<macro name='m\(count)'><text value='x'/></macro>"
  }
}
