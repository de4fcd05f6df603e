public import Identifiers
internal import Text

/// A notice of a registry about a work after its publication, such as a retraction.
public struct WorkNotice: Hashable, Sendable {
  /// What the notice says.
  public enum Kind: Hashable, Sendable {
    /// The work was retracted: its results are not reliable.
    case retraction
    /// The authors withdrew the work, or the publisher removed it.
    case withdrawal
    /// The publisher doubts the work, or retracted a part of it.
    case expressionOfConcern
    /// A correction, corrigendum or erratum.
    case correction
    /// Any other notice, in the registry's term.
    case other(String)

    /// Reads Crossref's term.
    ///
    /// - Parameter type: The `type` of an update in Crossref's metadata.
    /// - Source: Crossref, "Version control, corrections, and retractions".
    init(_ type: String) {
      switch type {
      case "retraction": self = .retraction
      case "withdrawal", "removal": self = .withdrawal
      case "expression_of_concern", "partial_retraction": self = .expressionOfConcern
      case "correction", "corrigendum", "erratum": self = .correction
      default: self = .other(type)
      }
    }

    /// Whether the work should not be cited as a source.
    public var isFatal: Bool { self == .retraction || self == .withdrawal }

    /// What happened, as a participle: `retracted` in "it was retracted".
    public var participle: String {
      switch self {
      case .retraction: "retracted"
      case .withdrawal: "withdrawn"
      case .expressionOfConcern: "put in doubt by its publisher"
      case .correction: "corrected"
      case .other(let type): "updated (\(type.escapingControls))"
      }
    }
  }

  /// What the notice says.
  public var kind: Kind
  /// The DOI of the notice, if it was published separately.
  public var doi: DOI?
  /// The date of the notice, in EDTF.
  public var date: String?
}

/// A notice and the work that it concerns.
public struct NoticedWork: Hashable, Sendable {
  /// The work, by the identifier that was looked up.
  public var work: WorkIdentifier
  /// What happened to it.
  public var notice: WorkNotice
}
