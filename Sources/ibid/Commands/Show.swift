import Workspace
internal import Formats
import Console
import Records
import Store
import Text

/// `ibid show KEY…` prints whole records.
struct Show: Command {
  static let spec = CommandSpec(
    "show", "Print whole records.", arguments: "KEY…", count: 1...Int.max,
    parameters: [
      .option("to", "FORMAT", "The format.", choices: FileFormat.writableNames), .json,
    ],
    examples: [
      .init("ibid show lotfi2022bayesian", "the record as in its file"),
      .init("ibid show lotfi2022bayesian --to bibtex", "the same as BibTeX"),
    ])

  private let keys: [String]
  private let format: FileFormat

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    keys = arguments.words
    format = try FileFormat(arguments, default: .rec)
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.session.library(for: .reading)
    var positions: [Int] = []
    var status = ExitStatus.done
    for key in keys {
      guard let position = try world.session.position(of: key, in: library) else {
        status = .no
        continue
      }
      positions.append(position)
    }
    guard !positions.isEmpty else { return status }
    let export = Exporter(
      format: format, includesPrivate: true, harmlessTeX: try world.session.harmlessTeX())
    try export.write(positions, of: library, to: world.session)
    return status
  }
}
