public import History
public import OperatingSystem
public import Records
public import Store
public import Text

/// Changes that a use case has prepared and that are not made yet: which files change, and what the
/// user is told of it.
public struct Plan {
  /// The changes of files, which are made as one.
  public var transaction: Transaction
  /// What the changes are for, as the journal and a commit have it.
  public var message: CommitMessage
  /// A line for each change.
  public private(set) var lines: [String]
  /// The folder of the library that the files belong to; `nil` for files of no library.
  public var root: String?
  /// The settings of that library, which may ask for commits.
  public var settings: Settings?
  /// Whether the journal notes the changes, so that they can be undone.
  public var isUndoable = true

  public init(
    _ transaction: Transaction, as message: CommitMessage, in root: String? = nil,
    under settings: Settings? = nil, lines: [String] = []
  ) {
    self.transaction = transaction
    self.message = message
    self.root = root
    self.settings = settings
    self.lines = lines
  }

  /// Adds a line about a change.
  public mutating func note(_ text: String) { lines.append(Self.line(text)) }

  /// The text on one line, without control characters.
  public static func line(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
      .escapingControls
  }
}

/// What came of a plan.
public enum Outcome: Equatable, Sendable {
  /// The changes are made.
  case made
  /// Nothing was changed: it was a dry run, or there was nothing to change.
  case unchanged
}

/// A library that is open for writing, with its records as they are to be, and a line for each change.
public struct LibraryEdit {
  public private(set) var library: Library
  public private(set) var lines: [String] = []
  /// Whether changes are not described.
  public var isSilent = false

  public init(_ library: Library) { self.library = library }

  public var records: [Record] { library.records }

  public mutating func add(_ record: Record) { library.add(record) }

  /// Replaces a record, and describes each field that changes.
  public mutating func replace(at position: Int, with record: Record) {
    describe(from: library.records[position], to: record)
    library.replace(at: position, with: record)
  }

  /// Replaces a record, and describes it in lines of the caller's own.
  public mutating func replace(at position: Int, with record: Record, describedAs lines: [String]) {
    for line in lines { note(line) }
    library.replace(at: position, with: record)
  }

  /// Replaces a record by its text, and describes each field that changes.
  public mutating func replaceText(at position: Int, with text: [UInt8], record: Record) {
    describe(from: library.records[position], to: record)
    library.replaceText(at: position, with: text, record: record)
  }

  /// Removes a record, and names it.
  public mutating func remove(at position: Int) {
    note("removed \(Summary(library.records[position], VenueRegistry([])).line)")
    library.remove(at: position)
  }

  /// Removes a record whose values another one has now.
  mutating func removeMerged(at position: Int) { library.remove(at: position) }

  /// Adds a line about a change.
  public mutating func note(_ text: String) {
    if !isSilent { lines.append(Plan.line(text)) }
  }

  /// Describes what turns one record into another, a line for each field.
  mutating func describe(from old: Record, to new: Record) {
    for line in RecordDifference(from: old, to: new).lines { note(line) }
  }

  /// The changes as a plan.
  ///
  /// - Parameters:
  ///   - subject: What the changes are for, where they do not tell themselves.
  ///   - others: Changes of other files, made after those of the library.
  /// - Returns: The plan.
  /// - Throws: A `Diagnostic` when a file of the library is at fault.
  public func plan(
    as subject: String? = nil, and others: Transaction = Transaction()
  ) throws(Diagnostic) -> Plan {
    var transaction = try library.transaction()
    transaction.append(others)
    return Plan(
      transaction, as: CommitMessage(library.changes, subject: subject), in: library.root,
      under: library.settings, lines: lines)
  }
}

extension Session {
  /// Opens the library for changes.
  public func edit() throws(Diagnostic) -> LibraryEdit { LibraryEdit(try library(for: .writing)) }

  /// Makes the changes of an edit; in a dry run only describes them.
  @discardableResult
  public func apply(
    _ edit: LibraryEdit, isDryRun: Bool, as subject: String? = nil
  ) throws(Diagnostic) -> Outcome {
    try apply(edit.plan(as: subject), isDryRun: isDryRun)
  }
}
