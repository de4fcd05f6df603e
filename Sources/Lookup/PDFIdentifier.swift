internal import Identifiers
internal import Text

/// Finds the identifier of the work that a PDF file contains.
public enum PDFIdentifier {
  /// The identifier of the work whose first page is `text`, in UTF-8 as `pdftotext` writes it.
  ///
  /// A page also names other works: in its references, and as the source of data. The DOI of the
  /// paper itself is labelled as one, stands near the top or in the footer, and often occurs twice.
  /// arXiv prints its number with the subject in brackets in the margin; such a file is arXiv's,
  /// even if it has a DOI too.
  ///
  /// The text after the first form feed is ignored.
  ///
  /// - Complexity: O(*n*).
  public static func identifier(inText text: [UInt8]) -> WorkIdentifier? {
    let page = text.prefix { $0 != 0x0C }.prefix(maximumPageLength)
    let lines = page.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if let stamp = lines.lazy.compactMap(stamp).first { return stamp }
    return ownDOI(in: lines)
  }

  /// In bytes; the text of a page has about 5,000.
  private static let maximumPageLength = 200_000

  /// `arXiv:2202.11678v3 [cs.LG] 17 May 2022`, also where `pdftotext` drops the spaces.
  private static func stamp(_ line: ArraySlice<UInt8>) -> WorkIdentifier? {
    let text = String(decoding: line, as: UTF8.self).trimmed
    guard text.utf8.count < 120, text.asciiLowercased.hasPrefix("arxiv:"),
      let bracket = text.firstIndex(of: "[")
    else { return nil }
    let id = String(text[..<bracket].dropFirst(6)).trimmed
    return ArXivIdentifier(id).map(WorkIdentifier.arxiv)
  }

  private struct Candidate {
    var doi: DOI
    var score: Int
    var line: Int
  }

  private static func ownDOI(in lines: [ArraySlice<UInt8>]) -> WorkIdentifier? {
    var candidates: [Candidate] = []
    var isInReferences = false
    for (index, line) in lines.enumerated() {
      let text = String(decoding: line, as: UTF8.self).trimmed
      isInReferences = isInReferences || isHeadingOfReferences(text)
      let next = index + 1 < lines.count ? String(decoding: lines[index + 1], as: UTF8.self) : ""
      for found in PDFText.dois(in: text, before: next) {
        var score = found.isMarked ? 3 : 0
        if index * 4 <= lines.count { score += 2 }
        if isInReferences { score -= 6 }
        if isReference(text) { score -= 4 }
        if namesOtherMaterial(text) { score -= 4 }
        let isSame = { (other: Candidate) in
          other.doi.comparable == found.doi.comparable
        }
        if let known = candidates.firstIndex(where: isSame) {
          candidates[known].score = max(candidates[known].score, score) + 1
        } else {
          candidates.append(Candidate(doi: found.doi, score: score, line: index))
        }
      }
    }
    let best = candidates.max { ($0.score, -$0.line) < ($1.score, -$1.line) }
    guard let best, best.score >= 0 else { return nil }
    return WorkIdentifier(best.doi)
  }

  private static func isHeadingOfReferences(_ text: String) -> Bool {
    let letters = text.asciiLowercased.filter(\.isLetter)
    return ["references", "bibliography", "literaturecited", "literature", "workscited"]
      .contains(letters)
  }

  /// Whether a line begins like a reference: `[12] A. Author`, `12. Author, A`.
  private static func isReference(_ text: String) -> Bool {
    let rest = text.hasPrefix("[") ? text.dropFirst() : text[...]
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count) else { return false }
    let sign = rest.dropFirst(digits.count).first
    return text.hasPrefix("[")
      ? sign == "]" : sign == "." && rest.dropFirst(digits.count + 1).first == " "
  }

  private static func namesOtherMaterial(_ text: String) -> Bool {
    let text = text.asciiLowercased
    return ["supplement", "supporting information", "dataset", "data availab", "erratum", "zenodo"]
      .contains { text.contains($0) }
  }

  /// The identifier in the metadata of a PDF file: XMP, or the document information dictionary.
  ///
  /// Only known metadata names count, because the file also holds links to all references. The
  /// first and last parts of a file are enough.
  ///
  /// - Complexity: O(*n*).
  public static func identifier(inFile file: [UInt8]) -> WorkIdentifier? {
    for name in metadataNames {
      let name = Array(name.utf8)
      for start in PDFText.places(of: name, in: file) {
        let value = String(
          decoding: file[(start + name.count)...].prefix(300), as: UTF8.self)
        if let identifier = PDFText.identifier(beginning: value) { return identifier }
      }
    }
    return nil
  }

  /// The most reliable first: XMP tags, then keys that journals use in the information dictionary.
  private static let metadataNames = [
    "prism:doi", "pdfx:doi", "crossmark:DOI", "pdfx:WPS-ARTICLEDOI", "prism:url", "dc:identifier",
    "/WPS-ARTICLEDOI", "/doi", "/DOI", "/arXivID", "/Subject", "/Title",
  ]
}
