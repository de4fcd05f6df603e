import Workspace
import Console
import History
import OperatingSystem
import Records
import Store
import Text

/// `ibid log [KEY]` shows the history of a record, or of all records.
struct Log: Command {
  static let spec = CommandSpec(
    "log", "Show the history of a record or the library in words.", arguments: "[KEY]",
    count: 0...1,
    parameters: [
      .option("limit", short: "n", "N", "Show at most N commits, the newest."), .json,
    ],
    details: """
      What each commit changed, its author and its date, the newest first; for a merge, how conflicts
      were resolved. A record is followed through renames of its key and of its file; KEY may be of a
      record that no longer exists.
      """,
    examples: [
      .init("ibid log lotfi2022bayesian", "the history of a record"),
      .init("ibid log -n 5", "the last five changes of the library"),
    ])

  /// If a commit has more records than this, they are counted and not named.
  private static let maximumNamed = 20

  private let key: String?
  private let limit: Int
  private let showsJSON: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    key = arguments.words.first
    showsJSON = arguments.has("json")
    guard let text = arguments.value("limit") else {
      limit = .max
      return
    }
    guard let number = Int(text), number > 0 else {
      throw Diagnostic("--limit cannot be \(text.quoted)", hint: "write a number, such as 10")
    }
    limit = number
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let root = try world.session.libraryRoot()
    let folder = Files.join(root, "library")
    let real = Files.realPath(folder) ?? folder
    guard let repository = try Repository(of: real) else {
      throw Diagnostic(
        "the library is not in a git repository, so it has no history",
        hint: "begin with `git init`")
    }
    let history = try RecordHistory(of: repository, folder: real)
    var entries: [JSON] = []
    var count = 0
    let isOne = key != nil
    let report = { (commit: PastCommit, events: [RecordEvent]) throws(Diagnostic) -> Bool in
      count += 1
      if showsJSON {
        entries.append(Self.json(commit, events))
      } else {
        try Self.write(commit, events, isOne: isOne, to: &world)
      }
      return count < limit && !world.output.isReaderGone
    }
    if let key {
      let library = try Library(at: root, for: .reading)
      let position = library.position(of: key)
      try history.all(
        of: key, now: position.map { library.stored(at: $0) },
        in: position.map { library.path(at: $0) }, report)
    } else {
      try history.all(report)
    }
    if showsJSON { try world.output.write(line: JSON.array(entries).text) }
    guard count == 0 else { return .done }
    return try world.sayNo(
      key.map { "no commit has a record \($0.quoted)" } ?? "no commit has a record yet")
  }

  private static func write(
    _ commit: PastCommit, _ events: [RecordEvent], isOne: Bool, to world: inout World
  ) throws(Diagnostic) {
    let head = [String(commit.date.prefix(10)), commit.author, commit.subject]
      .map(\.escapingControls)
    try world.output.write(
      styledLine:
        "\(.dim(head[0]))  \(head[1])  \(.bold(head[2]))  \(.dim("(\(commit.shortHash))"))")
    for line in lines(of: events, isOne: isOne) {
      let flat = line.split(separator: "\n", omittingEmptySubsequences: false)
      try world.output.write(line: "  " + flat.joined(separator: " ").escapingControls)
    }
  }

  private static func lines(of events: [RecordEvent], isOne: Bool) -> [String] {
    if isOne { return events.flatMap(\.phrases) }
    guard events.count > maximumNamed else {
      return events.flatMap { event in event.phrases.map { "\(event.key)  \($0)" } }
    }
    var counts: [(verb: String, count: Int)] = [("added", 0), ("changed", 0), ("removed", 0)]
    for event in events {
      switch event {
      case .added: counts[0].count += 1
      case .changed, .decided: counts[1].count += 1
      case .removed: counts[2].count += 1
      }
    }
    return counts.filter { $0.count > 0 }
      .map { "\($0.verb) \(counted($0.count, "record"))" }
  }

  // MARK: JSON

  private static func json(_ commit: PastCommit, _ events: [RecordEvent]) -> JSON {
    .object([
      .init("commit", .string(commit.hash)), .init("date", .string(commit.date)),
      .init("author", .string(commit.author)), .init("email", .string(commit.email)),
      .init("subject", .string(commit.subject)), .init("changes", .array(events.map(json))),
    ])
  }

  private static func json(_ event: RecordEvent) -> JSON {
    let key = JSON.Member("key", .string(event.key.text))
    switch event {
    case .added: return .object([key, .init("change", .string("added"))])
    case .removed(_, let heir):
      let into = heir.map { [JSON.Member("into", .string($0.text))] } ?? []
      return .object([key, .init("change", .string("removed"))] + into)
    case .decided(let decision):
      let fields = decision.fields.map { field in
        JSON.object([
          .init("field", .string(field.name.text)),
          .init("ours", .array(field.ours.map(JSON.string))),
          .init("theirs", .array(field.theirs.map(JSON.string))),
          .init("after", .array(field.after.map(JSON.string))),
        ])
      }
      return .object([key, .init("change", .string("merged")), .init("fields", .array(fields))])
    case .changed(let difference):
      let isRenamed = difference.old.key != difference.new.key
      let former = JSON.Member("former_key", .string(difference.old.key.text))
      let fields = difference.fields.map { field in
        JSON.object([
          .init("field", .string(field.name.text)),
          .init("before", .array(field.before.map(JSON.string))),
          .init("after", .array(field.after.map(JSON.string))),
        ])
      }
      return .object(
        [key, .init("change", .string("changed"))] + (isRenamed ? [former] : [])
          + [.init("fields", .array(fields))])
    }
  }
}
