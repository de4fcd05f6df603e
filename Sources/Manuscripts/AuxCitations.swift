internal import Text

/// Finds the keys that LaTeX wrote to an `.aux` file: `\citation{…}` for BibTeX and
/// `\abx@aux@cite{…}{key}` for biblatex.
enum AuxCitations {
  static func scan(_ text: [UInt8]) -> [CitedKey] {
    var citations: [CitedKey] = []
    var cursor = Cursor(text)
    while !cursor.isAtEnd {
      if skip("\\citation{", in: &cursor) {
        citations += keys(in: &cursor)
      } else if skip("\\abx@aux@cite{", in: &cursor) {
        // Recent versions of biblatex write the number of the reference section first.
        let first = keys(in: &cursor)
        citations += skip("}{", in: &cursor) ? keys(in: &cursor) : first
      }
      _ = cursor.range { $0 != UInt8(ascii: "\n") }
      cursor.offset += 1
    }
    return citations
  }

  /// The `.aux` files of the parts that `\include` includes: `\@input{part.aux}`.
  static func inclusions(in text: [UInt8]) -> [Inclusion] {
    var inclusions: [Inclusion] = []
    var cursor = Cursor(text)
    while !cursor.isAtEnd {
      if skip("\\@input{", in: &cursor) {
        let range = cursor.range { $0 != UInt8(ascii: "}") && !$0.isLineEnd }
        inclusions.append(Inclusion(path: cursor.text(range), bytes: range))
      }
      _ = cursor.range { $0 != UInt8(ascii: "\n") }
      cursor.offset += 1
    }
    return inclusions
  }

  private static func skip(_ text: String, in cursor: inout Cursor) -> Bool {
    guard cursor.offset <= cursor.bytes.count,
      cursor.bytes[cursor.offset...].starts(with: text.utf8)
    else { return false }
    cursor.offset += text.utf8.count
    return true
  }

  private static func keys(in cursor: inout Cursor) -> [CitedKey] {
    var citations: [CitedKey] = []
    repeat {
      let range = cursor.range { !",}".utf8.contains($0) && !$0.isLineEnd }
      if !range.isEmpty { citations.append(CitedKey(key: cursor.text(range), bytes: range)) }
    } while cursor.skip(UInt8(ascii: ","))
    return citations
  }
}
