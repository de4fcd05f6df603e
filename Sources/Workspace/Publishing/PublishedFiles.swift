internal import History
internal import Lists
internal import OperatingSystem
internal import Query
internal import Records
internal import RichText
public import Store
internal import Templates
public import Text

/// The files that lists are written into, each with all of its lists.
public struct PublishedFiles {
  private struct File {
    public var path: String
    /// The file as it was read.
    public var old: FileVersion
    /// The contents with the lists of this run.
    public var new: [UInt8]
    /// The names of the lists in the file.
    public var lists: [String]
  }

  private var files: [File] = []

  /// Makes an empty collection.
  public init() {
  }

  /// Puts the text of a list into its block of a file, which is read when first needed.
  public mutating func put(
    _ text: String, of list: String, into path: String, _ session: Session
  ) throws(Diagnostic) {
    if let index = files.firstIndex(where: { $0.path == path }) {
      files[index].lists.append(list)
      files[index].new = try Block.replace(list, in: files[index].new, with: text, file: path)
    } else {
      let version = try session.version(of: path, named: path)
      let new = try Block.replace(list, in: version.contents, with: text, file: path)
      files.append(File(path: path, old: version, new: new, lists: [list]))
    }
  }

  /// Reports the files whose lists are out of date.
  ///
  /// - Returns: Whether all are up to date.
  public func check(_ session: Session) throws(Diagnostic) -> Bool {
    let stale = try changed(session)
    for file in stale { try session.output.write(line: "\(file.path.escapingControls) is stale") }
    return stale.isEmpty
  }

  /// Writes the files that change, and announces them.
  public func rewrite(
    of library: Library, isDryRun: Bool, _ session: Session
  ) throws(Diagnostic) {
    var transaction = Transaction()
    var rewritten: [String] = []
    var lists: [String] = []
    for file in try changed(session) {
      transaction.write(file.new, to: file.path, replacing: file.old)
      lists += file.lists
      rewritten.append(Plan.line("rewrote \(file.path)"))
    }
    guard !transaction.isEmpty else { return }
    let plan = Plan(
      transaction, as: CommitMessage("Publish \(lists.inWords)"), in: library.root,
      under: library.settings, lines: rewritten)
    try session.apply(plan, isDryRun: isDryRun)
  }

  /// The files that change; reports those that do not.
  private func changed(_ session: Session) throws(Diagnostic) -> [File] {
    for file in files where file.new == file.old.contents {
      // Temporary files of a killed command are removed even if nothing is written.
      Transaction.clearTemporaries(in: Files.folder(of: file.path))
      try session.remark("\(file.path) is up to date")
    }
    return files.filter { $0.new != $0.old.contents }
  }
}
