internal import Text

/// Rows of cells for another program, in UTF-8: a line per row, a tab between cells, no titles.
public struct TabSeparatedRows: Sendable {
  /// The rows so far.
  public private(set) var text: [UInt8] = []
  private var isInRow = false

  /// Makes an empty table.
  public init() {}

  /// Adds a cell to the row; tabs and line ends in it become spaces.
  public mutating func add(_ cell: String) {
    if isInRow { text.append(UInt8(ascii: "\t")) }
    isInRow = true
    let start = text.count
    var cell = cell
    cell.withUTF8 { unsafe text.append(contentsOf: $0) }
    for index in start..<text.count where text[index] < 0x20 {
      if text[index].isASCIIWhitespace { text[index] = UInt8(ascii: " ") }
    }
  }

  /// Adds a whole row.
  public mutating func add(_ cells: [String]) {
    for cell in cells { add(cell) }
    endRow()
  }

  /// Ends the row.
  public mutating func endRow() {
    text.append(UInt8(ascii: "\n"))
    isInRow = false
  }
}
