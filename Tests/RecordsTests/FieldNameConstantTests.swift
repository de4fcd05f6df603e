import Foundation
import Records
import Testing

/// Names of fields stand in two tables, `Records/Fields/FieldNames.swift` and
/// `Store/FileFieldNames.swift`, and everywhere else as constants.
struct FieldNameConstantTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  @Test func literalsStandInTables() throws {
    let files = try #require(
      FileManager.default.enumerator(at: Self.sources, includingPropertiesForKeys: nil))
    var found: [String] = []
    var count = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      count += 1
      if file.lastPathComponent.hasSuffix("FieldNames.swift") { continue }
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      where line.contains("FieldName(\"") && !line.contains("\\(") {
        found.append("\(file.lastPathComponent): \(line.trimmingCharacters(in: .whitespaces))")
      }
    }
    #expect(count > 300)
    #expect(found == [])
  }

  @Test func theSchemaKnowsEachConstant() {
    #expect(FieldSchema.of(.title)?.name == .title)
    #expect(FieldName.authorOrder.text == "author_order")
    #expect(FieldName.key.text == "key")
  }
}
