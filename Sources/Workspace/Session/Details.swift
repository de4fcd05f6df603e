/// How much a command says about each of many records.
public enum Details: Equatable, Sendable {
  /// What concerns more than `limit` records is said in a number only.
  case few
  /// Everything is said.
  case all

  /// About a screen of lines; more are not read one by one.
  public static let limit = 20

  /// Whether something is said about each of some records.
  public func describe(_ count: Int) -> Bool { self == .all || count <= Self.limit }
}
