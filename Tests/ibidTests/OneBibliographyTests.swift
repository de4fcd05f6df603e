import Support
import Testing

/// A file of CSL-JSON gives one bibliography, whether it was added to a library or not.
@Suite struct OneBibliographyTests {
  @Test(arguments: ["apa", "chicago-author-date", "harvard", "ieee", "mla", "vancouver"])
  func formatsAFileAsTheLibraryThatHasIt(_ style: String) throws {
    let world = try TestWorld(records: [:])
    let items = ItemTable.members.enumerated().map { index, members in
      ItemTable.item(members, id: "k\(1000 + index)")
    }
    try world.folder.write("[\(items.joined(separator: ",\n"))]", to: "items.json")
    let added = world.run("add items.json --force")
    #expect(added.status == 0, "\(added.errors)")
    let fromFile = world.run("format --from items.json --style \(style)")
    let fromLibrary = world.run("format --style \(style)")
    #expect(lines(fromFile.output) == lines(fromLibrary.output))
    #expect(lines(fromFile.output).count > 100)
  }

  private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }
}
