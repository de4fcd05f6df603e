public import Identifiers
internal import Text

/// What a registry says has happened to a work since it was published.
public struct WorkNotice: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The work is not to be relied on.
    case retraction
    /// Taken back by its authors or removed by its publisher.
    case withdrawal
    /// In doubt, in its publisher's opinion, or retracted in part.
    case expressionOfConcern
    /// A correction, corrigendum or erratum.
    case correction
    /// Anything else, in the registry's word.
    case other(String)

    /// - Parameter type: Crossref's `type` of an update.
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

    /// Whether nobody should cite the work for what it says.
    public var isFatal: Bool { self == .retraction || self == .withdrawal }

    /// What happened, as in "it was retracted".
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

  public var kind: Kind
  /// The DOI of the notice, if that is a work of its own.
  public var doi: DOI?
  /// In EDTF.
  public var date: String?
}
