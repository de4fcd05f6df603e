import Workspace
internal import Keys
import Console
import Records
import Store
import Text

/// `ibid add SOURCE…` adds records.
struct Add: Command {
  static let spec = CommandSpec(
    "add", "Add works: by DOI and the like, from a file or standard input, or by hand.",
    arguments: "[SOURCE…]",
    count: 0...Int.max,
    parameters: [
      .option("type", "TYPE", "By hand: the entry type, such as article or talk."),
      .option("title", "TEXT", "By hand: the title."),
      .option("author", "NAME", "By hand: an author, as Family, Given.", repeats: true),
      .option("date", "DATE", "By hand: the date, as 2022 or 2022-07-17."),
      .option("set", "FIELD=VALUE", "Set any field.", repeats: true),
      .option("tag", "TAG", "Tag the added records.", repeats: true),
      .option("award", "NAME", "Add an award; `; url=…` may follow.", repeats: true),
      .option("link", "LINK", "Add a link, as \"LABEL URL\".", repeats: true),
      .option("key", "KEY", "The key, in place of one by the library's pattern."),
      .flag("force", "Add existing works again, and accept names that look misspelled."),
      .option(
        "merge", "MODE", orAlone: Merging.both.rawValue,
        "Merge works that exist already into their records.", choices: Merging.names),
      .flag("refresh", "Ask again, even if there is an answer of the last day."), .fromEncoding,
      .dryRun,
      .verbose,
    ],
    details: """
      SOURCE is a file of any format that `ibid help formats` lists, such as .bib, .ris or .json;
      the folder of a library of papis or coBib, or of a site of al-folio or academicpages; a work
      to look up, by its DOI, arXiv id, ISBN, PMID: or PMC number, or by an address that has one
      of them or is of a page that describes the work (by tags of Google Scholar, Dublin Core,
      PRISM, schema.org or Open Graph); a PDF with a DOI or an arXiv id, which is then linked to
      the record; or - for standard input of any of these except PDF. Several identifiers, also in
      a file, go one to a line. An @string of one file holds in the files after it.

      A work that exists already (the same DOI, the same arXiv paper, or the same work by the rules
      of `ibid dedupe`) is refused with the key of its record, or merged into it with --merge. The
      other works are added anyway, also if one cannot be looked up. A record that only resembles an
      existing one is added, and the resemblance is reported.

      --merge, which is --merge=both, keeps the values of both: the fuller one is used, and others are
      kept in the field `merged`. With --merge=theirs the source is right: its values and its lists of
      people replace those of the record. What only the record has stays, and tags, links, awards,
      files and notes are those of both. `ibid undo` takes either back.

      In a .bib file, the fields of al-folio, JabRef, Zotero, Mendeley and BibDesk for awards, links,
      groups and files become awards, links, tags and files, and a line at the end counts them. Paths
      are taken from the folder of the .bib file. Other fields are kept under their names.

      Crossref, doi.org, arXiv, Open Library, PubMed and the page's own host are asked about that
      work only, as often as each of them allows. If a page names a DOI, its registry is asked
      too. The answers are kept for a day.
      """,
    examples: [
      .init("ibid add 10.1038/nature14539 arXiv:1706.03762", "works, by their identifiers"),
      .init("ibid add paper.pdf", "the work in a PDF, linked to the file"),
      .init("ibid add refs.bib --tag thesis", "all entries of a file"),
      .init("pbpaste | ibid add -", "an entry from the clipboard"),
      .init("ibid add export.bib --merge", "new works, and new values of existing ones"),
      .init("ibid add export.bib --merge=theirs", "the same, with the corrections made elsewhere"),
      .init(
        "ibid add --type article --title 'On Growth' --author 'Thompson, D. W.' --date 1917",
        "a record by hand"),
    ])

  private let words: [String]
  private let byHand: [Assignment]
  private let extras: [Assignment]
  private let key: CitationKey?
  /// What `--merge` does with a work that exists already.
  private enum Merging: String, CaseIterable {
    case both, theirs

    static var names: [String] { allCases.map(\.rawValue) }

    var policy: AdditionPlan.Policy {
      switch self {
      case .both: .merge
      case .theirs: .correct
      }
    }
  }

