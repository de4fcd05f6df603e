import Records
import Testing

/// What follows a value after semicolons, in every field that has attributes.
struct AttributesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let field: String
    let text: String
    /// `name=value`, or the name alone for a flag.
    var attributes: [String] = []
    /// How it is written again, where that differs.
    var again: String?

    var testDescription: String { field }
  }

  @Test(arguments: cases)
  func reads(_ test: Case) {
    let value = AttributedValue(field: test.field)
    #expect(value.text == test.text)
    let attributes = value.attributes.all.map { attribute in
      attribute.value.map { "\(attribute.name)=\($0)" } ?? attribute.name
    }
    #expect(attributes == test.attributes)
    #expect(value.field == test.again ?? test.field)
    #expect(AttributedValue(field: value.field) == value)
  }

  static let cases = [
    Case(field: "", text: ""),
    Case(field: "Best Paper", text: "Best Paper"),
    Case(field: "A; equal", text: "A", attributes: ["equal"]),
    Case(
      field: "A; equal; orcid=0000-0001", text: "A", attributes: ["equal", "orcid=0000-0001"]),
    Case(
      field: "A;equal ;  x = y ", text: "A", attributes: ["equal", "x=y"], again: "A; equal; x=y"),
    Case(
      field: "A; url=https://e.org/?a=b&c=d", text: "A", attributes: ["url=https://e.org/?a=b&c=d"]),
    Case(field: #"A\; B; x=1\;2"#, text: "A; B", attributes: ["x=1;2"]),
    Case(field: #"a \ b; x"#, text: #"a \ b"#, attributes: ["x"]),
    Case(field: #"A\ ; x=b\ ; y"#, text: #"A\"#, attributes: [#"x=b\"#, "y"]),
    Case(field: "A;; x;", text: "A", attributes: ["x"], again: "A; x"),
    Case(field: "; x", text: "", attributes: ["x"]),
    Case(field: "A; x=", text: "A", attributes: ["x="]),
    Case(field: "A; x; x", text: "A", attributes: ["x", "x"]),
    Case(field: "数; 学=é", text: "数", attributes: ["学=é"]),
  ]

  @Test func areSetInTheirPlace() {
    var attributes = AttributedValue(field: "A; x; y=1; z=2; y=3").attributes
    #expect(attributes.has("x") && !attributes.has("w") && attributes["x"] == nil)
    #expect(attributes["y"] == "1")
    attributes["y"] = "4"
    attributes["w"] = "5"
    attributes["z"] = nil
    #expect(AttributedValue(text: "A", attributes: attributes).field == "A; x; y=4; w=5")
  }

  @Test func anAwardHasANameAndAttributes() {
    let award = Award(field: "Best Paper; url=https://e.org; date=2020")
    #expect(award.name == "Best Paper" && award.attributes["date"] == "2020")
    #expect(award.field == "Best Paper; url=https://e.org; date=2020")
  }

  struct Mention: CustomTestStringConvertible, Sendable {
    let field: String
    let name: String
    let year: String?

    var testDescription: String { field }
  }

  @Test(arguments: [
    Mention(field: "icml 2022", name: "icml", year: "2022"),
    Mention(field: "icml 2022; presentation=oral", name: "icml", year: "2022"),
    Mention(field: "Journal of X", name: "Journal of X", year: nil),
    Mention(field: "Journal of X 2022", name: "Journal of X", year: "2022"),
    Mention(field: "icml", name: "icml", year: nil),
    Mention(field: "2022", name: "2022", year: nil),
    Mention(field: "Route 66", name: "Route 66", year: nil),
    Mention(field: "icml 20222", name: "icml 20222", year: nil),
    Mention(field: "icml\t2022", name: "icml", year: "2022"),
    Mention(field: #"A\; B 2022"#, name: "A; B", year: "2022"),
    Mention(field: "", name: "", year: nil),
  ])
  func aVenueHasANameAndAYear(_ test: Mention) {
    let venue = VenueMention(field: test.field)
    #expect(venue.name == test.name && venue.year == test.year)
    #expect(VenueMention(field: venue.field) == venue)
  }
}
