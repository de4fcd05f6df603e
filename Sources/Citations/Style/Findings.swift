import Text

/// The problems of a style or locale file that can be read all the same.
///
/// The number is limited: a file with more problems is no style, and suggestions for 10,000 unknown
/// names would take minutes.
struct Findings {
  static let most = 100

  let file: String
  private(set) var all: [Diagnostic] = []
  /// How many were not kept, and whether an error was among them.
  private var omitted = (count: 0, hasError: false)

  init(file: String) {
    self.file = file
  }

  mutating func add(
    _ message: String, hint: @autoclosure () -> String?, at range: Range<Int>,
    severity: Diagnostic.Severity = .warning
  ) {
    guard all.count < Self.most else {
      omitted = (omitted.count + 1, omitted.hasError || severity == .error)
      return
    }
    all.append(
      Diagnostic(
        message.escapingControls, hint: hint()?.escapingControls,
        at: SourceRange(file: file, bytes: range), severity: severity))
  }

  mutating func add(_ others: [Diagnostic]) {
    let kept = others.prefix(Self.most - all.count)
    all += kept
    omitted.count += others.count - kept.count
  }

  /// An error about an element that ends reading.
  func fatal(_ message: String, hint: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(
      message.escapingControls, hint: hint.escapingControls,
      at: SourceRange(file: file, bytes: range))
  }

  /// Reports the problems in the order of the file, and how many were omitted.
  func report(to report: (Diagnostic) -> Void) {
    let starts = all.map { $0.location?.bytes.lowerBound ?? 0 }
    let order = all.indices.sorted { (starts[$0], $0) < (starts[$1], $1) }
    for index in order { report(all[index]) }
    guard omitted.count > 0 else { return }
    report(
      Diagnostic(
        "\(file.escapingControls) has \(omitted.count) more such faults", hint: "fix these first",
        severity: omitted.hasError ? .error : .warning))
  }
}

/// Hints that list the allowed names.
enum Choices {
  /// The most similar name, or all names if there are few.
  static func hint(for word: String, among names: [String]) -> String {
    if let name = Suggestion.nearest(to: word, among: names) { return "write \"\(name)\"" }
    if names.count > 12 { return "see the CSL specification for the names that there are" }
    let quoted = names.map { "\"\($0)\"" }
    return "write " + quoted.joined(separator: ", ")
  }
}
