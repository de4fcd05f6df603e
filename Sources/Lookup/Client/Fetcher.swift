public import Formats
internal import OperatingSystem
public import Text

/// Looks works up: sends the requests that `Lookup` makes, and hands it the answers, until each work
/// has a record or a reason why there is none.
public struct Fetcher: Sendable {
  public let addresses: ServiceAddresses
  private let client: RetryingClient
  /// `nil` where there is no place for it.
  private let cache: LookupCache?
  /// Whether what is kept is asked for all the same.
  private let isAnew: Bool
  private let limiter: RateLimiter

  public init(
    addresses: ServiceAddresses, by client: RetryingClient, keepingIn cache: LookupCache?,
    isAnew: Bool
  ) {
    self.addresses = addresses
    self.client = client
    self.cache = cache
    self.isAnew = isAnew
    limiter = RateLimiter(clock: client.clock)
  }

  /// What is known of works in the end.
  public struct Results: Sendable {
    public fileprivate(set) var records: [WorkIdentifier: ImportedRecord] = [:]
    /// What has happened to works since they were published.
    public fileprivate(set) var notices: [(work: WorkIdentifier, notice: WorkNotice)] = []
    /// Why the other works have no record: the works are named in it, those that lack one for the
    /// same reason together.
    public fileprivate(set) var failures: [Diagnostic] = []

    fileprivate var count: Int { records.count + failures.count }

    fileprivate mutating func add(_ finding: LookupFinding) {
      for notice in finding.notices { notices.append((finding.work, notice)) }
      switch finding.result {
      case .success(let record): records[finding.work] = record
      case .failure(let reason): failures.append(reason)
      }
    }
  }

  /// No work takes more steps than a page, which names a DOI, which Crossref does not know; and a
  /// hundred works of which one spoils the answer are asked about by halves, seven times.
  private static let mostRounds = 12

  /// Looks all works up, each once.
  ///
  /// One that fails does not stop the others. The results do not depend on which answer comes first.
  public func look(
    up works: [WorkIdentifier], progress: (_ done: Int) -> Void = { _ in }
  ) throws(Diagnostic) -> Results {
    var results = Results()
    var unanswered = FailedRequests()
    var requests = LookupRequest.requests(for: works, at: addresses)
    let addresses = addresses
    for _ in 0..<Self.mostRounds where !requests.isEmpty {
      progress(results.count)
      var ended = results.count
      let answers = try ask(requests) { reply, request in
        let steps = LookupStep.steps(reading: reply, to: request, at: addresses)
        return Reading(steps, isSound: !steps.contains(where: \.isFailure))
      } heard: { steps in
        ended += steps.count { $0.finding != nil }
        progress(ended)
      }
      var next: [LookupRequest] = []
      for (request, answer) in zip(requests, answers) {
        switch answer {
        case .failure(let failure): unanswered.add(request.works.map(\.described), failure)
        case .success(let steps):
          for step in steps {
            switch step {
            case .ask(let request): next.append(request)
            case .found(let finding): results.add(finding)
            }
          }
        }
      }
      requests = next
    }
    for work in requests.flatMap(\.works) {
      results.failures.append(
        Diagnostic(
          "the services refer from one to another about \(work.described), and none describes it",
          hint: "give another identifier"))
    }
    results.failures += unanswered.diagnostics
    cache?.sweep()
    return results
  }

  /// What was made of an answer.
  public struct Reading<Value: Sendable>: Sendable {
    public let value: Value
    /// Whether the answer may be kept: what cannot be read today may be whole tomorrow.
    public let isSound: Bool

    public init(_ value: Value, isSound: Bool) { (self.value, self.isSound) = (value, isSound) }
  }

  /// Sends requests, to all services at once and to each as many as it allows.
  ///
  /// - Parameters:
  ///   - requests: What is asked.
  ///   - read: Makes something of an answer, whatever its status; called on several threads at once.
  ///   - heard: Called on this thread with each result, as it comes.
  /// - Returns: The results in the order of the requests.
  /// - Throws: A `Diagnostic` when the system has no files left to open.
  public func ask<Value: Sendable>(
    _ requests: [LookupRequest],
    reading read: @escaping @Sendable (Reply, LookupRequest) -> Reading<Value>,
    heard: (Value) -> Void = { _ in }
  ) throws(Diagnostic) -> [Result<Value, FetchFailure>] {
    let queues = Service.allCases.map { service in
      requests.indices.filter { requests[$0].service == service }
    }
    let sizes = zip(Service.allCases, queues).map { service, queue in
      (count: queue.count, threads: service.requestsAtOnce)
    }
    var results: [Int: Result<Value, FetchFailure>] = [:]
    try Workers.run(sizes) { queue, index in
      answer(to: requests[queues[queue][index]], reading: read)
    } receive: { queue, index, result in
      results[queues[queue][index]] = result
      if case .success(let value) = result { heard(value) }
    }
    return requests.indices.compactMap { results[$0] }
  }

  private func answer<Value>(
    to request: LookupRequest, reading read: (Reply, LookupRequest) -> Reading<Value>
  ) -> Result<Value, FetchFailure> {
    if !isAnew, let kept = cache?.reply(to: request) { return .success(read(kept, request).value) }
    if let outage = limiter.outage(of: request.address) { return .failure(outage) }
    do throws(FetchFailure) {
      let reply = try reply(to: request)
      let reading = read(reply, request)
      // That there is no such work is an answer too.
      if reply.status == 404 || (reply.status < 300 && reading.isSound) {
        cache?.keep(reply, to: request)
      }
      return .success(reading.value)
    } catch {
      limiter.note(error)
      return .failure(error)
    }
  }

  private func reply(to request: LookupRequest) throws(FetchFailure) -> Reply {
    let reach = Reach(base: addresses[request.service])
    let answer = try client.get(request.address, within: reach, accepting: request.accept) {
      limiter.await(request.service)
    }
    return Reply(
      status: answer.status, mediaType: answer.mediaType, address: answer.address,
      body: answer.body)
  }
}

extension LookupStep {
  fileprivate var finding: LookupFinding? {
    switch self {
    case .ask: nil
    case .found(let finding): finding
    }
  }

  fileprivate var isFailure: Bool {
    if case .failure? = finding?.result { true } else { false }
  }
}
