public import History
public import OperatingSystem
public import Records
public import Store
public import Text

/// Prepared changes of files, and the messages about them.
public struct Plan {
  /// The changes of files, made together or not at all.
  public var transaction: Transaction
  /// The description of the changes in the journal and the commit.
  public var message: CommitMessage
  /// A line for each change.
  public internal(set) var lines: [String]
  /// The folder of the library with the files; `nil` for files outside a library.
  public var root: String?
  /// The settings of that library, which may ask for commits.
  public var settings: Settings?
  /// Whether the journal records the changes, so that they can be undone.
  public var isUndoable = true

  /// Makes a plan.
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

  /// The text on one line, with control characters escaped.
  public static func line(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
      .escapingControls
  }
}

/// The result of applying a plan.
public enum Outcome: Equatable, Sendable {
  /// The changes were made.
  case made
  /// Nothing was changed: it was a dry run, or there was nothing to change.
  case unchanged
}

/// A library opened for writing, its records after the edit, and a line for each change.
public struct LibraryEdit {
  /// The library with the changes made in memory.
  public private(set) var library: Library
  /// A line for each change.
  public private(set) var lines: [String] = []
  /// Whether to omit the lines about changes.
  public var isSilent = false

  /// Begins an edit of a library.
  public init(_ library: Library) { self.library = library }

  /// The records with the changes made.
  public var records: [Record] { library.records }

  /// Adds a record without a line about it.
  public mutating func add(_ record: Record) { library.add(record) }

  /// Replaces a record, and describes each field that changes.
  public mutating func replace(at position: Int, with record: Record) {
    describe(from: library.records[position], to: record)
    library.replace(at: position, with: record)
  }

  /// Replaces a record, and describes the change in the given lines.
  public mutating func replace(at position: Int, with record: Record, describedAs lines: [String]) {
    for line in lines { note(line) }
    library.replace(at: position, with: record)
  }

  /// Replaces a record by its text, and describes each field that changes.
  public mutating func replaceText(at position: Int, with text: [UInt8], record: Record) {
    describe(from: library.records[position], to: record.withCanonicalNames)
    library.replaceText(at: position, with: text, record: record)
  }

  /// Removes a record, and describes it.
  public mutating func remove(at position: Int) {
    note("removed \(Summary(library.records[position], VenueRegistry([])).line)")
    library.remove(at: position)
  }

  /// Removes a record that was merged into another.
  mutating func removeMerged(at position: Int) { library.remove(at: position) }

  /// Adds a line about a change.
  public mutating func note(_ text: String) {
    if !isSilent { lines.append(Plan.line(text)) }
  }

  /// Describes the differences between two records, in a line for each field.
  mutating func describe(from old: Record, to new: Record) {
    for line in RecordDifference(from: old, to: new).lines { note(line) }
  }

  /// The changes as a plan.
  ///
  /// - Parameters:
  ///   - subject: The subject of the commit; by default it is derived from the changes.
  ///   - others: Changes of other files, made after those of the library.
  /// - Returns: The plan.
  /// - Throws: A `Diagnostic` if a file of the library is faulty.
  public func plan(
    as subject: String? = nil, and others: Transaction = Transaction()
  ) throws(Diagnostic) -> Plan {
    var transaction = try library.transaction()
    var lines = lines
    if let format = library.raisedFormat, !lines.isEmpty {
      lines.append("library/ibid.rec  format: \(format.number)")
    }
    transaction.append(others)
    return Plan(
      transaction, as: CommitMessage(library.changes, subject: subject), in: library.root,
      under: library.settings, lines: lines)
  }
}

extension Session {
  /// Opens the library for changes.
  public func edit() throws(Diagnostic) -> LibraryEdit { LibraryEdit(try library(for: .writing)) }

  /// Applies an edit; in a dry run only describes it.
  @discardableResult
  public func apply(
    _ edit: LibraryEdit, isDryRun: Bool, as subject: String? = nil
  ) throws(Diagnostic) -> Outcome {
    var plan = try edit.plan(as: subject)
    let count = edit.library.changes.count
    if !details.describe(count) {
      plan.lines = ["changed \(counted(count, "record")) (--verbose lists the changes)"]
    }
    return try apply(plan, isDryRun: isDryRun)
  }
}
