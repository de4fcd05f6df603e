import Console
import Formats
import Lookup
import Platform
import Text

/// Looks works up: sends the requests that `Lookup` makes, and hands it the answers, until each work
/// has a record or a reason why there is none.
struct Fetcher: Sendable {
  let addresses: ServiceAddresses
  private let fetching: Fetching
  /// `nil` where there is no place for it.
  private let cache: LookupCache?
  /// Whether what is kept is asked for all the same.
  private let isAnew: Bool
  private let turns: ServiceTurns

  init(
    addresses: ServiceAddresses, by fetching: Fetching, keepingIn cache: LookupCache?, isAnew: Bool
  ) {
    self.addresses = addresses
    self.fetching = fetching
    self.cache = cache
    self.isAnew = isAnew
    turns = ServiceTurns(clock: fetching.clock)
  }

  /// What is known of works in the end.
  struct Results: Sendable {
    fileprivate(set) var records: [WorkIdentifier: ImportedRecord] = [:]
    /// Why the other works have no record: the works are named in it, those that lack one for the
    /// same reason together.
    fileprivate(set) var failures: [Diagnostic] = []
  }

  /// From one service to the next, no work takes more steps than a page, which names a DOI, which
  /// Crossref does not know, and some to spare.
  private static let mostRounds = 6

  /// Looks all works up, each once.
  ///
  /// One that fails does not stop the others. The results do not depend on which answer comes first.
  func look(
    up works: [WorkIdentifier], in world: inout World
  ) throws(Diagnostic) -> Results {
    var results = Results()
    var unreachable = UnreachableWorks()
    let progress = LookupProgress(total: Set(works).count)
    var doneCount = 0
    var requests = LookupRequest.requests(for: works, at: addresses)
    for _ in 0..<Self.mostRounds where !requests.isEmpty {
      progress.show(doneCount, in: &world)
      let outcomes = try ask(requests) { outcome in
        doneCount += outcome.endedCount
        progress.show(doneCount, in: &world)
      }
      var next: [LookupRequest] = []
      for (request, outcome) in zip(requests, outcomes) {
        switch outcome {
        case .failed(let failure): unreachable.add(request.works, failure)
        case .answered(let steps):
          for step in steps {
            switch step {
            case .ask(let request): next.append(request)
            case .found(let finding):
              switch finding.result {
              case .success(let record): results.records[finding.work] = record
              case .failure(let reason): results.failures.append(reason)
              }
            }
          }
        }
      }
      requests = next
    }
    progress.clear(in: &world)
    for request in requests {
      for work in request.works {
        results.failures.append(
          Diagnostic(
            "the services refer from one to another about \(work.described), and none describes it",
            hint: "give another identifier"))
      }
    }
    results.failures += unreachable.diagnostics
    cache?.sweep()
    return results
  }

  /// What a request led to.
  private enum Outcome: Sendable {
    case answered([LookupStep])
    case failed(FetchFailure)

    /// The works for which this was the end.
    var endedCount: Int {
      switch self {
      case .failed: 0
      case .answered(let steps): steps.count { if case .found = $0 { true } else { false } }
      }
    }
  }

  /// Sends requests, to all services at once and to each as many as it allows.
  private func ask(
    _ requests: [LookupRequest], heard: (Outcome) -> Void
  ) throws(Diagnostic) -> [Outcome] {
    let queues = Service.allCases.map { service in
      requests.indices.filter { requests[$0].service == service }
    }
    let sizes = zip(Service.allCases, queues).map { service, queue in
      (count: queue.count, threads: service.requestsAtOnce)
    }
    var outcomes: [Int: Outcome] = [:]
    try Workers.run(sizes) { queue, index in
      outcome(of: requests[queues[queue][index]])
    } receive: { queue, index, outcome in
      outcomes[queues[queue][index]] = outcome
      heard(outcome)
    }
    return requests.indices.compactMap { outcomes[$0] }
  }

  private func outcome(of request: LookupRequest) -> Outcome {
    if !isAnew, let kept = cache?.reply(to: request) {
      return .answered(LookupStep.steps(reading: kept, to: request, at: addresses))
    }
    if let outage = turns.outage(of: request.address) { return .failed(outage) }
    do throws(FetchFailure) {
      let reply = try reply(to: request)
      let steps = LookupStep.steps(reading: reply, to: request, at: addresses)
      // What cannot be read today may be whole tomorrow; that there is no such work is an answer.
      if reply.status == 404 || (reply.status < 300 && !steps.contains(where: \.isFailure)) {
        cache?.keep(reply, to: request)
      }
      return .answered(steps)
    } catch {
      turns.note(error)
      return .failed(error)
    }
  }

  private func reply(to request: LookupRequest) throws(FetchFailure) -> Reply {
    do throws(FetchFailure) {
      let answer = try fetching.get(request.address, accepting: request.accept) {
        turns.await(request.service)
      }
      return Reply(
        status: answer.status, mediaType: answer.mediaType, address: answer.address,
        body: answer.body)
    } catch {
      guard case .refused(let status, _) = error.reason else { throw error }
      return Reply(status: status, mediaType: "", address: request.address, body: [])
    }
  }
}

extension LookupStep {
  fileprivate var isFailure: Bool {
    switch self {
    case .ask: false
    case .found(let finding): if case .failure = finding.result { true } else { false }
    }
  }
}

/// The works about which no answer came, by the reason for that.
private struct UnreachableWorks {
  private var groups: [(failure: FetchFailure, works: [WorkIdentifier])] = []

  mutating func add(_ works: [WorkIdentifier], _ failure: FetchFailure) {
    let index = groups.firstIndex { group in
      group.failure.reason == failure.reason && group.failure.host == failure.host
    }
    if let index { groups[index].works += works } else { groups.append((failure, works)) }
  }

  var diagnostics: [Diagnostic] {
    groups.map { failure, works in failure.diagnostic(about: works.map(\.described).inWords) }
  }
}
