import Workspace
import Console
import Records
import Store
import Text

/// The records that a command is to change.
///
/// Those that are named by their keys or aliases are changed at once. What the words of a query
/// match is shown first: a mistyped key is a word that may stand in any field.
struct ChangeSelection {
  enum Outcome {
    /// The library, open for writing, and the positions of the records.
    case agreed(LibraryEdit, [Int])
    case declined(ExitStatus)
  }

  let words: [String]
  /// The index of the first word after `--`.
  let literalFrom: Int
  /// What is to be done with the records, such as `remove`.
  let verb: String
  /// Whether the user has agreed beforehand, with `--yes`.
  let isConfirmed: Bool
  /// Whether nothing is changed, so that no one has to agree.
  let isDryRun: Bool

  static let yes = Parameter.flag("yes", "Do not ask about what a query matches.")

  private enum Finding {
    case agreed(LibraryEdit, [Int])
    case question([Record])
    case nothing
  }

  /// Finds the records and, where a query names them, asks about them on a terminal.
  ///
  /// - Throws: A `Diagnostic` if no one can be asked, or something cannot be read.
  func resolve(in world: inout World) throws(Diagnostic) -> Outcome {
    guard words.contains(where: { !$0.trimmed.isEmpty }) else {
      throw Diagnostic("the query is empty", hint: "name a key, or write a query such as tag:old")
    }
    let records: [Record]
    switch try find(in: &world) {
    case .agreed(let edit, let positions): return .agreed(edit, positions)
    case .nothing: return .declined(.no)
    case .question(let found): records = found
    }
    try show(records, in: &world)
    let them = records.count == 1 ? "it" : "them"
    guard world.isInteractive else {
      throw Diagnostic(
        "\(words.quoted) is a query, not keys, so nothing was changed",
        hint: "add --yes to \(verb) \(them), or name \(them) by key")
    }
    let count = records.count == 1 ? "this record" : "these \(records.count) records"
    let answer = try world.ask("\(verb) \(count)? [y]es, [n]o: ", on: \.errors)
    guard answer == "y" || answer == "yes" else {
      try world.remark("nothing was changed")
      return .declined(.no)
    }
    // The library was open to others while the question stood.
    let edit = try world.session.edit()
    let library = edit.library
    let positions = try library.matches(of: words, literalFrom: literalFrom).positions
    guard positions.map({ library.records[$0] }) == records else {
      throw Diagnostic("the records have been changed meanwhile", hint: "try again")
    }
    return .agreed(edit, positions)
  }

  /// The library stays locked only where no one is asked.
  private func find(in world: inout World) throws(Diagnostic) -> Finding {
    let edit = try world.session.edit()
    let library = edit.library
    let named = words.compactMap(library.position)
    if named.count == words.count { return .agreed(edit, Set(named).sorted()) }
    let positions = try world.session.positionsToChange(
      matching: words, literalFrom: literalFrom, in: library)
    guard !positions.isEmpty else { return .nothing }
    if isConfirmed || isDryRun { return .agreed(edit, positions) }
    return .question(positions.map { library.records[$0] })
  }

  /// The first records, which are enough to see what a query means.
  private func show(_ records: [Record], in world: inout World) throws(Diagnostic) {
    let most = 20
    for record in records.prefix(most) {
      try world.remark(Summary(record, VenueRegistry([])).line)
    }
    if records.count > most { try world.remark("… and \(records.count - most) more") }
  }
}

extension World {
  /// Changes records, and announces how.
  ///
  /// - Parameters:
  ///   - selection: Which records.
  ///   - prepare: Looks at the library before anything is changed.
  ///   - change: Changes one record.
  /// - Returns: How the command ends.
  /// - Throws: A `Diagnostic` if a record cannot be changed so; then none is.
  mutating func changeRecords(
    _ selection: ChangeSelection, preparing prepare: (Library) throws(Diagnostic) -> Void,
    _ change: (inout Record) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> ExitStatus {
    guard case .agreed(var edit, let positions) = try selection.resolve(in: &self) else {
      return .no
    }
    try prepare(edit.library)
    if try edit.change(positions, change) == 0 {
      try remark(
        positions.count == 1
          ? "nothing to change: \(edit.records[positions[0]].key) has these values"
          : "nothing to change: the records have these values")
    }
    try session.apply(edit, isDryRun: selection.isDryRun)
    return .done
  }
}
