public import Text

/// A regular expression that is searched for in a text, case ignored.
///
/// It is matched by an automaton that goes over the text once, so no expression takes longer than
/// the length of the text times the size of the expression.
///
///     characters   a  .  \t \n \r  \u{E9}  and \ before a sign
///     classes      [a-z] [^a-z] \d \w \s \D \W \S
///     places       ^ $ \b \B
///     groups       ( )  (?: )  a|b
///     repetitions  * + ? {2} {2,} {2,5} {,5}, each with a ? after it or without
///
/// A character is a Unicode scalar, and letters are compared whatever their case. `.` matches no
/// line end. `^` is the start of the text, and `$` its end.
/// Whether the expression is somewhere in the text is all that is asked, so it is of no account
/// whether a repetition takes as much as it can or, with `?`, as little.
///
/// - Source: R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009.
public struct Pattern: Sendable {
  private let program: PatternProgram

  /// Compiles an expression, the text between the slashes of a query.
  ///
  /// - Throws: A `Diagnostic` that quotes the expression and says which of its characters cannot be
  ///   read, or that it is too large.
  public init(_ source: String) throws(Diagnostic) {
    do {
      var parser = PatternParser(source)
      program = try PatternProgram(parser.parse())
    } catch {
      throw error.diagnostic(in: source)
    }
  }

  /// Whether the expression matches somewhere in a text.
  ///
  /// - Complexity: O(*n* *m*) for *n* bytes and an expression of *m* instructions; texts without a
  ///   byte that a match can begin with are only looked through.
  public func isIn(_ text: String) -> Bool { search(text).isFound }

  /// The same, and the number of instructions that were followed.
  public func search(_ text: String) -> (isFound: Bool, steps: Int) {
    var text = text
    return text.withUTF8 { bytes in
      var matcher = unsafe PatternMatcher(program, bytes)
      return (matcher.isFound(), matcher.steps)
    }
  }
}
