import Workspace
internal import Checks
import Console
import OperatingSystem
import Records
import Text

/// Writes faults for a reader, a program, or the pages of a hosting site.
struct CheckReport {
  enum Format: String, CaseIterable {
    case text, json, github

    static let names = allCases.map(\.rawValue)
  }

  private let format: Format
  private let texts: [String: [UInt8]]
  private var indexes: [String: LineIndex] = [:]

  /// `texts` holds the files with faults; other files are read when one has a fault.
  init(_ format: Format, texts: [String: [UInt8]]) {
    self.format = format
    self.texts = texts
  }

  /// The faults, each with a line end; empty if there are none, except an empty array in JSON.
  mutating func text(of faults: [Fault]) -> StyledText {
    switch format {
    case .text:
      var text = StyledText()
      for fault in faults { text += line(of: fault) }
      return text
    case .json: return "\(JSON.array(faults.map { json(of: $0) }).text)\n"
    case .github: return StyledText(faults.map { annotation(of: $0) }.joined())
    }
  }

  private mutating func line(of fault: Fault) -> StyledText {
    let severity = "\(fault.rule.severity.rawValue):"
    let mark: StyledText = fault.rule.severity == .error ? .red(severity) : .yellow(severity)
    let place = fault.location.map { "\(shown($0)): " } ?? ""
    var line: StyledText =
      "\(place)\(mark) \(fault.message) \(.dim("[\(fault.rule.name)]"))\n"
    if let hint = hint(of: fault) { line += "\(.cyan("hint:")) \(hint)\n" }
    return line
  }

  private mutating func json(of fault: Fault) -> JSON {
    var members: [JSON.Member] = []
    if let location = fault.location {
      let position = position(of: location)
      members += [
        .init("file", .string(location.file)), .init("line", .number(position.line)),
        .init("column", .number(position.column)),
      ]
    }
    members += [
      .init("severity", .string(fault.rule.severity.rawValue)),
      .init("name", .string(fault.rule.name)), .init("message", .string(fault.message)),
    ]
    if let hint = hint(of: fault) { members.append(.init("hint", .string(hint))) }
    if let key = fault.key { members.append(.init("key", .string(key.text))) }
    members.append(.init("fixable", .bool(fault.fix != nil)))
    return .object(members)
  }

  /// A workflow command (GitHub's documentation, "Workflow commands for GitHub Actions").
  private mutating func annotation(of fault: Fault) -> String {
    var properties: [String] = []
    if let location = fault.location {
      let position = position(of: location)
      properties += [
        "file=\(Self.escaped(location.file, isProperty: true))", "line=\(position.line)",
        "col=\(position.column)",
      ]
    }
    properties.append("title=\(fault.rule.name)")
    let hint = hint(of: fault).map { "\nhint: \($0)" } ?? ""
    let message = Self.escaped(fault.message + hint, isProperty: false)
    let list = properties.joined(separator: ",")
    return "::\(fault.rule.severity.rawValue) \(list)::\(message)\n"
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private mutating func hint(of fault: Fault) -> String? {
    guard let other = fault.other else { return fault.hint }
    let place = "the other one is at \(shown(other))"
    return fault.hint.map { "\($0); \(place)" } ?? place
  }

  private mutating func shown(_ location: SourceRange) -> String {
    let position = position(of: location)
    return "\(location.file.escapingControls):\(position.line):\(position.column)"
  }

  private mutating func position(of location: SourceRange) -> SourcePosition {
    let file = location.file
    let index: LineIndex
    if let known = indexes[file] {
      index = known
    } else {
      // A template or a leftover file; if it cannot be read, its start is used as the place.
      index = LineIndex(of: texts[file] ?? (try? Files.readRegular(file)) ?? [])
      indexes[file] = index
    }
    return index.position(of: location.bytes.lowerBound)
  }
}
