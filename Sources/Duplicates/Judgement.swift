/// The relation of two records.
public enum Relation: String, Sendable, CaseIterable {
  /// Two records of one publication, certain enough to be merged unasked.
  case same
  /// Two publications of one work: preprint, conference paper, journal article.
  case version
  /// A different text that refers to the other or is a part of it: an erratum, a reply, a chapter.
  case related
  /// Perhaps the same; there is too little information to decide.
  case ask
  case different
}

/// The relation of two records, and the reasons.
public struct Judgement: Sendable {
  public var relation: Relation
  /// The confidence that both records describe one work, from 0 to 1.
  public var confidence: Double
  /// The evidence for and against it, in words.
  public var reasons: [String]
}
