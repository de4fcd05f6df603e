/// What a run of the suite means against the list of fixtures that passed before.
///
/// The list is kept in both directions: a fixture that fails and is in it is a loss, one that passes
/// and is not is a gain that has not been recorded.
public struct Ratchet: Equatable, Sendable {
  public var losses: [String] = []
  public var gains: [String] = []
  /// Those of the list that were not run.
  public var missing: [String] = []

  /// Judges a run by the list in `passing`, a name to a line.
  public init(_ outcomes: [Suite.Outcome], passing: String) {
    let listed = passing.split(separator: "\n").map(String.init)
    let known = Set(listed)
    let run = Set(outcomes.map(\.name))
    losses = outcomes.filter { !$0.isPassed && known.contains($0.name) }.map(\.name)
    gains = outcomes.filter { $0.isPassed && !known.contains($0.name) }.map(\.name)
    missing = listed.filter { !run.contains($0) }
  }

  /// The list that records a run.
  public static func list(of outcomes: [Suite.Outcome]) -> String {
    outcomes.filter(\.isPassed).map { $0.name + "\n" }.joined()
  }
}
