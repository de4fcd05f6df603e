extension FileFormat {
  /// Documents of ``Papis``, which are only read.
  public static let papis: FileFormat = {
    var format = FileFormat(
      "papis", "papis' info.yaml, or its whole library", endings: [".yaml"],
      reader: { Papis.read($0, file: $1, report: $2) })
    format.beginsText = Papis.begins
    return format
  }()
}
