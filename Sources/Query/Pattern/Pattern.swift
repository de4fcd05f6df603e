public import Text

/// A regular expression to search for in a text, regardless of case.
///
/// An automaton reads the text once, so the time is at most proportional to the length of the text
/// times the size of the expression.
///
///     characters   a  .  \t \n \r  \u{E9}  and \ before a sign
///     classes      [a-z] [^a-z] \d \w \s \D \W \S
///     places       ^ $ \b \B
///     groups       ( )  (?: )  a|b
///     repetitions  * + ? {2} {2,} {2,5} {,5}, each with a ? after it or without
///
/// A character is a Unicode scalar, and letters match in either case. `.` does not match line ends.
/// `^` is the start of the text, and `$` its end. Because only the existence of a match matters,
/// greedy and reluctant repetitions (`*` and `*?`) are equivalent.
///
/// - Source: R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009.
public struct Pattern: Sendable {
  private let program: PatternProgram

  /// Compiles an expression, the text between the slashes of a query.
  ///
  /// - Throws: A `Diagnostic` that quotes the expression and names the character that cannot be
  ///   read, or says that the expression is too large.
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
  /// - Complexity: O(*n* *m*) for *n* bytes and *m* instructions; a text without a byte that can
  ///   begin a match is only scanned for one.
  public func isIn(_ text: String) -> Bool { search(text).isFound }

  /// The same with the number of instructions executed.
  public func search(_ text: String) -> (isFound: Bool, steps: Int) {
    var text = text
    return text.withUTF8 { bytes in
      var matcher = unsafe PatternMatcher(program, bytes)
      return (matcher.isFound(), matcher.steps)
    }
  }
}
