import Console
import Platform
import Store
import Text

/// `ibid init [DIR]` makes a library.
struct Init: Command {
  static let spec = CommandSpec(
    "init", "Make a library in this folder, or in DIR.", arguments: "[DIR]", count: 0...1,
    parameters: [.dryRun],
    details: """
      A library is the folder library/ with the settings in library/ibid.rec. What is already there
      is left alone.
      """,
    examples: [
      .init("ibid init", "begin a library where you are"),
      .init("ibid init ~/papers", "begin one elsewhere"),
    ])

  private let folder: String
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) {
    folder = arguments.words.first ?? arguments.value("directory") ?? "."
    isDryRun = arguments.has("dry-run")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let root = world.path(folder)
    var transaction = Transaction()
    for (name, contents) in Self.files {
      let path = Files.join(root, name)
      if Files.kind(of: path) != nil {
        try world.remark("\(path) is there already")
      } else {
        transaction.write(Array(contents.utf8), to: path)
        world.announce("made \(path)")
      }
    }
    try world.carryOut(isDryRun: isDryRun) { () throws(Diagnostic) in try transaction.commit() }
    return .done
  }

  private static let files = [
    (
      "library/ibid.rec",
      """
      # The settings of this library: remove a # to set one.
      #
      # Your name as records have it, in each of its spellings; lists can put it in bold.
      # me: Family, Given
      #
      # How the keys of new records are made.
      # key_pattern: {author}{year}{word}
      #
      # Fields that exports leave out, besides tag, annote and file.
      # private: abstract

      """
    ),
    (
      "library/venues.rec",
      """
      # The venues that records name: one record each, parted by blank lines.
      #
      # key: icml
      # name: International Conference on Machine Learning
      # short: ICML
      # kind: conference

      """
    ),
  ]
}
