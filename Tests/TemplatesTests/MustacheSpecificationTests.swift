import Templates
import Testing
import Text

/// Every test of the specification, where its files are at hand.
struct MustacheSpecificationTests {
  @Test(
    .enabled(
      if: MustacheSpecification.isPresent,
      "there is no ../shared/mustache/specs"),
    arguments: try MustacheSpecification.cases())
  func holds(_ test: MustacheSpecification.Case) throws {
    let template = try Template(Array(test.template.utf8), file: "a.mustache")
    let text = try template.render(
      test.data, as: .mustache,
      partials: { (name) throws(Diagnostic) in
        guard let partial = test.partials[name] else { return nil }
        return try Template(Array(partial.utf8), file: "\(name).mustache")
      })
    #expect(text == test.expected)
  }
}
