import Console
import Curation
import Records
import Store
import Text

/// `ibid update [QUERY]` finds what preprints became.
struct Update: Command {
  static let spec = CommandSpec(
    "update", "Find the published versions of preprints, and fill them in.", arguments: "[QUERY]",
    count: 0...Int.max,
    parameters: [
      .flag("interactive", "Show each publication, and ask whether to fill it in."),
      .flag("refresh", "Ask anew what was asked within a day."), .dryRun,
    ],
    details: """
      A preprint is a record of a paper on arXiv, bioRxiv, medRxiv, SSRN or the like that names no
      journal and no conference. What its server or Crossref says it became is filled in; where
      neither says anything, Crossref is searched for it, and what is found must be the same work by
      the rule of `ibid dedupe`. What may be the publication and may not is named, and left to you.

      The key, the arXiv id, tags, files, links and notes stay. The type, the place and the date
      become those of the publication; what stood there is kept in a line `merged`, which no export
      shows. A preprint's own DOI becomes a link.
      """,
    examples: [
      .init("ibid update --dry-run", "what has been published, and what would change"),
      .init("ibid update tag:thesis", "fill it in for some"),
      .init("ibid update --interactive", "decide one by one"),
    ])

  private let query: [String]
  private let literalFrom: Int
  private let isInteractive: Bool
  private let isAnew: Bool
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    query = arguments.words
    literalFrom = arguments.wordsBeforeDashes
    isInteractive = arguments.has("interactive")
    isAnew = arguments.has("refresh")
    isDryRun = arguments.has("dry-run")
    if isInteractive, isDryRun {
      throw Diagnostic("--interactive and --dry-run are two things", hint: "leave one out")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let library = try world.library(for: .reading)
    let positions = try world.positions(matching: query, literalFrom: literalFrom, in: library)
    guard !positions.isEmpty else { return .no }
    let preprints = positions.map { library.records[$0] }.filter(PublishedVersion.isWanted)
    guard !preprints.isEmpty else {
      try world.remark("there is no preprint among \(Self.count(positions.count, "record"))")
      return .done
    }
    let finder = PublicationFinder(
      fetcher: try world.fetcher(under: library.settings, isAnew: isAnew),
      known: KnownWorks(library.records))
    let (outcomes, failures) = try finder.outcomes(for: preprints, in: &world)
    var updates: [PublicationUpdate] = []
    for (preprint, outcome) in zip(preprints, outcomes) {
      switch outcome {
      case .published(let publication, let reasons):
        updates.append(PublicationUpdate(preprint.key, publication, reasons))
      case .known(let key):
        try world.remark(
          "\(preprint.key) is published as \(key): "
            + "`ibid dedupe \(preprint.key) \(key) --apply --versions` merges the two")
      case .doubtful(let works): try name(works, for: preprint, in: &world)
      case .unknown(let reference?):
        try world.remark(
          "\(preprint.key) appeared in \(reference.quoted), say its authors: if that has a DOI, "
            + "`ibid add DOI` brings it in")
      case .unknown(nil), nil: break
      }
    }
    let isDecided = try isInteractive ? ask(about: updates, &world) : apply(updates, in: &world)
    for failure in failures { try world.report(failure) }
    if isDecided {
      try world.remark("published: \(updates.count) of \(Self.count(preprints.count, "preprint"))")
    }
    return failures.isEmpty ? .done : .no
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Names what may be a preprint's publication.
  private func name(
    _ works: [(doi: String, reasons: [String])], for preprint: Record, in world: inout World
  ) throws(Diagnostic) {
    for (doi, reasons) in works {
      try world.remark(
        "\(preprint.key) may be published as \(doi): \(reasons.joined(separator: ", "))")
    }
    try world.remark(
      "if so, `ibid add DOI` brings it in, and `ibid dedupe --interactive` joins the two")
  }

  private func apply(
    _ updates: [PublicationUpdate], in world: inout World
  ) throws(Diagnostic) -> Bool {
    guard !updates.isEmpty else { return true }
    var library = try world.library(for: .writing)
    for update in updates {
      for line in update.apply(to: &library) { world.announce(line) }
    }
    try world.commit(&library, isDryRun: isDryRun, as: Self.subject(of: updates))
    return true
  }

  private static func subject(of updates: [PublicationUpdate]) -> String {
    let what = updates.count == 1 ? updates[0].key.text : "\(updates.count) preprints"
    return "Update \(what) to the published version\(updates.count == 1 ? "" : "s")"
  }

  /// Shows each update, and does at once what is answered.
  ///
  /// - Returns: Whether all were decided on.
  private func ask(
    about updates: [PublicationUpdate], _ world: inout World
  ) throws(Diagnostic) -> Bool {
    for update in updates {
      // Other people may have changed the record in the meantime.
      guard let change = update.change(of: try world.library(for: .reading)) else { continue }
      for line in change.lines { try world.output.write(line: line.escapingControls) }
      while true {
        guard let answer = try world.ask("fill it in: [y]es, [n]o, [q]uit? ") else { return false }
        switch answer {
        case "y", "yes":
          var library = try world.library(for: .writing)
          _ = update.apply(to: &library)
          try world.commit(&library, isDryRun: false, as: Self.subject(of: [update]))
        case "n", "no", "": break
        case "q", "quit": return false
        default: continue
        }
        break
      }
    }
    return true
  }
}
