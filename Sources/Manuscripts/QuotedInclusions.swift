internal import Text

/// Finds included files of Typst (`#include "part.typ"`) and Quarto (`{{< include part.qmd >}}`).
enum QuotedInclusions {
  static func scan(_ text: [UInt8], of manuscript: Manuscript) -> [Inclusion] {
    var inclusions: [Inclusion] = []
    let word = Array((manuscript == .typ ? "include" : "{{< include").utf8)
    var start = 0
    while let found = text[start...].firstRange(of: word) {
      var cursor = Cursor(text, at: found.upperBound)
      _ = cursor.range(while: \.isBlank)
      let isQuoted = cursor.skip(UInt8(ascii: "\""))
      let range = cursor.range { byte in
        !byte.isLineEnd && byte != UInt8(ascii: "\"") && (isQuoted || !byte.isBlank)
      }
      let path = cursor.text(range)
      if !path.isEmpty, isQuoted || manuscript != .typ {
        inclusions.append(Inclusion(path: path, bytes: range))
      }
      start = max(found.upperBound, range.upperBound)
    }
    return inclusions
  }
}
