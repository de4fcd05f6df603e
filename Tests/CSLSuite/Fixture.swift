public import Text

/// One case of the CSL test suite.
///
/// A file holds sections between lines such as `>>===== MODE =====>>` and `<<===== MODE =====<<`;
/// what stands outside is for readers.
///
/// - Source: github.com/citation-style-language/test-suite.
public struct Fixture: Sendable {
  public enum Mode: String, Sendable {
    case citation, bibliography
    case bibliographyHeader = "bibliography-header"
    case bibliographyNoSort = "bibliography-nosort"
  }

  /// That of the file, without `.txt`.
  public var name: String
  public var mode: Mode
  /// What is to come out.
  public var result: String
  /// The style, as XML.
  public var csl: String
  public var items: [JSON]
  /// Clusters of cites, each rendered by itself.
  public var citationItems: [JSON] = []
  /// What a word processor asks for: a citation, those before and those after it.
  public var citations: [JSON] = []
  /// Lists of identifiers, of which the last is what is to be listed.
  public var bibEntries: [JSON] = []
  /// What is left out of the bibliography or alone kept.
  public var bibSection: JSON?
  public var abbreviations: JSON?
  public var options: JSON?

  public init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
    let sections = Self.sections(of: bytes)
    func section(_ title: String) throws(Diagnostic) -> String {
      if let text = sections[title] { return text }
      throw Diagnostic("\(name) has no section \(title)", hint: "name a fixture of the CSL suite")
    }
    func json(_ title: String) throws(Diagnostic) -> JSON? {
      guard let text = sections[title] else { return nil }
      return try JSON(Array(text.utf8), file: "\(name) \(title)")
    }
    func list(_ title: String) throws(Diagnostic) -> [JSON] {
      guard case .array(let values)? = try json(title) else { return [] }
      return values
    }
    let word = try section("MODE").trimmed
    guard let mode = Mode(rawValue: word) else {
      throw Diagnostic("\(name) has the mode \"\(word)\"", hint: "expect citation or bibliography")
    }
    self.name = name
    self.mode = mode
    result = try section("RESULT")
    csl = try section("CSL").trimmed
    items = try list("INPUT")
    citationItems = try list("CITATION-ITEMS")
    citations = try list("CITATIONS")
    bibEntries = try list("BIBENTRIES")
    bibSection = try json("BIBSECTION")
    abbreviations = try json("ABBREVIATIONS")
    options = try json("OPTIONS")
  }

  /// The text of each section, without the line ends around it.
  private static func sections(of bytes: [UInt8]) -> [String: String] {
    var result: [String: String] = [:]
    var open: (title: String, lines: [ArraySlice<UInt8>])?
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if let section = open {
        if title(in: line, between: UInt8(ascii: "<")) == section.title {
          let joined = section.lines.joined(separator: [0x0A])
          result[section.title] = String(decoding: Array(joined), as: UTF8.self).trimmingLineEnds
          open = nil
        } else {
          open?.lines.append(line)
        }
      } else if let title = title(in: line, between: UInt8(ascii: ">")) {
        open = (title, [])
      }
    }
    return result
  }

  /// The title in a line such as `>>===== MODE =====>>`.
  private static func title(in line: ArraySlice<UInt8>, between sign: UInt8) -> String? {
    let text = String(decoding: line, as: UTF8.self).trimmed
    let signs = String(repeating: Character(Unicode.Scalar(sign)), count: 2)
    guard text.hasPrefix("\(signs)="), text.hasSuffix("=\(signs)") else { return nil }
    let title = text.dropFirst(2).dropLast(2).utf8
      .drop { $0 == UInt8(ascii: "=") }.reversed().drop { $0 == UInt8(ascii: "=") }.reversed()
    return String(decoding: Array(title), as: UTF8.self).trimmed
  }
}

extension String {
  /// The text without line ends at its beginning and end.
  fileprivate var trimmingLineEnds: String {
    var bytes = Array(utf8)[...]
    while bytes.first?.isLineEnd ?? false { bytes.removeFirst() }
    while bytes.last?.isLineEnd ?? false { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
