import Curation
import Lookup
import Platform
import Records
import Store
import Text

/// Whether the addresses of records lead anywhere.
struct LinkCheckup {
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
    var position: Int
    var field: FieldName
    /// As it stands in the field.
    var text: String
  }

  /// Several hosts are asked at once, and each of them one question at a time.
  private static let hostsAtOnce = 8

  /// Asks for every address of the records at some positions, each once.
  ///
  /// - Returns: A fault for each mention of a dead one, and one diagnostic for all that cannot be told.
  /// - Throws: A `Diagnostic` when the system has no files left to open.
  func run(
    on positions: [Int], by curl: Curl, in world: inout World
  ) throws(Diagnostic) -> (dead: [Fault], failures: [Diagnostic]) {
    var mentions: [String: [Mention]] = [:]
    for position in positions {
      for (address, mention) in self.mentions(at: position) {
        mentions[address, default: []].append(mention)
      }
    }
    let verdicts = try probe(mentions.keys.sorted(), by: curl, in: &world)
    if let failure = Self.outage(verdicts) { return ([], [failure]) }
    var faults: [Fault] = []
    var untold = 0
    for (address, verdict) in verdicts {
      let reason: String
      switch verdict {
      case .alive: continue
      case .dead(let fault): reason = fault
      // Others are found, so that it is not the network.
      case .untold(let failure) where failure?.reason == .hostNotFound:
        reason = "the host is not found"
      case .untold:
        untold += 1
        continue
      }
      for mention in mentions[address] ?? [] {
        if let fault = fault(mention, reason) { faults.append(fault) }
      }
    }
    if untold > 0 {
      let links = untold == 1 ? "1 link" : "\(untold) links"
      try world.remark(
        "could not tell of \(links): the hosts refuse to answer programs, or are slow")
    }
    return (faults, [])
  }

  private func fault(_ mention: Mention, _ reason: String) -> Fault? {
    guard let place = checked.text.entry(at: mention.position) else { return nil }
    let index = place.entry.fields.firstIndex { field in
      field.name == mention.field && field.value.contains(mention.text)
    }
    let finding = Finding(
      "\(mention.text.quoted) leads nowhere: \(reason)",
      hint: mention.field == "doi"
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
        case .verbatim where field.name == "doi" && !known.contains(position): field.value
        case .literal, .name, .date, .range, .integer, .verbatim, .key, .venue, .award, .related,
          .tag:
          nil
        }
      guard let text, let address = address(text, isDOI: field.name == "doi") else { return nil }
      return (address, Mention(position: position, field: field.name, text: text))
    }
  }

  private func address(_ text: String, isDOI: Bool) -> String? {
    if isDOI {
      guard case .doi(let doi)? = WorkIdentifier(text) else { return nil }
      return AddressText.mended(resolver + doi)
    }
    if AddressText.isLoopback(text) || text.hasPrefix("https://") {
      return AddressText.mended(text)
    }
    guard text.hasPrefix("http://") else { return nil }
    return AddressText.mended("https://\(text.dropFirst("http://".utf8.count))")
  }

  private func probe(
    _ addresses: [String], by curl: Curl, in world: inout World
  ) throws(Diagnostic) -> [(address: String, verdict: LinkProbe.Verdict)] {
    var queues = [[String]](repeating: [], count: Self.hostsAtOnce)
    var queueOfHost: [String: Int] = [:]
    for address in addresses {
      let host = FetchFailure.host(of: address)
      let queue = queueOfHost[host] ?? queueOfHost.count % Self.hostsAtOnce
      queueOfHost[host] = queue
      queues[queue].append(address)
    }
    let work = queues
    let progress = LookupProgress("asking for links", total: addresses.count)
    var verdicts: [String: LinkProbe.Verdict] = [:]
    try Workers.run(work.map { (count: $0.count, threads: 1) }) { queue, index in
      LinkProbe.verdict(on: work[queue][index], by: curl)
    } receive: { queue, index, verdict in
      verdicts[work[queue][index]] = verdict
      progress.show(verdicts.count, in: &world)
    }
    progress.clear(in: &world)
    return addresses.compactMap { address in verdicts[address].map { (address, $0) } }
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
