import Text

/// Why a regular expression cannot be compiled.
struct PatternProblem: Error {
  /// A clause that follows the expression and a colon.
  var message: String
  var hint: String
  /// Which of its characters is at fault, counted from 0; `nil` for the whole.
  var position: Int?

  func diagnostic(in source: String) -> Diagnostic {
    let place = position.map { ", at character \($0 + 1)" } ?? ""
    return Diagnostic(
      "/\(source.escapingControls)/ is not a regular expression: \(message)\(place)", hint: hint)
  }

  /// What others know and ibid does not, since no automaton can match it or few would miss it.
  static func unsupported(_ what: String, at position: Int) -> PatternProblem {
    PatternProblem(
      message: "\(what) not supported", hint: "see `ibid help query` for what is",
      position: position)
  }
}
