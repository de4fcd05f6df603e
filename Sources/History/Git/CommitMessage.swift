internal import Records
public import Store
internal import Text

/// The message of a commit that ibid makes: a subject as a person would write it, and details.
///
///     Tag 3 records with selected
///
///     hu2022lora  tag: +selected
///     …
///
///     Ibid-Command: tag
///
/// The last line is a trailer (git-interpret-trailers(1)), by which `ibid undo` finds the commit.
public struct CommitMessage: Equatable, Sendable {
  static let commandTrailer = "Ibid-Command"
  static let undoTrailer = "Ibid-Undoes"

  /// The first line, at most 72 characters.
  public let subject: String
  private var details: [String] = []
  private var trailers: [String] = []

  /// A message with a subject of its own.
  ///
  /// - Parameters:
  ///   - subject: The subject, which is shortened if it is long.
  ///   - commit: The hash of the commit that this one takes back, if it does.
  public init(_ subject: String, undoing commit: String? = nil) {
    self.subject = Self.line(subject)
    if let commit { trailers = ["\(Self.undoTrailer): \(commit)"] }
  }

  /// The message for changes of a library.
  ///
  /// - Parameters:
  ///   - changes: The changes of its records.
  ///   - subject: The subject; `nil` to derive it from the changes.
  public init(_ changes: [Library.Change], subject: String? = nil) {
    self.init(subject ?? Self.subject(of: changes))
    guard changes.count > 1 else { return }
    let lines = changes.flatMap { change -> [String] in
      switch change {
      case .added(let record): ["added \(Self.name(of: record))"]
      case .removed(let record): ["removed \(Self.name(of: record))"]
      case .replaced(let old, let new): RecordDifference(from: old, to: new).lines
      }
    }
    details = lines.prefix(Self.maximumDetails).map { Self.line($0, atMost: 200) }
    if lines.count > details.count { details.append("… and \(lines.count - details.count) more") }
  }

  private static let maximumDetails = 50

  /// The whole message.
  ///
  /// - Parameter command: The name of the command that makes the commit: `tag`.
  /// - Returns: Subject, details and trailers, which end in a line end.
  public func text(command: String) -> String {
    let paragraphs = [[subject], details, ["\(Self.commandTrailer): \(command)"] + trailers]
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  /// One line without control characters, shortened at a word boundary.
  private static func line(_ text: String, atMost limit: Int = 72) -> String {
    let words = text.split { $0.isWhitespace }.map { String($0).escapingControls }
    let whole = words.joined(separator: " ")
    if whole.count <= limit { return whole }
    var line = ""
    for word in words {
      let longer = line.isEmpty ? word : "\(line) \(word)"
      if longer.count > limit - 2 { break }
      line = longer
    }
    // A first word that is too long is cut anywhere.
    return line.isEmpty ? "\(whole.prefix(limit - 1))…" : "\(line) …"
  }

  private static func name(of record: Record) -> String {
    let title = record.displayTitle
    return title.isEmpty ? record.key.text : "\(record.key): \(title)"
  }

  // MARK: Subjects

  private static func subject(of changes: [Library.Change]) -> String {
    var added: [Record] = []
    var removed: [Record] = []
    var replaced: [RecordDifference] = []
    for change in changes {
      switch change {
      case .added(let record): added.append(record)
      case .removed(let record): removed.append(record)
      case .replaced(let old, let new): replaced.append(RecordDifference(from: old, to: new))
      }
    }
    switch (added.count, removed.count, replaced.count) {
    case (1, 0, 0): return "Add \(name(of: added[0]))"
    case (0, 1, 0): return "Remove \(name(of: removed[0]))"
    case (0, 0, 1...): return subject(of: replaced)
    case (0, 1..., 1...) where isMerge(of: removed, into: replaced):
      guard replaced.count == 1 else { return "Merge \(removed.count) duplicates" }
      let what = removed.count > 3 ? "\(removed.count) records" : removed.map(\.key.text).inWords
      return "Merge \(what) into \(replaced[0].new.key)"
    default:
      let parts = [(added, "add"), (removed, "remove")].map { ($0.0.count, $0.1) }
      let counts = [parts[0], (replaced.count, "change"), parts[1]].filter { $0.0 > 0 }
      let phrase = counts.map { "\($0.1) \($0.0)" }.inWords
      let total = counts.reduce(0) { $0 + $1.0 }
      return phrase.prefix(1).uppercased() + phrase.dropFirst()
        + " " + plural(of: "record", for: total)
    }
  }

  /// Whether the keys of all removed records are aliases now.
  private static func isMerge(of removed: [Record], into replaced: [RecordDifference]) -> Bool {
    let aliases = Set(replaced.flatMap { $0.new.aliases })
    return removed.allSatisfy { aliases.contains($0.key.text) }
  }

  private static func subject(of differences: [RecordDifference]) -> String {
    let first = differences[0]
    let what = differences.count == 1 ? first.new.key.text : "\(differences.count) records"
    if differences.count == 1, first.old.key != first.new.key {
      return "Rename \(first.old.key) to \(first.new.key)"
    }
    let isAlike = differences.allSatisfy { $0.changedValues == first.changedValues }
    let names = first.fields.map(\.name)
    if isAlike, names == [.tag] { return subject(ofTags: first.fields[0], of: what) }
    if differences.count == 1, let subject = first.fields.onlyOne.flatMap({ subject(of: $0, what) })
    {
      return subject
    }
    guard differences.allSatisfy({ $0.fields.map(\.name) == names }) else {
      return "Change \(what)"
    }
    if names.isEmpty { return "Edit \(what)" }
    let list = names.map(\.text).inWords
    if differences.count > 1 { return "Change \(list) of \(what)" }
    if first.fields.allSatisfy({ !$0.after.isEmpty }) { return "Set \(list) of \(what)" }
    let isGone = first.fields.allSatisfy { $0.after.isEmpty }
    return isGone ? "Remove \(list) from \(what)" : "Change \(list) of \(what)"
  }

  private static func subject(
    ofTags change: RecordDifference.FieldChange, of what: String
  ) -> String {
    let (added, removed) = (change.added.inWords, change.removed.inWords)
    if change.removed.isEmpty { return "Tag \(what) with \(added)" }
    let noun = change.removed.count == 1 ? "tag" : "tags"
    if change.added.isEmpty { return "Remove \(noun) \(removed) from \(what)" }
    return "Tag \(what) with \(added) instead of \(removed)"
  }

  /// The subject for an award or a link that was added or removed.
  private static func subject(
    of change: RecordDifference.FieldChange, _ what: String
  ) -> String? {
    let name: (String) -> String
    switch change.name {
    case .award: name = { "award \"\(Award(field: $0).name)\"" }
    case .link: name = { value in Link(field: value).map { "link \($0.label)" } ?? "link" }
    default: return nil
    }
    if change.removed.isEmpty { return "Add \(change.added.map(name).inWords) to \(what)" }
    if change.added.isEmpty { return "Remove \(change.removed.map(name).inWords) from \(what)" }
    return nil
  }
}

extension Array {
  fileprivate var onlyOne: Element? { count == 1 ? first : nil }
}
