internal import RichText
internal import Identifiers
internal import Duplicates
internal import Formats
public import Lookup
public import Records
public import Text

/// Finds out what became of preprints.
///
/// What the preprint's server and Crossref declare is asked for first; where nothing is declared,
/// Crossref is searched for the title and the authors.
public struct PublicationFinder {
  public let fetcher: Fetcher
  /// What the library has, so that no work comes to be in it twice.
  public let known: KnownWorks

  public init(fetcher: Fetcher, known: KnownWorks) {
    self.fetcher = fetcher
    self.known = known
  }

  /// What became of one preprint, as far as that is known.
  public enum Outcome: Sendable {
    case published(PublicationUpdate)
    /// The library has a record of the publication.
    case known(CitationKey)
    /// Publications that may be it.
    case doubtful([PublicationUpdate])
    /// Nothing that has a DOI; perhaps arXiv has the authors' word on where the work appeared.
    case unknown(reference: String?)
  }

  /// A DOI that may be of the publication.
  private struct Clue: Hashable {
    var doi: DOI
    /// Whether the server or the registry says so.
    var isDeclared: Bool
    /// Whether it is certain, before all is known of the publication.
    var isCertain: Bool
  }

  /// What is known of a preprint's publication before it is looked up.
  private struct Traces {
    var clues: [Clue]
    /// Where the authors say that it appeared, in their words.
    var reference: String?
    /// Whether everybody could be asked.
    var isComplete = true
  }

  /// - Parameters:
  ///   - preprints: Records that `PublishedVersion` wants one for.
  ///   - session: Where the progress is reported.
  /// - Returns: What became of each, `nil` where that could not be asked; and why not.
  /// - Throws: A `Diagnostic` when the system has no files left to open.
  public func outcomes(
    for preprints: [Record], in session: Session
  ) throws(Diagnostic) -> (outcomes: [Outcome?], failures: [Diagnostic]) {
    var failures: [Diagnostic] = []
    var traces = try declaredTraces(of: preprints, &failures, in: session)
    let silent = preprints.indices.filter { traces[$0].clues.isEmpty }
    let found = try search(for: silent.map { preprints[$0] }, &failures, in: session)
    for (index, found) in zip(silent, found) {
      if let found { traces[index].clues = found } else { traces[index].isComplete = false }
    }
    let dois = zip(preprints, traces).flatMap { preprint, traces in
      traces.clues.map(\.doi).filter { known[.doi($0)] ?? preprint.key == preprint.key }
    }
    let results = try session.look(up: dois.map { .doi($0) }, by: fetcher)
    failures += results.failures
    let outcomes = zip(preprints, traces).map { preprint, traces in
      outcome(for: preprint, from: traces, results.records)
    }
    return (outcomes, failures)
  }

  // MARK: Clues

  /// What is said of the preprints' publications by themselves, their servers and the registry.
  private func declaredTraces(
    of preprints: [Record], _ failures: inout [Diagnostic], in session: Session
  ) throws(Diagnostic) -> [Traces] {
    let works = preprints.map(Self.preprintIdentifiers)
    let papers = works.joined().filter { if case .arxiv = $0 { true } else { false } }
    let onArxiv = try session.look(up: papers, by: fetcher)
    failures += onArxiv.failures
    let relations = try relations(of: works.flatMap { $0 }, &failures)
    return zip(preprints, works).map { preprint, works in
      let own = [preprint[.doi].flatMap(DOI.init)].compactMap(\.self)
      let named = works.flatMap { work in
        (onArxiv.records[work]?.values(of: .doi) ?? []).compactMap(DOI.init)
          + (relations[work] ?? [])
      }
      var dois: [DOI] = []
      for doi in own + named where !PublishedVersion.isPreprint(doi: doi) {
        let isNew = !dois.contains { $0.comparable == doi.comparable }
        if isNew { dois.append(doi) }
      }
      let references = works.lazy.compactMap { work in
        onArxiv.records[work]?.values(of: FieldName.journalRef).first
      }
      return Traces(
        clues: dois.map { Clue(doi: $0, isDeclared: true, isCertain: true) },
        reference: references.first)
    }
  }

  /// The identifiers under which servers know a preprint.
  private static func preprintIdentifiers(of record: Record) -> [WorkIdentifier] {
    KnownWorks.identifiers(of: record).filter { work in
      switch work {
      case .arxiv: true
      case .doi(let doi): PublishedVersion.isPreprint(doi: doi)
      case .isbn, .pmid, .pmcid, .page: false
      }
    }
  }

