internal import Text

/// Finds the labels that a text defines: `<name>` in Typst, `{#name …}` in Markdown and Quarto.
enum OwnLabels {
  static func scan(_ text: [UInt8], after mark: String) -> Set<String> {
    var labels: Set<String> = []
    let mark = Array(mark.utf8)
    var start = 0
    while let found = text[start...].firstRange(of: mark) {
      var cursor = Cursor(text, at: found.upperBound)
      let range = cursor.range {
        !$0.isASCIIWhitespace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "}")
      }
      if !range.isEmpty { labels.insert(cursor.text(range)) }
      start = max(found.upperBound, range.upperBound)
    }
    return labels
  }
}
