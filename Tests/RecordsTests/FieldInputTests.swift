import Support
import Records
import Testing
import Text

/// Values that someone typed.
struct FieldInputTests {
  @Test(arguments: [
    ("10.1000/182", "10.1000/182"), ("https://doi.org/10.1000/182", "10.1000/182"),
    ("http://dx.doi.org/10.1000/A(b)<c>;2-#", "10.1000/A(b)<c>;2-#"),
    ("doi:10.1000/182", "10.1000/182"), ("DOI 10.1000.10/a/b", "10.1000.10/a/b"),
    ("dx.doi.org/10.1000/182", "10.1000/182"), (" 10.1000/182 ", "10.1000/182"),
  ])
  func doi(_ text: String, _ doi: String) throws {
    #expect(try FieldInput.fields("doi", text) == [Field("doi", doi)])
  }

  @Test(arguments: [
    "doi", "10.1000", "10.1000/", "10./x", "11.1000/1", "10.1000/a b", "see 10.1000/182", "10.x/1",
    "https://e.org",
  ])
  func noDOI(_ text: String) {
    #expect(throws: Diagnostic.self) { try FieldInput.fields("doi", text) }
  }

  struct Input: CustomTestStringConvertible, Sendable {
    let name: FieldName
    let text: String
    let values: [String]

    var testDescription: String { "\(name)=\(text)" }
  }

  @Test(arguments: [
    Input(name: "title", text: "  A <i>b</i> {C} ", values: ["A <i>b</i> {C}"]),
    Input(
      name: "author", text: "Grace Hopper and Lee, Ann; equal and {A and B}",
      values: ["Hopper, Grace", "Lee, Ann; equal", "{A and B}"]),
    Input(name: "editor", text: "van der Berg, Jan", values: ["van der Berg, Jan"]),
    Input(name: "date", text: "2022-07/..", values: ["2022-07/.."]),
    Input(
      name: "venue", text: "icml 2022; presentation=oral", values: ["icml 2022; presentation=oral"]),
    Input(name: "link", text: "my  code   https://e.org", values: ["my  code https://e.org"]),
    Input(name: "award", text: "Best; url=x", values: ["Best; url=x"]),
    Input(name: "tag", text: "to read", values: ["to read"]),
    Input(name: "alias", text: "old:key", values: ["old:key"]),
    Input(name: "url", text: "https://e.org/a%20b", values: ["https://e.org/a%20b"]),
    Input(name: "mine", text: "x\ny", values: ["x\ny"]),
  ])
  func isTakenIn(_ test: Input) throws {
    #expect(try FieldInput.fields(test.name, test.text) == test.values.map { Field(test.name, $0) })
  }

  @Test(arguments: [
    ("title", ""), ("title", " "), ("date", "soon"), ("date", "2022-13"), ("url", "a b"),
    ("url", "javascript:x"), ("url", "JavaScript:x"), ("url", "data:text/html,x"), ("link", "code"),
    ("link", "x vbscript:x"), ("award", "; url=x"), ("venue", "; x"), ("tag", "a,b"),
    ("tag", "a\nb"),
    ("alias", "a b"), ("key", "x"), ("Title", "x"), ("a b", "x"), ("", "x"), ("größe", "x"),
    ("arxiv", "x"), ("award", "Best; url=a b"), ("award", "Best; date=soon"),
    ("author", "Lee, A; url=javascript:x"), ("venue", "icml 2022; url=a b"),
  ])
  func isRefused(_ name: String, _ text: String) {
    #expect { try FieldInput.fields(FieldName(name), text) } throws: { error in
      (error as? Diagnostic)?.hint?.isEmpty == false
    }
  }
}
