import Records
import Testing

/// A label and a URL, the label's brackets marking the anchor.
struct LinkTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let field: String
    let label: String
    let url: String
    var parts: [String]?
    var plain: String?

    var testDescription: String { field }
  }

  @Test(arguments: [
    Case(field: "code https://e.org", label: "code", url: "https://e.org"),
    Case(field: "my  code \t https://e.org", label: "my  code", url: "https://e.org"),
    Case(field: "slides files/s.pdf", label: "slides", url: "files/s.pdf"),
    Case(field: "mail mailto:a@b.c", label: "mail", url: "mailto:a@b.c"),
    Case(field: "odd a:b", label: "odd", url: "a:b"),
    Case(
      field: "[code] (alpha) https://e.org", label: "[code] (alpha)", url: "https://e.org",
      parts: ["", "code", " (alpha)"], plain: "code (alpha)"),
    Case(
      field: "see [the slides] now s.pdf", label: "see [the slides] now", url: "s.pdf",
      parts: ["see ", "the slides", " now"], plain: "see the slides now"),
    Case(field: "]a[ u", label: "]a[", url: "u"),
    Case(
      field: "[a [b] c] u", label: "[a [b] c]", url: "u", parts: ["", "a [b] c", ""],
      plain: "a [b] c"),
    Case(field: "[] u", label: "[]", url: "u", parts: ["", "", ""], plain: ""),
    Case(
      field: "x https://e.org/#:~:text=a,or%20b", label: "x", url: "https://e.org/#:~:text=a,or%20b"
    ),
  ])
  func reads(_ test: Case) throws {
    let link = try #require(Link(field: test.field))
    #expect(link.label == test.label && link.url == test.url)
    let (before, anchor, after) = link.parts
    #expect([before, anchor, after] == test.parts ?? ["", test.label, ""])
    #expect(link.plainLabel == test.plain ?? test.label)
    #expect(Link(field: link.field) == link)
  }

  @Test(arguments: ["", "code", " https://e.org", "code "])
  func isNoLink(_ field: String) { #expect(Link(field: field) == nil) }
}
