/// The three versions of a value in a three-way merge: the merge base, ours and theirs.
public struct ThreeWay<Value> {
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
  ) throws(Failure) -> ThreeWay<Other> {
    ThreeWay<Other>(
      base: try transform(base), ours: try transform(ours), theirs: try transform(theirs))
  }
}

extension ThreeWay: Sendable where Value: Sendable {}

extension ThreeWay: Equatable where Value: Equatable {
  /// The version of the side that changed the value; ours if both did.
  var preferred: Value { ours == base ? theirs : ours }
}
