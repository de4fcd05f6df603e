import Workspace
import Console
import Records
import Store
import Text

/// `ibid links [QUERY]` lists all links.
struct Links: Command {
  static let spec = CommandSpec(
    "links", "List the links of records, in their order.", arguments: "[QUERY]",
    count: 0...Int.max, parameters: [.json],
    examples: [
      .init("ibid links hu2022lora", "the links of one record"),
      .init("ibid links link:code", "of all that have code"),
    ])

  private let query: [String]
  private let literalFrom: Int
  private let showsJSON: Bool

  init(_ arguments: ParsedArguments) {
    query = arguments.words
    literalFrom = arguments.wordsBeforeDashes
    showsJSON = arguments.has("json")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.session.library(for: .reading)
    let positions = try world.session.positions(
      matching: query, literalFrom: literalFrom, in: library)
    let links = positions.flatMap { position in
      library.records[position].links.map { (library.records[position].key, $0) }
    }
    if showsJSON {
      let values = links.map { key, link in
        JSON.object([
          .init("key", .string(key.text)), .init("label", .string(link.plainLabel)),
          .init("url", .string(link.url)),
        ])
      }
      try world.output.write(line: JSON.array(values).text)
    } else {
      var table = Table([.init("KEY"), .init("LABEL"), .init("URL")])
      for (key, link) in links { table.add([key.text, link.plainLabel, link.url]) }
      if !links.isEmpty { try world.write(table) }
    }
    if !positions.isEmpty, links.isEmpty { try world.remark("no record has a link") }
    return links.isEmpty ? .no : .done
  }
}
