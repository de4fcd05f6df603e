public import Formats
internal import Text

extension FileFormat {
  /// Recognizes the format of a file by its name, or else by its contents.
  ///
  /// Of several formats with the ending of the name, the first is taken unless the text begins as
  /// another one does: `.json` is CSL-JSON unless it holds records.
  ///
  /// - Parameters:
  ///   - fileName: The name of the file; `-` for standard input.
  ///   - contents: Its bytes, in any encoding.
  /// - Returns: A format with a reader, or `nil` if the file is in none of them.
  public static func recognized(fileName: String, contents: [UInt8]) -> FileFormat? {
    let named = readable(fileName: fileName)
    if named.count == 1 { return named.first }
    if named.allSatisfy({ $0.beginsText == nil }), let format = named.first { return format }
    let text = TextEncoding.decode(contents, file: "") { _ in }.text
    if let first = named.first { return named.last { $0.begins(text) } ?? first }
    return all.last { $0.begins(text) } ?? all.last { $0.isFound?(text) ?? false }
  }

  private func begins(_ text: [UInt8]) -> Bool { beginsText?(text) ?? false }
}
