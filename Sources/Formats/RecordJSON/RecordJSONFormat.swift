internal import Text

extension FileFormat {
  /// Files of ``RecordJSON``, whose names end as those of CSL-JSON.
  public static let json: FileFormat = {
    var format = FileFormat(
      "json", "JSON with the fields of ibid's records, for scripts", endings: [".json"],
      fidelity: .exact,
      reader: { RecordJSON.read($0, file: $1, report: $2) },
      writer: .text { records, _, _ in RecordJSON.text(of: records) })
    format.beginsText = RecordJSON.isRecords
    format.nulEscape = JSONReader.nulEscape
    return format
  }()
}
