internal import Checks
internal import Identifiers
public import Lookup
internal import OperatingSystem
internal import Records
internal import Store
public import Text

/// Whether the addresses of records lead anywhere.
public struct DeadLinkCheck {
  private let checked: CheckedLibrary
  /// What a DOI's address begins with.
  private let resolver: String
  /// The positions of records whose DOI a registry knows, so that nobody need be asked.
  private let known: Set<Int>

  init(_ checked: CheckedLibrary, resolver: String, known: Set<Int>) {
    self.checked = checked
    self.resolver = resolver
    self.known = known
  }

  /// An address in a record.
  private struct Mention {
    public var position: Int
    public var field: FieldName
    /// As it stands in the field.
    public var text: String
  }

  private struct Request: Sendable {
    public let address: String
    let reach: Reach
  }

  /// Several hosts are asked at once, and each of them one question at a time.
  private static let hostsAtOnce = 8

  /// Asks for every address of the records at some positions, each once.
  ///
  /// - Returns: A fault for each mention of a dead one, and one diagnostic for all that cannot be told.
  /// - Throws: A `Diagnostic` when the system has no files left to open.
  public func run(
    on positions: [Int], by curl: Curl, in session: Session
  ) throws(Diagnostic) -> (dead: [Fault], failures: [Diagnostic]) {
    var mentions: [String: [Mention]] = [:]
    for position in positions {
      for (address, mention) in self.mentions(at: position) {
        mentions[address, default: []].append(mention)
      }
    }
    let requests = mentions.sorted { $0.key < $1.key }.map { address, mentions in
      let isDOI = mentions.contains { $0.field == .doi }
      return Request(address: address, reach: isDOI ? Reach(base: resolver) : .internet)
    }
    let verdicts = try probe(requests, by: curl, in: session)
    if let failure = Self.outage(verdicts) { return ([], [failure]) }
    var faults: [Fault] = []
    var (untold, notAsked) = (0, 0)
    for (address, verdict) in verdicts {
      let reason: String
      switch verdict {
      case .alive: continue
      case .dead(let fault): reason = fault
      // Others are found, so that it is not the network.
      case .untold(let failure) where failure?.reason == .hostNotFound:
        reason = "the host is not found"
      case .untold(let failure) where failure?.reason == .privateAddress:
        notAsked += 1
        continue
      case .untold:
        untold += 1
        continue
      }
      for mention in mentions[address] ?? [] {
        if let fault = fault(mention, reason) { faults.append(fault) }
      }
    }
    if untold > 0 {
      try session.remark(
        "could not tell of \(counted(untold, "link")): the hosts refuse to answer programs, or are slow"
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

  /// The addresses of a record, as they are asked for: a DOI of the resolver, the rest by https.
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
      return DOI(text)?.address(at: resolver)
    }
    if AddressText.isLoopback(text) || text.hasPrefix("https://") {
      return AddressText.corrected(text)
    }
    guard text.hasPrefix("http://") else { return nil }
    return AddressText.corrected("https://\(text.dropFirst("http://".utf8.count))")
  }

  private func probe(
    _ requests: [Request], by curl: Curl, in session: Session
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
    let progress = session.progress(of: "asking for links", total: requests.count)
    var verdicts: [String: LinkProbe.Verdict] = [:]
    try Workers.run(work.map { (count: $0.count, threads: 1) }) { queue, index in
      let request = work[queue][index]
      return LinkProbe.verdict(on: request.address, within: request.reach, by: curl)
    } receive: { queue, index, verdict in
      verdicts[work[queue][index].address] = verdict
      progress.show(verdicts.count)
    }
    progress.end()
    return requests.compactMap { request in
      verdicts[request.address].map { (request.address, $0) }
    }
  }

  /// Where no address leads anywhere and no host is found, it is the network that is gone.
  private static func outage(
    _ verdicts: [(address: String, verdict: LinkProbe.Verdict)]
  ) -> Diagnostic? {
    let failures = verdicts.compactMap { $0.verdict.failure }
    let isGone = failures.count == verdicts.count && failures.allSatisfy(\.concernsAll)
    return isGone ? failures.first?.diagnostic : nil
  }
}
