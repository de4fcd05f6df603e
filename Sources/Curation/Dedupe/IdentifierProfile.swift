internal import Records
internal import Text

/// The identifiers of a record, in one spelling each.
struct IdentifierProfile: Sendable {
  var doi: String?
  var arxiv: String?
  var pmid: String?
  var isbn: String?
  /// The address of a page, without what two writings of it may differ in.
  var page: String?
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
    pmid = record["pmid"]?.trimmed
    if record["eprinttype"]?.asciiLowercased == "pubmed" { pmid = record["eprint"]?.trimmed }
    isbn = record["isbn"].flatMap(Self.isbn)
    if doi == nil { page = (record["url"] ?? record["howpublished"]).flatMap(Self.page) }
  }

  /// Host and path of an address: the scheme, `www.`, a slash at the end and a fragment say nothing.
  private static func page(_ text: String) -> String? {
    guard let scheme = text.firstRange(of: "://") else { return nil }
    var address = text[scheme.upperBound...].prefix { !" }#\\".contains($0) }
    if address.hasPrefix("www.") { address = address.dropFirst(4) }
    while address.utf8.last == UInt8(ascii: "/") { address = address.dropLast() }
    // A host alone is the page of too many things.
    return address.utf8.contains(UInt8(ascii: "/")) ? String(address).asciiLowercased : nil
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

  /// An ISBN of thirteen digits, whichever way it was written.
  private static func isbn(_ text: String) -> String? {
    let first = text.split { $0 == " " || $0 == "," || $0 == ";" }.first ?? ""
    let digits = first.utf8.filter { $0.isASCIIDigit || $0 | 0x20 == UInt8(ascii: "x") }
    switch digits.count {
    case 13: return String(decoding: digits, as: UTF8.self)
    // The check digit is another in thirteen, so both are known by the rest.
    case 10: return "978" + String(decoding: digits.dropLast(), as: UTF8.self) + "?"
    default: return nil
    }
  }
}
