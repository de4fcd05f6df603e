internal import Formats
internal import Records
internal import Text

extension FileFormat {
  /// Reads fields as those of one entry of a `.bib` file.
  ///
  /// So checks know what the reader makes of a value, without rules of their own.
  ///
  /// - Parameters:
  ///   - type: The type of the entry.
  ///   - fields: The names and sources of the fields.
  /// - Returns: The fields of a record; none if a source is no BibTeX.
  static func readingBibTeX(of type: RecordType, _ fields: [Field]) -> [Field] {
    guard let reader = FileFormat.bibtex.reader, fields.allSatisfy({ $0.value.hasBalancedBraces })
    else {
      return []
    }
    var source = "@\(type.name){k"
    for field in fields { source += ",\n  \(field.name) = {\(field.value)}" }
    var isFaulty = false
    let file = reader(Array("\(source)\n}\n".utf8), "") { problem in
      isFaulty = isFaulty || problem.severity == .error
    }
    guard !isFaulty, file.records.count == 1 else { return [] }
    return file.records[0].fields
  }
}
