import Workspace
import Console
import Records
import Store
import Text

/// `ibid textconv FILE` writes a record file for `git diff`.
///
/// Source: gitattributes(5), "Performing text diffs of binary files".
struct TextConv: Command {
  static let spec = CommandSpec(
    "textconv", "Print a record file for reading, as git's diff driver.", arguments: "FILE",
    count: 1...1,
    details: """
      Each value is on one line, regardless of its wrapping, so that `git diff` ignores changes of
      wrapping, and `git diff --word-diff` shows changed words. Letters that a link, file or url has
      as %C3%A9 are shown as é, and control characters as \\u{1B}. Everything else is unchanged.

      `ibid init` tells git to show the library's files with this command; `git diff --no-textconv`
      shows their bytes, and `git format-patch` always writes those.
      """,
    examples: [.init("ibid textconv library/hu2022lora.rec", "what git compares")])

  private let file: String

  init(_ arguments: ParsedArguments) { file = arguments.words[0] }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    try world.output.write(Self.text(of: RecDocument(try world.session.read(file), file: file)))
    return .done
  }

  static func text(of document: RecDocument) -> String {
    var text = ""
    var position = 0
    for field in document.entries.lazy.flatMap(\.fields) {
      text += shown(document.bytes[position..<max(position, field.lines.lowerBound)])
      text += "\(document.spelling(of: field).escapingControls): \(value(of: field))\n"
      position = field.lines.upperBound
    }
    return text + shown(document.bytes[position...])
  }

  /// Lines that are not fields: comments, blank lines, conflict marks.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      let isEnded = line.last == UInt8(ascii: "\r")
      return String(decoding: isEnded ? line.dropLast() : line, as: UTF8.self).escapingControls
    }.joined(separator: "\n")
  }

  private static func value(of field: RecDocument.Field) -> String {
    var value = field.value
    if value.containsByte(UInt8(ascii: "\n")) {
      value = value.split(separator: "\n").map { String($0).trimmed }.joined(separator: " ")
    }
    if [.link, .file, .url].contains(field.name) { value = value.decodingPercentLetters }
    return value.escapingControls
  }
}

extension String {
  /// The text with percent-encoded letters outside ASCII decoded (RFC 3986, section 2.1).
  ///
  /// `%20` and other ASCII stays encoded, because it separates the words of a link, or is syntax.
  var decodingPercentLetters: String {
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      var run: [UInt8] = []
      while let byte = Self.encodedByte(at: index + 3 * run.count, in: bytes), byte >= 0x80 {
        run.append(byte)
      }
      if run.isEmpty {
        result.append(bytes[index])
        index += 1
      } else {
        let end = index + 3 * run.count
        // Invalid UTF-8 stays encoded.
        let isText = String(validating: run, as: UTF8.self) != nil
        result += isText ? run[...] : bytes[index..<end]
        index = end
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func encodedByte(at index: Int, in bytes: [UInt8]) -> UInt8? {
    guard index + 2 < bytes.count, bytes[index] == UInt8(ascii: "%") else { return nil }
    guard let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue
    else { return nil }
    return high << 4 | low
  }
}
