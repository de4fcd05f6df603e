/// A regular expression as a tree, at most `PatternParser.maximumDepth` groups deep.
indirect enum PatternNode: Equatable, Sendable {
  /// One character of a class.
  case scalar(ScalarClass)
  case assertion(PatternAssertion)
  /// One after the other; none of them is the empty text.
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// `node` that often; without `atMost`, as often as there are.
  case repetition(PatternNode, atLeast: Int, atMost: Int?)
}

/// What has to hold at a place between two characters.
enum PatternAssertion: Equatable, Sendable {
  case start, end, wordBoundary, noWordBoundary
}
