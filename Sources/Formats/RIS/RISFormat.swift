internal import Text

extension FileFormat {
  /// Files of ``RIS``.
  public static let ris: FileFormat = {
    var format = FileFormat(
      "ris", "RIS, which reference managers and publishers exchange", endings: [".ris"],
      fidelity: .convertedWithoutOrganizations,
      reader: { RIS.read($0, file: $1, report: $2) },
      writer: .text { RIS.text(of: $0, in: $1, report: $2) })
    format.beginsText = { $0.drop(while: \.isASCIIWhitespace).starts(with: "TY ".utf8) }
    format.isFound = RIS.hasEntry
    return format
  }()
}

extension RIS {
  /// Whether an entry begins at any line, before the first one that begins as BibTeX's do.
  ///
  /// Some programs write other lines before the entries.
  @Sendable fileprivate static func hasEntry(_ text: [UInt8]) -> Bool {
    let first = text.split(whereSeparator: \.isLineEnd).first {
      $0.first == UInt8(ascii: "@") || $0.starts(with: "TY  - ".utf8)
    }
    return first?.first == UInt8(ascii: "T")
  }
}
