internal import Identifiers
public import Text

extension WorkIdentifier {
  /// Reads what a user gives to look a work up: an identifier, bare or marked, or an address.
  ///
  ///     10.1093/nar/gks1195   doi:10.1093/…   https://doi.org/10.1093/…   any address with a DOI
  ///     2202.11678v3   arXiv:hep-th/9901001   https://arxiv.org/pdf/2202.11678
  ///     978-0-262-03384-8   ISBN 0-262-03384-4
  ///     PMID: 23193287   PMC3531190   https://pubmed.ncbi.nlm.nih.gov/23193287/
  ///     https://aclanthology.org/…   https://openreview.net/forum?id=…
  ///
  /// `nil` for everything else, and for an ISBN whose digits cannot be; `read` says what is wrong
  /// with that.
  public init?(_ text: String) {
    guard let found = try? Self.read(text) else { return nil }
    self = found
  }

  /// The same, for a message to the user.
  ///
  /// - Returns: `nil` for what is no identifier at all.
  /// - Throws: A `Diagnostic` if the text is an identifier of which a digit is wrong.
  public static func read(_ text: String) throws(Diagnostic) -> WorkIdentifier? {
    let text = text.trimmed
    guard !text.isEmpty, !text.utf8.contains(where: \.isASCIIControl) else { return nil }
    if let address = WorkAddress(text) { return address.identifier }
    if let marked = try marked(text) { return marked }
    if let id = arxiv(in: text) { return id }
    if let doi = doi(in: text) { return doi }
    return try isbn(in: text)
  }

  /// An identifier behind its name: `PMID: 123`.
  private static func marked(_ text: String) throws(Diagnostic) -> WorkIdentifier? {
    let name = String(text.prefix { $0.isLetter && $0.isASCII }).asciiLowercased
    let rest = String(text.dropFirst(name.utf8.count).drop { ":= ".contains($0) })
    switch name {
    case "doi": return doi(in: rest)
    case "arxiv": return arxiv(in: rest)
    case "pmid": return digits(rest).map(WorkIdentifier.pmid)
    case "pmc": return digits(rest).map(WorkIdentifier.pmcid)
    case "pmcid":
      let number = rest.asciiLowercased.hasPrefix("pmc") ? String(rest.dropFirst(3)) : rest
      return digits(number).map(WorkIdentifier.pmcid)
    case "isbn":
      // `ISBN-13: 978-…`
      let number = ["-13:", "-10:", "-13 ", "-10 "].first { rest.hasPrefix($0) }
      guard let isbn = try isbn(in: String(rest.dropFirst(number?.count ?? 0)).trimmed) else {
        throw Diagnostic(
          "\"\(rest.escapingControls)\" is not an ISBN", hint: "write its 10 or 13 digits")
      }
      return isbn
    default: return nil
    }
  }

  /// A DOI as it stands, or percent-encoded; arXiv's own DOIs name the paper to arXiv.
  static func doi(in text: String) -> WorkIdentifier? {
    guard text.hasPrefix("10.") else { return nil }
    let doi = Identifier.isDOI(text) && !text.contains("%2") ? text : AddressText.decoded(text)
    guard Identifier.isDOI(doi) else { return nil }
    let prefix = "10.48550/arxiv."
    if doi.asciiLowercased.hasPrefix(prefix),
      let id = arxiv(in: String(doi.dropFirst(prefix.count)))
    {
      return id
    }
    return .doi(doi)
  }

  /// An arXiv identifier, with its version if it has one.
  static func arxiv(in text: String) -> WorkIdentifier? {
    guard let bare = Identifier.arxiv(in: text), let start = text.firstRange(of: bare) else {
      return nil
    }
    guard text[..<start.lowerBound].isEmpty else { return nil }
    let version = text[start.upperBound...]
    let isVersion = version.first == "v" && digits(String(version.dropFirst())) != nil
    return isVersion || version.isEmpty ? .arxiv(text) : nil
  }

  /// Some digits that are not all zero, without those that lead.
  static func digits(_ text: String) -> String? {
    let text = text.trimmed
    guard !text.isEmpty, text.utf8.count <= 18, text.utf8.allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    let number = text.drop { $0 == "0" }
    return number.isEmpty ? nil : String(number)
  }

  /// Ten or thirteen digits, grouped by hyphens, dashes or blanks or not.
  private static func isbn(in text: String) throws(Diagnostic) -> WorkIdentifier? {
    guard let digits = isbnDigits(text) else { return nil }
    if let fault = CheckDigit.fault(ofISBN: digits) {
      throw Diagnostic("\"\(text.escapingControls)\" is not an ISBN", hint: fault)
    }
    return WorkIdentifier.isbn(digits)
  }

  /// The signs of a text that has the form of an ISBN, whatever its last digit.
  private static func isbnDigits(_ text: String) -> String? {
    let signs = Folding.fold(text).utf8.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
    guard let last = signs.last, signs.dropLast().allSatisfy(\.isASCIIDigit) else { return nil }
    switch signs.count {
    case 10: guard last.isASCIIDigit || last == UInt8(ascii: "x") else { return nil }
    case 13:
      let isBook = signs.starts(with: "978".utf8) || signs.starts(with: "979".utf8)
      guard isBook, last.isASCIIDigit else { return nil }
    default: return nil
    }
    return String(decoding: signs, as: UTF8.self).uppercased()
  }
}
