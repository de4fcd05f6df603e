extension FileFormat {
  /// Files of ``CSV``.
  public static let csv: FileFormat = {
    var format = FileFormat(
      "csv", "Comma-separated values with a header, for spreadsheets", endings: [".csv", ".tsv"],
      reader: { CSV.read($0, file: $1, report: $2) },
      writer: .text { records, _, _ in CSV.text(of: records) })
    format.beginsText = CSV.begins
    return format
  }()
}
