/// Three versions of one thing: what both sides began with, and what each made of it.
public struct Versions<Value> {
  public enum Side: CaseIterable, Sendable {
    case ours, theirs

    var other: Side {
      switch self {
      case .ours: .theirs
      case .theirs: .ours
      }
    }
  }

  public var base: Value
  public var ours: Value
  public var theirs: Value

  public init(base: Value, ours: Value, theirs: Value) {
    (self.base, self.ours, self.theirs) = (base, ours, theirs)
  }

  public func map<Other, Failure>(
    _ transform: (Value) throws(Failure) -> Other
  ) throws(Failure) -> Versions<Other> {
    Versions<Other>(
      base: try transform(base), ours: try transform(ours), theirs: try transform(theirs))
  }
}

extension Versions: Sendable where Value: Sendable {}

extension Versions: Equatable where Value: Equatable {
  /// The version of the side that changed it; ours if both did.
  var preferred: Value { ours == base ? theirs : ours }
}
