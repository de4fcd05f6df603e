internal import Checks
internal import Identifiers
public import Lookup
internal import OperatingSystem
internal import Records
internal import Store
public import Text

/// Checks whether the addresses in records exist.
public struct DeadLinkCheck {
  private let checked: CheckedLibrary
  private let addresses: ServiceAddresses
  /// The positions of records whose DOI a registry knows, so that it need not be requested.
  private let known: Set<Int>

  init(_ checked: CheckedLibrary, addresses: ServiceAddresses, known: Set<Int>) {
    self.checked = checked
    self.addresses = addresses
    self.known = known
  }

  /// An occurrence of an address in a record.
  private struct Mention {
    /// The position of the record.
    public var position: Int
    /// The field with the address.
    public var field: FieldName
    /// The address as written in the field.
    public var text: String
  }

  private struct Request: Sendable {
    /// The address to request.
    public let address: String
    let reach: Reach
  }

  /// The number of hosts to ask concurrently; each gets one request at a time.
  private static let hostsAtOnce = 8

  /// Requests every address of the records at some positions, each once.
  ///
  /// - Returns: A fault for each occurrence of a dead address, and one diagnostic for each reason
  ///   why others could not be checked.
  /// - Throws: A `Diagnostic` when the system has no file descriptors left.
  public func run(
    on positions: [Int], by client: RetryingClient, in session: Session
  ) throws(Diagnostic) -> (dead: [Fault], failures: [Diagnostic]) {
    var mentions: [String: [Mention]] = [:]
    for position in positions {
      for (address, mention) in self.mentions(at: position) {
        mentions[address, default: []].append(mention)
      }
    }
    let requests = mentions.sorted { $0.key < $1.key }.map { address, mentions in
      let isDOI = mentions.contains { $0.field == .doi }
      return Request(address: address, reach: isDOI ? Reach(base: addresses[.doi]) : .internet)
    }
    let verdicts = try probe(requests, by: client, in: session)
    if let failure = Self.outage(verdicts) { return ([], [failure]) }
    var faults: [Fault] = []
    var (unknown, notAsked) = (0, 0)
    for (address, verdict) in verdicts {
      let reason: String
      switch verdict {
      case .alive: continue
      case .dead(let fault): reason = fault
      // Other hosts were found, so the network works and this host is gone.
      case .unknown(let failure) where failure?.reason == .hostNotFound:
        reason = "the host is not found"
      case .unknown(let failure) where failure?.reason == .privateAddress:
        notAsked += 1
        continue
      case .unknown:
        unknown += 1
        continue
      }
      for mention in mentions[address] ?? [] {
        if let fault = fault(mention, reason) { faults.append(fault) }
      }
    }
    if unknown > 0 {
      try session.remark(
        "could not tell of \(counted(unknown, "link")): the hosts refuse to answer programs, or are slow"
      )
    }
    if notAsked > 0 {
      try session.remark(
        "did not ask for \(counted(notAsked, "link")) to this machine or into private networks; see"
          + " private_network in `ibid help settings`")
    }
    return (faults, [])
  }

  private func fault(_ mention: Mention, _ reason: String) -> Fault? {
    guard let place = checked.text.entry(at: mention.position) else { return nil }
    let index = place.entry.fields.firstIndex { field in
      field.name == mention.field && field.value.contains(mention.text)
    }
    let finding = Finding(
      "dead link (\(reason)): \(mention.text.quoted)",
      hint: mention.field == .doi
        ? "compare it with the DOI on the work itself"
        : "write where the page is now, or take the address out", in: index,
      at: .text(mention.text))
    return Fault(finding, in: place, of: checked.text, .deadLink)
  }

  /// The addresses of a record in the form to request: a DOI at the resolver, others by https.
  private func mentions(at position: Int) -> [(String, Mention)] {
    let record = checked.library.records[position]
    return record.fields.compactMap { field in
      let text: String? =
        switch field.name.kind {
        case .uri: field.value
        case .link: Link(field: field.value)?.url
        case .verbatim where field.name == .doi && !known.contains(position): field.value
        case .literal, .name, .date, .range, .integer, .verbatim, .key, .venue, .award, .related,
          .tag:
          nil
        }
      guard let text, let address = address(text, isDOI: field.name == .doi) else { return nil }
      return (address, Mention(position: position, field: field.name, text: text))
    }
  }

  private func address(_ text: String, isDOI: Bool) -> String? {
    if isDOI {
      return DOI(text)?.address(at: addresses[.doi])
    }
    if AddressText.isLoopback(text) || text.hasPrefix("https://") {
      return AddressText.corrected(text)
    }
    guard text.hasPrefix("http://") else { return nil }
    return AddressText.corrected("https://\(text.dropFirst("http://".utf8.count))")
  }

  private func probe(
    _ requests: [Request], by client: RetryingClient, in session: Session
  ) throws(Diagnostic) -> [(address: String, verdict: LinkProbe.Verdict)] {
    var queues = [[Request]](repeating: [], count: Self.hostsAtOnce)
    var queueOfHost: [String: Int] = [:]
    for request in requests {
      let host = FetchFailure.host(of: request.address)
      let queue = queueOfHost[host] ?? queueOfHost.count % Self.hostsAtOnce
      queueOfHost[host] = queue
      queues[queue].append(request)
    }
    let work = queues
    let addresses = addresses
    let progress = session.progress(of: "asking for links", total: requests.count)
    defer { progress.end() }
    var verdicts: [String: LinkProbe.Verdict] = [:]
    try Workers.run(work.map { (count: $0.count, threads: 1) }) { queue, index in
      let request = work[queue][index]
      let requestQueue = RequestQueue(linkTo: request.address, at: addresses)
      return LinkProbe.verdict(
        on: request.address, within: request.reach, by: client, in: requestQueue)
    } receive: { queue, index, verdict in
      verdicts[work[queue][index].address] = verdict
      progress.show(verdicts.count)
    }
    return requests.compactMap { request in
      verdicts[request.address].map { (request.address, $0) }
    }
  }

  /// If no address answers and no host is found, the network is unavailable.
  private static func outage(
    _ verdicts: [(address: String, verdict: LinkProbe.Verdict)]
  ) -> Diagnostic? {
    let failures = verdicts.compactMap { $0.verdict.failure }
    let isGone = failures.count == verdicts.count && failures.allSatisfy(\.concernsAll)
    return isGone ? failures.first?.diagnostic : nil
  }
}
