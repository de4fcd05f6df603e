/// What two records are to each other.
public enum Relation: String, Sendable, CaseIterable {
  /// One publication described twice: certain enough to be merged unasked.
  case same
  /// One work in another publication: preprint, conference paper, journal article.
  case version
  /// Another text that goes with it: an erratum, a reply, a part, a chapter.
  case related
  /// Perhaps the same; there is too little to tell.
  case ask
  case different
}

/// What two records are to each other, and why.
public struct Judgement: Sendable {
  public var relation: Relation
  /// From 0 to 1: how much speaks for one work.
  public var confidence: Double
  /// What speaks for it and against it, in words.
  public var reasons: [String]
}
