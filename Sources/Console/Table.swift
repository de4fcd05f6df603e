internal import Text

/// Rows of cells, laid out for a terminal or for another program.
public struct Table: Sendable {
  /// A column of the table.
  public struct Column: Sendable {
    /// The title above the column.
    public let title: String
    /// Whether the column is shortened first if the terminal is too narrow.
    public let isFlexible: Bool

    /// Makes a column.
    public init(_ title: String, isFlexible: Bool = false) {
      self.title = title
      self.isFlexible = isFlexible
    }
  }

  private let columns: [Column]
  /// All cells row by row; one array per row would take more memory than its contents.
  private var cells: [String] = []

  /// Makes an empty table with some columns.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row with as many cells as there are columns.
  public mutating func add(_ row: [String]) { cells += row }

  private var rows: [ArraySlice<String>] {
    stride(from: 0, to: cells.count, by: columns.count).map { cells[$0..<$0 + columns.count] }
  }

  /// The table for a terminal of some width in columns: aligned, with titles, truncated to fit.
  public func aligned(to width: Int) -> StyledText {
    let shown = rows.map { $0.map { Self.oneLine($0).escapingControls } }
    var widths = columns.map(\.title.displayWidth)
    for row in shown {
      for (index, cell) in row.enumerated() {
        widths[index] = max(widths[index], cell.displayWidth)
      }
    }
    var excess = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    for index in columns.indices.sorted(by: { widths[$0] > widths[$1] })
    where columns[index].isFlexible && excess > 0 {
      let cut = min(excess, max(0, widths[index] - 12))
      widths[index] -= cut
      excess -= cut
    }
    let rows = shown.map { line($0, widths) + "\n" }.joined()
    return "\(.dim(line(columns.map(\.title), widths)))\n\(rows)"
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var result = ""
    for (index, cell) in cells.enumerated() {
      let isLast = index == cells.count - 1
      let text = cell.truncated(to: widths[index])
      result += isLast ? text : text.padded(to: widths[index]) + "  "
    }
    while result.hasSuffix(" ") { result.removeLast() }
    return result
  }

  /// The table for another program.
  public var tabSeparated: [UInt8] {
    var lines = TabSeparatedRows()
    for row in rows {
      for cell in row { lines.add(cell) }
      lines.endRow()
    }
    return lines.text
  }

  /// The cell with spaces for tabs and line ends, which separate cells and rows.
  private static func oneLine(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 < 0x20 }) else { return cell }
    let bytes = cell.utf8.map { $0.isASCIIWhitespace ? UInt8(ascii: " ") : $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
