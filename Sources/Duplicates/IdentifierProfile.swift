internal import Identifiers
internal import Records
internal import Text

/// The identifiers of a record, in one spelling each.
struct IdentifierProfile: Sendable {
  var doi: String?
  var arxiv: String?
  var pmid: String?
  /// The ISBNs without their check digits, of which one may be printed and another on a screen.
  var isbns: Set<String> = []
  /// The address of a page, without what two spellings of it may differ in: scheme, `www.`, a slash
  /// at the end, an anchor.
  var address: String?
  /// The address, unless it is a host alone, which is the page of too many things.
  var page: String? { address?.utf8.contains(UInt8(ascii: "/")) ?? false ? address : nil }
  /// The identifiers of other archives, by the archive.
  var archives: [String: String] = [:]
  /// Whether an arXiv paper is named in a way that gives no identifier.
  var isOnArxiv = false

  init(_ record: Record) {
    doi = record["doi"].flatMap(Self.doi) ?? record["url"].flatMap(Self.doi)
    arxiv =
      (record["arxiv"] ?? record["eprint"]).flatMap(Identifier.arxiv)
      ?? record["url"].flatMap { Self.mentionsArxiv($0) ? Identifier.arxiv(in: $0) : nil }
    if arxiv == nil, let doi, doi.hasPrefix("10.48550/arxiv.") {
      arxiv = Identifier.arxiv(in: String(doi.dropFirst(15)))
    }
    if arxiv == nil, let journal = record["journal"] ?? record["howpublished"] ?? record["note"],
      Self.mentionsArxiv(journal)
    {
      isOnArxiv = true
      arxiv =
        journal.split { $0 == " " || $0 == "," || $0 == "[" || $0 == "]" }
        .lazy.compactMap { Identifier.arxiv(in: String($0)) }.first
    }
    if arxiv == nil, let volume = record["volume"], volume.utf8.count > 8 {
      // `abs/1503.06733`, as DBLP has it, or the identifier with its prefix.
      arxiv = Identifier.arxiv(
        in: String(volume.hasPrefix("abs/") ? volume.dropFirst(4) : volume[...]))
    }
    pmid = record["pmid"]?.trimmed
    if record["eprinttype"]?.asciiLowercased == "pubmed" { pmid = record["eprint"]?.trimmed }
    archives["pmcid"] = record["pmcid"]?.trimmed.asciiLowercased
    let kind = record["eprinttype"]?.trimmed.asciiLowercased ?? ""
    if Self.archiveKinds.contains(kind), let identifier = record["eprint"]?.trimmed {
      archives[kind] = identifier.asciiLowercased
    }
    isbns = Set(record.values(of: "isbn").flatMap(Self.isbns))
    if doi == nil { address = (record["url"] ?? record["howpublished"]).flatMap(Self.address) }
  }

  private static let archiveKinds: Set<String> = ["hal", "hdl", "handle", "pmc", "jstor"]

  private static func address(_ text: String) -> String? {
    guard let scheme = text.firstRange(of: "://") else { return nil }
    var address = text[scheme.upperBound...].prefix { !" }\\".contains($0) }
    // Behind "#/" and "#!" a program of the page names the page.
    if let anchor = address.firstIndex(of: "#"),
      !["/", "!"].contains(address[anchor...].dropFirst().first)
    {
      address = address[..<anchor]
    }
    if address.hasPrefix("www.") { address = address.dropFirst(4) }
    while address.utf8.last == UInt8(ascii: "/") { address = address.dropLast() }
    // Only in the name of the host has case no meaning.
    let host = address.prefix { $0 != "/" }
    return String(host).asciiLowercased + address.dropFirst(host.count)
  }

  private static func mentionsArxiv(_ text: String) -> Bool {
    text.containsByte { byte, previous in
      byte | 0x20 == UInt8(ascii: "x") && previous | 0x20 == UInt8(ascii: "r")
    } && text.asciiLowercased.contains("arxiv")
  }

  /// A DOI without resolver, prefix, percent and TeX escapes, in small letters.
  ///
  /// - Source: DOI Handbook, section 2.4: case has no meaning.
  static func doi(in text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let start = bytes.indices.dropLast(3).first(where: { isPrefix(bytes, at: $0) })
    else { return nil }
    var doi: [UInt8] = []
    var index = start
    while index < bytes.count, !bytes[index].isASCIIWhitespace {
      switch bytes[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""): break
      case UInt8(ascii: "%"):
        let code = String(decoding: bytes[(index + 1)..<min(index + 3, bytes.count)], as: UTF8.self)
        if let byte = UInt8(code, radix: 16), byte < 0x80 {
          doi.append(byte.asciiLowercased)
          index += 2
        } else {
          doi.append(bytes[index])
        }
      default: doi.append(bytes[index].asciiLowercased)
      }
      index += 1
    }
    while let last = doi.last, ".,;)/".utf8.contains(last) {
      if last == UInt8(ascii: ")"), doi.contains(UInt8(ascii: "(")) { break }
      doi.removeLast()
    }
    let found = String(decoding: doi, as: UTF8.self)
    return Identifier.isDOI(found) ? found : nil
  }

  /// Whether `10.` and a digit stand there.
  private static func isPrefix(_ bytes: [UInt8], at index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "1") && bytes[index + 1] == UInt8(ascii: "0")
      && bytes[index + 2] == UInt8(ascii: ".") && bytes[index + 3].isASCIIDigit
  }

  /// The ISBNs of a field, in thirteen digits but for the check digit, which is another in ten.
  private static func isbns(_ text: String) -> [String] {
    text.split { " ,;/".contains($0) }.compactMap { part in
      let digits = part.utf8.filter { $0.isASCIIDigit || $0 | 0x20 == UInt8(ascii: "x") }
      let body = String(decoding: digits.dropLast(), as: UTF8.self)
      switch digits.count {
      case 13: return body
      case 10: return "978" + body
      default: return nil
      }
    }
  }
}
