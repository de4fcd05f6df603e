import Workspace
internal import Duplicates
import Console
import Records
import Store
import Text

/// `ibid update [QUERY]` finds the publications of preprints.
struct Update: Command {
  static let spec = CommandSpec(
    "update", "Find the publications of preprints, and fill them in.", arguments: "[QUERY]",
    count: 0...Int.max,
    parameters: [
      .flag("interactive", "Show each publication, and ask whether to fill it in."),
      .flag("refresh", "Ask again, even if there is an answer of the last day."), .dryRun, .verbose,
    ],
    details: """
      A preprint is a record of a paper on arXiv, bioRxiv, medRxiv, SSRN or the like without a
      journal or conference. The publication that its server or Crossref declares is filled in. If
      neither declares one, Crossref is searched, and a result must be the same work by the rules of
      `ibid dedupe`. Uncertain publications are reported; --interactive asks about them.

      The key, the arXiv id, tags, files, links and notes stay. The type, the place and the date
      become those of the publication; the old values are kept in a line `merged`, which no export
      shows. A preprint's own DOI becomes a link.
      """,
    examples: [
      .init("ibid update --dry-run", "what was published, and what would change"),
      .init("ibid update tag:thesis", "update some records"),
      .init("ibid update --interactive", "decide one by one"),
    ])

  private let query: [String]
  private let literalFrom: Int
  private let isInteractive: Bool
  private let ignoresCache: Bool
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    query = arguments.words
    literalFrom = arguments.wordsBeforeDashes
    isInteractive = arguments.has("interactive")
    ignoresCache = arguments.has("refresh")
    isDryRun = arguments.has("dry-run")
    if isInteractive, isDryRun {
      throw Diagnostic("--interactive and --dry-run cannot be combined", hint: "leave one out")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.session.library(for: .reading)
    let positions = try world.session.positions(
      matching: query, literalFrom: literalFrom, in: library)
    guard !positions.isEmpty else { return .no }
    let preprints = positions.map { library.records[$0] }.filter(PublishedVersion.isWanted)
    guard !preprints.isEmpty else {
      try world.remark("there is no preprint among \(counted(positions.count, "record"))")
      return .done
    }
    let finder = PublicationFinder(
      fetcher: try world.session.fetcher(under: library.settings, ignoresCache: ignoresCache),
      known: WorkIndex(library.records))
    let (outcomes, failures) = try finder.outcomes(for: preprints, in: world.session)
    let (certain, doubtful) = try updates(from: outcomes, for: preprints, in: &world)
    if isInteractive {
      try ask(about: certain + doubtful, in: &world)
    } else {
      try apply(certain, in: &world)
      for update in doubtful {
        try world.remark("\(update.key) may be published as \(update.publicationInWords)")
      }
      if !doubtful.isEmpty { try world.remark("`ibid update --interactive` asks about those") }
    }
    for failure in failures { try world.report(failure) }
    if !isInteractive {
      let total = counted(preprints.count, "preprint")
      try world.remark("published: \(certain.count) of \(total)")
    }
    return failures.isEmpty ? .done : .no
  }

  /// The changes that follow from the results; reports the results without a change.
  private func updates(
    from outcomes: [PublicationFinder.Outcome?], for preprints: [Record], in world: inout World
  ) throws(Diagnostic) -> (certain: [PublicationUpdate], doubtful: [PublicationUpdate]) {
    var (certain, doubtful): ([PublicationUpdate], [PublicationUpdate]) = ([], [])
    for (preprint, outcome) in zip(preprints, outcomes) {
      switch outcome {
      case .published(let update): certain.append(update)
      case .doubtful(let updates): doubtful += updates
      case .known(let key):
        try world.remark(
          "\(preprint.key) is published as \(key): "
            + "`ibid dedupe \(preprint.key) \(key) --apply --versions` merges the two")
      case .unknown(let reference?):
        try world.remark(
          "\(preprint.key) appeared in \(reference.quoted), according to its authors: if that has a DOI, "
            + "`ibid add DOI` adds it")
      case .unknown(nil), nil: break
      }
    }
    return (certain, doubtful)
  }

  private func apply(
    _ updates: [PublicationUpdate], in world: inout World
  ) throws(Diagnostic) {
    guard !updates.isEmpty else { return }
    var edit = try world.session.edit()
    for update in updates { update.apply(to: &edit) }
    try world.session.apply(edit, isDryRun: isDryRun, as: Self.subject(of: updates))
  }

  private static func subject(of updates: [PublicationUpdate]) -> String {
    let what = updates.count == 1 ? updates[0].key.text : "\(updates.count) preprints"
    return "Update \(what) to the published \(plural(of: "version", for: updates.count))"
  }

  /// Shows each update, and carries out the answer at once.
  private func ask(
    about updates: [PublicationUpdate], in world: inout World
  ) throws(Diagnostic) {
    var filled: Set<CitationKey> = []
    for update in updates where !filled.contains(update.key) {
      // Other users may have changed the record in the meantime.
      guard let change = update.change(of: try world.session.library(for: .reading)) else {
        continue
      }
      for line in change.lines { try world.output.write(line: line.escapingControls) }
      while true {
        guard let answer = try world.ask("fill it in: [y]es, [n]o, [q]uit? ") else { return }
        switch answer {
        case "y", "yes":
          var edit = try world.session.edit()
          edit.isSilent = true
          update.apply(to: &edit)
          try world.session.apply(edit, isDryRun: false, as: Self.subject(of: [update]))
          filled.insert(update.key)
        case "n", "no", "": break
        case "q", "quit": return
        default: continue
        }
        break
      }
    }
    try world.remark("nothing is left to decide")
  }
}
