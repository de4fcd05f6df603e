/// The syntax tree of a regular expression, at most `PatternParser.maximumDepth` groups deep.
indirect enum PatternNode: Equatable, Sendable {
  /// One character of a class.
  case scalar(ScalarClass)
  case assertion(PatternAssertion)
  /// A sequence; none of its nodes is empty.
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// A repetition; without `atMost` it has no upper limit.
  case repetition(PatternNode, atLeast: Int, atMost: Int?)
}

/// A condition on a place between two characters.
enum PatternAssertion: Equatable, Sendable {
  case start, end, wordBoundary, noWordBoundary
}
