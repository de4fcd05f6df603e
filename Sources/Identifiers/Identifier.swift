internal import Text

/// The identifiers by which registries know a work.
public enum Identifier {
  /// Whether the text has a DOI's form: `10.`, a registrant's number, `/` and a suffix (ISO 26324).
  public static func isDOI(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard text.hasPrefix("10."), let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
      return false
    }
    return slash > 3 && slash < bytes.count - 1
      && bytes[3..<slash].allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
      && !bytes.contains { $0.isASCIIWhitespace || $0.isASCIIControl }
  }

  /// A DOI as two writings of it are compared: case does not count (DOI Handbook, section 2.4).
  public static func comparable(doi: String) -> String { doi.asciiLowercased }

  /// The arXiv identifier that an address, `arXiv:…` or the bare identifier gives, without its
  /// version; `nil` for anything else.
  public static func arxiv(in text: String) -> String? {
    var id = text.trimmed[...]
    if let address = id.firstRange(of: "arxiv.org/") {
      id = id[address.upperBound...]
      guard let slash = id.firstIndex(of: "/") else { return nil }
      id = id[id.index(after: slash)...]
      if id.hasSuffix(".pdf") { id = id.dropLast(4) }
    } else if String(id.prefix(6)).asciiLowercased == "arxiv:" {
      id = id.dropFirst(6)
    }
    id = Substring(String(id).trimmed)
    if let v = id.lastIndex(of: "v"), v > id.startIndex, v < id.index(before: id.endIndex),
      id[id.index(after: v)...].utf8.allSatisfy(\.isASCIIDigit)
    {
      id = id[..<v]
    }
    return isArxiv(id) ? String(id) : nil
  }

  /// `YYMM.NNNN` or `YYMM.NNNNN` since 2007, `archive.XX/YYMMNNN` before (arXiv help, "Identifiers").
  private static func isArxiv(_ id: Substring) -> Bool {
    let bytes = Array(id.utf8)
    if bytes.count > 5, bytes[4] == UInt8(ascii: "."), bytes[..<4].allSatisfy(\.isASCIIDigit) {
      let number = bytes[5...]
      return (4...5).contains(number.count) && number.allSatisfy(\.isASCIIDigit)
    }
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), slash > 1 else { return false }
    return bytes.count == slash + 8 && bytes[(slash + 1)...].allSatisfy(\.isASCIIDigit)
      && bytes[..<slash].allSatisfy {
        $0.isASCIILetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      }
  }
}
