import Text

/// The reason why a regular expression cannot be compiled.
struct PatternProblem: Error {
  /// A clause that follows the expression and a colon.
  var message: String
  var hint: String
  /// The index of the faulty character; `nil` for the whole expression.
  var position: Int?

  func diagnostic(in source: String) -> Diagnostic {
    let place = position.map { ", at character \($0 + 1)" } ?? ""
    return Diagnostic(
      "/\(source.escapingControls)/ is not a regular expression: \(message)\(place)", hint: hint)
  }

  /// The error for a feature of other programs that no automaton can match, or few users need.
  static func unsupported(_ what: String, at position: Int) -> PatternProblem {
    PatternProblem(
      message: "\(what) not supported", hint: "see `ibid help query` for what is",
      position: position)
  }
}
