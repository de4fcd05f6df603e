extension FileFormat {
  /// Files of ``CSV``, which are only written.
  public static let csv = FileFormat(
    "csv", "Comma-separated values, for spreadsheets", endings: [".csv"],
    writer: .text { records, _, _ in CSV.text(of: records) })
}
