internal import Text

extension FileFormat {
  /// Files of ``CSLJSON``; any other JSON but that of records is taken for it.
  public static let cslJSON: FileFormat = {
    var format = FileFormat(
      "csl-json", "CSL-JSON, which citation processors, Zotero and pandoc read", endings: [".json"],
      fidelity: .convertedWithoutOrganizations,
      reader: { CSLJSON.read($0, file: $1, report: $2) },
      writer: .text { CSLJSON.text(of: $0, in: $1, report: $2) })
    format.beginsText = { text in
      let first = text.first { !$0.isASCIIWhitespace }
      return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    }
    format.nulEscape = JSONReader.nulEscape
    return format
  }()
}
