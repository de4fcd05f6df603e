import Foundation
import Support
import Testing
import Text

/// Items that would hang, overflow or fill the memory if they were taken at their word.
///
/// Each is cited and listed in every format, or refused in words.
struct HostileItemTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// CSL-JSON; the item `a` is cited.
    let json: String
    var style = "apa"
    var status: Int32 = 0
    /// What the bibliography holds.
    var shows = ""
    /// What the errors hold.
    var says = ""
  }

  /// An item with one field more, or another value for one that it has.
  private static func item(
    _ field: String, _ value: String, id: String = "a"
  ) -> String {
    var fields = [
      ("id", "\"\(id)\""), ("type", "\"article-journal\""), ("title", "\"Title\""),
      ("author", #"[{"family": "Family", "given": "Given"}]"#),
      ("issued", #"{"date-parts": [[2000]]}"#), ("container-title", "\"Journal\""),
      ("volume", "\"3\""), ("page", "\"1-2\""),
    ]
    fields.removeAll { $0.0 == field }
    fields.append((field, value))
    return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  /// The same with a text, in which no sign has to be escaped.
  private static func item(_ field: String, text: String) -> String {
    item(field, "\"\(text)\"")
  }

  private static func authors(_ count: Int) -> String {
    let names = (0..<count).map { "{\"family\": \"Family\($0)\", \"given\": \"Given\"}" }
    return item("author", "[\(names.joined(separator: ", "))]")
  }

  private static func date(_ value: String) -> String { item("issued", value) }

  private static func many(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static let long = many("x", 20_000)

  private static let names: [Case] = [
    Case(testDescription: "3,000 authors", json: authors(3000), shows: "… Family2999, G."),
    Case(
      testDescription: "3,000 authors of IEEE", json: authors(3000), style: "ieee", shows: "et al."),
    Case(testDescription: "5,000 authors", json: authors(5000), shows: "… Family4999, G."),
    Case(
      testDescription: "a name of 20,000 letters",
      json: item("author", "[{\"family\": \"\(long)\", \"given\": \"\(many("y ", 20_000))\"}]"),
      shows: "xxx, y y y"),
    Case(
      testDescription: "names of other types",
      json: item(
        "author", #"[1, null, "x", [], {}, {"family": 5}, {"given": ["x"]}, {"family": null}]"#),
      shows: "(2000). Title."),
    Case(
      testDescription: "a name that is no list", json: item("author", #""Me""#),
      shows: "(2000)"),
  ]

  private static let texts: [Case] = [
    Case(
      testDescription: "a title of 20,000 letters", json: item("title", text: long),
      shows: "xxx"),
    Case(
      testDescription: "10,000 italics within each other",
      json: item("title", text: many("<i>", 10_000) + "x" + many("</i>", 10_000)), shows: "x"),
    Case(
      testDescription: "italics and bold within each other",
      json: item("title", text: many("<i><b>", 20_000) + "x" + many("</b></i>", 20_000)),
      shows: "x"),
    Case(
      testDescription: "10,000 italics without an end",
      json: item("title", text: many("<i>", 10_000)), shows: "<i>"),
    Case(
      testDescription: "10,000 ends without a beginning",
      json: item("title", text: many("</i>", 10_000)), shows: "</i>"),
    Case(
      testDescription: "tags that cross",
      json: item("title", text: "<i>a<b>b</i>c</b> <sup>d <span style='x'> $a^2 {"), shows: "$a^2 {"
    ),
    Case(
      testDescription: "20,000 quotations within each other",
      json: item("title", text: many("“‘", 20_000) + "x" + many("’”", 20_000)), style: "mla",
      shows: "x"),
    Case(
      testDescription: "20,000 apostrophes and marks",
      json: item("title", text: many("\\\"'", 20_000)), style: "mla", shows: "’"),
    Case(
      testDescription: "10,001 dollars", json: item("title", text: many("$", 10_001)),
      shows: "$$$"),
    Case(
      testDescription: "marks that turn the line", json: item("title", text: "\u{202E}abc\u{2066}"),
      shows: "\u{202E}abc"),
    Case(
      testDescription: "a zero", json: item("title", text: "a\\u0000b"), status: 2,
      says: "a NUL character stands here"),
    Case(
      testDescription: "an escape", json: item("title", text: "ab\\u001b[31m"), shows: "ab"),
    Case(
      testDescription: "half a pair of code units",
      json: item("title", text: "x\\ud800y \\ud83d\\ude00"), shows: "x\u{FFFD}y \u{1F600}"),
    Case(
      testDescription: "a note of 10,000 fields",
      json: item("note", text: many("title: y\\n", 10_000)), shows: "Family"),
    Case(
      testDescription: "works that are about each other",
      json: item("related", #""a""#), shows: "Title"),
  ]

  private static let dates: [Case] = [
    Case(
      testDescription: "a year beyond all bounds",
      json: date(#"{"date-parts": [[9999999999999, 1]]}"#),
      shows: "(9999999999999"),
    Case(
      testDescription: "a year of 400 digits",
      json: date("{\"date-parts\": [[\(many("9", 400))]]}"),
      shows: "Title"),
    Case(
      testDescription: "the smallest numbers",
      json: date(
        #"{"date-parts": [[-9223372036854775808, -9223372036854775808, -9223372036854775808]]}"#),
      shows: "Title"),
    Case(
      testDescription: "a 13th month and a 40th day",
      json: date(#"{"date-parts": [[2000, 13, 40]]}"#),
      shows: "(2000)"),
    Case(
      testDescription: "a year before the era", json: date(#"{"date-parts": [[-500, -3, -7]]}"#),
      shows: "(500 B.C.E.)"),
    Case(
      testDescription: "zeros", json: date(#"{"date-parts": [[0, 0, 0]]}"#), shows: "(n.d.)"),
    Case(testDescription: "no parts", json: date(#"{"date-parts": [[]]}"#), shows: "(n.d.)"),
    Case(
      testDescription: "parts of other types",
      json: date(#"{"date-parts": [["2000", null, true], 5, {}]}"#), shows: "Title"),
    Case(
      testDescription: "10,000 dates",
      json: date("{\"date-parts\": [[2000]\(many(", [2000]", 9_999))]}"),
      shows: "(2000"),
    Case(
      testDescription: "a season beyond all bounds",
      json: date(#"{"date-parts": [[2000]], "season": 99999999999999999999}"#), shows: "(2000"),
    Case(
      testDescription: "a raw date of 20,000 letters", json: date("{\"raw\": \"\(long)\"}"),
      shows: "xxx"),
    Case(testDescription: "a number for a date", json: date("5"), shows: "Title"),
  ]

  private static let numbers: [Case] = [
    Case(
      testDescription: "numbers of 10,000 digits",
      json: item("volume", text: many("9", 10_000)), style: "mla", shows: "vol. 999"),
    Case(
      testDescription: "pages of 20,000 digits",
      json: item("page", text: many("1", 20_000) + "-" + many("2", 20_000)), style: "mla",
      shows: "pp. 111"),
    Case(testDescription: "pages backwards", json: item("page", text: "9-1"), shows: "9–1"),
    Case(testDescription: "half a range", json: item("page", text: "1-"), shows: "1"),
    Case(
      testDescription: "10,000 hyphens", json: item("page", text: many("-", 10_000)),
      style: "mla",
      shows: "Title"),
    Case(
      testDescription: "10,000 signs between no pages",
      json: item("page", text: many("&", 10_000)),
      style: "chicago-notes", shows: "Title"),
    Case(
      testDescription: "10,000 ranges", json: item("page", text: many("1–2, 3 & 5–7", 10_000)),
      style: "mla", shows: "1–2"),
  ]

  private static let files: [Case] = [
    Case(
      testDescription: "500 works of one name and year",
      json: "["
        + (0..<500).map { item("number", "\($0)", id: $0 == 0 ? "a" : "k\($0)") }
        .joined(separator: ",") + "]", shows: "(2000sf)"),
    Case(
      testDescription: "two works of the same 3,000 authors",
      json: "[\(authors(3000)), \(authors(3000).replacing("\"a\"", with: "\"b\""))]",
      shows: "(2000b)"),
    Case(
      testDescription: "two works of one name",
      json: "[\(item("title", text: "U")), \(item("x", "1"))]",
      shows: "Title", says: "has several items \"a\""),
    Case(
      testDescription: "a name with blanks and line ends",
      json: "[\(item("id", #"" b\n""#)), \(item("x", "1"))]", shows: "Title"),
    Case(
      testDescription: "10,000 unknown fields",
      json: "{\"id\": \"a\", \"title\": \"T\", "
        + (0..<10_000).map { "\"f\($0)\": 1" }.joined(separator: ",") + "}", shows: "T."),
    Case(
      testDescription: "a work of which nothing is known", json: #"{"id": "a"}"#, style: "mla",
      status: 2, says: "an entry has neither a title nor a type"),
    Case(
      testDescription: "a work of which the type alone is known",
      json: #"{"id": "a", "type": "book"}"#, style: "mla", status: 1,
      says: "the style \"MLA, 9th edition\" shows nothing of \"a\""),
    Case(
      testDescription: "other types everywhere",
      json: #"{"id": "a", "type": 5, "title": {"x": 1}, "issued": [], "page": [1], "DOI": 7}"#,
      shows: "https://doi.org/7"),
    Case(
      testDescription: "no items", json: "[]", status: 1, says: "holds no entries"),
    Case(
      testDescription: "items that are none", json: #"[1, "x", null, []]"#, status: 2,
      says: "an item is no object"),
    Case(
      testDescription: "a text alone", json: #""x""#, status: 2, says: "an item is no object"),
    Case(testDescription: "an empty file", json: "", status: 1, says: "holds no entries"),
    Case(
      testDescription: "20,000 lists within each other", json: many("[", 20_000), status: 2,
      says: "nested more than 256 deep"),
    Case(
      testDescription: "20,000 objects within each other", json: many("{\"a\":", 20_000),
      status: 2, says: "nested more than 256 deep"),
    Case(
      testDescription: "a text without an end", json: "[{\"id\": \"a\", \"title\": \"\(long)",
      status: 2, says: "does not end"),
  ]

  @Test(arguments: names + texts + dates + numbers + files)
  func endsInWords(_ test: Case) throws {
    let world = try TestWorld()
    try world.folder.write(test.json, to: "items.json")
    let result = world.run("format --style \(test.style) --from items.json")
    #expect(result.status == test.status)
    #expect(result.output.contains(test.shows) || test.shows.isEmpty)
    #expect(result.errors.contains(test.says) || test.says.isEmpty)
    #expect(!result.output.isEmpty || !result.errors.isEmpty)
    // What is large in one format is large in all, and takes its time in a debug build.
    let formats =
      ["html"] + (test.json.utf8.count < 10_000 ? ["markdown", "latex", "rtf", "typst"] : [])
    for format in formats {
      let other = world.run("format --style \(test.style) --from items.json --to \(format)")
      #expect(other.status == test.status)
      #expect(other.output.isEmpty == result.output.isEmpty)
    }
    let citation = world.run("cite a --style \(test.style) --from items.json --locator pp.1-")
    #expect(!citation.output.isEmpty || !citation.errors.isEmpty)
  }

  @Test(arguments: [
    "x", "p.", "pp. 1-", "-", "{", "ch. <i>", "§", "\u{202E}1", many("p. ", 10_000),
    many("1", 10_000),
  ])
  func citesAnyPlace(_ locator: String) throws {
    let world = try TestWorld()
    try world.folder.write(Self.item("x", "1"), to: "items.json")
    let result = world.run([
      "cite", "a", "--from", "items.json", "--locator", locator, "--prefix", locator, "--suffix",
      locator,
    ])
    #expect(result.status == 0)
    #expect(result.output.contains("Family, 2000"))
  }
}
