internal import Identifiers
internal import Text

/// Identifiers in running text and in the metadata of PDF files.
enum PDFText {
  struct FoundDOI: Equatable {
    var doi: DOI
    /// The offset of its first byte.
    var offset: Int
    /// Whether `doi` or the address of a resolver precedes it.
    var isMarked: Bool
  }

  /// The DOIs of a line, in order.
  ///
  /// A DOI that is broken at the end of the line continues in `next`, the following line.
  static func dois(in line: String, before next: String) -> [FoundDOI] {
    let bytes = Array(line.utf8)
    var found: [FoundDOI] = []
    var index = 0
    while index + 3 < bytes.count {
      guard DOI.begins(at: index, in: bytes) else {
        index += 1
        continue
      }
      let end = bytes[index...].firstIndex { !isPart($0) } ?? bytes.count
      var doi = String(decoding: bytes[index..<end], as: UTF8.self)
      if end == bytes.count, let last = doi.utf8.last, "/.-_".utf8.contains(last) {
        doi += String(decoding: next.trimmed.utf8.prefix(while: isPart), as: UTF8.self)
      }
      if let doi = DOI.first(in: doi) {
        let before = String(decoding: bytes[max(0, index - 24)..<index], as: UTF8.self)
          .asciiLowercased.trimmed
        let isMarked = ["doi:", "doi", "doi.org/", "doi =", "doi."].contains {
          before.hasSuffix($0)
        }
        found.append(FoundDOI(doi: doi, offset: index, isMarked: isMarked))
      }
      index = max(end, index + 1)
    }
    return found
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !"\"<>{}|\\^`".utf8.contains(byte)
  }

  /// The offsets of a name in a file, at most a few hundred.
  static func places(of name: [UInt8], in file: [UInt8]) -> [Int] {
    guard let first = name.first, file.count >= name.count else { return [] }
    var places: [Int] = []
    var index = 0
    while let next = file[index...].firstIndex(of: first), places.count < 200 {
      if file[next...].starts(with: name) { places.append(next) }
      index = next + 1
    }
    return places
  }

  /// The identifier at the start of a value, or after its first words, in XMP or parentheses.
  ///
  /// `>10.1145/…</prism:doi>`, ` (doi:10.1145/…)`, `="10.1145/…"`, `><rdf:Alt><rdf:li>10.…`.
  static func identifier(beginning value: String) -> WorkIdentifier? {
    // A longer name is a different one, such as the host in `//doi.org/`.
    guard let next = value.unicodeScalars.first, " (<>=\"".unicodeScalars.contains(next) else {
      return nil
    }
    let line = value.prefix { $0 != "\n" && $0 != "\r" }
    let end =
      line.firstRange(of: ")")?.lowerBound ?? line.firstRange(of: "</")?.lowerBound ?? line.endIndex
    let length = line.utf8.distance(from: line.startIndex, to: end)
    if let found = dois(in: String(line), before: "").first, found.offset < length {
      return WorkIdentifier(found.doi)
    }
    guard let mark = line.firstRange(of: "arXiv:"), mark.lowerBound < end else { return nil }
    let id = line[mark.upperBound...].prefix { $0.isLetter || $0.isNumber || "./-".contains($0) }
    return ArXivIdentifier(String(id)).map(WorkIdentifier.arxiv)
  }
}
