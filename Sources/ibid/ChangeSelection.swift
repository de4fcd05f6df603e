import Workspace
import Console
import Records
import Store
import Text

/// The records that a command is to change.
///
/// Records named by key or alias are changed at once. Those that match words of a query are shown
/// first, because a misspelled key is a word that may occur in any field.
struct ChangeSelection {
  enum Outcome {
    /// The library, opened for writing, and the positions of the records.
    case agreed(LibraryEdit, [Int])
    case declined(ExitStatus)
  }

  let words: [String]
  /// The index of the first word after `--`.
  let literalFrom: Int
  /// The verb for what happens to the records, such as `remove`.
  let verb: String
  /// Whether the user confirmed in advance, with `--yes`.
  let isConfirmed: Bool
  /// Whether nothing is changed, so that no confirmation is needed.
  let isDryRun: Bool

  static let yes = Parameter.flag("yes", "Do not ask about what a query matches.")

  private enum Finding {
    case agreed(LibraryEdit, [Int])
    case question([Record])
    case nothing
  }

  /// Finds the records and, if a query matched them, asks for confirmation on a terminal.
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
    // Another process may have changed the library while the question was open.
    let edit = try world.session.edit()
    let library = edit.library
    let positions = try library.matches(of: words, literalFrom: literalFrom).positions
    guard positions.map({ library.records[$0] }) == records else {
      throw Diagnostic("the records have been changed meanwhile", hint: "try again")
    }
    return .agreed(edit, positions)
  }

  /// The library is locked only if no question is asked.
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

  /// Shows the first records, which are enough to check the query.
  private func show(_ records: [Record], in world: inout World) throws(Diagnostic) {
    let most = 20
    for record in records.prefix(most) {
      try world.remark(Summary(record, VenueRegistry([])).line)
    }
    if records.count > most { try world.remark("… and \(records.count - most) more") }
  }
}

extension World {
  /// Changes records, and announces the changes.
  ///
  /// - Parameters:
  ///   - selection: The records.
  ///   - prepare: Checks the library before anything is changed.
  ///   - change: Changes one record.
  /// - Returns: The exit status.
  /// - Throws: A `Diagnostic` if a record cannot be changed; then none is.
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
