import Workspace
internal import Formats
internal import Query
internal import Duplicates
import Console
import Records
import Store
import Text

/// `ibid dedupe [QUERY]` finds records of the same work.
struct Dedupe: Command {
  static let spec = CommandSpec(
    "dedupe", "Find records of the same work, and merge them.", arguments: "[QUERY]",
    count: 0...Int.max,
    parameters: [
      .flag("apply", "Merge the records that are certainly the same, and link versions."),
      .flag("versions", "With --apply: merge versions too, under the published one."),
      .option("keep", "KEY", "A key to keep when its record is merged.", repeats: true),
      .flag("interactive", "Ask about each pair, and carry out each answer at once."),
      .flag("distinct", "Record that QUERY, which is two keys, names two different works."),
      .flag("key-map", "With --apply: print old and new keys, separated by a tab."),
      .option("from", "FILE", "Use the records of a file, without a library."), .fromEncoding,
      .option("clusters", "FILE", "Write the works to a CSV file: key,cluster."),
      .option("pairs", "FILE", "Write the pairs to a CSV file: key1,key2,relation."),
      .json, .dryRun, .verbose,
    ],
    details: """
      Each pair is called
        same      one publication described twice; merged by --apply
        version   a work and its preprint, conference or journal form; linked by --apply
        related   another text that goes with it, such as an erratum or a chapter; never merged
        ask       perhaps the same, but too little is known; see --interactive
      by identifiers, titles, authors, years and places, and each result gives its reasons. Records
      are the same only if nothing in them contradicts it: two DOIs of one registrant, two issues,
      two page ranges, two journals, two days, two ISBNs, two numbers or years of a report, another
      word or sign in the title. --versions merges versions with the same title, and links others.

      A merge keeps every value. The published record comes first, and the fuller of two values is
      used; other values are kept in a line `merged`, which no export shows. The other key becomes an
      alias, so that papers still compile. The clusters of --clusters are works: records that are the
      same, and preprints with their publications.
      """,
    examples: [
      .init("ibid dedupe", "duplicates, with reasons"),
      .init("ibid dedupe --apply --dry-run", "what would be merged"),
      .init("ibid dedupe author:lee --interactive", "decide pair by pair; you can continue later"),
      .init("ibid dedupe --distinct lee2019 lee2020", "two different works"),
      .init("ibid dedupe --from refs.bib", "the duplicates in a file"),
    ])

  let query: [String]
  let literalFrom: Int
  let clusters: String?
  let pairs: String?
  let showsJSON: Bool
  private let mode: Mode

  private enum Mode {
    /// Reports on a library.
    case report
    /// Reports on a file.
    case reportFile(String)
    case apply(Merging)
    case interactive
    /// Records that two records are different works.
    case markDistinct(isDryRun: Bool)
  }

  /// The options of `--apply`.
  struct Merging {
    var mergesVersions: Bool
    /// The keys to keep.
    var kept: Set<String>
    var printsKeyMap: Bool
    var isDryRun: Bool
  }

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    query = arguments.words
    literalFrom = arguments.wordsBeforeDashes
    clusters = arguments.value("clusters")
    pairs = arguments.value("pairs")
    showsJSON = arguments.has("json")
    let isDryRun = arguments.has("dry-run")
    let modes = ["apply", "interactive", "distinct", "from"].filter(arguments.has)
    if modes.count > 1 {
      throw Diagnostic("--\(modes[0]) and --\(modes[1]) cannot be combined", hint: "leave one out")
    }
    for name in ["versions", "keep", "key-map"] where arguments.has(name) && modes != ["apply"] {
      throw Diagnostic("--\(name) goes with --apply", hint: "add --apply, or leave it out")
    }
    if isDryRun, modes != ["apply"], modes != ["distinct"] {
      throw Diagnostic(
        "--dry-run says what --apply or --distinct would do", hint: "add one, or leave it out")
    }
    switch modes.first {
    case "apply":
      mode = .apply(
        Merging(
          mergesVersions: arguments.has("versions"), kept: Set(arguments.all("keep")),
          printsKeyMap: arguments.has("key-map"), isDryRun: isDryRun))
    case "interactive": mode = .interactive
    case "distinct":
      if query.count != 2 {
        throw Diagnostic(
          "--distinct takes two keys", hint: "write ibid dedupe --distinct KEY KEY")
      }
      mode = .markDistinct(isDryRun: isDryRun)
    default: mode = arguments.value("from").map(Mode.reportFile) ?? .report
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    switch mode {
    case .report: break
    case .reportFile(let source): return try look(into: source, in: &world)
    case .markDistinct(let isDryRun): return try markDistinct(isDryRun: isDryRun, in: &world)
    case .interactive: return try decide(in: &world)
    case .apply(let merging): return try apply(merging, in: &world)
    }
    let library = try world.session.library(for: .reading)
    guard let findings = try findings(in: library, &world) else { return .no }
    try write(findings, to: &world)
    return .done
  }

  /// The findings in a library; `nil` if the query matches nothing, which is reported.
  func findings(
    in library: Library, _ world: inout World
  ) throws(Diagnostic) -> DuplicateFindings? {
    var chosen: Set<Int>?
    if !query.isEmpty {
      let positions = try world.session.positions(
        matching: query, literalFrom: literalFrom, in: library)
      guard !positions.isEmpty else { return nil }
      chosen = Set(positions)
    }
    let found = Deduplication(library.records, venues: try library.venues())
    return DuplicateFindings(found, of: library.records, among: chosen)
  }

  private func look(into source: String, in world: inout World) throws(Diagnostic) -> ExitStatus {
    let records = try world.session.candidates(from: [source]).records
    var chosen: Set<Int>?
    if !query.isEmpty {
      let query = try Query(self.query, among: records, literalFrom: literalFrom)
      let matching = Set(records.indices.filter { query.matches(records[$0]) })
      guard !matching.isEmpty else {
        return try world.sayNo("nothing in \(source.quoted) matches \(self.query.quoted)")
      }
      chosen = matching
    }
    try write(DuplicateFindings(Deduplication(records), of: records, among: chosen), to: &world)
    return .done
  }

  /// Records that two records are different works.
  private func markDistinct(
    isDryRun: Bool, in world: inout World
  ) throws(Diagnostic) -> ExitStatus {
    var edit = try world.session.edit()
    let library = edit.library
    guard let one = try world.session.position(of: query[0], in: library),
      let other = try world.session.position(of: query[1], in: library)
    else { return .no }
    guard one != other else {
      throw Diagnostic("\(query[0]) and \(query[1]) are one record", hint: "name two records")
    }
    if edit.markDistinct(one, other) {
      try world.session.apply(edit, isDryRun: isDryRun)
    } else {
      try world.remark("that is known already")
    }
    return .done
  }
}
