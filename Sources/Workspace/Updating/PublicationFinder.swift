internal import RichText
internal import Identifiers
internal import Duplicates
internal import Formats
public import Lookup
public import Records
public import Text

/// Finds the publications of preprints.
///
/// It first uses what the preprint's server and Crossref declare. If neither declares anything, it
/// searches Crossref for the title and the authors.
public struct PublicationFinder {
  /// Looks works up.
  public let fetcher: Fetcher
  /// The works in the library, so that none is added twice.
  public let known: WorkIndex

  /// Makes a finder.
  public init(fetcher: Fetcher, known: WorkIndex) {
    self.fetcher = fetcher
    self.known = known
  }

  /// The result for one preprint.
  public enum Outcome: Sendable {
    case published(PublicationUpdate)
    /// The library has a record of the publication.
    case known(CitationKey)
    /// Possible publications that need confirmation.
    case doubtful([PublicationUpdate])
    /// No publication with a DOI was found; `reference` is the authors' note on arXiv, if any.
    case unknown(reference: String?)
  }

  /// The DOI of a possible publication.
  private struct Clue: Hashable {
    var doi: DOI
    /// Whether the server or the registry declares it.
    var isDeclared: Bool
    /// Whether it is certain even before the publication is looked up.
    var isCertain: Bool
  }

  /// What is known of a publication before it is looked up.
  private struct Traces {
    var clues: [Clue]
    /// The authors' own note on where the preprint was published.
    var reference: String?
    /// Whether all services answered.
    var isComplete = true
  }

  /// - Parameters:
  ///   - preprints: Records for which `PublishedVersion` wants a publication.
  ///   - session: Receives progress.
  /// - Returns: The result for each preprint, `nil` if a service did not answer; and the failures.
  /// - Throws: A `Diagnostic` when the system has no file descriptors left.
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

  /// What the records, their servers and the registry declare about publications.
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
      let linked = PublishedVersion.publications(linkedBy: preprint)
      for doi in own + linked + named
      where !PublishedVersion.isPreprint(doi: doi, of: preprint) {
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

  /// The identifiers of a preprint on its server.
  private static func preprintIdentifiers(of record: Record) -> [WorkIdentifier] {
    WorkIndex.identifiers(of: record).filter { work in
      switch work {
      case .arxiv: true
      case .doi(let doi): PublishedVersion.isPreprint(doi: doi, of: record)
      case .isbn, .pmid, .pmcid, .page: false
      }
    }
  }

  /// The publications that Crossref declares, by the DOIs of the preprints.
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

  /// Searches for works with a preprint's title and authors that are certainly its publication.
  private func search(
    for preprints: [Record], _ failures: inout [Diagnostic], in session: Session
  ) throws(Diagnostic) -> [[Clue]?] {
    let requests = preprints.map { preprint in
      PublicationSearch.request(
        title: MarkedText.words(of: preprint[.title] ?? ""),
        authors: preprint.creators.filter { !$0.isOthers }.map(\.fullFamily), at: fetcher.addresses)
    }
    let progress = session.progress(of: "searching for publications", total: requests.count)
    defer { progress.end() }
    var done = 0
    if !requests.isEmpty { progress.show(done) }
    let answers = try fetcher.ask(requests) { reply, _ in
      let works = Result { () throws(Diagnostic) in try PublicationSearch.candidates(in: reply) }
      return Fetcher.Reading(works, isSound: (try? works.get()) != nil)
    } heard: { _ in
      done += 1
      progress.show(done)
    }
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
        // If there is a certain DOI, the others need not be looked up.
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
    // It may also be another article that followed from the paper; only the user can decide.
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
