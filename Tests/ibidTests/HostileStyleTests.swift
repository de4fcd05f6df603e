import Foundation
import Support
import Testing

/// Styles that would hang, overflow or fill the memory if they were taken at their word.
///
/// Each ends in words that say what is wrong, or is rendered as far as it makes sense.
struct HostileStyleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let style: String
    var status: Int32 = 0
    /// What the bibliography of one book begins with, if any is written.
    var output = ""
    /// What the errors hold.
    var says: [String] = []
  }

  private static let title = "<text variable='title'/>"

  private static func style(_ inner: String, attributes: String = "") -> String {
    "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text' version='1.0' \(attributes)>"
      + "\(inner)</style>"
  }

  /// A style whose citations and entries are the same.
  private static func layout(
    _ inner: String, before: String = "", options: String = "", attributes: String = ""
  ) -> String {
    style(
      "\(before)<citation \(options)><layout>\(inner)</layout></citation>"
        + "<bibliography><layout>\(inner)</layout></bibliography>", attributes: attributes)
  }

  private static func nested(_ start: String, _ end: String, _ count: Int) -> String {
    layout(
      String(repeating: start, count: count) + title + String(repeating: end, count: count))
  }

  /// Macros of which each calls the next one so many times, down to the title.
  private static func bomb(depth: Int, calls: Int, _ call: (Int) -> String) -> String {
    let macros = (0..<depth).map { number in
      let calls = String(repeating: call(number + 1), count: calls)
      return "<macro name='m\(number)'>\(calls)</macro>"
    }
    return layout(
      "<text macro='m0'/>", before: macros.joined() + "<macro name='m\(depth)'>\(title)</macro>")
  }

  private static func macro(_ name: String, _ inner: String) -> String {
    "<macro name='\(name)'>\(inner)</macro>"
  }

  private static func names(_ attributes: String) -> String {
    layout("<names variable='author'><name \(attributes)/></names>")
  }

  private static let long = String(repeating: "x", count: 100_000)
  private static let tooDeep = "elements are nested more than 200 deep"
  private static let tooMany = "macros call each other for more than 50000 elements"

  private static let nesting: [Case] = [
    Case(
      testDescription: "100,000 groups", style: nested("<group>", "</group>", 100_000), status: 2,
      says: [tooDeep]),
    Case(
      testDescription: "190 groups", style: nested("<group>", "</group>", 190), output: "Title"),
    Case(
      testDescription: "100,000 conditions",
      style: nested("<choose><if type='book'>", "</if></choose>", 100_000), status: 2,
      says: [tooDeep]),
    Case(
      testDescription: "100,000 substitutes",
      style: nested("<names variable='editor'><substitute>", "</substitute></names>", 100_000),
      status: 2, says: [tooDeep]),
    Case(
      testDescription: "90 substitutes",
      style: nested("<names variable='editor'><substitute>", "</substitute></names>", 90),
      output: "Title"),
    Case(
      testDescription: "groups without an end",
      style: "<style>" + String(repeating: "<group>", count: 100_000), status: 2, says: [tooDeep]),
  ]

  private static let macros: [Case] = [
    Case(
      testDescription: "a macro that calls itself",
      style: layout("<text macro='m'/>", before: macro("m", "<text macro='m'/>")), status: 2,
      says: ["the macro \"m\" calls itself"]),
    Case(
      testDescription: "two macros that call each other, from a sort key",
      style: style(
        macro("m", "<text macro='n'/>") + macro("n", "<text macro='m'/>")
          + "<citation><sort><key macro='m'/></sort><layout>\(title)</layout></citation>"),
      status: 2, says: ["the macro \"m\" calls itself through \"n\""]),
    Case(
      testDescription: "a macro that calls itself as a substitute",
      style: layout(
        "<text macro='m'/>",
        before: macro(
          "m",
          "<names variable='editor'><substitute><text macro='m'/></substitute></names>")),
      status: 2, says: ["the macro \"m\" calls itself"]),
    Case(
      testDescription: "10 to the 30th calls",
      style: bomb(depth: 30, calls: 10) { "<text macro='m\($0)'/>" }, status: 2, says: [tooMany]),
    Case(
      testDescription: "10,000 calls",
      style: bomb(depth: 4, calls: 10) { "<text macro='m\($0)'/>" },
      output: "TitleTitle"),
    Case(
      testDescription: "2 to the 60th calls in conditions",
      style: bomb(depth: 60, calls: 2) {
        "<choose><if type='map'><text macro='m\($0)'/></if>"
          + "<else><text macro='m\($0)'/></else></choose>"
      }, status: 2, says: [tooMany]),
    Case(
      testDescription: "2 to the 60th ways through conditions",
      style: bomb(depth: 60, calls: 1) {
        "<choose><if type='map'><text macro='m\($0)'/></if>"
          + "<else><text macro='m\($0)'/></else></choose>"
      }, output: "Title"),
    Case(
      testDescription: "a chain of 5,000 macros",
      style: bomb(depth: 5000, calls: 1) { "<text macro='m\($0)'/>" }, status: 2,
      says: ["nested more than 200 deep"]),
    Case(
      testDescription: "10,000 macros",
      style: layout(
        "<text macro='m9999'/>", before: (0..<10_000).map { macro("m\($0)", title) }.joined()),
      output: "Title"),
    Case(
      testDescription: "10,000 calls of macros that are not there",
      style: layout((0..<10_000).map { "<text macro='m\($0)'/>" }.joined()), status: 1,
      says: ["there is no macro \"m0\"", "has 19900 more such faults", "shows nothing of \"a\""]),
    Case(
      testDescription: "a macro that is defined twice",
      style: layout("<text macro='m'/>", before: macro("m", title) + macro("m", "")),
      output: "Title"),
    Case(
      testDescription: "a macro with a name of 100,000 letters",
      style: layout("<text macro='\(long)'/>", before: macro(long, title)), output: "Title"),
    Case(
      testDescription: "100,000 letters that name no macro",
      style: layout("\(title)<text macro='\(long)'/>"), output: "Title",
      says: ["there is no macro \"xxx", "x … xxx"]),
  ]

  private static let values: [Case] = [
    Case(
      testDescription: "100,000 letters", style: layout("<text value='\(long)'/>"),
      output: "xxxxxxxxxx"),
    Case(
      testDescription: "a delimiter of 100,000 letters",
      style: layout("<group delimiter='\(long)'>\(title)\(title)</group>"), output: "Titlexxx"),
    Case(
      testDescription: "an attribute of 100,000 letters",
      style: layout("<text variable='title' \(long)='x'/>"), output: "Title"),
    Case(
      testDescription: "100,000 attributes",
      style: layout(
        "<text \((0..<100_000).map { "a\($0)='x'" }.joined(separator: " "))/>"), status: 2,
      says: ["an element has more than 64 attributes"]),
    Case(
      testDescription: "50,000 types",
      style: layout(
        "<choose><if type='\(String(repeating: "book ", count: 50_000))'>\(title)</if></choose>"),
      output: "Title"),
    Case(
      testDescription: "et al. from 10 to the 20th names on",
      style: names("et-al-min='99999999999999999999' et-al-use-first='9223372036854775807'"),
      output: "Given Family, Second"),
    Case(
      testDescription: "et al. from fewer than no names on",
      style: names("et-al-min='-1' et-al-use-first='-5'"), output: "Given Family, Second"),
    Case(
      testDescription: "et al. after no name",
      style: names("et-al-min='0' et-al-use-first='0'"), output: "Given Family, Second"),
    Case(
      testDescription: "spacing beyond all bounds",
      style: layout(title).replacing(
        "<bibliography>",
        with: "<bibliography entry-spacing='-9223372036854775808' line-spacing='1e99'>"),
      output: "Title"),
    Case(
      testDescription: "a distance beyond all bounds",
      style: layout(title, options: "near-note-distance='9223372036854775807'"), output: "Title"),
    Case(
      testDescription: "terms in forms that there are not",
      style: layout(
        "<number variable='volume' form='ordinal'/><label variable='page' form='loud'/>",
        before: "<locale version='9'><terms><term name='page' form='loud'><single/><multiple>"
          + "<b/></multiple><dual/></term><term name='ordinal-99999'>th</term><term/>"
          + "<term name='long-ordinal-xx'>x</term></terms></locale>"), output: "3rd"),
    Case(
      testDescription: "a language beyond all bounds",
      style: layout(title, attributes: "default-locale='xx-\(long)'"), output: "Title",
      says: ["there is no locale \"xx-xxx"]),
    Case(
      testDescription: "a language that is a path",
      style: layout(title, attributes: "default-locale='../../etc/passwd'"), output: "Title",
      says: ["there is no locale \"../../etc/passwd\""]),
  ]

  private static let files: [Case] = [
    Case(
      testDescription: "a document type with entities that multiply",
      style: "<!DOCTYPE s [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;'>]>"
        + layout("<text value='&b;'/>"), status: 2, says: ["document type declaration"]),
    Case(
      testDescription: "an entity of a file",
      style: "<!DOCTYPE s SYSTEM 'file:///etc/passwd'>\(layout(title))", status: 2,
      says: ["document type declaration"]),
    Case(
      testDescription: "an entity that nobody declares", style: layout("<text value='&b;'/>"),
      status: 2, says: ["\"&b;\" is not one of the five entities of XML"]),
    Case(testDescription: "no byte", style: "", status: 2, says: ["the file has no element"]),
    Case(
      testDescription: "1,000 zeros", style: String(repeating: "\0", count: 1000), status: 2,
      says: ["text stands before the first element"]),
    Case(
      testDescription: "a mark of byte order", style: "\u{FEFF}\(layout(title))",
      output: "Title"),
    Case(
      testDescription: "another namespace",
      style: layout(title).replacing("purl.org/net/xbiblio/csl", with: "example.org/"),
      output: "Title"),
    Case(
      testDescription: "a style that stands for itself",
      style: style("<info><link rel='independent-parent' href='http://x.y/hostile'/></info>"),
      status: 2, says: ["is a dependent style of \"hostile\", which is a dependent style too"]),
    Case(
      testDescription: "a style that stands for a path",
      style: style("<info><link rel='independent-parent' href='../../etc/passwd'/></info>"),
      status: 2, says: ["is a dependent style of \"passwd\", which is not here"]),
    Case(
      testDescription: "a style that stands for none",
      style: style("<info><link rel='independent-parent' href=''/></info>"), status: 2,
      says: ["is a dependent style, and does not name its parent"]),
    Case(
      testDescription: "an empty layout", style: layout(""), status: 1,
      says: ["the style \"hostile\" shows nothing of \"a\"", "ibid styles --check"]),
    Case(
      testDescription: "citations alone, under a name that turns the line",
      style: style(
        "<info><title>\u{202E}N</title></info><citation><layout>\(title)</layout></citation>"),
      status: 2, says: ["the style \"\\u{202E}N\" has citations, but no bibliography"]),
  ]

  @Test(arguments: nesting + macros + values + files)
  func endsInWords(_ test: Case) throws {
    let world = try TestWorld()
    try world.folder.write(test.style, to: "hostile.csl")
    try world.folder.write(
      """
      [{"id": "a", "type": "book", "title": "Title", "volume": "3", "page": "1-2",
        "author": [{"family": "Family", "given": "Given"}, {"family": "Second"}]}]
      """, to: "items.json")
    let environment = ["IBID_STYLES": world.folder.path]
    let result = world.run(
      "format --style hostile --from items.json", environment: environment)
    #expect(result.status == test.status)
    #expect(result.output.hasPrefix(test.output) && result.output.isEmpty == test.output.isEmpty)
    for words in test.says { #expect(result.errors.contains(words)) }
    #expect(test.status == 0 || !test.says.isEmpty)
    let citation = world.run("cite a --style hostile --from items.json", environment: environment)
    #expect(!citation.output.isEmpty || !citation.errors.isEmpty)
  }

  /// Bytes that are no text at all.
  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x3C, 0x00], "the file is in UTF-16"),
      (Array("<style/>".utf8) + [0xC3, 0x28], "a byte is not UTF-8"),
      (Array("<style".utf8) + [0xED, 0xA0, 0x80], "a byte is not UTF-8"),
    ] as [([UInt8], String)])
  func refusesOtherBytes(_ bytes: [UInt8], _ words: String) throws {
    let world = try TestWorld()
    try world.folder.write(Data(bytes), to: "hostile.csl")
    let result = world.run(
      "cite a --style ./hostile.csl --from -", input: #"{"id": "a", "type": "book"}"#)
    #expect(result.status == 2)
    #expect(result.errors.contains(words))
  }
}
