import Workspace
internal import Formats
internal import Query
import Console
import OperatingSystem
import Records
import Store
import Text

/// `ibid list [QUERY]` prints a table of records.
struct List: Command {
  static let spec = CommandSpec(
    "list", "List records, a line each.", arguments: "[QUERY]", count: 0...Int.max,
    parameters: [
      .flag("keys", "Print only the keys."),
      .option("columns", "FIELDS", "The fields to show, such as key,year,title."),
      .option("sort", "FIELDS", "The order, such as -date,author."),
      .json,
    ],
    details: """
      On a terminal the table fits its width; files and programs get complete values separated by
      tabs. `ibid help query` explains queries.
      """,
    examples: [
      .init("ibid list", "everything"),
      .init("ibid list author:lotfi year:2020..2023", "by author and years"),
      .init("ibid list award: --sort -date", "records with an award, the newest first"),
      .init("ibid list --keys tag:selected", "keys, for another program"),
    ])

  private let query: [String]
  private let literalFrom: Int
  private let showsKeys: Bool
  private let showsJSON: Bool
  private let columns: [FieldName]
  private let order: SortOrder?

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    query = arguments.words
    literalFrom = arguments.wordsBeforeDashes
    showsKeys = arguments.has("keys")
    showsJSON = arguments.has("json")
    columns =
      (arguments.value("columns") ?? "key,author,year,title,venue")
      .split(whereSeparator: { $0 == "," || $0 == " " })
      .map { FieldName(String($0).asciiLowercased) }
    if columns.isEmpty {
      throw Diagnostic("--columns names no field", hint: "write fields, such as key,year,title")
    }
    order = if let sort = arguments.value("sort") { try SortOrder(sort) } else { nil }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.session.library(for: .reading)
    try library.requireFields(columns + (order?.fields ?? []))
    let positions = try library.positions(matching: query, literalFrom: literalFrom)
    var records = positions.map { library.records[$0] }
    if let order { records = order.sorted(records) }
    if showsJSON {
      try world.output.write(line: JSON.array(records.map(\.json)).text)
    } else if showsKeys {
      for record in records { try world.output.write(line: record.key.text) }
    } else if !records.isEmpty {
      try writeTable(of: records, library, to: &world)
    }
    guard records.isEmpty else { return .done }
    // In an empty library, an empty result without a query is a success.
    if query.isEmpty { return .done }
    _ = try world.session.positions(matching: query, literalFrom: literalFrom, in: library)
    return .no
  }

  private func writeTable(
    of records: [Record], _ library: Library, to world: inout World
  ) throws(Diagnostic) {
    let venues = try library.venues()
    let columns = columns
    guard world.output.isTerminal else {
      // Lines for a program are independent, so each thread writes its own.
      let texts = Parallel.map(records.indices) { range -> [[UInt8]] in
        var rows = TabSeparatedRows()
        for index in range {
          let summary = Summary(records[index], venues)
          for column in columns { rows.add(summary.cell(column)) }
          rows.endRow()
        }
        return [rows.text]
      }
      for text in texts { try world.output.write(bytes: text) }
      return
    }
    var table = Table(
      columns.map { Table.Column($0.text.uppercased(), isFlexible: $0 != .key && $0 != .year) })
    for record in records {
      let summary = Summary(record, venues)
      table.add(columns.map(summary.cell))
    }
    try world.write(table)
  }
}
