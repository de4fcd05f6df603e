import Foundation
import Styles
import Support
import Testing

/// What `ibid styles` shows.
struct StyleListTests {
  private struct Entry: Decodable {
    var name: String
    var kind: String
    var file: String
    var sample: String
  }

  private func list(_ world: TestWorld, _ environment: [String: String] = [:]) throws -> [Entry] {
    let result = world.run("styles --json", environment: environment)
    #expect(result.status == 0 && result.errors.isEmpty)
    return try JSONDecoder().decode([Entry].self, from: Data(result.output.utf8))
  }

  @Test func showsEveryStyleAndLocaleOfTheProgram() throws {
    let entries = try list(TestWorld())
    for entry in entries { #expect(!entry.sample.isEmpty, "\(entry.name)") }
    let files = Set(entries.map(\.file))
    let missing = Styles.names.filter { !$0.hasSuffix(".mustache") && !files.contains($0) }
    #expect(missing.isEmpty)
  }

  @Test func showsWhatIsFoundFirst() throws {
    let world = try TestWorld(records: [:])
    let style = { (text: String) in
      """
      <style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
        <citation><layout><text value="\(text)"/></layout></citation>
      </style>
      """
    }
    try world.folder.write(style("ours"), to: "styles/apa.csl")
    try world.folder.write(style("other"), to: "styles/zzz.csl")
    try world.folder.write("<style>", to: "styles/faulty.csl")
    try world.folder.write(style("theirs"), to: "more/apa.csl")
    let result = world.run("styles", environment: ["IBID_STYLES": "more"])
    #expect(result.output.contains("\napa\tstyle\ttheirs\n"))
    #expect(result.output.contains("\nzzz\tstyle\tother\n"))
    #expect(result.status == 0)
    #expect(result.errors.contains("styles/faulty.csl:1:2: error: "))
  }
}
