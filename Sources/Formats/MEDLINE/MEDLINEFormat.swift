internal import Text

extension FileFormat {
  /// Files of ``MEDLINE``, which are only read.
  public static let medline: FileFormat = {
    var format = FileFormat(
      "medline", "MEDLINE, which PubMed saves", endings: [".nbib"],
      fidelity: .convertedWithoutOrganizations,
      reader: { MEDLINE.read($0, file: $1, report: $2) })
    format.beginsText = { $0.drop(while: \.isASCIIWhitespace).starts(with: "PMID".utf8) }
    return format
  }()
}
