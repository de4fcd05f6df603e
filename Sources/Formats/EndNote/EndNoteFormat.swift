internal import Text

extension FileFormat {
  /// Files of ``EndNote``.
  public static let endNote: FileFormat = {
    var format = FileFormat(
      "endnote", "EndNote's tagged format, which extends refer's", endings: [".enw"],
      fidelity: .convertedWithoutOrganizations,
      reader: { EndNote.read($0, file: $1, report: $2) },
      writer: .text { EndNote.text(of: $0, in: $1, report: $2) })
    // A percent sign alone may begin a comment of BibTeX.
    format.beginsText = { text in
      let start = text.drop(while: \.isASCIIWhitespace)
      return ["%0 ", "%A ", "%T "].contains { start.starts(with: $0.utf8) }
    }
    return format
  }()
}
