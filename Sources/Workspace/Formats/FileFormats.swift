public import Formats

extension FileFormat {
  /// The registry of file formats: all that ibid reads or writes, in the order in which help lists
  /// them.
  ///
  /// To recognize a text, the formats are asked from the last to the first, since BibTeX accepts
  /// any text with an `@`.
  public static let all: [FileFormat] = [
    .bibtex, .biblatex, .cslJSON, .ris, .endNote, .hayagriva, .csv, .json, .rec, .medline,
    .endNoteXML, .webOfScience, .zotero, .cff, .papis, .coBib, .academicPages,
  ]

  /// The formats in which records can be written.
  public static let writable = all.filter { $0.writer != nil }

  /// The values of `--to`.
  public static let writableNames = writable.map(\.name)

  /// The writable format with a name, such as `csl-json`.
  public static func writable(named name: String) -> FileFormat? {
    writable.first { $0.name == name }
  }

  /// The endings of files that ibid reads, each once, for messages: `.bib .json …`.
  public static let readableEndings: String = {
    var seen: Set<String> = []
    let endings = all.filter { $0.reader != nil }.flatMap(\.endings)
    return endings.filter { seen.insert($0).inserted }.joined(separator: " ")
  }()

  /// The formats that ibid reads and whose file names end as this one does.
  static func readable(fileName: String) -> [FileFormat] {
    all.filter { $0.reader != nil && $0.isEnding(of: fileName) }
  }
}
