extension FileFormat {
  /// Files of ``Hayagriva``, which are only written.
  public static let hayagriva: FileFormat = {
    var format = FileFormat(
      "hayagriva", "Hayagriva's YAML, which Typst reads", endings: [".yml", ".yaml"],
      writer: .text { Hayagriva.text(of: $0, in: $1, report: $2) })
    format.checksumLine = .hash
    return format
  }()
}
