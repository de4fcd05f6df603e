import Workspace
import Console
import OperatingSystem
import Store
import Text

/// `ibid merge-file BASE OURS THEIRS` merges two edits of a rec file field by field.
///
/// Source: gitattributes(5), "Defining a custom merge driver": the result goes to the file of our
/// version, and the exit status tells whether there are conflicts.
struct MergeFile: Command {
  static let spec = CommandSpec(
    "merge-file", "Merge two edits of a record file by field and value, as git's merge driver.",
    arguments: "BASE OURS THEIRS", count: 3...3,
    parameters: [
      .option("marker-size", "N", "The length of conflict markers; 7 by default."),
      .option("path", "PATH", "The name of the file in messages."),
      .option("ours", "LABEL", "The label of our side in conflict markers."),
      .option("theirs", "LABEL", "The label of the other side in conflict markers."),
    ],
    details: """
      Changes to different fields, or to different values of a repeated field, never conflict. If both
      sides changed the same value, the result has both, between git's conflict markers.

      The result is written to OURS. The exit status is 0 without and 1 with conflicts. `ibid init`
      tells git to merge the library's files with this command.
      """,
    examples: [
      .init("ibid merge-file base.rec mine.rec yours.rec", "merge the changes of yours into mine")
    ])

  private let base: String
  private let ours: String
  private let theirs: String
  private let name: String
  private let markers: ConflictMarkers

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    base = arguments.words[0]
    ours = arguments.words[1]
    theirs = arguments.words[2]
    name = arguments.value("path") ?? ours
    var markers = ConflictMarkers()
    if let text = arguments.value("marker-size") {
      guard let size = Int(text), (1...1000).contains(size) else {
        throw Diagnostic(
          "--marker-size cannot be \(text.quoted)", hint: "write a number, such as 7")
      }
      markers.size = size
    }
    if let label = arguments.value("ours") { markers.ours = label }
    if let label = arguments.value("theirs") { markers.theirs = label }
    self.markers = markers
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let version = try FileVersion(reading: world.session.path(ours))
    let before = RecDocument(version.contents, file: ours)
    let merged = DocumentMerge.merge(
      base: RecDocument(try Files.read(world.session.path(base)), file: base), ours: before,
      theirs: RecDocument(try Files.read(world.session.path(theirs)), file: theirs),
      markers: markers)
    let bytes: [UInt8]
    let hasConflicts: Bool
    if let merged {
      (bytes, hasConflicts) = (merged.bytes, !merged.conflicts.isEmpty)
      for conflict in merged.conflicts { try world.remark(conflict.message(in: name)) }
      if merged.conflicts.contains(where: { $0.isRemoval && $0.field == nil && $0.key != nil }) {
        try world.remark("`ibid resolve` merges it if it was moved to another file")
      }
    } else {
      try world.remark("\(name): not rec syntax on every side, so it is merged line by line")
      (bytes, hasConflicts) = try LineMerge.merge(
        base: world.session.path(base), ours: world.session.path(ours),
        theirs: world.session.path(theirs),
        markers: markers)
    }
    if bytes != before.bytes {
      var transaction = Transaction()
      transaction.write(bytes, to: world.session.path(ours), replacing: version)
      // git keeps both versions until it has read the result.
      try transaction.commit(isDurable: false)
    }
    return hasConflicts ? .no : .done
  }
}
