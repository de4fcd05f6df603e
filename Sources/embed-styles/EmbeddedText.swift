import Foundation

/// `embed-styles OUTPUT FILE…` writes a Swift file that holds the text of each FILE as a static
/// string, which costs the program nothing until it is asked for.
@main
enum EmbeddedText {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      FileHandle.standardError.write(Data("usage: embed-styles OUTPUT FILE…\n".utf8))
      exit(2)
    }
    var output = "/// The files of styles/, by name, in the order of their names.\n"
    output += "let embeddedStyles: [(name: StaticString, text: StaticString)] = [\n"
    for path in arguments.dropFirst(2) {
      let file = URL(filePath: path)
      let text = try String(contentsOf: file, encoding: .utf8)
      let marks = delimiter(for: text)
      // A multi-line literal drops its last line end, so one more is written than the text has.
      let literal = "\(marks)\"\"\"\n\(text)\n\"\"\"\(marks)"
      output += "  (\n\"\(file.lastPathComponent)\",\n\(literal)\n  ),\n"
    }
    output += "]\n"
    try output.write(toFile: arguments[1], atomically: true, encoding: .utf8)
  }

  /// A delimiter of `#` signs that does not occur in the text after a quote or a backslash.
  private static func delimiter(for text: String) -> String {
    var marks = "#"
    while text.contains("\"\(marks)") || text.contains("\\\(marks)") { marks += "#" }
    return marks
  }
}
