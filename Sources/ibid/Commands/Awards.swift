import Workspace
internal import Query
import Console
import Records
import Store
import Text

/// `ibid awards [QUERY]` lists all awards.
struct Awards: Command {
  static let spec = CommandSpec(
    "awards", "List the awards of all records, the newest first.", arguments: "[QUERY]",
    count: 0...Int.max, parameters: [.json],
    examples: [
      .init("ibid awards", "every award in the library"),
      .init("ibid awards author:lotfi", "those of one author's works"),
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
    let records = try SortOrder("-date").sorted(positions.map { library.records[$0] })
    let awards = Self.newestFirst(
      records.flatMap { record in record.awards.map { (record, $0) } })
    if showsJSON {
      let values = awards.map { Self.json($1, of: $0) }
      try world.output.write(line: JSON.array(values).text)
    } else if !awards.isEmpty {
      var table = Table([
        .init("KEY"), .init("YEAR"), .init("AWARD", isFlexible: true), .init("URL"),
      ])
      for (record, award) in awards {
        let year = Self.date(award, record)?.year.map(String.init) ?? ""
        table.add([record.key.text, year, award.name, award.attributes["url"] ?? ""])
      }
      try world.write(table)
    }
    if !positions.isEmpty, awards.isEmpty { try world.remark("no record has an award") }
    return awards.isEmpty ? .no : .done
  }

  /// The awards by descending year; those of one year in the order of their works.
  private static func newestFirst(_ awards: [(Record, Award)]) -> [(Record, Award)] {
    let years = awards.map { date($0.1, $0.0)?.year ?? .min }
    return awards.indices.sorted { (years[$1], $0) < (years[$0], $1) }.map { awards[$0] }
  }

  /// The date of the award, or else of the work.
  private static func date(_ award: Award, _ record: Record) -> EDTF? {
    award.attributes["date"].flatMap { EDTF(ifValid: $0) } ?? record.date
  }

  private static func json(_ award: Award, of record: Record) -> JSON {
    let attributes = award.attributes.all.map {
      JSON.Member($0.name, $0.value.map(JSON.string) ?? .bool(true))
    }
    return .object(
      [.init("key", .string(record.key.text)), .init("award", .string(award.name))] + attributes)
  }
}

extension World {
  /// Writes a table: aligned for a terminal, separated by tabs for a program.
  mutating func write(_ table: Table) throws(Diagnostic) {
    if let width = output.columns {
      try output.write(styled: table.aligned(to: width))
    } else {
      try output.write(bytes: table.tabSeparated)
    }
  }
}
