internal import Text

/// The rows of a text of separated values (RFC 4180).
struct CSVTable {
  struct Row {
    var cells: [String]
    var range: Range<Int>
  }

  private(set) var header: [String] = []
  private(set) var rows: [Row] = []
  private(set) var problems: [Diagnostic] = []
  private var cursor: Cursor
  private let file: String
  /// A comma, a semicolon or a tab.
  private let separator: UInt8
  /// Whether a quote has no end in the whole file, so that from there on each line is a row.
  private var isBroken = false

  init(_ text: [UInt8], file: String) {
    cursor = Cursor(text)
    self.file = file
    separator = Self.separator(of: text)
    skipEmptyLines()
    header = row()?.cells.map(\.trimmed) ?? []
    while true {
      skipEmptyLines()
      guard !cursor.isAtEnd else { break }
      if let row = row() { rows.append(row) }
    }
  }

  /// The sign that separates the most cells of the header.
  private static func separator(of text: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text.drop(while: \.isASCIIWhitespace) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte.isLineEnd { break }
      if ",;\t".utf8.contains(byte) { counts[byte, default: 0] += 1 }
    }
    let signs = Array(",;\t".utf8)
    return signs.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? signs[0]
  }

  private mutating func skipEmptyLines() { _ = cursor.range(while: \.isLineEnd) }

  /// Reads a row to its line end; `nil` after a quote that does not end.
  private mutating func row() -> Row? {
    let start = cursor.offset
    var cells: [String] = []
    while true {
      guard let cell = cell() else {
        let place = cursor.offset
        problems.append(
          Diagnostic(
            "a cell in quotes does not end, so its row is left out",
            hint: "add the closing quote, and double quotes within a cell",
            at: SourceRange(file: file, bytes: place..<place + 1), severity: .warning))
        cursor.offset = start
        _ = cursor.range { !$0.isLineEnd }
        return nil
      }
      cells.append(cell)
      if !cursor.skip(separator) { break }
    }
    let end = cursor.offset
    if cursor.skip(UInt8(ascii: "\r")) {
      _ = cursor.skip(UInt8(ascii: "\n"))
    } else {
      _ = cursor.skip(UInt8(ascii: "\n"))
    }
    return Row(cells: cells, range: start..<end)
  }

  /// Reads a cell; after a quote that does not end, `nil` with the cursor at the quote.
  private mutating func cell() -> String? {
    let start = cursor.offset
    guard cursor.skip(UInt8(ascii: "\"")) else {
      return cursor.text(cursor.range { $0 != separator && !$0.isLineEnd })
    }
    var text: [UInt8] = []
    while let byte = cursor.next() {
      if isBroken, byte.isLineEnd { break }
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      if cursor.skip(byte) {
        text.append(byte)
        continue
      }
      _ = cursor.range { $0 == 0x20 }
      let isEnd = cursor.peek.map { $0 == separator || $0.isLineEnd } ?? true
      if isEnd { return String(decoding: text, as: UTF8.self) }
      cursor.offset = start
      return nil
    }
    // To look for an end again and again would take time in the square of the file's length.
    isBroken = true
    cursor.offset = start
    return nil
  }
}
