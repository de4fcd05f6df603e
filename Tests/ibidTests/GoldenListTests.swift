import Foundation
import Support
import Testing

/// The lists of the repository's own library come out as they stand on their pages.
struct GoldenListTests {
  struct List: CustomTestStringConvertible, Sendable {
    let name: String
    let file: String
    /// A record of the list, and a change of it that the list has to show.
    let key: String
    let change: String
    let shown: String

    var testDescription: String { file }
  }

  static let lists = [
    List(
      name: "lotfi", file: "lotfi.md", key: "lotfi2022bayesian", change: "title=Another & <Title>",
      shown: #"Another & \<Title>"#),
    List(
      name: "hu", file: "hu.html", key: "hu2022lora", change: "title=Another & <Title>",
      shown: "Another &amp; &lt;Title&gt;"),
    List(
      name: "hayou", file: "hayou.txt", key: "hayou2024loraplus", change: "venue=jmlr 2031",
      shown: "2031"),
    List(
      name: "hayou-honours", file: "hayou-honours.txt", key: "hayou2019icmlhonour",
      change: "date=2031", shown: "2031"),
    List(
      name: "hayou-talks", file: "hayou-talks.txt", key: "hayou2024uber", change: "date=2031-05",
      shown: "2031"),
  ]

  private func golden(_ list: List) throws -> String {
    let path = "\(Tool.root)/Tests/Fixtures/golden/\(list.file)"
    return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  /// A copy of the repository's library, to be changed.
  private func copy() throws -> TestWorld {
    let world = try TestWorld()
    for name in ["library", "styles"] {
      try FileManager.default.copyItem(
        atPath: "\(Tool.root)/\(name)", toPath: world.folder.path(name))
    }
    return world
  }

  @Test(arguments: lists)
  func isAsItStandsOnItsPage(_ list: List) throws {
    let result = try copy().run(["publish", list.name])
    #expect(result.status == 0 && result.errors.isEmpty)
    let golden = try golden(list)
    if !result.output.utf8.elementsEqual(golden.utf8) {
      Issue.record("\(list.name) differs:\n\(difference(from: golden, to: result.output))")
    }
  }

  @Test(arguments: lists)
  func showsAChangedRecord(_ list: List) throws {
    let world = try copy()
    #expect(try !golden(list).contains(list.shown))
    #expect(world.run(["set", list.key, list.change]).status == 0)
    let changed = world.run(["publish", list.name]).output
    #expect(changed.contains(list.shown))
    let kept = Set(try golden(list).split(separator: "\n"))
    let lost = kept.subtracting(changed.split(separator: "\n"))
    #expect(lost.count <= 2, "only the record's own lines change")
  }

  @Test(arguments: lists)
  func needsNoTemplateOfItsOwn(_ list: List) throws {
    // Without styles/, the built-in templates make the same list.
    let world = try copy()
    try FileManager.default.removeItem(atPath: world.folder.path("styles"))
    #expect(world.run(["publish", list.name]).output == (try golden(list)))
  }

  @Test(
    .enabled(if: Tool.isShared("golden"), "there is no ../shared/golden"),
    arguments: lists)
  func theCopyIsTheOriginal(_ list: List) throws {
    let original = try Data(contentsOf: URL(fileURLWithPath: Tool.shared("golden/\(list.file)")))
    #expect(try golden(list) == String(decoding: original, as: UTF8.self))
  }

  @Test func theTalksOfAllAreOneList() throws {
    let result = try copy().run(["publish", "talks"])
    #expect(result.status == 0)
    try expectGolden(result.output, "talks.md")
  }

  /// Nothing of one person's data stands in a template or in the program.
  @Test func templatesAreGeneral() throws {
    for folder in ["styles", "Sources"] {
      for name in try FileManager.default.subpathsOfDirectory(atPath: "\(Tool.root)/\(folder)") {
        let path = URL(fileURLWithPath: "\(Tool.root)/\(folder)/\(name)")
        guard let data = try? Data(contentsOf: path) else { continue }
        let text = String(decoding: data, as: UTF8.self)
        for person in ["Lotfi", "Hayou", "Edward Hu"] {
          #expect(!text.contains(person), "\(folder)/\(name)")
        }
      }
    }
  }
}
