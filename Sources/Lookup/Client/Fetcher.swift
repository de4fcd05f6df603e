public import Formats
internal import OperatingSystem
public import Text

/// Looks works up: sends the requests of `Lookup` and reads the answers, until each work has a
/// record or a reason why there is none.
public struct Fetcher: Sendable {
  /// The addresses of the services.
  public let addresses: ServiceAddresses
  /// Sends the requests, within the limits of the services.
  public let client: RetryingClient
  /// `nil` if answers cannot be stored.
  private let cache: LookupCache?
  /// Whether to send requests even if the cache has their answers.
  private let ignoresCache: Bool

  /// Makes a fetcher.
  ///
  /// - Parameters:
  ///   - addresses: The addresses of the services.
  ///   - client: Sends the requests.
  ///   - cache: Stores answers; `nil` for no cache.
  ///   - ignoresCache: Whether to send requests even if the cache has their answers.
  public init(
    addresses: ServiceAddresses, by client: RetryingClient, keepingIn cache: LookupCache?,
    ignoresCache: Bool
  ) {
    self.addresses = addresses
    self.client = client
    self.cache = cache
    self.ignoresCache = ignoresCache
  }

  /// The results of looking works up.
  public struct Results: Sendable {
    /// The records of the works that were found.
    public fileprivate(set) var records: [WorkIdentifier: ImportedRecord] = [:]
    /// What happened to works after their publication.
    public fileprivate(set) var notices: [NoticedWork] = []
    /// Why the other works have no record, one diagnostic for each reason, which names the works.
    public fileprivate(set) var failures: [Diagnostic] = []

    fileprivate var count: Int { records.count + failures.count }

    fileprivate mutating func add(_ finding: LookupFinding) {
      for notice in finding.notices {
        notices.append(NoticedWork(work: finding.work, notice: notice))
      }
      switch finding.result {
      case .success(let record): records[finding.work] = record
      case .failure(let reason): failures.append(reason)
      }
    }
  }

  /// The maximum number of requests in sequence.
  ///
  /// A page that names a DOI unknown to Crossref takes three; a hundred works with one that spoils
  /// the answer take seven, because they are halved.
  private static let maximumRounds = 12

  /// Looks up all works, each once.
  ///
  /// A failed work does not stop the others. The results do not depend on the order of the answers.
  public func look(
    up works: [WorkIdentifier], progress: (_ done: Int) -> Void = { _ in }
  ) throws(Diagnostic) -> Results {
    var results = Results()
    var unanswered = FailedRequests()
    var requests = LookupRequest.requests(for: works, at: addresses)
    let addresses = addresses
    for _ in 0..<Self.maximumRounds where !requests.isEmpty {
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

  /// What was read from an answer.
  public struct Reading<Value: Sendable>: Sendable {
    /// The value that was read.
    public let value: Value
    /// Whether to cache the answer; one that could not be read may be complete later.
    public let isSound: Bool

    /// Makes a reading.
    public init(_ value: Value, isSound: Bool) { (self.value, self.isSound) = (value, isSound) }
  }

  /// Sends requests, to all services concurrently, and to each as many as it allows.
  ///
  /// - Parameters:
  ///   - requests: The requests.
  ///   - read: Reads an answer of any status; called on several threads concurrently.
  ///   - heard: Called on this thread with each result, as it arrives.
  /// - Returns: The results in the order of the requests.
  /// - Throws: A `Diagnostic` when the system has no file descriptors left.
  public func ask<Value: Sendable>(
    _ requests: [LookupRequest],
    reading read: @escaping @Sendable (Reply, LookupRequest) -> Reading<Value>,
    heard: (Value) -> Void = { _ in }
  ) throws(Diagnostic) -> [Result<Value, FetchFailure>] {
    let (queues, sizes) = queues(of: requests)
    var results: [Int: Result<Value, FetchFailure>] = [:]
    try Workers.run(sizes) { queue, index in
      answer(to: requests[queues[queue][index]], reading: read)
    } receive: { queue, index, result in
      results[queues[queue][index]] = result
      if case .success(let value) = result { heard(value) }
    }
    return requests.indices.compactMap { results[$0] }
  }

  /// The indices of the requests of each queue, and how many of them may run at once.
  private func queues(
    of requests: [LookupRequest]
  ) -> (queues: [[Int]], sizes: [(count: Int, threads: Int)]) {
    var queues: [(queue: RequestQueue, requests: [Int])] = []
    var known: [RequestQueue: Int] = [:]
    for (index, request) in requests.enumerated() {
      // Pages of many hosts share some queues here; the limiter tells them apart.
      let queue = RequestQueue(request)
      if let position = known[queue] {
        queues[position].requests.append(index)
      } else if case .host = queue, known.count >= Self.maximumQueues {
        queues[index % queues.count].requests.append(index)
      } else {
        known[queue] = queues.count
        queues.append((queue, [index]))
      }
    }
    let sizes = queues.map { queue, requests in
      (count: requests.count, threads: client.limiter.concurrency(of: queue))
    }
    return (queues.map(\.requests), sizes)
  }

  /// Each has a thread or more.
  private static let maximumQueues = 16

  private func answer<Value>(
    to request: LookupRequest, reading read: (Reply, LookupRequest) -> Reading<Value>
  ) -> Result<Value, FetchFailure> {
    if !ignoresCache, let kept = cache?.reply(to: request) {
      return .success(read(kept, request).value)
    }
    if let outage = client.limiter.outage(of: request.address) { return .failure(outage) }
    do throws(FetchFailure) {
      let reply = try reply(to: request)
      let reading = read(reply, request)
      // A 404 is cached too: it says that the work does not exist.
      if reply.status == 404 || (reply.status < 300 && reading.isSound) {
        cache?.keep(reply, to: request)
      }
      return .success(reading.value)
    } catch {
      client.limiter.note(error)
      return .failure(error)
    }
  }

  private func reply(to request: LookupRequest) throws(FetchFailure) -> Reply {
    let reach = Reach(base: addresses[request.service])
    let answer = try client.get(
      addressWithContact(of: request), within: reach, accepting: request.accept,
      atMost: request.service.maximumSize, in: RequestQueue(request))
    return Reply(
      status: answer.status, mediaType: answer.mediaType, address: answer.address,
      body: answer.body)
  }

  /// NCBI wants the mail address in the address of the request.
  ///
  /// - Source: NCBI, "A General Introduction to the E-utilities", `tool` and `email`.
  private func addressWithContact(of request: LookupRequest) -> String {
    guard request.service == .pubmed, let mailto = client.curl.mailto else {
      return request.address
    }
    return "\(request.address)&email=\(AddressText.encoded(mailto))"
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
