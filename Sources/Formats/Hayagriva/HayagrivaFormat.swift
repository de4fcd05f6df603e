internal import Text

extension FileFormat {
  /// Files of ``Hayagriva``; other YAML without a sign of its own is taken for it.
  public static let hayagriva: FileFormat = {
    var format = FileFormat(
      "hayagriva", "Hayagriva's YAML, which Typst reads", endings: [".yml", ".yaml"],
      reader: { Hayagriva.read($0, file: $1, report: $2) },
      writer: .text { Hayagriva.text(of: $0, in: $1, report: $2) })
    format.checksumLine = .hash
    format.commentStarts = Array("#".utf8)
    // Each member of a text is an entry with a type or a title.
    format.beginsText = { text in
      YAMLLines.firstEntry(of: text)?.contains { $0.hasPrefix("type:") || $0.hasPrefix("title:") }
        ?? false
    }
    return format
  }()
}
