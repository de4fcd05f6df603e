import Text

/// What is wrong in a style or a locale file that is read nevertheless.
struct Findings {
  let file: String
  private(set) var all: [Diagnostic] = []

  init(file: String) {
    self.file = file
  }

  mutating func add(
    _ message: String, hint: String?, at range: Range<Int>,
    severity: Diagnostic.Severity = .warning
  ) {
    all.append(
      Diagnostic(
        message.escapingControls, hint: hint?.escapingControls,
        at: SourceRange(file: file, bytes: range), severity: severity))
  }

  mutating func add(_ others: [Diagnostic]) {
    all += others
  }

  /// Says that something of an element is missing or wrong which ends the work.
  func fatal(_ message: String, hint: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message.escapingControls, hint: hint.escapingControls,
      at: SourceRange(file: file, bytes: range))
  }

  /// Reports everything in the order of the file.
  func report(to report: (Diagnostic) -> Void) {
    let starts = all.map { $0.location?.bytes.lowerBound ?? 0 }
    let order = all.indices.sorted { (starts[$0], $0) < (starts[$1], $1) }
    for index in order { report(all[index]) }
  }
}

/// How a hint names what may be written.
enum Choices {
  /// The name most likely meant, or all of them if there are few.
  static func hint(for word: String, among names: [String]) -> String {
    if let name = Suggestion.nearest(to: word, among: names) { return "write \"\(name)\"" }
    if names.count > 12 { return "see the CSL specification for the names that there are" }
    let quoted = names.map { "\"\($0)\"" }
    return "write " + quoted.joined(separator: ", ")
  }
}
