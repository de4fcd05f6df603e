extension FileFormat {
  /// Databases of ``CoBib``, which are only read.
  public static let coBib: FileFormat = {
    var format = FileFormat(
      "cobib", "coBib's database", endings: [".yaml"],
      reader: { CoBib.read($0, file: $1, report: $2) })
    format.beginsText = CoBib.begins
    return format
  }()
}