  private let policy: AdditionPlan.Policy
  private let isForced: Bool
  private let ignoresCache: Bool
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    words = arguments.words
    ignoresCache = arguments.has("refresh")
    isForced = arguments.has("force")
    let merging = arguments.value("merge").flatMap(Merging.init(rawValue:))
    policy = merging?.policy ?? (isForced ? .add : .refuse)
    isDryRun = arguments.has("dry-run")
    key = if let key = arguments.value("key") { try CitationKey(key) } else { nil }
    var byHand: [Assignment] = []
    for name in ["type", "title", "author", "date"] {
      for value in arguments.all(name) { byHand.append(try Assignment("\(name)=\(value)")) }
    }
    var extras: [Assignment] = []
    for word in arguments.all("set") { extras.append(try Assignment(word)) }
    for name in ["tag", "award", "link"] {
      for value in arguments.all(name) { extras.append(try Assignment("\(name)+=\(value)")) }
    }
    if isForced, merging != nil {
      throw Diagnostic("--force adds what --merge would merge", hint: "leave one of the two out")
    }
    self.byHand = byHand
    self.extras = extras
    if words.isEmpty, byHand.isEmpty {
      throw Diagnostic(
        "add needs something to add",
        hint: "name a file or a DOI, write - for standard input, or give --title and --author")
    }
    if !words.isEmpty, !byHand.isEmpty {
      throw Diagnostic(
        "a record comes from a source or by hand, not both",
        hint: "use --set FIELD=VALUE to change what a source says")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let root = try world.session.libraryRoot()
    let extras = try world.session.resolvingFiles(in: extras, root: root, isForced: isForced)
    var sources = try world.session.sources(from: words)
    if words.isEmpty { sources = [.records([try candidateByHand()])] }
    let count = sources.reduce(0) { $0 + $1.count }
    if key != nil, count != 1 {
      throw Diagnostic("--key names one record, and there are \(count)", hint: "leave --key out")
    }
    // Report errors in the assignments before any service is asked.
    var trial = Record(key: .pending, type: "misc")
    try Assignment.apply(extras, to: &trial)
    let lookup = SourceLookup(includesKnown: policy != .refuse, ignoresCache: ignoresCache)
    let found = try lookup.works(from: sources, in: world.session)
    var candidates = found.candidates
    for index in candidates.indices {
      try Assignment.apply(extras, to: &candidates[index].record)
      if words.isEmpty { candidates[index].record.arrangeFields() }
    }
    if words.isEmpty { try requireTitleOrType(of: candidates[0].record) }
    let isNothingLeft = candidates.isEmpty && !(found.known + found.failures).isEmpty
    var summary = try isNothingLeft ? AdditionSummary() : add(candidates, in: &world)
    summary.refused += found.known.count
    summary.failed += found.failures.count
    for faults in [found.known, found.failures] where world.session.details.describe(faults.count) {
      for fault in faults { try world.report(fault) }
    }
    for line in summary.lines(after: world.session.details) { try world.remark(line) }
    return summary.refused + summary.failed == 0 ? .done : .no
  }

  /// Refuses a record from assignments alone without a title or a type.
  private func requireTitleOrType(of record: Record) throws(Diagnostic) {
    let isTypeGiven = (byHand + extras).contains { $0.name == .type }
    guard !isTypeGiven, record[.title] == nil else { return }
    throw Diagnostic(
      "a record needs a title or a type", hint: "give --title, or --type talk for one without")
  }

  private func candidateByHand() throws(Diagnostic) -> Candidate {
    var record = Record(key: .pending, type: "misc")
    try Assignment.apply(byHand, to: &record)
    return Candidate(record: record, key: nil)
  }

  private func add(
    _ candidates: [Candidate], in world: inout World
  ) throws(Diagnostic) -> AdditionSummary {
    let addition = Addition(policy: policy, key: key, isDryRun: isDryRun)
    return try addition.add(candidates, in: world.session) { library throws(Diagnostic) in
      if !isForced { try library.refuseSlips(in: (byHand + extras).map(\.name)) }
    }
  }
}
