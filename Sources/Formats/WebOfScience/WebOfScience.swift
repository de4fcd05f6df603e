public import Text

/// Web of Science's plain text: records of lines with tags of two letters (`.ciw`, `savedrecs.txt`),
/// and its tab-delimited text, whose columns have the same tags.
///
///     PT J
///     AU Lee, A
///        Kim, B
///     TI A title
///     ER
///
/// - Source: "Web of Science Core Collection Field Tags" (images.webofknowledge.com, hs_wos_fieldtags).
public enum WebOfScience {
  /// Reads a file.
  ///
  /// Tags without an equivalent field become fields `wos_xx`.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var reader = WebOfScienceReader(text, file: file)
    let entries = isTable(text) ? WebOfScienceReader.entries(ofTable: text) : reader.entries()
    for problem in reader.problems { report(problem) }
    let records = entries.map { entry in
      var importer = WebOfScienceImport(entry)
      return importer.record()
    }
    return ImportedFile(text: text, records: records)
  }

  /// Whether the columns of a table are tags.
  static func isTable(_ text: [UInt8]) -> Bool { text.starts(with: "PT\tAU\t".utf8) }

  /// Whether a text begins with the name of a program of Clarivate's or its predecessors', or with a
  /// record.
  static func begins(_ text: [UInt8]) -> Bool {
    let start = text.drop(while: \.isASCIIWhitespace)
    guard start.count > 4, start[start.startIndex + 2] == UInt8(ascii: " ") else {
      return isTable(text)
    }
    let isNamed = start.starts(with: "FN ".utf8)
    // A record of a kind that is one letter.
    let isRecord =
      start.starts(with: "PT ".utf8) && "JBSPC".utf8.contains(start[start.startIndex + 3])
      && start[start.startIndex + 4].isLineEnd
    return isNamed || isRecord
  }
}

extension FileFormat {
  /// Files of ``WebOfScience``, which are only read.
  public static let webOfScience: FileFormat = {
    var format = FileFormat(
      "wos", "Web of Science's plain text and tab-delimited text", endings: [".ciw"],
      fidelity: .convertedWithoutOrganizations,
      reader: { WebOfScience.read($0, file: $1, report: $2) })
    format.beginsText = WebOfScience.begins
    return format
  }()
}
