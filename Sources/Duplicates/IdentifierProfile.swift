internal import Identifiers
internal import Records
internal import Text

/// The identifiers of a record in normalized form.
struct IdentifierProfile: Sendable {
  var doi: String?
  var arxiv: String?
  var pmid: String?
  /// The ISBNs without their check digits; printed and electronic editions may have different ones.
  var isbns: Set<String> = []
  /// The normalized address of a page, without scheme, `www.`, a slash at the end and an anchor.
  var address: String?
  /// The address, unless it is only a host, which many records share.
  var page: String? { address?.utf8.contains(UInt8(ascii: "/")) ?? false ? address : nil }
  /// The identifiers in other archives, by archive.
  var archives: [String: String] = [:]
  /// Whether the record mentions arXiv without an identifier.
  var isOnArxiv = false

  init(_ record: Record) {
    let doi =
      record[.doi].flatMap(DOI.first(in:))
      ?? record[.url].flatMap(DOI.first(in:))
    self.doi = doi?.comparable.text
    var arxiv =
      (record[.arxiv] ?? record[.eprint]).flatMap(ArXivIdentifier.init)
      ?? record[.url].flatMap { Self.mentionsArxiv($0) ? ArXivIdentifier($0) : nil }
      ?? doi?.arXiv
    if arxiv == nil, let journal = record[.journal] ?? record[.howpublished] ?? record[.note],
      Self.mentionsArxiv(journal)
    {
      isOnArxiv = true
      arxiv =
        journal.split { $0 == " " || $0 == "," || $0 == "[" || $0 == "]" }
        .lazy.compactMap { ArXivIdentifier(String($0)) }.first
    }
    if arxiv == nil, let volume = record[.volume], volume.utf8.count > 8 {
      // `abs/1503.06733`, as in DBLP, or the identifier with its prefix.
      arxiv = ArXivIdentifier(String(volume.hasPrefix("abs/") ? volume.dropFirst(4) : volume[...]))
    }
    self.arxiv = arxiv?.comparable.text
    pmid = record[.pmid].map { PMID.canonical($0).trimmed }
    if record[.eprinttype]?.asciiLowercased == "pubmed" {
      pmid = record[.eprint].map { PMID.canonical($0).trimmed }
    }
    archives["pmcid"] = record[.pmcid].map { PMCID.canonical($0).trimmed.asciiLowercased }
    let kind = record[.eprinttype]?.trimmed.asciiLowercased ?? ""
    if Self.archiveKinds.contains(kind), let identifier = record[.eprint]?.trimmed {
      archives[kind] = identifier.asciiLowercased
    }
    isbns = Set(record.values(of: .isbn).flatMap(ISBN.list).map(\.comparable))
    if doi == nil { address = (record[.url] ?? record[.howpublished]).flatMap(Self.address) }
  }

  private static let archiveKinds: Set<String> = ["hal", "hdl", "handle", "pmc", "jstor"]

  private static func address(_ text: String) -> String? {
    guard let scheme = text.firstRange(of: "://") else { return nil }
    var address = text[scheme.upperBound...].prefix { !" }\\".contains($0) }
    // In single-page applications, the text after "#/" and "#!" identifies the page.
    if let anchor = address.firstIndex(of: "#"),
      !["/", "!"].contains(address[anchor...].dropFirst().first)
    {
      address = address[..<anchor]
    }
    if address.hasPrefix("www.") { address = address.dropFirst(4) }
    while address.utf8.last == UInt8(ascii: "/") { address = address.dropLast() }
    // Only the host name is case-insensitive.
    let host = address.prefix { $0 != "/" }
    return String(host).asciiLowercased + address.dropFirst(host.count)
  }

  private static func mentionsArxiv(_ text: String) -> Bool {
    text.containsByte { byte, previous in
      byte | 0x20 == UInt8(ascii: "x") && previous | 0x20 == UInt8(ascii: "r")
    } && text.asciiLowercased.contains("arxiv")
  }
}