  /// What Crossref says that preprints became, by their DOIs.
  private func relations(
    of works: [WorkIdentifier], _ failures: inout [Diagnostic]
  ) throws(Diagnostic) -> [WorkIdentifier: [DOI]] {
    let preprints = works.filter { if case .doi = $0 { true } else { false } }
    let requests = LookupRequest.requests(for: preprints, at: fetcher.addresses)
    let answers = try fetcher.ask(requests) { reply, _ in
      let dois = Result { () throws(Diagnostic) in try PublicationSearch.publications(in: reply) }
      return Fetcher.Reading(dois, isSound: (try? dois.get()) != nil)
    }
    var unanswered = FailedRequests()
    var relations: [WorkIdentifier: [DOI]] = [:]
    for (request, answer) in zip(requests, answers) {
      guard let work = request.works.first else { continue }
      switch answer {
      case .success(.success(let dois)): relations[work] = dois
      case .success(.failure(let reason)): failures.append(reason)
      case .failure(let failure): unanswered.add([work.described], failure)
      }
    }
    failures += unanswered.diagnostics
    return relations
  }

  /// The works of a preprint's title and authors that are certainly its publication.
  private func search(
    for preprints: [Record], _ failures: inout [Diagnostic], in session: Session
  ) throws(Diagnostic) -> [[Clue]?] {
    let requests = preprints.map { preprint in
      PublicationSearch.request(
        title: MarkedText.words(of: preprint[.title] ?? ""),
        authors: preprint.creators.map(\.fullFamily), at: fetcher.addresses)
    }
    let progress = session.progress(of: "searching for publications", total: requests.count)
    var done = 0
    if !requests.isEmpty { progress.show(done) }
    let answers = try fetcher.ask(requests) { reply, _ in
      let works = Result { () throws(Diagnostic) in try PublicationSearch.candidates(in: reply) }
      return Fetcher.Reading(works, isSound: (try? works.get()) != nil)
    } heard: { _ in
      done += 1
      progress.show(done)
    }
    progress.end()
    var unanswered = FailedRequests()
    defer { failures += unanswered.diagnostics }
    return zip(preprints, answers).map { preprint, answer in
      switch answer {
      case .success(.success(let works)):
        let clues = works.compactMap { candidate -> Clue? in
          let fit = PublishedVersion.fit(of: candidate, for: preprint, isDeclared: false).fit
          guard fit != .none, let doi = candidate[.doi].flatMap(DOI.init) else { return nil }
          return Clue(doi: doi, isDeclared: false, isCertain: fit == .certain)
        }
        // Beside what is certain, what is not needs no second look.
        let certain = clues.filter(\.isCertain)
        return certain.isEmpty ? clues : certain
      case .success(.failure(let reason)):
        failures.append(reason)
        return nil
      case .failure(let failure):
        unanswered.add([preprint.key.text], failure)
        return nil
      }
    }
  }

  // MARK: Verdict

  private func outcome(
    for preprint: Record, from traces: Traces, _ records: [WorkIdentifier: ImportedRecord]
  ) -> Outcome? {
    var certain: [PublicationUpdate] = []
    var doubtful: [PublicationUpdate] = []
    var isComplete = traces.isComplete
    for clue in traces.clues {
      if let key = known[.doi(clue.doi)], key != preprint.key {
        if clue.isCertain { return .known(key) }
        continue
      }
      guard let found = records[.doi(clue.doi)] else {
        isComplete = false
        continue
      }
      let record = found.record(key: .pending)
      let (fit, reasons) = PublishedVersion.fit(
        of: record, for: preprint, isDeclared: clue.isDeclared)
      let update = PublicationUpdate(preprint.key, record, reasons)
      switch fit {
      case .certain: certain.append(update)
      case .doubtful: doubtful.append(update)
      case .none: break
      }
    }
    if let only = certain.first, certain.count == 1 { return .published(only) }
    // A paper and the article that came of it: whoever has the record knows which is meant.
    if !certain.isEmpty { return .doubtful(certain) }
    if !doubtful.isEmpty { return .doubtful(doubtful) }
    return isComplete ? .unknown(reference: traces.reference) : nil
  }
}

extension ImportedRecord {
  fileprivate func values(of name: FieldName) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }
}
